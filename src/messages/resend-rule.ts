import { reasons, type Reason, type ReasonCode, type Refusal } from '../common/reasons.js';
import type { ClientFlag } from '../clients/client.entity.js';
import { followsOnBounce, type FallbackPreference } from './fallback-rule.js';
import { relevanceProblem } from './relevance.js';
import { isIn, type MessageStatus } from './states.js';

/** What a line has to show to be made into a letter. */
export interface LetterCandidate {
  /** Null: it is for a user or an address of our own house, who have no postal address (C02). */
  clientId: string | null;
  format: 'email' | 'letter';
  status: MessageStatus;
  reason: ReasonCode | null;
  type: FallbackPreference;
  /** Of a bounced line: the day on which it came back, from which address, and in which words of the mail server. */
  bounce: { on: string; address: string | null; words: string | null } | null;
  /** The letter of this decision and client that is not withdrawn. */
  liveLetterId: string | null;
  flags: readonly ClientFlag[];
  validUntil: Date | null;
  supersededBy: string | null;
  postal: { code: 'NO_POSTAL_ADDRESS' | 'POSTAL_ADDRESS_INVALID'; which: string | null } | null;
}

/**
 * How a letter comes to be made of an existing line. `resend` and `make-letter` are a person's and are refused where a
 * person can put it right first; `bounce` and `not-sent` find nobody there, and hold the letter instead (Dd2).
 */
export type LetterRoute = 'resend' | 'make-letter' | 'bounce' | 'not-sent';

/** Refusals that staff may overrule, because they know better (L26, L22). */
export const OVERRULABLE = ['CLIENT_FLAGGED', 'NOT_RELEVANT'] as const satisfies readonly ReasonCode[];
export type Overrulable = (typeof OVERRULABLE)[number];

/** The first reason why this line may not become a letter, in the order of Dd3; null when it may. */
export function refuseLetter(
  line: LetterCandidate,
  route: LetterRoute,
  overrule: ReadonlySet<Overrulable>,
  now: Date,
): Refusal | null {
  return (
    refuseOthers(line) ??
    refuseStatus(line, route) ??
    refuseForm(line) ??
    refuseAddressee(line, overrule, now) ??
    (isByPerson(route) && line.postal ? { code: line.postal.code, which: line.postal.which ?? undefined } : null)
  );
}

/** What nobody was left for says so itself; of the rest only a client's becomes a letter, however it failed. */
function refuseOthers({ clientId, status, reason }: LetterCandidate): Refusal | null {
  if (clientId !== null || !isIn('failed', status)) return null;
  return neverALetter(reason) ?? { code: 'NOT_FOR_CLIENT' };
}

function refuseStatus(line: LetterCandidate, route: LetterRoute): Refusal | null {
  if (line.format !== 'email') return { code: 'NOT_EMAIL' };
  if (route === 'make-letter' || route === 'bounce') {
    return line.status === 'bounced' ? null : { code: 'NOT_BOUNCED' };
  }
  if (line.status === 'bounced') {
    return followsOnBounce(line.type) ? { code: 'BOUNCED', which: bounceText(line) } : { code: 'BOUNCED_NO_LETTER' };
  }
  return isIn('resendable', line.status) ? null : { code: 'NOT_FAILED' };
}

/** "2026-11-22, jan@x.example: 550 5.1.1 No such user", as far as it is known. */
function bounceText({ bounce }: LetterCandidate): string | undefined {
  if (!bounce) return undefined;
  const from = [bounce.on, bounce.address].filter(Boolean).join(', ');
  return [from, bounce.words].filter(Boolean).join(': ');
}

function refuseForm(line: LetterCandidate): Refusal | null {
  if (!line.type.formats.includes('letter')) return { code: 'NO_LETTER_FORM' };
  if (line.liveLetterId) return { code: 'LETTER_EXISTS' };
  return neverALetter(line.reason);
}

/** Of what could not even be written there is nothing to make a letter of. */
function neverALetter(code: ReasonCode | null): Refusal | null {
  const reason: Reason | null = code && reasons[code];
  return code && reason?.fallback === 'never' ? { code } : null;
}

function refuseAddressee(line: LetterCandidate, overrule: ReadonlySet<Overrulable>, now: Date): Refusal | null {
  const flag = line.flags[0];
  if (flag && !overrule.has('CLIENT_FLAGGED')) return { code: 'CLIENT_FLAGGED', which: flag };
  const relevance = relevanceProblem(line, now);
  return relevance && !overrule.has('NOT_RELEVANT') ? { code: 'NOT_RELEVANT', which: relevance } : null;
}

/** Did somebody ask for this letter, who can be told what is wrong with it? */
function isByPerson(route: LetterRoute): boolean {
  return route === 'resend' || route === 'make-letter';
}
