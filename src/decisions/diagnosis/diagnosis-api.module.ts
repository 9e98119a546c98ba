import { Module } from '@nestjs/common';
import { DiagnosesController } from './diagnoses.controller.js';
import { DiagnosisModule } from './diagnosis.module.js';

/** The API of diagnoses. */
@Module({ imports: [DiagnosisModule], controllers: [DiagnosesController] })
export class DiagnosisApiModule {}
