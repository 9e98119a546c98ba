import { Module } from '@nestjs/common';
import { CaseBook } from './case-book.js';
import { RuleBook } from './rule-book.js';

/** Rules, where they hold, and the cases that they follow. */
@Module({ providers: [CaseBook, RuleBook], exports: [CaseBook, RuleBook] })
export class RulesModule {}
