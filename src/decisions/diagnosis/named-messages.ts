import type { Principal } from '../../auth/principal.js';
import { rows } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import { whereOf } from '../../messages/message-conditions.js';
import type { Ending } from './ending.js';
import type { Step } from './step.js';

/** What of a run names messages. */
interface Naming {
  steps: Step[];
  ending: Ending | null;
}

/**
 * The same runs, in which only messages that the reader may see can be followed (L28): whoever reads a run may be somebody
 * else than who made it, and its words stay as they are.
 */
export async function withReadableMessages<Run extends Naming>(
  tx: Tx,
  principal: Principal,
  runs: readonly Run[],
): Promise<Run[]> {
  const readable = await readableOf(tx, principal, runs.flatMap(namedBy));
  return runs.map((run) => ({
    ...run,
    steps: run.steps.map((step) => ({
      ...step,
      finding: readableOnly(step.finding, readable),
      rows: step.rows.map((row) => readableOnly(row, readable)),
    })),
    ending: run.ending && { ...run.ending, also: run.ending.also.map((one) => readableOnly(one, readable)) },
  }));
}

function namedBy({ steps, ending }: Naming): string[] {
  const named = steps.flatMap(({ finding, rows: looked }) => [finding, ...looked]);
  return [...named, ...(ending?.also ?? [])].flatMap(({ message }) => message ?? []);
}

function readableOnly<Part extends { message?: string }>(part: Part, readable: ReadonlySet<string>): Part {
  const { message, ...rest } = part;
  return message === undefined || readable.has(message) ? part : (rest as Part);
}

async function readableOf(tx: Tx, principal: Principal, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0 || !principal.permissions.has('messages:read')) return new Set();
  const { sql, parameters } = whereOf(principal, {});
  const found = await rows<{ id: string }>(
    tx,
    `SELECT m.id FROM message m WHERE ${sql} AND m.id = ANY ($${parameters.length + 1})`,
    [...parameters, ids],
  );
  return new Set(found.map(({ id }) => id));
}
