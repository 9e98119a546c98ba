/**
 * Why a message no longer applies: its time is past, a newer one took its place (L22), its case is closed, or who was to
 * get it may not have it any more (A33).
 */
export type RelevanceProblem = 'past' | 'superseded' | 'case-closed' | 'user-inactive' | 'no-access';

/** Why a message has nothing to say any more, or null: the newer message counts before the date. */
export function relevanceProblem(
  message: { validUntil: Date | null; supersededBy: string | null; caseClosed?: boolean | null },
  now: Date,
): RelevanceProblem | null {
  if (message.supersededBy) return 'superseded';
  if (message.validUntil && message.validUntil <= now) return 'past';
  return message.caseClosed ? 'case-closed' : null;
}
