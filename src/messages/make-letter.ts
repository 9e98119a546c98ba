import type { ReasonCode } from '../common/reasons.js';
import { checkPostal, type PostalInput } from '../common/postal/postal-address.js';
import { renderSource } from '../message-types/liquid.js';
import type { Format } from '../message-types/message-type.entity.js';
import { textContext } from '../message-types/text-context.js';
import type { LetterCause } from './message.entity.js';

/** What a letter is made from, whether at once or after a mail failed. */
export interface LetterSource {
  organisation: { name: string; country: string; language: string; zone: string };
  branch: { name: string; email: string | null };
  client: { externalId: string; name: string; salutation: string | null; postal: PostalInput | null };
  type: { formats: readonly Format[] };
  /** The text version of the decision; its letter body where it has one. */
  text: { language: string; subject: string; body: string; letterBody: string | null };
  /** The request's data: a letter says what the mail would have said, today. */
  data: Record<string, unknown>;
}

export interface MadeLetter {
  status: 'pending' | 'held';
  reason: ReasonCode | null;
  reasonDetail: string | null;
  subject: string;
  body: string;
  cause: LetterCause;
  /** L10: charged only when it was first made as a letter because there is no e-mail address. */
  fee: boolean;
}

export type LetterResult =
  { ok: true; letter: MadeLetter } | { ok: false; code: 'NO_LETTER_FORM' | 'RENDER_ERROR'; detail?: string };

/**
 * Makes the letter of a message: rendered from the same data and text version, and judged against the postal address of
 * today. An address that can't be used gives a held letter (Dd2): correcting it releases the letter by itself.
 */
export function makeLetter(source: LetterSource, cause: LetterCause, now: Date): LetterResult {
  if (!source.type.formats.includes('letter')) return { ok: false, code: 'NO_LETTER_FORM' };
  const rendered = renderSource(
    { subject: source.text.subject, body: source.text.letterBody ?? source.text.body },
    textContext({ ...source, language: source.text.language, now }),
  );
  if (!rendered.ok) return rendered;
  const problem = postalProblem(source);
  return {
    ok: true,
    letter: {
      status: problem ? 'held' : 'pending',
      reason: problem?.code ?? null,
      reasonDetail: problem?.which ?? null,
      subject: rendered.subject,
      body: rendered.body,
      cause,
      fee: cause === 'no-email',
    },
  };
}

/** What keeps a client's postal address from being printed; null when it is fit. */
export function postalProblem(source: {
  organisation: { country: string; language: string };
  client: { name: string; postal: PostalInput | null };
}): { code: 'NO_POSTAL_ADDRESS' | 'POSTAL_ADDRESS_INVALID'; which: string | null } | null {
  const checked = checkPostal(source.client.name, source.client.postal, source.organisation);
  if (checked.ok) return null;
  return { code: checked.code, which: checked.code === 'POSTAL_ADDRESS_INVALID' ? checked.which : null };
}
