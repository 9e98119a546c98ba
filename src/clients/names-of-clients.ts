import { isStorable } from '../common/storable.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';

/** Names of clients by their external ids: who reads a number wants to know whose it is. */
export async function namesOfClients(
  tx: Tx,
  organisationId: string,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(numbers)].filter((number) => number !== '' && isStorable(number));
  if (asked.length === 0) return new Map();
  const found = await rows<{ number: string; name: string }>(
    tx,
    `SELECT external_id AS number, name FROM client WHERE organisation_id = $1 AND external_id = ANY ($2)`,
    [organisationId, asked],
  );
  return new Map(found.map(({ number, name }) => [number, name]));
}
