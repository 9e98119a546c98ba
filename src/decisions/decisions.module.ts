import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { DecisionStore } from './decision-store.js';
import { EventIntake } from './event-intake.service.js';
import { EventStore } from './event-store.js';
import { Intake } from './intake.service.js';
import { MessageNumbers } from './message-numbers.js';
import { PendingEvents } from './pending-events.js';

/** What comes in, what is decided on it, and why. */
@Module({
  imports: [ClientsModule, MessagesModule, RulesModule],
  providers: [DecisionStore, EventIntake, EventStore, Intake, MessageNumbers, PendingEvents],
  exports: [EventIntake, Intake, PendingEvents],
})
export class DecisionsModule {}
