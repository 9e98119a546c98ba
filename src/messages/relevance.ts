/** Why a message no longer applies (L22): its time is past, or a newer one took its place. */
export type RelevanceProblem = 'past' | 'superseded';

export function relevanceProblem(
  message: { validUntil: Date | null; supersededBy: string | null },
  now: Date,
): RelevanceProblem | null {
  if (message.supersededBy) return 'superseded';
  return message.validUntil && message.validUntil <= now ? 'past' : null;
}
