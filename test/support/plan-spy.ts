import type { ClientBase, QueryConfig, QueryResult } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';

/** Tables that grow for as long as a library writes. */
const LIBRARY = ['message', 'message_event', 'decision', 'event', 'client', 'client_key', 'bounce'];

/** Those that grow beside them in an office with rules; in a library they are empty, and read as such. */
export const OFFICE = [
  ...LIBRARY,
  'case_file',
  'case_plan',
  'assignment',
  'diagnosis',
  'user_account',
  'user_key',
  'client_access',
  'contact',
  'api_key',
];

/** One statement as it was asked, with what PostgreSQL did for it. */
export interface SpiedPlan {
  sql: string;
  /** Rows that the statement gave or wrote. */
  returned: number;
  /** Rows of growing tables that it read, those it threw away and those of each repetition included. */
  examined: number;
  /** Growing tables that it read from end to end. */
  readWhole: string[];
  /** The most rows that were sorted, joined or thrown away in one step. */
  widest: number;
  text: string;
}

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Filter?: string;
  'Join Filter'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Join Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
}

/**
 * Has PostgreSQL explain and run every statement of the application before it is made, at the same moment, in the same
 * transaction, by the same role, with the same parameters, and takes back what that did. So the plans are those of what
 * the product really asks.
 */
export class PlanSpy {
  private readonly plans: SpiedPlan[] = [];
  private watching = false;

  /** @param growing names of the tables that are watched */
  constructor(
    source: DataSource,
    private readonly growing: readonly string[] = LIBRARY,
  ) {
    const create = source.createQueryRunner.bind(source);
    source.createQueryRunner = (...given) => this.spyOn(create(...given));
  }

  /** The plans of what `work` asks of the growing tables. */
  async watch(work: () => Promise<unknown>): Promise<SpiedPlan[]> {
    this.plans.length = 0;
    this.watching = true;
    try {
      await work();
    } finally {
      this.watching = false;
    }
    return [...this.plans];
  }

  private spyOn(runner: QueryRunner): QueryRunner {
    const connect = runner.connect.bind(runner);
    let spied: ClientBase | undefined;
    runner.connect = async () => (spied ??= this.watched(await connect()));
    return runner;
  }

  /** The connection, with everything that is asked of it explained first. */
  private watched(connection: ClientBase): ClientBase {
    const query = connection.query.bind(connection) as (text: string, parameters?: unknown[]) => Promise<QueryResult>;
    let inTransaction = false;
    const explain = async (text: string, parameters?: unknown[]) => {
      // What changes something is taken back, for which it must be in a transaction; what only reads may be outside one.
      const explained = inTransaction ? /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b/i : /^\s*SELECT\b/i;
      if (!this.watching || !explained.test(text)) return;
      if (inTransaction) await query('SAVEPOINT before_plan');
      const { rows } = await query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, parameters);
      if (inTransaction) await query('ROLLBACK TO SAVEPOINT before_plan');
      this.plans.push(readPlan(text, rows[0]['QUERY PLAN'][0].Plan, this.growing));
    };
    const spied = (asked: string | QueryConfig, parameters?: unknown[]) => {
      const [text, values] = typeof asked === 'string' ? [asked, parameters] : [asked.text, asked.values];
      const ask = () => query(asked as string, parameters);
      if (!text.startsWith('BEGIN')) return explain(text, values).then(ask);
      inTransaction = true;
      return ask();
    };
    return new Proxy(connection, {
      get: (target, key) => (key === 'query' ? spied : Reflect.get(target, key, target)),
    });
  }
}

/** A step that multiplies its rows with each other stands out, and one that sorts or throws away a whole library. */
const WIDEST = 30_000;

/**
 * What is wrong with a plan, or null.
 *
 * @param most rows of growing tables that the statement may read
 */
export function planFault(
  { sql, returned, examined, readWhole, widest, text }: SpiedPlan,
  most: number,
): string | null {
  if (readWhole.length === 0 && examined <= most && widest <= WIDEST) return null;
  return `${examined} rows read for ${returned}, ${widest} in one step, whole: ${readWhole.join()}\n${sql}\n${text}`;
}

function readPlan(sql: string, root: Node, growing: readonly string[]): SpiedPlan {
  const nodes = [...flattened(root, 0)];
  const scans = nodes.filter(
    ({ node }) => growing.includes(node['Relation Name'] ?? '') && /Scan/.test(node['Node Type']),
  );
  return {
    sql,
    returned: root['Actual Rows'],
    examined: scans.reduce((sum, { node }) => sum + handled(node), 0),
    readWhole: scans.flatMap(({ node }) => (isWhole(node) ? [node['Relation Name']!] : [])),
    widest: Math.max(...nodes.map(({ node }) => handled(node))),
    text: nodes.map(({ node, depth }) => '  '.repeat(depth) + described(node)).join('\n'),
  };
}

/** From end to end: without an index, or by one but with nothing to look for in it. */
function isWhole(node: Node): boolean {
  return (
    node['Node Type'] === 'Seq Scan' || (node['Node Type'].startsWith('Index') && node['Index Cond'] === undefined)
  );
}

/** Rows that a step dealt with, over all its repetitions. */
function handled(node: Node): number {
  const thrownAway =
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Join Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0);
  return Math.round((node['Actual Rows'] + thrownAway) * node['Actual Loops']);
}

function described(node: Node): string {
  const words = [node['Node Type'], node['Relation Name'], node['Index Name'], `(${handled(node)} rows)`];
  const conditions = [node['Index Cond'], node.Filter, node['Join Filter']].map((one) => one && `[${one}]`);
  return [...words, ...conditions].filter((word) => word !== undefined).join(' ');
}

function* flattened(node: Node, depth: number): Generator<{ node: Node; depth: number }> {
  yield { node, depth };
  for (const child of node.Plans ?? []) yield* flattened(child, depth + 1);
}
