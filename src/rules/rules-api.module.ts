import { Module } from '@nestjs/common';
import { AssignmentsController } from './assignments.controller.js';
import { CasesController } from './cases.controller.js';
import { ClientRulesController } from './client-rules.controller.js';
import { RuleSetsController } from './rule-sets.controller.js';
import { RulesController } from './rules.controller.js';
import { RulesModule } from './rules.module.js';

/** The routes about rules, where they hold, and cases. */
@Module({
  imports: [RulesModule],
  controllers: [AssignmentsController, CasesController, ClientRulesController, RuleSetsController, RulesController],
})
export class RulesApiModule {}
