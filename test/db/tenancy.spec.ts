import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TENANT_TABLES } from '../../migrations/index.js';
import { newId } from '../../src/common/ids.js';
import { preparedRows } from '../../src/database/prepared.js';
import { rows } from '../../src/database/sql.js';
import { takeNumbers, type Tx } from '../../src/database/tenancy.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildLibrary, type Library } from '../support/builders.js';

let bode: TestApp;
let ours: Library;
let theirs: Library;
beforeAll(async () => {
  bode = await startTestApp();
  ours = bode.library;
  theirs = await buildLibrary(bode.app, { name: 'Bib Zuid' });
});
afterAll(async () => bode.close());

const within = <T>(library: Library, work: (tx: Tx) => Promise<T>) => bode.tenancy.within(library.organisationId, work);

describe('one organisation and another', () => {
  it('sees its own rows only, in every table, whatever the statement asks', async () => {
    let seen = 0;
    for (const table of TENANT_TABLES) {
      const [found] = await within(ours, (tx) =>
        tx.query(
          `SELECT count(*)::int AS all, count(*) FILTER (WHERE organisation_id = $1)::int AS own,
                  count(*) FILTER (WHERE organisation_id = $2)::int AS others FROM ${table}`,
          [ours.organisationId, theirs.organisationId],
        ),
      );
      expect({ table, ...found }).toEqual({ table, all: found.own, own: found.own, others: 0 });
      seen += found.own;
    }
    expect(seen).toBeGreaterThan(30);
  });

  it('cannot write a row of the other', async () => {
    const insert = (organisationId: string) =>
      within(ours, (tx) =>
        tx.query(`INSERT INTO print_group (organisation_id, id, name) VALUES ($1, $2, 'x')`, [organisationId, newId()]),
      );
    await expect(insert(theirs.organisationId)).rejects.toThrow('row-level security');
    await insert(ours.organisationId);
  });

  it('cannot change or remove a row of the other, nor give one away', async () => {
    const change = (sql: string) => within(ours, (tx) => tx.query(sql, [theirs.organisationId]));
    expect(await change(`UPDATE branch SET name = 'ours now' WHERE organisation_id = $1`)).toEqual([[], 0]);
    expect(await change(`DELETE FROM user_account WHERE organisation_id = $1`)).toEqual([[], 0]);
    await expect(change(`UPDATE client SET organisation_id = $1`)).resolves.toEqual([[], 0]);
    await expect(change(`UPDATE envelope_profile SET organisation_id = $1`)).rejects.toThrow('row-level security');
  });

  it('cannot refer to a row of the other', async () => {
    const insert = within(ours, (tx) =>
      tx.query(`INSERT INTO branch (organisation_id, id, code, name, print_group_id) VALUES ($1, $2, 'B9', 'x', $3)`, [
        ours.organisationId,
        newId(),
        theirs.printGroups.North,
      ]),
    );
    await expect(insert).rejects.toThrow('foreign key');
  });

  it('has numbers of its own', async () => {
    const take = (library: Library) => takeNumbers(bode.tenancy, library.organisationId, 'message', 10);
    expect([await take(ours), await take(theirs), await take(ours)]).toEqual([1n, 1n, 11n]);
  });
});

describe('no organisation', () => {
  it('sees nothing of any, and writes nothing', async () => {
    for (const table of TENANT_TABLES) {
      expect(await bode.tenancy.global((tx) => tx.query(`SELECT FROM ${table} LIMIT 1`))).toEqual([]);
    }
    const insert = bode.tenancy.globalQuery(`INSERT INTO counter (organisation_id, name) VALUES ($1, 'x')`, [
      ours.organisationId,
    ]);
    await expect(insert).rejects.toThrow('row-level security');
  });

  it('is what a connection goes back to after each transaction, also a failed one', async () => {
    // More than there are connections, so that each has been used.
    await Promise.all(Array.from({ length: 40 }, () => within(ours, (tx) => tx.query('SELECT pg_sleep(0.01)'))));
    await expect(within(ours, (tx) => tx.query('SELECT 1 / 0'))).rejects.toThrow('division by zero');
    const counts = await Promise.all(
      Array.from({ length: 40 }, () => bode.tenancy.globalQuery('SELECT count(*)::int AS n FROM branch')),
    );
    expect(counts).toEqual(counts.map(() => [{ n: 0 }]));
  });

  it.each(["'; DROP TABLE client; --", '', "00000000-0000-7000-8000-000000000000'"])(
    'is not taken for one: %j',
    async (id) => {
      await expect(bode.tenancy.within(id, () => Promise.resolve())).rejects.toThrow('Not an organisation id');
    },
  );
});

describe('rows of a statement', () => {
  it.each([
    ['SELECT', 'SELECT id FROM organisation WHERE id = $1', rows],
    ['UPDATE', 'UPDATE organisation SET name = name WHERE id = $1 RETURNING id', rows],
    ['a prepared SELECT', 'SELECT id FROM organisation WHERE id = $1', preparedRows],
  ])('are taken out of what the driver holds on to: %s', async (_, statement, read) => {
    const held: unknown[][] = [];
    const found = await within(ours, async (tx) => {
      const connection: { query: (...asked: unknown[]) => Promise<{ rows: unknown[] }> } =
        await tx.queryRunner!.connect();
      const query = connection.query;
      connection.query = async (...asked) => {
        const result = await query.apply(connection, asked);
        held.push(result.rows);
        return result;
      };
      try {
        return await read<{ id: string }>(tx, statement, [ours.organisationId]);
      } finally {
        connection.query = query;
      }
    });
    expect(found).toEqual([{ id: ours.organisationId }]);
    expect(held).toEqual([[]]);
  });
});
