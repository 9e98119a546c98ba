import { Module } from '@nestjs/common';
import { DecisionsModule } from './decisions.module.js';
import { MessagesIntakeController } from './messages-intake.controller.js';

/** The API by which systems ask for messages. */
@Module({ imports: [DecisionsModule], controllers: [MessagesIntakeController] })
export class IntakeApiModule {}
