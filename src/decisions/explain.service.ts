import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import { firstRow, rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { dayIn } from '../message-types/formats.js';
import { CaseBook } from '../rules/case-book.js';
import { RuleBook, type RuleFacts } from '../rules/rule-book.js';
import { decide } from './decide.js';
import type { Standing } from './decide-event.js';
import type { EventFacts } from './event-facts.js';
import { EventHouse } from './event-house.js';
import type { ExplainRequest } from './explain-request.js';
import { DIRECT_REQUEST } from '../messages/direct-request.js';
import { chooseRecipients } from './recipients.js';
import { loadEventClients, loadStoredEvents } from './stored-events.js';
import type { Outcome, Trace, TracedCandidate } from './trace.js';

/** What one rule would decide; also where it was not set off, or does not hold here. */
export interface ExplainedRule {
  rule: { id: string; name: string; type: string };
  /** The rule waits for a case of this type, and none was named: judged as if one began that day. */
  imaginedCase: { type: string; startDate: string } | null;
  /** `decided`, or what kept the rule from being asked. */
  standing: Standing;
  outcome: Outcome;
  reason: Trace['reason'] | null;
  /** As it would be stored; as far as the decision went. */
  trace: Trace;
  /** Who would get it, and why others not, also where it did not come to that. */
  recipients: { candidates: TracedCandidate[]; catchAll?: Trace['catchAll'] };
}

export interface Explanation {
  /** External id of the client it is about. */
  client: string | null;
  rules: ExplainedRule[];
  /** What a direct request (`POST /messages`) of this type to this client would become; null: not asked for. */
  request: { type: string; outcome: Outcome; reason: Trace['reason'] | null; trace: Trace } | null;
}

export type ExplainResult = { ok: true; explanation: Explanation } | { ok: false; errors: [FieldProblem] };

/** Says what would be decided, by the very function that decides, and stores nothing (N02). */
@Injectable()
export class Explain {
  constructor(
    private readonly rules: RuleBook,
    private readonly cases: CaseBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async explain(tx: Tx, organisationId: string, asked: ExplainRequest): Promise<ExplainResult> {
    const base = asked.event
      ? await this.storedEvent(tx, organisationId, asked.event)
      : await this.imagined(tx, organisationId, asked);
    if ('problem' in base) return { ok: false, errors: [base.problem] };
    const { event, onlyRule, imagined } = base;
    const rules = await this.rulesAsked(tx, organisationId, asked, event, onlyRule);
    if (asked.rule && rules.length === 0) return { ok: false, errors: [fieldProblem('rule', 'UNKNOWN_RULE')] };
    const events = imagined ? await this.setOff(tx, organisationId, event, rules) : new Map<RuleFacts, EventFacts>();
    const house = await EventHouse.load(
      tx,
      organisationId,
      this.rules,
      [...new Set(events.values()), event],
      rules,
      asked.type ? [asked.type] : [],
      true,
    );
    if (asked.type && !house.house.types.has(asked.type)) {
      return { ok: false, errors: [fieldProblem('type', 'UNKNOWN_TYPE')] };
    }
    return {
      ok: true,
      explanation: {
        client: event.client?.externalId ?? null,
        rules: rules.map((rule) => explained(events.get(rule) ?? event, rule, house, event.case === null)),
        request: asked.type && !asked.event && !asked.kind ? explainedRequest(event, asked.type, house) : null,
      },
    };
  }

  private async storedEvent(tx: Tx, organisationId: string, id: string): Promise<Base> {
    const [stored] = await loadStoredEvents(tx, organisationId, this.cases, [id], null);
    return stored
      ? { event: stored.facts, onlyRule: stored.onlyRule, imagined: false }
      : { problem: fieldProblem('event', 'NOT_FOUND') };
  }

  /** An event that did not happen: about this client, case and user, on that day. */
  private async imagined(tx: Tx, organisationId: string, asked: ExplainRequest): Promise<Base> {
    const ofCase = asked.case ? (await this.cases.load(tx, organisationId, [asked.case])).get(asked.case) : null;
    if (ofCase === undefined) return { problem: fieldProblem('case', 'UNKNOWN_CASE') };
    const named = asked.client
      ? await firstRow<{ id: string }>(tx, `SELECT id FROM client WHERE organisation_id = $1 AND external_id = $2`, [
          organisationId,
          asked.client,
        ])
      : null;
    if (named === undefined) return { problem: fieldProblem('client', 'UNKNOWN_CLIENT') };
    if (named && ofCase && named.id !== ofCase.clientId) {
      return { problem: fieldProblem('client', 'BAD_VALUE', 'is not the client of this case') };
    }
    const clientId = named?.id ?? ofCase?.clientId;
    const clients = await loadEventClients(tx, organisationId, clientId ? [clientId] : []);
    if (asked.user && !(await isUser(tx, organisationId, asked.user))) {
      return { problem: fieldProblem('user', 'UNKNOWN_USER') };
    }
    const receivedAt = asked.date ? new Date(`${asked.date}T12:00:00Z`) : this.clock.now();
    const event: EventFacts = {
      key: 'explain',
      kind: asked.kind ?? '',
      origin: asked.origin,
      data: asked.data,
      client: clients.get(clientId ?? '') ?? null,
      case: ofCase,
      caseClosed: ofCase?.closedAt != null && ofCase.closedAt <= receivedAt,
      userId: asked.user ?? null,
      actorUserId: null,
      receivedAt,
    };
    return { event, onlyRule: null, imagined: true };
  }

  /**
   * Each rule is judged on the event that sets it off, where no other was named; and one that waits for a case of some
   * type on a case that begins that day, where none was: what came with the event is then said of its case too.
   */
  private async setOff(
    tx: Tx,
    organisationId: string,
    event: EventFacts,
    rules: readonly RuleFacts[],
  ): Promise<Map<RuleFacts, EventFacts>> {
    const { client, data, receivedAt } = event;
    const typeFor = (rule: RuleFacts) =>
      !event.case && client && [rule.triggerKind, ''].includes(event.kind) ? rule.triggerCaseType : null;
    const opened = rules.some((rule) => typeFor(rule) !== null)
      ? await this.cases.imagine(
          tx,
          organisationId,
          {
            externalId: event.key,
            clientId: client!.id,
            type: '',
            startDate: await dayThere(tx, organisationId, receivedAt),
            roles: {},
            data,
          },
          receivedAt,
        )
      : null;
    const events = new Map<string, EventFacts>();
    return new Map(
      rules.map((rule) => {
        const [kind, type] = [event.kind || rule.triggerKind, typeFor(rule)];
        const name = JSON.stringify([kind, type]);
        const one = events.get(name) ?? { ...event, kind, case: type === null ? event.case : { ...opened!, type } };
        events.set(name, one);
        return [rule, one];
      }),
    );
  }

  /** Switched off or not: a rule that does nothing is told of too. */
  private async rulesAsked(
    tx: Tx,
    organisationId: string,
    { rule, type }: ExplainRequest,
    { kind }: EventFacts,
    onlyRule: string | null,
  ): Promise<RuleFacts[]> {
    const only = rule ?? onlyRule;
    if (only) return this.rules.load(tx, organisationId, [only]);
    const found = await rows<{ id: string }>(
      tx,
      `SELECT id FROM rule WHERE organisation_id = $1 AND (CASE WHEN $2::text IS NULL THEN trigger_kind = $3
                                                             ELSE type_code = $2 END)`,
      [organisationId, type ?? null, kind],
    );
    return this.rules.load(
      tx,
      organisationId,
      found.map(({ id }) => id),
    );
  }
}

type Base = { event: EventFacts; onlyRule: string | null; imagined: boolean } | { problem: FieldProblem };

function explained(event: EventFacts, rule: RuleFacts, house: EventHouse, noCase: boolean): ExplainedRule {
  const { standing, decided } = house.judge(event, rule);
  const { candidates, catchAll } = chooseRecipients(rule.recipients, house.snapshot(event, rule));
  return {
    rule: { id: rule.id, name: rule.name, type: rule.typeCode },
    imaginedCase: noCase && event.case ? { type: event.case.type, startDate: event.case.startDate } : null,
    standing,
    outcome: decided.outcome,
    reason: decided.reason,
    trace: decided.trace,
    recipients: { candidates, ...(catchAll && { catchAll }) },
  };
}

function explainedRequest(event: EventFacts, typeCode: string, house: EventHouse): Explanation['request'] {
  const { client } = event;
  if (!client || house.house.types.get(typeCode)!.audience !== 'client') return null;
  const ask = { kind: DIRECT_REQUEST, key: event.key, data: event.data, validUntil: null };
  const { outcome, reason, trace } = decide(ask, { ...house.snapshot(event, { typeCode }), client }, event.receivedAt);
  return { type: typeCode, outcome, reason, trace };
}

/** The day of this moment where the organisation is. */
async function dayThere(tx: Tx, organisationId: string, at: Date): Promise<string> {
  const found = await firstRow<{ zone: string }>(tx, `SELECT zone FROM organisation WHERE id = $1`, [organisationId]);
  return dayIn(found!.zone, at);
}

async function isUser(tx: Tx, organisationId: string, id: string): Promise<boolean> {
  return (
    (await firstRow(tx, `SELECT FROM user_account WHERE organisation_id = $1 AND id = $2`, [organisationId, id])) !==
    undefined
  );
}
