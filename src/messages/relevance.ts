/** Why a message no longer applies: its time is past, a newer one took its place (L22), or its case is closed (A33). */
export type RelevanceProblem = 'past' | 'superseded' | 'case-closed';

export function relevanceProblem(
  message: { validUntil: Date | null; supersededBy: string | null; caseClosed?: boolean | null },
  now: Date,
): RelevanceProblem | null {
  if (message.supersededBy) return 'superseded';
  if (message.validUntil && message.validUntil <= now) return 'past';
  return message.caseClosed ? 'case-closed' : null;
}
