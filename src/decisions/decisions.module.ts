import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module.js';
import { ClientsModule } from '../clients/clients.module.js';
import { DecisionStore } from './decision-store.js';
import { EventStore } from './event-store.js';
import { IntakeStream } from './intake-stream.js';
import { Intake } from './intake.service.js';

/** What comes in, what is decided on it, and why. */
@Module({
  imports: [ClientsModule, MessagesModule],
  providers: [DecisionStore, EventStore, Intake, IntakeStream],
  exports: [Intake, IntakeStream],
})
export class DecisionsModule {}
