import { Module } from '@nestjs/common';
import { BouncesController } from './bounces.controller.js';
import { BouncesModule } from './bounces.module.js';

/** The routes of this room. */
@Module({ imports: [BouncesModule], controllers: [BouncesController] })
export class BouncesApiModule {}
