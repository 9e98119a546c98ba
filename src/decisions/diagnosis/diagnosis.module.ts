import { Module } from '@nestjs/common';
import { RulesModule } from '../../rules/rules.module.js';
import { DecisionsModule } from '../decisions.module.js';
import { Diagnoses } from './diagnoses.service.js';
import { DiagnosisFacts } from './diagnosis-facts.service.js';
import { DiagnosisStore } from './diagnosis-store.js';
import { TestMails } from './test-mails.service.js';

/** Guided searches for why somebody did not get a mail. */
@Module({
  imports: [DecisionsModule, RulesModule],
  providers: [Diagnoses, DiagnosisFacts, DiagnosisStore, TestMails],
  exports: [Diagnoses, TestMails],
})
export class DiagnosisModule {}
