import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { DecisionReader } from './decision-reader.service.js';
import { DecisionStore } from './decision-store.js';
import { EventIntake } from './event-intake.service.js';
import { EventStore } from './event-store.js';
import { Explain } from './explain.service.js';
import { Intake } from './intake.service.js';
import { MessageNumbers } from './message-numbers.js';
import { PendingEvents } from './pending-events.js';

/** What comes in, what is decided on it, and why. */
@Module({
  imports: [ClientsModule, MessagesModule, RulesModule],
  providers: [DecisionReader, DecisionStore, EventIntake, EventStore, Explain, Intake, MessageNumbers, PendingEvents],
  exports: [DecisionReader, EventIntake, Explain, Intake, PendingEvents],
})
export class DecisionsModule {}
