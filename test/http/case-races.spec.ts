import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { PendingEvents } from '../../src/decisions/pending-events.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ruleDesk, type Json, type RuleDesk } from '../support/rules.js';

/** As many as do something at the same moment; more than the connections that the app has to its database. */
const AT_ONCE = 24;

describe('A33 events of a case, beside those who take rules out of its plan and close it', () => {
  let bode: TestApp;
  let desk: RuleDesk;
  /** Sees who waits. */
  let owner: Client;
  const deadlocks: unknown[] = [];
  let made = 0;
  beforeAll(async () => {
    bode = await startTestApp();
    desk = ruleDesk(bode);
    collectDeadlocks(bode.app.get(DataSource), deadlocks);
    owner = new Client({ connectionString: bode.databaseUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await bode.close();
  });

  /** An open case whose plan has a rule for an event of a kind of its own. */
  const plannedCase = async (client?: string) => {
    const kind = `placed-${++made}`;
    const named = client ?? (await desk.client(`racing-${made}`));
    const rule = await desk.rule({ trigger: { kind } });
    await desk.assign({ client: named, rule });
    return { kind, rule, client: named, caseId: await desk.open(named) };
  };
  const event = (kind: string, caseId: string, key = `race-${++made}`) => ({ key, kind, case: caseId, data: {} });
  const postEvents = (...events: object[]) => bode.system().post('/api/v1/events').send(events);
  const takeOut = (caseId: string, rule: string) => bode.system().delete(`/api/v1/cases/${caseId}/plan/${rule}`);
  const statuses = async (client: string): Promise<string[]> =>
    (await desk.get(`messages?client=${client}`)).items.map(({ status }: Json) => status);

  /** Waits until so many transactions of the app wait for a lock. */
  const standStill = async (count: number) => {
    for (;;) {
      const { rows } = await owner.query(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if (rows[0].n >= count) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  /**
   * Locks a row of the organisation; runs `first` until it needs that, then `second` until it waits too; then lets them
   * go on.
   */
  const interleave = (lock: string, parameters: unknown[], first: () => object, second: () => object) =>
    bode.tenancy
      .within(bode.library.organisationId, async (tx) => {
        expect(await tx.query(lock, parameters)).toHaveLength(1);
        const begun = Promise.resolve(first());
        await standStill(1);
        const met = Promise.resolve(second());
        await standStill(2);
        return [begun, met] as const;
      })
      .then((both) => Promise.all(both)) as Promise<[Json, Json]>;

  it('decides on an event by the plan without the rule, where that is being taken out while the event comes in', async () => {
    const { kind, rule, client, caseId } = await plannedCase();
    const [out, posted] = await interleave(
      `SELECT FROM case_plan WHERE rule_id = $1 FOR UPDATE`,
      [rule],
      () => takeOut(caseId, rule),
      () => postEvents(event(kind, caseId)),
    );
    expect([out.status, out.body.lines]).toEqual([200, []]);
    expect(posted.body.results).toMatchObject([{ decisions: [] }]);
    expect(await statuses(client)).toEqual([]);
  });

  it('withdraws the mail of an event that came in while somebody began to take the rule out', async () => {
    const { kind, rule, client, caseId } = await plannedCase();
    const [posted, out] = await interleave(
      `SELECT FROM message_type WHERE organisation_id = $1 AND code = 'HR1' FOR UPDATE`,
      [bode.library.organisationId],
      () => postEvents(event(kind, caseId)),
      () => takeOut(caseId, rule),
    );
    expect(posted.body.results).toMatchObject([{ decisions: [{ messages: [{ status: 'queued' }] }] }]);
    expect(out.body.lines).toMatchObject([{ outcome: 'withdrawn' }]);
    expect(await statuses(client)).toEqual(['withdrawn']);
  });

  it('A27 refuses to take a rule out of the plan of a case that is being closed', async () => {
    const { rule, caseId } = await plannedCase();
    const [closed, out] = await interleave(
      `SELECT FROM organisation WHERE id = $1 FOR UPDATE`,
      [bode.library.organisationId],
      () => bode.system().post(`/api/v1/cases/${caseId}/close`),
      () => takeOut(caseId, rule),
    );
    expect([closed.status, out.status, out.body.code]).toEqual([200, 409, 'CASE_CLOSED']);
  });

  it('has many of them at once, in bulk and in any order: nobody waits for the other in turn, no mail of a rule taken out stays', async () => {
    const shared = await desk.client('racing-shared');
    const cases = await Promise.all(Array.from({ length: 8 }, (_, i) => plannedCase(i < 4 ? shared : undefined)));
    const everyone = Array.from({ length: AT_ONCE }, async (_, n) => {
      const turned = [...cases.slice(n % 8), ...cases.slice(0, n % 8)];
      const order = n % 2 === 0 ? turned : turned.toReversed();
      const one = cases[n % 8]!;
      if (n % 3 === 0) return takeOut(one.caseId, one.rule);
      if (n === 7) return bode.system().post(`/api/v1/cases/${one.caseId}/close`);
      if (n === 11) await desk.assign({ client: shared, rule: await desk.rule(), applyToOpenCases: true });
      if (n === 13) await bode.app.get(PendingEvents).turn();
      return postEvents(...order.map(({ kind, caseId }) => event(kind, caseId)));
    });
    const answers = await Promise.all(everyone);
    expect(answers.filter(({ status, body }) => status >= 300 && body.code !== 'CASE_CLOSED')).toEqual([]);
    expect(deadlocks).toEqual([]);
    const taken: Json[] = [];
    for (const { caseId, rule } of cases) {
      const { items } = await desk.get(`cases/${caseId}/plan`);
      taken.push(...items.filter((row: Json) => row.rule === rule && row.cancelledAt));
    }
    // One of the eight may have been closed before.
    expect(taken.length).toBeGreaterThanOrEqual(7);
    expect(taken.filter(({ waiting }) => waiting.length > 0)).toEqual([]);
  });
});

/** Keeps what PostgreSQL says where transactions wait for each other in turn; the app tries them again by itself. */
function collectDeadlocks(source: DataSource, found: unknown[]): void {
  const create = source.createQueryRunner.bind(source);
  source.createQueryRunner = (...given) => {
    const runner = create(...given);
    const query = runner.query.bind(runner) as (...asked: unknown[]) => Promise<unknown>;
    runner.query = ((...asked: unknown[]) =>
      query(...asked).catch((error: { code?: unknown }) => {
        if (error.code === '40P01') found.push(asked[0]);
        throw error;
      })) as QueryRunner['query'];
    return runner;
  };
}
