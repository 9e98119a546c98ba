import type { PullState } from '../../letters/pull-list.js';
import type { BatchStatus } from '../i18n/status-words.js';
import type { Failure } from './batch-failed.js';

/** A letter withdrawn after the paper may have been printed (N09). */
export interface PullPiece {
  id: string;
  number: string;
  sequence: number;
  /** The first line of the address. */
  name: string;
  state: PullState;
}

/** A batch as a card shows it. */
export interface ShownBatch {
  id: string;
  number: string;
  groupName: string;
  /** Name of the envelope. */
  profile: string;
  status: BatchStatus;
  revision: number;
  createdAt: Date;
  letters: number;
  sheets: number;
  /** Letters that waited too, and were held back when it was made. */
  held: number;
  /** Letters drawn so far, while it is preparing. */
  done: number;
  /** Why it could not be made, and what is to be done; null while it is tried, and after. */
  failure: Failure | null;
  files: number;
  /** Letters withdrawn after the paper may have been printed: they are to come out of the pile (N09). */
  pull: PullPiece[];
  /** Fetches files and takes the next step. */
  canPrint: boolean;
  canDiscard: boolean;
}
