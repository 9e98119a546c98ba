import { Injectable } from '@nestjs/common';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { Metrics } from '../health/metrics.js';
import { followsOnNotSent, type FallbackPreference } from '../messages/fallback-rule.js';
import { Fallback } from '../messages/fallback.service.js';
import { moveMessages } from '../messages/move-messages.js';
import type { NextStep } from './next-step.js';
import { RETRY_LIMIT_MS } from './retry.js';

const COLUMNS = [
  'attempts',
  'first_attempt_at',
  'due_at',
  'sent_at',
  'to_address',
  'to_domain',
  'next_addresses',
] as const;

/** Mails that are given up in one transaction. */
const GIVEN_UP_AT_ONCE = 1_000;
const NO_RELAY = 'TRANSPORT_ERROR' as const;

/** Writes what became of a number of mails, all in one transaction, and makes the letters that follow by themselves. */
@Injectable()
export class OutcomeRecorder {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly fallback: Fallback,
    private readonly metrics: Metrics,
  ) {}

  async record(organisationId: string, lease: string, steps: readonly NextStep[], now: Date): Promise<void> {
    const failed = steps.filter((step) => step.to === 'not_sent').length;
    const firstNumber = failed > 0 ? await this.fallback.takeNumbers(organisationId, failed) : 0n;
    const recorded = new Set<string>();
    await this.tenancy.within(organisationId, async (tx) => {
      const notSent: string[] = [];
      for (const group of grouped(steps)) {
        const moved = await moveMessages(
          tx,
          {
            organisationId,
            from: ['sending'],
            to: group.to,
            what: group.what,
            by: 'bode',
            at: now,
            lease,
            columns: COLUMNS,
          },
          group.steps.map((step) => step.move),
        );
        for (const id of moved) recorded.add(id);
        if (group.to === 'not_sent') notSent.push(...moved);
      }
      const follow = await this.thatFollow(tx, organisationId, notSent);
      await this.fallback.make(tx, organisationId, follow, firstNumber, { route: 'not-sent', branchIds: 'all' });
    });
    this.count(steps.filter(({ move }) => recorded.has(move.id)));
  }

  /**
   * Not sent, for want of a mail server: mails that waited for it as long as one is tried at all (design §4), whether it
   * was ever offered them or not. Only while it takes none; no letter follows by itself, as with any fault of our own.
   *
   * @param reply its last words
   */
  async giveUp(organisationId: string, reply: string, now: Date): Promise<void> {
    const longest = new Date(now.getTime() - RETRY_LIMIT_MS);
    const base = { organisationId, from: ['queued'], to: 'not_sent', what: 'not-sent', by: 'bode', at: now } as const;
    for (let given = GIVEN_UP_AT_ONCE; given === GIVEN_UP_AT_ONCE;) {
      given = await this.tenancy.within(organisationId, async (tx) => {
        const old = await rows<{ id: string; address: string; attempt: number }>(
          tx,
          `SELECT id, to_address AS address, attempts AS attempt FROM message
           WHERE organisation_id = $1 AND status = 'queued' AND coalesce(first_attempt_at, due_at) <= $2
           LIMIT ${GIVEN_UP_AT_ONCE} FOR UPDATE SKIP LOCKED`,
          [organisationId, longest],
        );
        const moves = old.map(({ id, ...facts }) => ({ id, reason: NO_RELAY, facts: { ...facts, reply } }));
        return (await moveMessages(tx, base, moves)).size;
      });
      for (let n = 0; n < given; n++) this.metrics.mailGivenUp(NO_RELAY);
    }
  }

  private count(steps: readonly NextStep[]): void {
    for (const { to, what, move } of steps) {
      if (to === 'sent') this.metrics.mailSent();
      if (to === 'not_sent' && move.reason) this.metrics.mailGivenUp(move.reason);
      if (what === 'deferred') this.metrics.mailDeferred(String(move.facts?.['why']));
    }
  }

  /** The lines whose type makes a letter of them by itself. */
  private async thatFollow(tx: Tx, organisationId: string, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const settings = await firstRow<{ asInWise: boolean }>(
      tx,
      `SELECT coalesce((settings->>'asInWise')::boolean, false) AS "asInWise" FROM organisation WHERE id = $1`,
      [organisationId],
    );
    const lines = await rows<{ id: string; reason: Parameters<typeof followsOnNotSent>[0] } & FallbackPreference>(
      tx,
      `SELECT m.id, m.reason, t.formats, t.on_not_sent AS "onNotSent", t.on_bounce AS "onBounce"
       FROM message m JOIN message_type t ON t.organisation_id = m.organisation_id AND t.code = m.type_code
       WHERE m.organisation_id = $1 AND m.id = ANY ($2) ORDER BY m.number`,
      [organisationId, ids],
    );
    return lines.filter((line) => followsOnNotSent(line.reason, line, settings!.asInWise)).map(({ id }) => id);
  }
}

interface StepGroup extends Pick<NextStep, 'to' | 'what'> {
  steps: NextStep[];
}

function grouped(steps: readonly NextStep[]): StepGroup[] {
  const groups = new Map<StepGroup['what'], StepGroup>();
  for (const step of steps) {
    const group = groups.get(step.what) ?? { to: step.to, what: step.what, steps: [] };
    group.steps.push(step);
    groups.set(step.what, group);
  }
  return [...groups.values()];
}
