import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { ofVisibleClient, visibleTo } from '../../clients/client-visibility.js';
import type { ReasonCode } from '../../common/reasons.js';
import { firstRow, rows } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import type { DiagnosisInput, Procedure } from './diagnosis-input.js';
import type { TestFacts } from './facts.js';
import type { Ending } from './ending.js';
import type { Question, Run } from './node.js';
import type { Step } from './step.js';

/** A run as it is kept: it can be read and continued later, by anyone with the right. */
export interface StoredRun {
  id: string;
  procedure: Procedure;
  input: DiagnosisInput;
  steps: Step[];
  question: Question | null;
  ending: Ending | null;
  client: { externalId: string; name: string } | null;
  /** Name of who began it; null for a system. */
  startedBy: string | null;
  startedAt: Date;
  updatedAt: Date;
  revision: number;
}

/** A run with the names of what it is about, for a page. */
export interface NamedRun extends StoredRun {
  names: {
    person: string | null;
    rule: string | null;
    /** Number of the line. */
    message: number | null;
    /** Whom to call (B06). */
    supportContact: string | null;
  };
  /** How the test mail that the question is about stands now. */
  test: TestFacts | null;
}

interface Row extends Omit<StoredRun, 'ending'> {
  outcome: ReasonCode | null;
  ending: Omit<Ending, 'code'> | null;
}

/** Which runs a list shows. */
export interface RunFilter {
  client?: string | undefined;
  outcome?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

const COLUMNS = `
  g.id, g.procedure, g.input, g.steps, g.question, g.outcome, g.ending, g.revision,
  CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('externalId', c.external_id, 'name', c.name) END AS client,
  u.name AS "startedBy", g.started_at AS "startedAt", g.updated_at AS "updatedAt"`;

const JOINS = `
  LEFT JOIN client c ON c.organisation_id = g.organisation_id AND c.id = g.client_id
  LEFT JOIN user_account u ON u.organisation_id = g.organisation_id AND u.id = g.started_by`;

/** Keeps the runs of diagnoses. */
@Injectable()
export class DiagnosisStore {
  async insert(
    tx: Tx,
    principal: Principal,
    run: Run,
    { id, clientId, now }: { id: string; clientId: string | null; now: Date },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO diagnosis (organisation_id, id, procedure, input, steps, question, outcome, ending, client_id,
                              started_by, started_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
      [principal.organisationId, id, run.procedure, ...valuesOf(run), clientId, principal.userId, now],
    );
  }

  /** @returns false when somebody else went on with it since this revision */
  async update(
    tx: Tx,
    organisationId: string,
    run: Run,
    { id, revision, now }: { id: string; revision: number; now: Date },
  ): Promise<boolean> {
    const updated = await rows(
      tx,
      `UPDATE diagnosis SET input = $3, steps = $4, question = $5, outcome = $6, ending = $7, updated_at = $8,
              revision = revision + 1
       WHERE organisation_id = $1 AND id = $2 AND revision = $9 RETURNING id`,
      [organisationId, id, ...valuesOf(run), now, revision],
    );
    return updated.length > 0;
  }

  /** Undefined also where it is about a client that the caller may not see (L28). */
  async find(tx: Tx, principal: Principal, id: string): Promise<StoredRun | undefined> {
    const parameters: unknown[] = [principal.organisationId, id];
    const row = await firstRow<Row>(
      tx,
      `SELECT ${COLUMNS} FROM diagnosis g ${JOINS}
       WHERE g.organisation_id = $1 AND g.id = $2 AND (g.client_id IS NULL OR ${visibleTo(principal, parameters)})`,
      parameters,
    );
    return row && asRun(row);
  }

