import type { Bilingual } from '../language.js';

/**
 * What a code says: of a line that was not sent, a letter that waits, a row that was refused.
 *
 * `{which}` in a sentence is filled with the detail that travels beside the code (see `postalFaults`).
 */
export interface Reason {
  /** Who has to act: nobody (info), someone who cares (warning), or someone before anything goes out (failure). */
  severity: 'info' | 'warning' | 'failure';
  /**
   * What an e-mail line with this reason does by itself: `auto` follows the type's onNotSent, `staff` waits for Resend
   * whatever onNotSent says (a broken relay must not print a night's run), `never` has no letter to make.
   * Absent for codes that never stand on a line.
   */
  fallback?: 'auto' | 'staff' | 'never';
  sentence: Bilingual;
  /** What there is to do; where it depends on the line, in words that hold for each (see `fixFor`). */
  fix: Bilingual;
  /** What there is to do with a line of which it is known what can become of it, instead of `fix`. */
  fixFor?: Partial<Record<LineKind, Bilingual>>;
  /** The pages turn it into a link. */
  where: FixPlace;
}

/**
 * What can become of a line: `letter`, it is for a client, and its type has a letter form; `no-letter`, its type has none;
 * `user`, it is for a user, whose address stands at the user and who gets no letters (C02); `house`, it is for an address of
 * our own house, such as the functional one (E19); `no-line`, a search is about none.
 */
export type LineKind = 'letter' | 'no-letter' | 'user' | 'house' | 'no-line';

/** Where something is put right. */
export type FixPlace =
  | 'client-email'
  | 'client-postal'
  | 'client'
  | 'message'
  | 'type'
  | 'text'
  | 'mail-setup'
  | 'sender'
  | 'rule'
  | 'rule-set'
  | 'client-rules'
  | 'client-people'
  | 'contact'
  | 'groups'
  | 'house-address'
  | 'staff-routing'
  | 'user'
  | 'new-user'
  | 'junk-help'
  | 'letters'
  | 'request'
  | 'none';
