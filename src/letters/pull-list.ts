/**
 * What an operator says, when a batch is posted, of the letters that were withdrawn after they may have been printed:
 * ids of those pulled from the pile, and of those not found in it (design §2, N09).
 */
export interface PullReport {
  pulled: readonly string[];
  notFound: readonly string[];
}

/** How a letter on the pull list stands: to be pulled, pulled, or posted because it was not found. */
export type PullState = 'requested' | 'pulled' | 'not-found';

export interface PullEntry {
  id: string;
  number: number;
  /** Place in the pile. */
  sequence: number;
  /** The first line of the address, which is what shows in the pile. */
  name: string;
  state: PullState;
}

/**
 * What a report leaves open: the places in the pile of letters of which nothing is said, or both; and ids that are not
 * on the list, which would drop a letter that nobody withdrew. Null when each letter of the list has its one answer.
 */
export function pullProblem(
  list: readonly Pick<PullEntry, 'id' | 'sequence'>[],
  { pulled, notFound }: PullReport,
): { open: number[]; notListed: string[] } | null {
  const listed = new Set(list.map(({ id }) => id));
  const open = list.filter(({ id }) => pulled.includes(id) === notFound.includes(id)).map(({ sequence }) => sequence);
  const notListed = [...pulled, ...notFound].filter((id) => !listed.has(id));
  return open.length + notListed.length > 0 ? { open, notListed } : null;
}

/** How many letters of the list are in each state. */
export function pullCounts(list: readonly Pick<PullEntry, 'state'>[]): { pulled: number; notFound: number } {
  const count = (wanted: PullState) => list.filter(({ state }) => state === wanted).length;
  return { pulled: count('pulled'), notFound: count('not-found') };
}
