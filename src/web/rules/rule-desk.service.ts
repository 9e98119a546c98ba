import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { problemsOf } from '../../common/field-problem.js';
import { refuse } from '../../common/problem.js';
import { unstorable } from '../../common/storable.js';
import { Tenancy } from '../../database/tenancy.js';
import { refusal, wrongFields, type Refusal } from '../../rules/refusal.js';
import { newRule } from '../../rules/rule-input.js';
import type { RuleRow } from '../../rules/rule-rows.js';
import { Rules } from '../../rules/rules.service.js';
import { RuleChoicesReader, type RuleChoices } from './rule-choices.service.js';
import { contentOf, formOfRule, severalOf, type RuleForm } from './rule-form.js';
import { usersNamed } from './rule-words.js';

/** A rule that was made or changed; or why not, with the recipients as they were judged. */
export type SavedRule = { ok: true; rule: RuleRow } | (Refusal & { recipients: readonly string[] });

/** Reads a rule into its form, and saves what a form asks for. */
@Injectable()
export class RuleDesk {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly rules: Rules,
    private readonly reader: RuleChoicesReader,
  ) {}

  async choices({ organisationId, language }: Principal): Promise<RuleChoices> {
    return this.tenancy.within(organisationId, (tx) => this.reader.read(tx, organisationId, language));
  }

  /** @throws ApiProblem 404 where there is no such rule */
  async find(principal: Principal, id: string): Promise<RuleRow> {
    return (await this.rules.find(principal, id)) ?? refuse('NOT_FOUND', 404);
  }

  async formOf(principal: Principal, rule: RuleRow): Promise<RuleForm> {
    return formOfRule(rule, await this.emails(principal, [rule]));
  }

  /** E-mail addresses of the users that these rules name, by id. */
  async emails({ organisationId }: Principal, rules: readonly RuleRow[]): Promise<Map<string, string>> {
    const ids = rules.flatMap(({ recipients }) => usersNamed(recipients));
    return this.tenancy.within(organisationId, (tx) => this.reader.emails(tx, organisationId, ids));
  }

  /**
   * @param current the rule that is changed; null makes one
   * @param revision of the rule as its author saw it
   */
  async save(principal: Principal, current: RuleRow | null, revision: number, form: RuleForm): Promise<SavedRule> {
    const fault = unstorable(form);
    if (fault) return refuse(fault.code, 422);
    const { organisationId } = principal;
    const ids = await this.tenancy.within(organisationId, (tx) =>
      this.reader.idsOf(tx, organisationId, severalOf(form.users)),
    );
    const asked = contentOf(form, ids, current?.recipients);
    const { recipients } = asked;
    const read = newRule.safeParse(asked);
    if (!read.success) return { ...wrongFields(problemsOf(read.error, asked)), recipients };
    if (current && !Number.isSafeInteger(revision)) return { ...refusal('CONFLICT'), recipients };
    const saved = current
      ? await this.rules.change(principal, current.id, { ...read.data, revision })
      : await this.rules.create(principal, read.data);
    return saved.ok ? saved : { ...saved, recipients };
  }
}
