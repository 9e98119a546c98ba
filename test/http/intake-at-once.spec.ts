import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rows } from '../../src/database/sql.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { request } from '../support/requests.js';

/** As many as post at the same moment; more than the connections that the app has to its database. */
const SENDERS = 24;

interface Row {
  key: string;
  decisionId: string;
  replayed?: true;
  messages: { id: string }[];
}

describe('requests that come in at the same moment', () => {
  let bode: TestApp;
  beforeAll(async () => {
    bode = await startTestApp();
  });
  afterAll(() => bode.close());

  const post = async (body: object): Promise<Row[]> => {
    const answer = await bode.system().post('/api/v1/messages').send(body);
    expect([answer.status, answer.body.code]).toEqual([202, undefined]);
    return answer.body.results;
  };
  const atOnce = <T>(work: (sender: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: SENDERS }, (_, sender) => work(sender)));
  const count = async (sql: string, ...parameters: unknown[]): Promise<number> => {
    const { organisationId } = bode.library;
    const found = await bode.tenancy.within(organisationId, (tx) =>
      rows<{ n: number }>(tx, `SELECT count(*)::int AS n ${sql}`, [organisationId, ...parameters]),
    );
    return found[0]!.n;
  };

  it('bring a whole new family along, each its own child: one parent, and no request lost', async () => {
    for (let family = 0; family < 3; family++) {
      const parent = request({ client: { externalId: `parent-${family}` } });
      const told = await atOnce((sender) =>
        post([
          { ...parent, key: `family-${family}-${sender}-parent` },
          request({
            key: `family-${family}-${sender}-child`,
            client: { externalId: `child-${family}-${sender % 3}`, parent: `parent-${family}` },
          }),
        ]),
      );
      expect(told.flat().map((row) => row.messages.length)).toEqual(Array(SENDERS * 2).fill(1));
      expect(await count(`FROM client WHERE organisation_id = $1 AND external_id = $2`, `parent-${family}`)).toBe(1);
      expect(
        await count(
          `FROM client c JOIN client p ON p.organisation_id = c.organisation_id AND p.id = c.parent_id
           WHERE c.organisation_id = $1 AND p.external_id = $2`,
          `parent-${family}`,
        ),
      ).toBe(3);
    }
  });

  it('are the same requests under the same keys, in any order: each is taken once, the others are replays', async () => {
    const asked = Array.from({ length: 20 }, (_, i) => request({ key: `same-${i}`, run: 'night', ref: `ref-${i}` }));
    const told = await atOnce((sender) => {
      const turned = [...asked.slice(sender % 20), ...asked.slice(0, sender % 20)];
      return post(sender % 2 === 0 ? turned : turned.toReversed());
    });
    for (const { key } of asked) {
      const mine = told.flat().filter((row) => row.key === key);
      expect(mine.filter(({ replayed }) => !replayed)).toHaveLength(1);
      expect(new Set(mine.map(({ decisionId }) => decisionId)).size).toBe(1);
    }
    expect(await count(`FROM message WHERE organisation_id = $1 AND ref LIKE 'ref-%'`)).toBe(20);
    expect(await count(`FROM run WHERE organisation_id = $1`)).toBe(1);
  });

  it('use the same keys for other requests, in opposite orders: one has each key, the others are told', async () => {
    const told = await atOnce(async (sender) => {
      const asked = Array.from({ length: 12 }, (_, i) => request({ key: `reused-${i}` }));
      return post(sender % 2 === 0 ? asked : asked.toReversed());
    });
    const taken = told.flat().filter((row) => row.decisionId);
    expect(taken.map(({ key }) => key).sort()).toEqual(Array.from({ length: 12 }, (_, i) => `reused-${i}`).sort());
    expect(
      told.flat().filter((row) => 'problem' in row && (row.problem as { code: string }).code === 'KEY_REUSED'),
    ).toHaveLength(12 * (SENDERS - 1));
  });

  it('share some keys: what is shared is taken once, what is not is taken', async () => {
    const shared = Array.from({ length: 6 }, (_, i) =>
      request({ key: `shared-${i}`, client: { externalId: `s-${i}` } }),
    );
    const told = await atOnce((sender) =>
      post([request({ key: `own-${sender}` }), shared[sender % 6]!, shared[(sender * 5 + 1) % 6]!]),
    );
    expect(told.flat().filter(({ replayed }) => !replayed)).toHaveLength(SENDERS + 6);
  });

  it('supersede and follow the same references of the same clients, while staff read and resend them', async () => {
    const client = { emails: ['broken'] };
    await post(
      Array.from({ length: 6 }, (_, i) => request({ ref: `loan-${i}`, client: { ...client, externalId: `b-${i}` } })),
    );
    const told = await atOnce(async (sender) => {
      const rows = Array.from({ length: 6 }, (_, i) => {
        const loan = sender % 2 === 0 ? i : 5 - i;
        return request({
          type: 'HR2',
          ref: `loan-${loan}`,
          supersedes: `loan-${loan}`,
          client: { ...client, externalId: `b-${loan}` },
        });
      });
      if (sender % 4 !== 3) return post(rows).then(() => 202);
      const { body } = await bode.system().get('/api/v1/messages?status=not_sent&limit=20').expect(200);
      const ids = body.items.map(({ id }: { id: string }) => id);
      return (await bode.system().post('/api/v1/messages/resend').send({ ids })).status;
    });
    expect(told.filter((status) => status >= 400)).toEqual([]);
  });

  it('write the same clients by PUT and by import, beside requests that bring them', async () => {
    const person = (i: number) => ({ name: 'Marie Peeters', parent: 'everybody', cardNumbers: [`290012345${i}`] });
    const told = await atOnce(async (sender) => {
      const order = [0, 1, 2, 3].map((i) => (sender % 2 === 0 ? i : 3 - i));
      if (sender % 3 === 0) {
        await bode.system().put('/api/v1/clients/everybody').send({ name: 'Everybody' }).expect(200);
        const answer = await bode.system().put(`/api/v1/clients/put-${order[0]}`).send(person(order[0]!));
        return answer.status;
      }
      const whole = [
        { externalId: 'everybody', name: 'Everybody' },
        ...order.map((i) => ({ externalId: `put-${i}`, ...person(i) })),
      ];
      if (sender % 3 === 1) {
        const lines = whole.map((row) => JSON.stringify(row)).join('\n');
        const answer = await bode.system().post('/api/v1/clients/import').type('application/x-ndjson').send(lines);
        expect(answer.body.results.filter((row: object) => 'problem' in row)).toEqual([]);
        return answer.status;
      }
      await post(whole.map((client) => ({ ...request({}), client })));
      return 202;
    });
    expect(told.filter((status) => status >= 400)).toEqual([]);
    expect(await count(`FROM client WHERE organisation_id = $1 AND external_id LIKE 'put-%'`)).toBe(4);
  });

  it('N15, L07: are undone, withdrawn, prepared and chosen by many at the same moment: once, and nobody sees it break', async () => {
    const broken = request({ client: { externalId: 'pressed', emails: ['broken'] }, branch: 'B2' });
    const [row] = await post(broken);
    const { body } = await bode
      .system()
      .post('/api/v1/messages/resend')
      .send({ ids: [row!.messages[0]!.id] });
    const [letter] = await post(request({ client: { emails: [] }, branch: 'B2' }));
    const told = await atOnce(async (sender) => {
      const system = bode.system();
      const format = sender % 2 === 0 ? 'letter' : 'email';
      const answers = [
        await system.post(`/api/v1/actions/${body.actionId}/undo`),
        await system.put('/api/v1/clients/pressed/preferences/HR1').send({ format }),
        await system.post('/api/v1/batches').send({ printGroup: 'South' }),
        await system.post(`/api/v1/messages/${letter!.messages[0]!.id}/withdraw`).send({ reason: 'returned' }),
        await system.patch('/api/v1/organisation/settings').send({ asInWise: false }),
      ];
      return answers.map(({ status }) => status);
    });
    expect(told.flat().filter((status) => status >= 500)).toEqual([]);
    expect(told.filter(([undone]) => undone === 200)).toHaveLength(SENDERS);
    expect(told.filter(([, , , withdrawn]) => withdrawn === 200)).toHaveLength(1);
    expect(await count(`FROM staff_action WHERE organisation_id = $1 AND undoes IS NOT NULL`)).toBe(1);
    expect(await count(`FROM batch WHERE organisation_id = $1`)).toBeLessThanOrEqual(1);
  });
});
