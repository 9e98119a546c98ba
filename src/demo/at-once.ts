/**
 * Makes several things at the same time: one transaction each, one after the other, would keep the first page waiting.
 *
 * @throws what the first of them threw, after all have ended
 */
export async function atOnce<T>(things: readonly T[], make: (thing: T) => Promise<void>): Promise<void> {
  const made = await Promise.allSettled(things.map(make));
  const failed = made.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
