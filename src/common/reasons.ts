import type { Bilingual, Language } from './language.js';
import { batchReasons } from './reasons/batches.js';
import { notArrivedReasons } from './reasons/diagnosis-not-arrived.js';
import { notMadeReasons } from './reasons/diagnosis-not-made.js';
import { emailAddressReasons } from './reasons/email-address.js';
import { lineActionReasons } from './reasons/line-actions.js';
import { mailServerReasons } from './reasons/mail-server.js';
import { noLongerReasons } from './reasons/no-longer.js';
import { peopleReasons } from './reasons/people.js';
import { permissionReasons } from './reasons/permissions.js';
import { postalAddressReasons } from './reasons/postal-address.js';
import { recipientReasons } from './reasons/recipients.js';
import { requestReasons } from './reasons/requests.js';
import { ruleReasons } from './reasons/rules.js';
import { surpriseReasons } from './reasons/surprises.js';
import type { LineKind, Reason } from './reasons/reason.js';

export type { FixPlace, LineKind, Reason } from './reasons/reason.js';

/**
 * Every code with which Bode explains an outcome, subject by subject; no code stands under two of them. This table is the
 * only source of the sentences on pages, in API problems and in the reference (design §4).
 */
const table = {
  ...emailAddressReasons,
  ...mailServerReasons,
  ...postalAddressReasons,
  ...noLongerReasons,
  ...lineActionReasons,
  ...batchReasons,
  ...requestReasons,
  ...permissionReasons,
  ...notMadeReasons,
  ...notArrivedReasons,
  ...recipientReasons,
  ...peopleReasons,
  ...ruleReasons,
  ...surpriseReasons,
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof table;

export const reasons: Readonly<Record<ReasonCode, Reason>> = table;

/** Is it a code of the table? What is stored may be from a version that had others. */
export function isReasonCode(code: string): code is ReasonCode {
  return Object.hasOwn(table, code);
}

/** The sentence of a code, with its detail filled in. */
export function reasonSentence(code: ReasonCode, language: Language, which = ''): string {
  const sentence = reasons[code].sentence[language];
  return which ? sentence.replace('{which}', which) : sentence.replace(/\s*:?\s*\{which\}/, '');
}

/** What there is to do about a code; of a line, what there is to do with that. */
export function fixOf(code: ReasonCode, line?: LineKind | null): Bilingual {
  const { fix, fixFor } = reasons[code];
  return (line && fixFor?.[line]) ?? fix;
}

/** What can become of a line: see `LineKind`. */
export function lineKind(line: { isForClient: boolean; userId: string | null; hasLetterForm: boolean }): LineKind {
  const { isForClient, userId, hasLetterForm } = line;
  if (userId !== null) return 'user';
  if (!isForClient) return 'house';
  return hasLetterForm ? 'letter' : 'no-letter';
}

/** A refusal that was to be expected: a value, not an exception (design, "How we build"). */
export interface Refusal {
  code: ReasonCode;
  /** The detail for `{which}`, already in words or a code that has words of its own. */
  which?: string;
}
