import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { Assignments } from './assignments.service.js';
import { CaseBook } from './case-book.js';
import { Cases } from './cases.service.js';
import { ClientRuleBook } from './client-rules.service.js';
import { OpenCases } from './open-cases.js';
import { RuleBook } from './rule-book.js';
import { RuleSets } from './rule-sets.service.js';
import { Rules } from './rules.service.js';
import { RulePlannings } from './planned-mails.service.js';

const offered = [Assignments, CaseBook, Cases, ClientRuleBook, RuleBook, RuleSets, Rules, RulePlannings];

/** Rules, where they hold, and the cases that they follow. */
@Module({ imports: [ClientsModule, MessagesModule], providers: [...offered, OpenCases], exports: offered })
export class RulesModule {}
