import type { DateContext } from './format.js';
import { textsIn, type Texts } from './i18n/texts.js';

/** What every page needs to be drawn, whatever it shows. */
export interface View extends DateContext {
  t: Texts;
  /** Goes along with every form that changes something. */
  csrf: string;
  /** Path and query of this page: where the language and branch forms come back to. */
  path: string;
  /** Address of a file in `assets/`, with its version in it. */
  asset(name: string): string;
}

/** What a page is drawn with, in the texts of the reader's language. */
export function makeView(given: Omit<View, 't'>): View {
  return { ...given, t: textsIn(given.language) };
}

/** What stands around a page: who is signed in, where, and where he may go. */
export interface Shell {
  organisation: string;
  menu: MenuItem[];
  user: { name: string; roles: readonly Role[] } | null;
  notice: NoticeData | null;
  /** The mail server takes nothing, for some minutes now; null for whoever can't do anything about it. */
  alarm: AlarmData | null;
  /** May this account look clients up? Then the search box is there. */
  canSearch: boolean;
  /** Whether who is around a client is to be seen: by whoever may, where clients have users, contacts or groups. */
  people: boolean;
  /** Whether there are several branches: of one alone nobody needs to be told. */
  branches: boolean;
  /** Whether "why did this client not get …?" has an answer beyond its messages: the organisation uses rules. */
  decisions: boolean;
}

export type Role = keyof Texts['roles'];

export interface MenuItem {
  key: keyof Texts['menu'];
  href: string;
  /** Set up now and then rather than used all day: folded away where there are more of them. */
  manages?: boolean;
  /** How many wait there; 0 and undefined show nothing. */
  count?: number;
  current: boolean;
}

/** No mail gets out. */
export interface AlarmData {
  since: Date;
  /** What the mail server said last, or what became of the connection. */
  reply: string;
  /** Mails of this organisation that wait for it, and that had waited too long; each counted up to `MOST_COUNTED` and one more. */
  waiting: number;
  givenUp: number;
}

/** What just happened, in one line, with Undo where there is one (N15). */
export interface NoticeData {
  tone: 'done' | 'hands' | 'failed';
  text: string;
  /** A second, quieter line, such as how many rows were refused and why. */
  detail?: string;
  /** Address to POST to for Undo. */
  undo?: string;
  link?: { href: string; text: string };
}
