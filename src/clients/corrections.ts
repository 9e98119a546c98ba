import { canonicalJson } from '../common/canonical-json.js';
import { cleanEmails } from '../common/email-address.js';
import type { PostalInput } from '../common/postal/postal-address.js';

/**
 * L21: a field corrected in Bode stays until the *source* sends a different value than the one it had sent before.
 */
export interface Corrections {
  emails?: Correction<string[]> | undefined;
  postal?: Correction<PostalInput | null> | undefined;
}

export interface Correction<Value> {
  /** What the source had sent when staff corrected it. */
  source: Value;
  at: string;
  byUserId: string;
  /** Set once the source sent another value, which then took the correction's place; shown on the client page. */
  overruled?: { corrected: Value; at: string };
}

export interface Correctable {
  emails: string[];
  postal: PostalInput | null;
  corrections: Corrections;
}

/** What holds after the source sent `incoming`. */
export function mergeFromSource(
  current: Correctable | undefined,
  incoming: { emails: readonly string[]; postal: PostalInput | null },
  now: Date,
): Correctable {
  const emails = merge(current?.emails, current?.corrections.emails, cleanEmails(incoming.emails), now);
  const postal = merge(current?.postal, current?.corrections.postal, incoming.postal, now);
  return {
    emails: emails.value ?? [],
    postal: postal.value ?? null,
    corrections: {
      ...(emails.correction && { emails: emails.correction }),
      ...(postal.correction && { postal: postal.correction }),
    },
  };
}

/** What holds after somebody at the desk corrected one field. */
export function correct(
  current: Correctable,
  change: { emails: string[] } | { postal: PostalInput | null },
  by: { userId: string; at: Date },
): Correctable {
  const { emails, postal } = current.corrections;
  if ('emails' in change) {
    const value = cleanEmails(change.emails);
    return { ...current, emails: value, corrections: { postal, emails: marked(emails, current.emails, value, by) } };
  }
  const value = change.postal;
  return { ...current, postal: value, corrections: { emails, postal: marked(postal, current.postal, value, by) } };
}

/** The mark of a correction; none when what is filled in is what the source sent. */
function marked<Value>(
  before: Correction<Value> | undefined,
  value: Value,
  corrected: Value,
  by: { userId: string; at: Date },
): Correction<Value> | undefined {
  // While a correction holds, it remembers what the source had sent; else that is the value itself.
  const source = before && !before.overruled ? before.source : value;
  return same(source, corrected) ? undefined : { source, at: by.at.toISOString(), byUserId: by.userId };
}

function merge<Value>(
  value: Value | undefined,
  correction: Correction<Value> | undefined,
  incoming: Value,
  now: Date,
): { value: Value; correction?: Correction<Value> } {
  if (!correction) return { value: incoming };
  if (correction.overruled) return { value: incoming, correction };
  if (same(correction.source, incoming)) return { value: value as Value, correction };
  // The source now sends what staff had filled in: both agree, and there is nothing left to remember.
  if (same(value, incoming)) return { value: incoming };
  return {
    value: incoming,
    correction: { ...correction, overruled: { corrected: value as Value, at: now.toISOString() } },
  };
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