  /** Newest first; somebody at the desk sees those about a line (DP-D) only. */
  async page(
    tx: Tx,
    principal: Principal,
    { client, outcome, cursor, limit }: RunFilter,
  ): Promise<{ items: StoredRun[]; next: string | null }> {
    const parameters: unknown[] = [principal.organisationId];
    const parts = ['g.organisation_id = $1'];
    const add = (sql: (parameter: string) => string, value: unknown) => {
      parameters.push(value);
      parts.push(sql(`$${parameters.length}`));
    };
    if (!principal.permissions.has('explain')) parts.push(`g.procedure = 'D'`);
    if (outcome) add((p) => `g.outcome = ${p}`, outcome);
    if (client) {
      add((p) => `g.client_id = (SELECT id FROM client WHERE organisation_id = $1 AND external_id = ${p})`, client);
    }
    const [at, id] = cursor?.split('_') ?? [];
    if (at && id) {
      parameters.push(at, id);
      parts.push(`(g.updated_at, g.id) < ($${parameters.length - 1}::timestamptz, $${parameters.length}::uuid)`);
    }
    const visible = ofVisibleClient(principal, parameters, 'g');
    const found = await rows<Row>(
      tx,
      `SELECT ${COLUMNS} FROM (
         SELECT * FROM diagnosis g WHERE ${parts.join(' AND ')} AND (g.client_id IS NULL OR ${visible})
         ORDER BY g.updated_at DESC, g.id DESC LIMIT ${limit + 1}) g ${JOINS}
       ORDER BY g.updated_at DESC, g.id DESC`,
      parameters,
    );
    const items = found.slice(0, limit).map(asRun);
    const last = items.at(-1);
    const next = found.length > limit && last ? `${last.updatedAt.toISOString()}_${last.id}` : null;
    return { items, next };
  }

  /** The same runs with the names of what they are about; what is gone has none. */
  async named(
    tx: Tx,
    organisationId: string,
    runs: readonly StoredRun[],
  ): Promise<(StoredRun & Pick<NamedRun, 'names'>)[]> {
    const persons = (kind: 'user' | 'contact' | 'client') =>
      runs.flatMap(({ input: { person } }) => (person?.kind === kind ? person.id : []));
    const found = await rows<{ kind: string; id: string; name: string }>(
      tx,
      `SELECT 'user' AS kind, id::text, name FROM user_account WHERE organisation_id = $1 AND id = ANY ($2::uuid[])
       UNION ALL SELECT 'contact', id::text, name FROM contact WHERE organisation_id = $1 AND id = ANY ($3::uuid[])
       UNION ALL SELECT 'client', external_id, name FROM client WHERE organisation_id = $1 AND external_id = ANY ($4)
       UNION ALL SELECT 'rule', id::text, name FROM rule WHERE organisation_id = $1 AND id = ANY ($5::uuid[])
       UNION ALL SELECT 'message', id::text, number::text FROM message WHERE organisation_id = $1 AND id = ANY ($6::uuid[])
       UNION ALL SELECT 'support', '', support_contact FROM organisation WHERE id = $1`,
      [
        organisationId,
        persons('user'),
        persons('contact'),
        persons('client'),
        runs.flatMap(({ input }) => input.rule ?? []),
        runs.flatMap(({ input }) => input.message ?? []),
      ],
    );
    const names = new Map(found.map(({ kind, id, name }) => [`${kind} ${id}`, name]));
    const nameOf = (kind: string, id: string | undefined) => names.get(`${kind} ${id}`) ?? null;
    return runs.map((run) => {
      const { person, rule, message } = run.input;
      const number = nameOf('message', message);
      return {
        ...run,
        names: {
          person: person ? nameOf(person.kind, person.id) : null,
          rule: nameOf('rule', rule),
          message: number === null ? null : Number(number),
          supportContact: nameOf('support', ''),
        },
      };
    });
  }
}

/** Input, steps, question, outcome, ending; arrays as text, because the driver takes them for arrays of SQL. */
function valuesOf({ input, steps, question, ending }: Run): unknown[] {
  const { code, ...about } = ending ?? { code: null };
  return [input, JSON.stringify(steps), question, code, ending && about];
}

function asRun({ outcome, ending, ...row }: Row): StoredRun {
  return { ...row, ending: outcome && ending ? { code: outcome, ...ending } : null };
}
