import { Inject, Injectable, Logger } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { endTurn, takeTurn } from '../database/due-work.js';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { CaseBook } from '../rules/case-book.js';
import { holdClients, holdOpenCases } from '../rules/case-rows.js';
import { CASE_OPENED } from '../rules/event-kinds.js';
import { RuleBook } from '../rules/rule-book.js';
import { DecisionStore, messageCount } from './decision-store.js';
import { EventHouse } from './event-house.js';
import { MessageNumbers, type Numbers } from './message-numbers.js';
import { asNewDecision, decideAll } from './rule-decision.js';
import { loadStoredEvents, type StoredEvent } from './stored-events.js';
import { SYSTEM_MAILS } from './system-mails.js';

/** Events in one transaction. */
const AT_ONCE = 100;
/** An event that can't be decided comes back after this, so that it stands in nobody's way. */
const PUT_OFF_MS = 10 * 60_000;

/** Decides on the events that rooms below appended: openings that are applied to open cases, and Bode's own mails. */
@Injectable()
export class PendingEvents {
  private readonly logger = new Logger(PendingEvents.name);

  constructor(
    private readonly tenancy: Tenancy,
    private readonly decisions: DecisionStore,
    private readonly rules: RuleBook,
    private readonly cases: CaseBook,
    private readonly numbers: MessageNumbers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One turn of one organisation.
   *
   * @returns whether there was an organisation with due work
   */
  async turn(): Promise<boolean> {
    const organisationId = await takeTurn(this.tenancy, 'event', this.clock.now());
    if (!organisationId) return false;
    await this.decideSome(organisationId);
    await endTurn(this.tenancy, organisationId, 'event', this.clock.now(), (tx) => nextDue(tx, organisationId));
    return true;
  }

  private async decideSome(organisationId: string): Promise<void> {
    try {
      await this.decide(organisationId, AT_ONCE);
    } catch (error) {
      // One of them is the fault; one by one the others go on.
      this.logger.error({ err: error }, 'Events could not be decided together');
      for (let left = AT_ONCE; left > 0; left--) {
        const done = await this.decide(organisationId, 1).catch((fault: unknown) => this.putOff(organisationId, fault));
        if (done === 0) return;
      }
    }
  }

  /** @returns how many were decided */
  private async decide(organisationId: string, limit: number): Promise<number> {
    return this.numbers.enough(organisationId, limit, (numbers) =>
      this.tenancy.within(organisationId, async (tx) => {
        const ids = await lockDue(tx, organisationId, this.clock.now(), limit);
        if (ids.length > 0) await this.decideAll(tx, organisationId, ids, numbers);
        return ids.length;
      }),
    );
  }

  private async decideAll(tx: Tx, organisationId: string, ids: readonly string[], numbers: Numbers): Promise<void> {
    const now = this.clock.now();
    await holdOpenings(tx, organisationId, ids);
    const events = await loadStoredEvents(tx, organisationId, this.cases, ids, now);
    const settled = await loadSettled(tx, organisationId, events);
    const facts = events.map((event) => event.facts);
    const kinds = facts.map(({ kind }) => kind);
    const rules = await this.rules.loadActive(tx, organisationId, kinds);
    const ownTypes = kinds.flatMap((kind) => SYSTEM_MAILS[kind]?.typeCode ?? []);
    const house = await EventHouse.load(tx, organisationId, this.rules, facts, rules, ownTypes);
    const outcomes = events.map(({ facts: event, onlyRule }) =>
      decideAll(event, house).filter(({ rule, decided }) => {
        // Ad4: an opening that is applied later makes at most one addressed message, be it of this same turn.
        const pair = `${event.case?.id} ${rule?.id}`;
        if (onlyRule !== null && (rule?.id !== onlyRule || settled.has(pair))) return false;
        if (decided.outcome === 'addressed' || decided.outcome === 'partly') settled.add(pair);
        return true;
      }),
    );
    numbers.need(outcomes.flat().reduce((sum, { decided }) => sum + messageCount(decided), 0));
    const made = events.flatMap(({ id, facts: event }, i) =>
      outcomes[i]!.map((outcome) => asNewDecision(id, event, outcome, house, () => numbers.next())),
    );
    await tx.query(`UPDATE event SET decide_at = NULL WHERE organisation_id = $1 AND id = ANY ($2)`, [
      organisationId,
      ids,
    ]);
    await this.decisions.insert(tx, organisationId, made, now);
  }

  /** @returns 1: it is out of the way */
  private async putOff(organisationId: string, fault: unknown): Promise<number> {
    const now = this.clock.now();
    return this.tenancy.within(organisationId, async (tx) => {
      const [eventId] = await lockDue(tx, organisationId, now, 1);
      this.logger.error({ eventId, err: fault }, 'An event could not be decided; it is tried again later');
      await tx.query(`UPDATE event SET decide_at = $3 WHERE organisation_id = $1 AND id = $2`, [
        organisationId,
        eventId,
        new Date(now.getTime() + PUT_OFF_MS),
      ]);
      return 1;
    });
  }
}

async function lockDue(tx: Tx, organisationId: string, now: Date, limit: number): Promise<string[]> {
  const due = await rows<{ id: string }>(
    tx,
    `SELECT id FROM event WHERE organisation_id = $1 AND decide_at <= $2
     ORDER BY decide_at, id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [organisationId, now, limit],
  );
  return due.map(({ id }) => id);
}

async function nextDue(tx: Tx, organisationId: string): Promise<Date | null> {
  const row = await firstRow<{ at: Date | null }>(
    tx,
    `SELECT min(decide_at) AS at FROM event WHERE organisation_id = $1 AND decide_at IS NOT NULL`,
    [organisationId],
  );
  return row?.at ?? null;
}

/**
 * Holds the cases whose openings are decided on: whoever applies a rule to them meanwhile waits, and then finds what was
 * decided; or was first, and the plan is read after this. The clients come first, as they do for whoever applies a rule.
 */
async function holdOpenings(tx: Tx, organisationId: string, eventIds: readonly string[]): Promise<void> {
  const cases = await rows<{ id: string; clientId: string }>(
    tx,
    `SELECT f.id, f.client_id AS "clientId" FROM event e
     JOIN case_file f ON f.organisation_id = e.organisation_id AND f.id = e.case_id
     WHERE e.organisation_id = $1 AND e.id = ANY ($2) AND e.kind = $3`,
    [organisationId, eventIds, CASE_OPENED],
  );
  await holdClients(
    tx,
    organisationId,
    cases.map(({ clientId }) => clientId),
  );
  await holdOpenCases(
    tx,
    organisationId,
    cases.map(({ id }) => id),
  );
}

/** The pairs of case and rule that made an addressed message already (Ad4). The cases are held. */
async function loadSettled(tx: Tx, organisationId: string, events: readonly StoredEvent[]): Promise<Set<string>> {
  const again = events.filter(({ onlyRule }) => onlyRule !== null);
  if (again.length === 0) return new Set();
  const caseIds = [...new Set(again.map(({ facts }) => facts.case!.id))];
  const found = await rows<{ caseId: string; ruleId: string }>(
    tx,
    `SELECT case_id AS "caseId", rule_id AS "ruleId" FROM decision
     WHERE organisation_id = $1 AND case_id = ANY ($2) AND rule_id = ANY ($3) AND outcome IN ('addressed', 'partly')`,
    [organisationId, caseIds, [...new Set(again.map(({ onlyRule }) => onlyRule))]],
  );
  return new Set(found.map(({ caseId, ruleId }) => `${caseId} ${ruleId}`));
}
