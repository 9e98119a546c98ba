import { Module } from '@nestjs/common';
import { DecisionsModule } from './decisions.module.js';
import { DecisionsController } from './decisions.controller.js';
import { EventsController } from './events.controller.js';
import { ExplainController } from './explain.controller.js';
import { MessagesIntakeController } from './messages-intake.controller.js';

/** The API by which systems ask for messages, tell what happened, and read what was decided. */
@Module({
  imports: [DecisionsModule],
  controllers: [DecisionsController, EventsController, ExplainController, MessagesIntakeController],
})
export class IntakeApiModule {}
