import { reasons, type ReasonCode } from '../common/reasons.js';
import { makeLine, type DecidedLine, type TracedLine } from './lines.js';
import type { Snapshot } from './snapshot.js';
import type { Outcome, Trace } from './trace.js';

/** What was asked for. */
export interface Ask {
  kind: string;
  key: string;
  data: Record<string, unknown>;
  validUntil: Date | null;
}

export interface Decided {
  outcome: Outcome;
  reason: ReasonCode | null;
  /** One for each recipient; none where it was skipped. */
  lines: DecidedLine[];
  trace: Trace;
}

/**
 * Decides what goes out for one request about one client (selector `client`), and why. Pure: the same request on the
 * same snapshot at the same moment gives the same decision, trace included.
 */
export function decide(ask: Ask, snapshot: Snapshot, now: Date): Decided {
  const { client } = snapshot;
  const trace: Trace = {
    event: { kind: ask.kind, key: ask.key },
    candidates: [{ selector: 'client', who: client.externalId, filters: [], kept: true }],
    messages: [],
    outcome: 'addressed',
    fixes: [],
  };
  if (ask.validUntil && ask.validUntil <= now) {
    const candidate = trace.candidates[0]!;
    candidate.filters.push({ id: 'relevance', result: 'fail', code: 'NOT_RELEVANT' });
    candidate.kept = false;
    return skipped(trace, 'NOT_RELEVANT');
  }
  return addressed(trace, [makeLine(snapshot, ask.data, { kind: 'client', client }, now)]);
}

/** Nothing is made: it says why, and leaves no line. */
export function skipped(trace: Trace, reason: ReasonCode): Decided {
  return finished(trace, 'skipped', reason, []);
}

/** Somebody was found: a line for each. `partly` where at least one is not sent (design §1). */
export function addressed(trace: Trace, made: readonly TracedLine[]): Decided {
  const failed = made.find(({ reason }) => reason !== null);
  const text = made.find((line) => line.text)?.text;
  const sender = made.find((line) => line.sender)?.sender;
  trace.messages = made.flatMap(({ messages }) => messages);
  return finished(
    { ...trace, ...(text && { text }), ...(sender && { sender }) },
    failed ? 'partly' : 'addressed',
    failed?.reason ?? null,
    made.map(({ line }) => line),
  );
}

/** Each reason is told with the place where it is put right. */
export function finished(trace: Trace, outcome: Outcome, reason: ReasonCode | null, lines: DecidedLine[]): Decided {
  const fixes = new Map<ReasonCode, Trace['fixes'][number]>();
  const tell = (code: ReasonCode | null | undefined, ofUser: boolean) => {
    if (code && !fixes.has(code)) fixes.set(code, { code, target: fixTarget(code, ofUser) });
  };
  for (const { recipient, mail, letter } of lines) {
    for (const code of [mail?.reason, letter?.reason]) tell(code, recipient?.kind === 'user');
  }
  tell(reason, false);
  return {
    outcome,
    reason,
    lines,
    trace: { ...trace, outcome, ...(reason && { reason }), fixes: [...fixes.values()] },
  };
}

/** An address of a user is put right at the user, not at the client the mail is about. */
function fixTarget(code: ReasonCode, ofUser: boolean): string {
  const { where } = reasons[code];
  return ofUser && where === 'client-email' ? 'user' : where;
}
