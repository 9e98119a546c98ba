import type { Principal } from '../auth/principal.js';
import { DIRECT_REQUEST } from './direct-request.js';
import type { LineFilter, Meaning } from './message-filter.js';
import { IN } from './states.js';

/** A statement or its condition, with the parameters; the first is always the organisation. */
export interface Condition {
  sql: string;
  parameters: unknown[];
}

/** The client that a line concerns: the one it is for, or the one it is about, where it is for a user or our own house. */
const CLIENT_OF = {
  client: 'm.client_id',
  other: 'm.about_client_id',
  any: 'coalesce(m.client_id, m.about_client_id)',
} as const;

type AddCondition = (sql: (parameter: string) => string, value: unknown) => void;

/**
 * The rows of `message m` that a filter means, of the branches the caller may see (L28).
 *
 * @param parameters of the statement so far; what the condition needs is added to them
 */
export function whereOf(
  principal: Pick<Principal, 'organisationId' | 'branchIds'>,
  filter: LineFilter,
  parameters: unknown[] = [principal.organisationId],
): Condition {
  const parts = ['m.organisation_id = $1'];
  const add: AddCondition = (sql, value) => {
    parameters.push(value);
    parts.push(sql(`$${parameters.length}`));
  };
  // One value by equality: only so does an index that has it give its rows in their order.
  const addOneOf = (column: string, values: readonly string[], array: string) => {
    if (values.length === 1) add((p) => `${column} = ${p}`, values[0]);
    else add((p) => `${column} = ANY (${p}::${array})`, values);
  };
  if (principal.branchIds !== 'all') addOneOf('m.branch_id', principal.branchIds, 'uuid[]');
  if (filter.client) {
    add(
      (p) =>
        `${CLIENT_OF[filter.addressee ?? 'any']} = (SELECT id FROM client WHERE organisation_id = $1 AND external_id = ${p})`,
      filter.client,
    );
  }
  if (filter.status?.length) addOneOf('m.status', filter.status, 'text[]');
  if (filter.attention) add(asksForSomebody, IN.attention);
  if (filter.type?.length) addOneOf('m.type_code', filter.type, 'text[]');
  if (filter.class) add((p) => `starts_with(m.type_code, ${p})`, filter.class);
  if (filter.format) add((p) => `m.format = ${p}`, filter.format);
  if (filter.branch) {
    add((p) => `m.branch_id = (SELECT id FROM branch WHERE organisation_id = $1 AND code = ${p})`, filter.branch);
  }
  if (filter.printGroup) {
    add(
      (p) =>
        `m.branch_id = ANY (ARRAY(SELECT id FROM branch WHERE organisation_id = $1 AND print_group_id = ${p}::uuid))`,
      filter.printGroup,
    );
  }
  if (filter.domain) add((p) => `m.to_domain = ${p}`, filter.domain.toLowerCase());
  if (filter.rule) add((p) => `m.rule_id = ${p}::uuid`, filter.rule);
  if (filter.kind === DIRECT_REQUEST) parts.push('m.event_kind IS NULL');
  else if (filter.kind) add((p) => `m.event_kind = ${p}`, filter.kind);
  if (filter.reason?.length) addOneOf('m.reason', filter.reason, 'text[]');
  for (const [end, than] of [
    ['from', '>='],
    ['to', '<'],
  ] as const) {
    const value = filter[end];
    if (value === undefined) continue;
    const moment = momentOf(value, end, `$${parameters.length + 1}`);
    add(() => `m.created_at ${than} ${moment.sql}`, moment.value);
  }
  if (filter.meant) addMeaning(filter.meant, parts, add);
  return { sql: parts.join(' AND '), parameters };
}

/**
 * The lines that concern clients, each with the client as `concerns_id`: read from the index of their own lines and from
 * the one of those about them, which no single condition finds.
 *
 * @param where a condition on `message m`
 * @param clients what follows the id of the client: `= $2`, `= ANY ($2)`
 */
export function concerning(where: string, clients: string): string {
  return `SELECT m.*, m.client_id AS concerns_id FROM message m WHERE ${where} AND m.client_id ${clients}
          UNION ALL
          SELECT m.*, m.about_client_id FROM message m WHERE ${where} AND m.about_client_id ${clients}`;
}

/** D10: a mail that failed asks for nobody any more once its letter follows. */
export function asksForSomebody(statuses: string): string {
  return `m.status = ANY (${statuses}) AND NOT EXISTS (
    SELECT FROM message l WHERE l.organisation_id = m.organisation_id AND l.id = m.letter_id AND l.status <> 'withdrawn')`;
}

/** Lines that any of the meanings is true of. */
function addMeaning(meant: readonly Meaning[], parts: string[], add: AddCondition): void {
  const before = parts.length;
  for (const meaning of meant) {
    if ('ids' in meaning) add((p) => `${OF_PERSON[meaning.by]} = ANY (${p}::uuid[])`, meaning.ids);
    else add(NAMED_BY[meaning.by], meaning.value);
  }
  parts.push(`(${parts.splice(before).join(' OR ')})`);
}

/** Whom a line is for, or about. */
export const OF_PERSON = { client: 'm.client_id', about: 'm.about_client_id', user: 'm.user_id' } as const;

const NAMED_BY = {
  address: (p: string) => `m.to_address_key = lower(${p}::text)`,
  domain: (p: string) => `m.to_domain = ${p}`,
  number: (p: string) => `m.number = ${p}::bigint`,
  ref: (p: string) => `m.ref = ${p}`,
} as const;

/**
 * The beginning of a filter's `from`, or the end of its `to`, as SQL: a time as it is; a day as its beginning in the
 * organisation's zone, or the beginning of the day after it.
 *
 * @param parameter of the statement that carries the value; `$1` is the organisation
 */
export function momentOf(value: string, end: 'from' | 'to', parameter: string): { sql: string; value: unknown } {
  // As a Date, because PostgreSQL knows no offsets as large as ISO 8601 allows.
  if (value.includes('T')) return { sql: `${parameter}::timestamptz`, value: new Date(value) };
  const zone = `(SELECT zone FROM organisation WHERE id = $1)`;
  return { sql: `((${parameter}::date + ${end === 'from' ? 0 : 1})::timestamp AT TIME ZONE ${zone})`, value };
}
