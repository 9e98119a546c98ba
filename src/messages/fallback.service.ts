import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import type { Refusal } from '../common/reasons.js';
import { firstRow } from '../database/sql.js';
import { takeNumbers, Tenancy, type Tx } from '../database/tenancy.js';
import { insertMessages, type NewMessage } from './insert-messages.js';
import { loadLetterLines, readLetterLines, type LetterLine } from './letter-lines.js';
import { makeLetter, postalProblem, type MadeLetter } from './make-letter.js';
import type { LetterCause } from './message.entity.js';
import { appendTimeline } from './move-messages.js';
import { relevanceProblem } from './relevance.js';
import { refuseLetter, type LetterRoute, type Overrulable } from './resend-rule.js';
import { IN } from './states.js';

export interface FallbackOptions {
  route: LetterRoute;
  /** The branches the caller may see; Bode itself sees all. */
  branchIds: readonly string[] | 'all';
  overrule?: ReadonlySet<Overrulable>;
  /** The lines for which it is overruled; all of them unless said. */
  overruleOnly?: ReadonlySet<string>;
  actionId?: string;
  byUserId?: string | null;
  /** Judge only: nothing is stored. */
  dryRun?: boolean;
}

export type FallbackResult =
  | { id: string; ok: true; letterId: string | null; fee: boolean }
  | { id: string; ok: false; refusal: Refusal; letterId: string | null };

const CAUSE: Record<LetterRoute, LetterCause> = {
  resend: 'resend',
  'make-letter': 'resend',
  bounce: 'bounce',
  'not-sent': 'not-sent',
};

interface OrganisationFacts {
  name: string;
  country: string;
  language: string;
  zone: string;
}

/**
 * The one way by which a letter is made of a mail that failed: by Resend, by Make letter, after a bounce, after the
 * mail server refused it. (A mail that fails its checks on arrival gets its letter from decide(), by the same
 * `makeLetter`.) One live letter per decision and client; all failed lines of both link to it (Dd4).
 */
@Injectable()
export class Fallback {
  constructor(
    private readonly tenancy: Tenancy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Numbers for the letters of `count` lines, to be taken before the transaction that makes them. */
  takeNumbers(organisationId: string, count: number): Promise<bigint> {
    return takeNumbers(this.tenancy, organisationId, 'message', count);
  }

  /** Judges each line and makes the letters, in the order of `ids`; one bad row never blocks the others. */
  async make(
    tx: Tx,
    organisationId: string,
    ids: readonly string[],
    firstNumber: bigint,
    options: FallbackOptions,
  ): Promise<FallbackResult[]> {
    if (ids.length === 0) return [];
    const now = this.clock.now();
    const load = options.dryRun ? readLetterLines : loadLetterLines;
    const lines = await load(tx, organisationId, ids, options.branchIds);
    const organisation = (await firstRow<OrganisationFacts>(
      tx,
      `SELECT name, country, language, zone FROM organisation WHERE id = $1`,
      [organisationId],
    ))!;
    const made = new Map<string, { line: LetterLine; message: NewMessage }>();
    let number = firstNumber;
    const results = ids.map((id): FallbackResult => {
      const line = lines.get(id);
      if (!line) return { id, ok: false, refusal: { code: 'NOT_FOUND' }, letterId: null };
      const earlier = made.get(pair(line));
      const liveLetterId = line.liveLetterId ?? earlier?.message.id ?? null;
      const source = { ...line, organisation };
      const refusal = refuseLetter(
        { ...line, liveLetterId, flags: line.client.flags, postal: postalProblem(source) },
        options.route,
        overruled(options, id),
        now,
      );
      if (refusal) return { id, ok: false, refusal, letterId: liveLetterId };
      if (!line.text) return { id, ok: false, refusal: { code: 'NO_TEXT' }, letterId: null };
      const letter = makeLetter({ ...source, text: line.text }, CAUSE[options.route], now);
      if (!letter.ok) return { id, ok: false, refusal: { code: letter.code, which: letter.detail }, letterId: null };
      const message = letterMessage(line, letter.letter, number++, now, options);
      made.set(pair(line), { line, message });
      return { id, ok: true, letterId: options.dryRun ? null : message.id, fee: letter.letter.fee };
    });
    if (!options.dryRun) await this.store(tx, organisationId, [...made.values()], options, now);
    return results;
  }

  private async store(
    tx: Tx,
    organisationId: string,
    made: readonly { line: LetterLine; message: NewMessage }[],
    options: FallbackOptions,
    now: Date,
  ): Promise<void> {
    if (made.length === 0) return;
    await insertMessages(
      tx,
      organisationId,
      made.map(({ message }) => message),
      now,
    );
    // The decisions are named beside the join, and the status as an expression: see `moveMessages`.
    await tx.query(
      `UPDATE message m SET letter_id = r.letter_id
       FROM jsonb_to_recordset($2) AS r (letter_id uuid, decision_id uuid, client_id uuid)
       WHERE m.organisation_id = $1 AND m.decision_id = ANY ($4)
         AND m.decision_id = r.decision_id AND m.client_id = r.client_id
         AND m.format = 'email' AND (m.status || '') = ANY ($3)`,
      [
        organisationId,
        JSON.stringify(
          made.map(({ line, message }) => ({
            letter_id: message.id,
            decision_id: line.decisionId,
            client_id: line.clientId,
          })),
        ),
        IN.failed,
        made.map(({ line }) => line.decisionId),
      ],
    );
    const byUserId = options.byUserId ?? null;
    await appendTimeline(
      tx,
      organisationId,
      now,
      made.flatMap(({ line, message }) => [
        {
          messageId: line.id,
          what: 'letter-made' as const,
          byUserId,
          facts: { letterId: message.id, letterNumber: Number(message.number), route: options.route },
        },
        {
          messageId: message.id,
          what: 'made-from' as const,
          byUserId,
          facts: { messageId: line.id, messageNumber: Number(line.number), route: options.route },
        },
        ...(message.status === 'held'
          ? [{ messageId: message.id, what: 'held' as const, reason: message.reason }]
          : []),
      ]),
    );
  }
}

function overruled({ overrule, overruleOnly }: FallbackOptions, id: string): ReadonlySet<Overrulable> {
  return overrule && (overruleOnly?.has(id) ?? true) ? overrule : new Set();
}

/** A letter belongs to a decision and a client. */
function pair(line: LetterLine): string {
  return `${line.decisionId} ${line.clientId}`;
}

function letterMessage(
  line: LetterLine,
  letter: MadeLetter,
  number: bigint,
  now: Date,
  options: FallbackOptions,
): NewMessage {
  return {
    ...letter,
    id: newId(),
    number,
    decisionId: line.decisionId,
    ruleId: line.ruleId,
    eventKind: line.eventKind,
    clientId: line.clientId,
    branchId: line.branchId,
    typeCode: line.typeCode,
    item: line.item,
    title: line.title,
    otherItems: line.otherItems,
    ref: line.ref,
    priority: line.priority,
    language: line.language,
    textVersionId: line.textVersionId,
    format: 'letter',
    dueAt: now,
    // Whoever overruled that it is past wants it printed, so the batch does not ask again.
    validUntil: relevanceProblem(line, now) ? null : line.validUntil,
    retainUntil: new Date(now.getTime() + line.type.retentionDays * 86_400_000),
    replacesId: line.id,
    actionId: options.actionId ?? null,
  };
}
