/**
 * Sends what `next` gives, in its order and `connections` at a time, until it gives nothing. The next group is taken
 * while the last one is on its way, so that no connection waits for the database.
 *
 * @param next takes the next mails out of the queue
 * @param send sends one; never rejects
 */
export async function handOver<Mail>(
  next: () => Promise<readonly Mail[]>,
  send: (mail: Mail) => Promise<void>,
  connections: number,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  let ahead = next();
  for (let group = await ahead; group.length > 0; group = await ahead) {
    ahead = next();
    // Whoever awaits it hears of its fault; until then it must not count as unhandled.
    ahead.catch(() => undefined);
    for (const mail of group) {
      while (underWay.size >= connections) await Promise.race(underWay);
      const sending = send(mail).finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
  }
  await Promise.all(underWay);
}
