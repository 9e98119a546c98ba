import type { MessageDetail, TimelineRow } from '../../messages/message-detail.service.js';
import type { MessageRow as Line } from '../../messages/message-list.service.js';
import { reasonText } from '../../messages/reason-text.js';
import type { TimelineWord } from '../../messages/timeline.js';
import type { TimelineEntry } from '../components/timeline.js';
import { shortDate } from '../format.js';
import type { TimelineKind } from '../i18n/timeline.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

/** The line whose timeline it is. */
export interface TimelineSubject {
  line: Pick<Line, 'format' | 'reason' | 'reasonDetail' | 'letterId' | 'letterNumber'>;
  detail: Pick<MessageDetail, 'origin' | 'askedBy' | 'supersededById' | 'supersededByNumber'>;
}

/** What happened, in the reader's words: who, why, the mail server's own words, and links to what followed. */
export function timelineEntries(rows: readonly TimelineRow[], subject: TimelineSubject, view: View): TimelineEntry[] {
  return rows.map((row) => {
    const entry: TimelineEntry = { at: row.at, what: kindOf(row, subject), by: byWhom(row, subject) };
    // What its reason says of the server's words already stands in the sentence.
    const facts = factsOf(row, view).filter((fact) => fact !== detailOf(row, subject));
    const link = linkOf(row, subject, view);
    if (row.reason) entry.reason = reasonText(row.reason, detailOf(row, subject), view.language);
    if (facts.length > 0) entry.facts = facts;
    if (link) entry.link = link;
    return entry;
  });
}

function kindOf({ what, facts }: TimelineRow, { line }: TimelineSubject): TimelineKind {
  switch (what) {
    case 'deferred':
      return facts['why'] === 'no-connection' ? 'unreachable' : what;
    case 'lease-expired':
      return facts['mayHaveBeenSent'] === true ? what : 'interrupted';
    case 'letter-made':
      return isByPerson(facts) ? 'resent' : what;
    case 'made-from':
      return line.format === 'email' ? 'follows' : what;
    default:
      return what;
  }
}

/** Things that happen only because somebody asks: without a name it was a system, by the API. */
const ASKED_FOR: ReadonlySet<TimelineWord> = new Set([
  'released',
  'printed',
  'checked',
  'posted',
  'batch-discarded',
  'pull-requested',
  'pulled',
  'pull-not-found',
]);

function byWhom({ what, by, facts, reason }: TimelineRow, { detail }: TimelineSubject): TimelineEntry['by'] {
  if (by !== null) return { kind: 'user', name: by };
  if (what === 'created' && detail.askedBy !== null) return { kind: 'user', name: detail.askedBy };
  const bySystem =
    ASKED_FOR.has(what) ||
    (what === 'created' && detail.origin === 'integration') ||
    (what === 'withdrawn' && reason === 'WITHDRAWN') ||
    isByPerson(facts);
  return { kind: bySystem ? 'api' : 'system' };
}

function isByPerson(facts: TimelineRow['facts']): boolean {
  return facts['route'] === 'resend' || facts['route'] === 'make-letter';
}

/** The detail of a reason is kept with the line, not with the entry; it belongs to the reason that stands there now. */
function detailOf({ reason }: TimelineRow, { line }: TimelineSubject): string | null {
  return reason === line.reason ? line.reasonDetail : null;
}

function factsOf({ what, facts }: TimelineRow, view: View): string[] {
  const t = view.t.timeline;
  const address = text(facts['address']);
  const words = text(facts['reply']) ?? text(facts['diagnostic']) ?? text(facts['status']);
  const attempt = typeof facts['attempt'] === 'number' && facts['attempt'] > 1 ? t.attempt(facts['attempt']) : null;
  const again = text(facts['again']);
  const next = text(facts['next']);
  const reason = what === 'pull-requested' ? text(facts['reason']) : null;
  return [
    [address, attempt].filter(Boolean).join(' · '),
    words,
    again && t.again(shortDate(new Date(again), view)),
    next && t.next(next),
    reason && reasonText('WITHDRAWN', reason, view.language),
  ].filter((fact): fact is string => Boolean(fact));
}

function linkOf(row: TimelineRow, { line, detail }: TimelineSubject, view: View): TimelineEntry['link'] {
  const t = view.t.timeline;
  const { letterId, letterNumber, messageId, messageNumber, batchId, batchNumber, sequence, by } = row.facts;
  if (typeof letterId === 'string') {
    const number = letterNumber ?? (letterId === line.letterId ? line.letterNumber : null);
    return number === null ? undefined : { href: urls.message(letterId), text: t.letter(String(number)) };
  }
  if (typeof messageId === 'string') return { href: urls.message(messageId), text: t.message(String(messageNumber)) };
  if (typeof batchId === 'string') {
    return { href: urls.batch(batchId), text: t.batch(String(batchNumber), String(sequence ?? '–')) };
  }
  if (typeof by === 'string' && by === detail.supersededById) {
    return { href: urls.message(by), text: t.message(String(detail.supersededByNumber)) };
  }
  return undefined;
}

function text(fact: unknown): string | null {
  return typeof fact === 'string' && fact !== '' ? fact : null;
}
