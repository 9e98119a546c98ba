import { canonicalJson } from '../common/canonical-json.js';
import { cleanEmails } from '../common/email-address.js';
import { problemsOf } from '../common/field-problem.js';
import { checkPostal, type PostalInput } from '../common/postal/postal-address.js';
import type { ReasonCode } from '../common/reasons.js';
import { judgeEmail } from './address-judgement.js';
import { postalInput } from './client-input.js';

/** What somebody at the desk filled in (L21); what is absent stays as it is. */
export interface AddressChange {
  /** In order of preference, as typed: empty ones are dropped. */
  emails?: readonly string[];
  /** Null, or all fields empty: there is none. */
  postal?: PostalInput | null;
}

/** Why a correction is not taken: somebody is there who can put it right at once. */
export interface AddressFault {
  /** `emails[0]`, counted in what was typed; `postal.postcode`; `name`, when no letter can be addressed to it. */
  field: string;
  code: ReasonCode;
  /** With POSTAL_ADDRESS_INVALID a `PostalFault`, whose sentence is `postalFaultSentence`. With BAD_VALUE: what would be right. */
  which?: string;
  /** The address that may have been meant (N13). */
  suggestion?: string;
}

export type CheckedChange =
  | { ok: false; faults: AddressFault[] }
  /** Cleaned, and only what differs from what is known. */
  | { ok: true; emails?: string[]; postal?: PostalInput | null };

const MAX_EMAILS = 20;

/** Checks a correction before it is kept. An address that was there already is not judged again: nobody touched it. */
export function checkChange(
  client: { name: string; emails: readonly string[]; postal: PostalInput | null },
  change: AddressChange,
  home: { country: string; language: string },
): CheckedChange {
  const emails = change.emails && checkEmails(client.emails, change.emails);
  const postal = change.postal !== undefined && checkNewPostal(client, change.postal, home);
  const faults = [...(emails || { faults: [] }).faults, ...(postal || { faults: [] }).faults];
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    ...(emails && !same(emails.cleaned, client.emails) && { emails: emails.cleaned }),
    ...(postal && !same(postal.cleaned, client.postal) && { postal: postal.cleaned }),
  };
}

function checkEmails(
  known: readonly string[],
  typed: readonly string[],
): { cleaned: string[]; faults: AddressFault[] } {
  const cleaned = cleanEmails(typed);
  if (cleaned.length > MAX_EMAILS) {
    return { cleaned, faults: [{ field: 'emails', code: 'BAD_VALUE', which: `≤ ${MAX_EMAILS}` }] };
  }
  const faults = typed.flatMap((text, index): AddressFault[] => {
    const [address] = cleanEmails([text]);
    if (address === undefined || known.includes(address)) return [];
    const { fault, suggestion } = judgeEmail(address);
    return fault ? [{ field: `emails[${index}]`, code: fault, ...(suggestion !== null && { suggestion }) }] : [];
  });
  return { cleaned, faults };
}

function checkNewPostal(
  client: { name: string },
  typed: PostalInput | null,
  home: { country: string; language: string },
): { cleaned: PostalInput | null; faults: AddressFault[] } {
  const parsed = postalInput.safeParse(typed ?? {});
  if (!parsed.success) {
    const faults = problemsOf(parsed.error, typed).map(({ field, code }) => ({ field: `postal.${field}`, code }));
    return { cleaned: null, faults };
  }
  const checked = checkPostal(client.name, parsed.data, home);
  if (checked.ok) {
    const { country, ...fields } = checked.address;
    // Left empty it means the library's own country, also after the library has moved.
    return { cleaned: typed?.country?.trim() ? { ...fields, country } : fields, faults: [] };
  }
  if (checked.code === 'NO_POSTAL_ADDRESS') return { cleaned: null, faults: [] };
  const field = checked.field === 'name' ? 'name' : `postal.${checked.field}`;
  return { cleaned: null, faults: [{ field, code: checked.code, which: checked.which }] };
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
