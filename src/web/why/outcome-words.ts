import type { DecisionRecord } from '../../decisions/decision-reader.service.js';
import { reasonText } from '../../messages/reason-text.js';
import { isIn } from '../../messages/states.js';
import { statusWords } from '../i18n/status-words.js';
import type { View } from '../view.js';

/** The outcome of a decision in a list. */
export interface OutcomeWords {
  outcome: string;
  /** What stopped it, and what followed. */
  reason: string | null;
}

/**
 * What came of a decision. Where all could leave, a mail that failed afterwards says more: whoever asks why somebody did
 * not get something is not helped by "sent" (N01).
 */
export function outcomeWords({ outcome, reason, messages }: Told, view: View): OutcomeWords {
  const t = view.t.whatIf.decisions;
  const failed = messages.find(({ status }) => isIn('failed', status));
  if (outcome !== 'addressed' || !failed) {
    return { outcome: t.outcomes[outcome], reason: reason && reasonText(reason, null, view.language) };
  }
  const several = new Set(messages.map((one) => one.for)).size > 1;
  const why = failed.reason && reasonText(failed.reason, null, view.language);
  const next = messages.find(
    (one) => one.number > failed.number && one.for === failed.for && !isIn('failed', one.status),
  );
  const then = next && (next.format === 'letter' ? t.thenLetter(next.number) : t.thenMail(next.number));
  return {
    outcome: statusWords[failed.status].word[view.language],
    reason: [several ? failed.for : null, [why, then].filter(Boolean).join(' → ')].filter(Boolean).join(': ') || null,
  };
}

type Told = Pick<DecisionRecord, 'outcome' | 'reason'> & {
  messages: readonly Pick<DecisionRecord['messages'][number], 'number' | 'format' | 'status' | 'reason' | 'for'>[];
};
