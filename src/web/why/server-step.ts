import type { TimelineRow } from '../../messages/message-detail.service.js';
import type { TimelineWord } from '../../messages/timeline.js';
import type { WhyRow, WhyStep } from '../components/steps.js';
import { shortDate } from '../format.js';
import type { View } from '../view.js';

/** How each entry in which a mail server spoke turned out. */
const VERDICTS: Partial<Record<TimelineWord, WhyRow['verdict']>> = {
  sent: 'pass',
  'next-address': 'fail',
  'not-sent': 'fail',
  bounced: 'fail',
};

/** What the mail servers answered, in their own words, oldest first; null where none was asked. */
export function serverStep(timeline: readonly TimelineRow[], view: View): WhyStep | null {
  const rows = timeline.flatMap((entry): WhyRow[] => {
    const words = wordsOf(entry);
    const verdict = VERDICTS[entry.what];
    return words === null ? [] : [{ label: shortDate(entry.at, view), value: words, ...(verdict && { verdict }) }];
  });
  const last = rows.at(-1);
  if (!last) return null;
  return { kind: 'server', verdict: last.verdict ?? 'info', answer: last.value, rows };
}

function wordsOf({ facts }: TimelineRow): string | null {
  const words = ['reply', 'diagnostic', 'status'].map((name) => facts[name]).find(Boolean);
  if (typeof words !== 'string') return null;
  const address = facts['address'];
  return typeof address === 'string' ? `${address}: ${words}` : words;
}
