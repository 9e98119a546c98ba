import { Module } from '@nestjs/common';
import { DecisionsModule } from './decisions.module.js';
import { EventsController } from './events.controller.js';
import { MessagesIntakeController } from './messages-intake.controller.js';

/** The API by which systems ask for messages, and tell what happened. */
@Module({ imports: [DecisionsModule], controllers: [EventsController, MessagesIntakeController] })
export class IntakeApiModule {}
