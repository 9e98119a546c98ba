import type { Permission } from '../../auth/permissions.js';
import { reasonSentence, type ReasonCode, type Refusal } from '../../common/reasons.js';
import type { MessageRow } from '../../messages/message-list.service.js';
import { reasonText } from '../../messages/reason-text.js';
import type { ResendAnswer, ResendRow } from '../../messages/resend.service.js';
import type { WithdrawResult } from '../../messages/withdraw.service.js';
import { fixLink, type FixLink } from '../fix-link.js';
import { calendarDate } from '../format.js';
import { hasLiveLetter, recipientOf, shownTitle } from '../messages/message-row-view.js';
import { urls } from '../urls.js';
import type { NoticeData, View } from '../view.js';
import type { ReasonCount, ResendOutcome } from './confirm-page.js';
import type { JudgedLine } from './resend-desk.service.js';

/** Whether there is nothing to ask: every line becomes a letter, and none costs the client money (N04). */
export function goesWithoutAsking(judged: readonly JudgedLine[]): boolean {
  return judged.every(({ today }) => today.outcome === 'created' && !today.fee);
}

/** Each line with its outcome: first those that need a look, then those that cost money, then the others. */
export function resendOutcomes(
  judged: readonly JudgedLine[],
  permissions: ReadonlySet<Permission>,
  view: View,
): ResendOutcome[] {
  const outcomes = judged.map(({ line, today, overruled }): ResendOutcome => ({
    id: today.id,
    number: line ? String(line.number) : '–',
    typeCode: line?.typeCode ?? '',
    title: line ? shownTitle(line, view) : '–',
    addressee: line?.clientName ?? (line && recipientOf(line)) ?? '',
    outcome: outcomeOf({ line, today, overruled }, permissions, view),
  }));
  return outcomes.toSorted((one, other) => rank(one) - rank(other));
}

function outcomeOf(
  { line, today, overruled }: JudgedLine,
  permissions: ReadonlySet<Permission>,
  view: View,
): ResendOutcome['outcome'] {
  if (!today.code) return { kind: 'letter', fee: today.fee };
  return {
    kind: 'refused',
    sentence: sentenceOf(today, view),
    fix: line ? wayOut(line, today, permissions, view) : null,
    overrulable: overruled?.outcome === 'created',
  };
}

/** To the letter that is there already; else to where the refusal is put right. */
function wayOut(
  line: MessageRow,
  { code, letterId }: ResendRow,
  permissions: ReadonlySet<Permission>,
  view: View,
): FixLink | null {
  const letter = letterId ?? (hasLiveLetter(line) ? line.letterId : null);
  if (letter) return { href: urls.message(letter), text: view.t.messages.fix.letter };
  return code ? fixLink(code, line, permissions, view) : null;
}

function rank({ outcome }: ResendOutcome): number {
  return outcome.kind === 'refused' ? 0 : outcome.fee ? 1 : 2;
}

/** What was done, with Undo (N15); and why the rest was not. */
export function resendNotice({ actionId, results }: ResendAnswer, view: View): NoticeData {
  const { done } = view.t.messages;
  const refused = results.filter(({ outcome }) => outcome === 'refused');
  const created = results.length - refused.length;
  const why = refused.length > 0 ? `${done.refused(refused.length)} ${reasonsOf(refused, view)}` : null;
  if (created === 0 || actionId === null) return { tone: 'hands', text: done.nothing, ...(why && { detail: why }) };
  return { tone: 'done', text: done.created(created), undo: urls.undo(actionId), ...(why && { detail: why }) };
}

/** "De klant heeft geen postadres (3). Er is al een brief." */
function reasonsOf(refused: readonly ResendRow[], view: View): string {
  return reasonCounts(refused, view)
    .map(({ sentence, count }) => (count === 1 ? `${sentence}.` : `${sentence} (${count}).`))
    .join(' ');
}

/** The reasons of what is refused, the most frequent first; with its detail where all rows of a reason have the same. */
export function reasonCounts(results: readonly ResendRow[], view: View): ReasonCount[] {
  const byCode = new Map<ReasonCode, ResendRow[]>();
  for (const row of results) {
    if (row.code) byCode.set(row.code, [...(byCode.get(row.code) ?? []), row]);
  }
  return [...byCode]
    .map(([code, rows]) => {
      const [sentence = '', ...others] = new Set(rows.map((row) => sentenceOf(row, view)));
      return { sentence: others.length === 0 ? sentence : reasonSentence(code, view.language), count: rows.length };
    })
    .toSorted((one, other) => other.count - one.count);
}

function sentenceOf({ code, detail }: ResendRow, view: View): string {
  if (!code) return '';
  // The day on which a mail came back begins its detail.
  const told = code === 'BOUNCED' ? detail?.replace(/^\d{4}-\d\d-\d\d/, calendarDate) : detail;
  return reasonText(code, told ?? null, view.language);
}

/** Why nothing was done with the lines of a form. */
export function notDoneNotice({ code, which }: Refusal, { t, language }: View): NoticeData {
  return { tone: 'hands', text: `${reasonText(code, which ?? null, language)}. ${t.messages.done.nothing}` };
}

/** What Undo could still take back. */
export function undoNotice(results: readonly WithdrawResult[], view: View): NoticeData {
  const { done } = view.t.messages;
  const { withdrawn, pull } = tally(results);
  const detail = pull > 0 ? done.pull(pull) : undefined;
  if (withdrawn === 0)
    return pull > 0 ? { tone: 'hands', text: done.pull(pull) } : { tone: 'hands', text: done.undoneNone };
  return { tone: 'done', text: done.undone(withdrawn), ...(detail && { detail }) };
}

/** What was withdrawn, what is on paper already, and what was too late. */
export function withdrawNotice(results: readonly WithdrawResult[], view: View): NoticeData {
  const { done } = view.t.messages;
  const { withdrawn, pull, late } = tally(results);
  const texts = [
    withdrawn > 0 && done.withdrawn(withdrawn),
    pull > 0 && done.pull(pull),
    late > 0 && `${reasonText('NOT_WITHDRAWABLE', null, view.language)}.`,
  ].filter((text) => text !== false);
  const [text = done.nothing, ...rest] = texts;
  return {
    tone: withdrawn > 0 && pull === 0 ? 'done' : 'hands',
    text,
    ...(rest.length > 0 && { detail: rest.join(' ') }),
  };
}

function tally(results: readonly WithdrawResult[]): { withdrawn: number; pull: number; late: number } {
  const count = (outcome: WithdrawResult['outcome']) => results.filter((row) => row.outcome === outcome).length;
  return { withdrawn: count('withdrawn'), pull: count('pull-requested'), late: count('refused') };
}
