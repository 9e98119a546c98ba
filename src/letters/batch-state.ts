import type { LetterStatus } from '../messages/states.js';
import type { TimelineWord } from '../messages/timeline.js';
import type { BatchState } from './batch.entity.js';

/** The steps of a batch after it was prepared, with what they do to its letters. */
export const BATCH_STEPS = {
  printed: { from: ['prepared'], letters: { from: 'prepared', to: 'printed', what: 'printed' }, stamp: 'printed_at' },
  checked: { from: ['printed'], letters: { from: 'printed', to: 'checked', what: 'checked' }, stamp: 'checked_at' },
  posted: { from: ['checked'], letters: { from: 'checked', to: 'posted', what: 'posted' }, stamp: 'posted_at' },
  discarded: {
    from: ['preparing', 'prepared'],
    letters: { from: 'prepared', to: 'pending', what: 'batch-discarded' },
    stamp: 'discarded_at',
  },
} as const satisfies Record<
  string,
  {
    from: readonly BatchState[];
    letters: { from: LetterStatus; to: LetterStatus; what: TimelineWord };
    stamp: string;
  }
>;

export type BatchStep = keyof typeof BATCH_STEPS;

/** Letters in one file: pdfkit holds on to something of every page, so files are cut (letters.md, 5.8). */
export const LETTERS_PER_FILE = 2_000;
