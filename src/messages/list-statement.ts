import type { Principal } from '../auth/principal.js';
import { DIRECT_REQUEST } from './direct-request.js';
import { OF_PERSON, whereOf, type Condition } from './message-conditions.js';
import type { LineFilter, Meaning } from './message-filter.js';
import type { NumberRange } from './number-range.js';
import { IN, isIn, LETTER_STATUSES, type MessageStatus } from './states.js';

type Viewer = Pick<Principal, 'organisationId' | 'branchIds'>;

/** Rows that one index gives in the order of their numbers, and what is still to be looked at in each. */
interface Stream {
  key: LineFilter;
  branchIds: Principal['branchIds'];
  rest: LineFilter;
  /** The index has no numbers, only the few rows themselves: the range of numbers is looked at afterwards. */
  few?: true;
  /** Each of these persons has rows of his own in that order, which are merged. */
  persons?: Extract<Meaning, { ids: readonly string[] }>;
}

/** More streams than this cost more than reading past what somebody may not see. */
const MAX_STREAMS = 20;

/** No index has it, because nearly every mail comes to it: the list of all messages finds those at once. */
const NOT_INDEXED: MessageStatus = 'sent';

/**
 * A list of messages by their numbers, read from an index that gives them in that order, so that a page takes as long
 * whatever the planner knows and however many messages there are.
 *
 * The planner is not asked for the index: what it expects of a filter is a guess, and a wrong one sorts the whole
 * organisation. So the condition that an index answers stands inside, behind a fence (OFFSET 0), and all others outside;
 * a filter with several values reads one stream for each, of which the first `limit` are merged; a row that is in
 * several of them once.
 */
export function listStatement(
  principal: Viewer,
  filter: LineFilter,
  { order, limit, numbers }: { order: 'ASC' | 'DESC'; limit: number; numbers: NumberRange & { cursor: string | null } },
): Condition {
  const parameters: unknown[] = [principal.organisationId];
  const { from, before, cursor } = numbers;
  const page = [
    from === null ? '' : ` AND m.number >= ${BigInt(from)}`,
    ...[before, cursor].map((end) => (end === null ? '' : ` AND m.number < ${BigInt(end)}`)),
  ].join('');
  const sorted = `ORDER BY m.number ${order} LIMIT ${limit}`;
  const streams = streamsOf(principal, filter).map(({ key, branchIds, rest, few, persons }) => {
    const inside = whereOf({ ...principal, branchIds }, key, parameters).sql;
    const ofOne = persons ? ` AND ${OF_PERSON[persons.by]} = person.id` : '';
    const outside = whereOf(principal, rest, parameters).sql;
    const stream = `
      (SELECT * FROM (SELECT * FROM message m WHERE ${inside}${ofOne}${few ? '' : page}
                      ORDER BY m.number ${order} OFFSET 0) m
       WHERE ${outside}${few ? page : ''} ${sorted})`;
    if (!persons) return stream;
    parameters.push(persons.ids);
    return `(SELECT m.* FROM unnest($${parameters.length}::uuid[]) AS person (id) CROSS JOIN LATERAL ${stream} m ${sorted})`;
  });
  return {
    sql: `SELECT DISTINCT ON (m.number) * FROM (${streams.join(' UNION ALL ')}) m ${sorted}`,
    parameters,
  };
}

/** By the filter that leaves the fewest rows and has an index. */
function streamsOf({ branchIds }: Viewer, filter: LineFilter): Stream[] {
  const by = (key: LineFilter, rest: LineFilter): Stream => ({ key, branchIds: 'all', rest });
  const { client, meant, domain, reason, type, branch } = filter;
  const statuses = statusesOf(filter);
  // Nothing is both, and no index would say so.
  if (statuses?.length === 0) return [{ key: {}, branchIds: [], rest: filter }];
  if (client !== undefined) {
    const sides = filter.addressee ? [filter.addressee] : (['client', 'other'] as const);
    return sides.map((addressee) => by({ client, addressee }, { ...filter, client: undefined }));
  }
  if (meant) return meant.map((one) => byMeaning(one, { ...filter, meant: undefined }));
  if (domain !== undefined) return [by({ domain }, { ...filter, domain: undefined })];
  const cause = causeOf(filter);
  if (reason?.length) {
    const { key, rest } = cause ?? { key: {}, rest: filter };
    return distinct(reason).map((one) => by({ ...key, reason: [one] }, { ...rest, reason: undefined }));
  }
  if (cause && statuses) {
    return distinct(statuses).map((one) => by({ ...cause.key, status: [one] }, { ...cause.rest, status: undefined }));
  }
  if (cause) return [by(cause.key, cause.rest)];
  if (statuses) {
    return distinct(statuses).map((one) =>
      one === NOT_INDEXED
        ? by({}, { ...filter, status: [one] })
        : by({ status: [one] }, { ...filter, status: undefined }),
    );
  }
  if (type?.length) return distinct(type).map((one) => by({ type: [one] }, { ...filter, type: undefined }));
  if (branch !== undefined) return [by({ branch }, { ...filter, branch: undefined })];
  if (branchIds === 'all' || branchIds.length > MAX_STREAMS) return [by({}, filter)];
  const each = branchIds.length === 0 ? [[]] : distinct(branchIds).map((one) => [one]);
  return each.map((seen) => ({ key: {}, branchIds: seen, rest: filter }));
}

function byMeaning(meaning: Meaning, rest: LineFilter): Stream {
  if ('ids' in meaning) return { key: {}, branchIds: 'all', rest, persons: meaning };
  const stream: Stream = { key: { meant: [meaning] }, branchIds: 'all', rest };
  return meaning.by === 'ref' || meaning.by === 'number' ? { ...stream, few: true } : stream;
}

/** What lines come of, where a filter names it: a rule, or else a kind of event. */
function causeOf(filter: LineFilter): Pick<Stream, 'key' | 'rest'> | null {
  const { rule, kind } = filter;
  if (rule !== undefined) return { key: { rule }, rest: { ...filter, rule: undefined } };
  if (kind === undefined || kind === DIRECT_REQUEST) return null;
  return { key: { kind }, rest: { ...filter, kind: undefined } };
}

/** The statuses that a filter names, or that follow from it. */
function statusesOf({ status, attention, format }: LineFilter): readonly MessageStatus[] | undefined {
  if (status?.length) return attention ? status.filter((one) => isIn('attention', one)) : status;
  if (attention) return IN.attention;
  return format === 'letter' ? LETTER_STATUSES : undefined;
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
