import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { readConfig } from '../../src/config/config.js';
import { absenceEvents, earlyEvents } from '../../src/demo/absence/cases.js';
import { absenceClients } from '../../src/demo/absence/clients.js';
import { ABSENCE_ID, absenceOffice } from '../../src/demo/absence/office.js';
import { absenceContacts, absenceUsers } from '../../src/demo/absence/people.js';
import { absenceAssignments, absenceRules, absenceSets } from '../../src/demo/absence/rules.js';
import { startBode, type Bode } from '../../src/main.js';
import { Assignments } from '../../src/rules/assignments.service.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

jest.setTimeout(120_000);

let database: TestDatabase;
let dataDir: string;
let bode: Bode | undefined;

async function start(): Promise<void> {
  const secretKeys = ['a secret of a test, 32 characters'] as const;
  const settings = readConfig({ PORT: '0', DEMO: 'on', LOG_LEVEL: 'silent' });
  bode = await startBode({ ...settings, databaseUrl: database.url, dataDir, dataDirNote: undefined, secretKeys });
}

async function stop(): Promise<void> {
  await bode?.close();
  bode = undefined;
}

/** The rows of a statement with the organisation as its one parameter, as the owner sees them. */
async function stored<Row extends object>(sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`SET app.organisation_id = '${ABSENCE_ID}'`);
  const { rows } = await client.query<Row>(sql, [ABSENCE_ID]);
  await client.end();
  return rows;
}

const TABLES = ['client', 'user_account', 'contact', 'rule', 'rule_set', 'assignment'] as const;

async function counts(): Promise<Record<string, number>> {
  const parts = TABLES.map((name) => `(SELECT count(*)::int FROM ${name} WHERE organisation_id = $1) AS ${name}`);
  const [found] = await stored<Record<string, number>>(`SELECT ${parts.join(', ')}`);
  return found!;
}

/** Those of its own systems; Bode itself appends others. */
async function eventKeys(): Promise<string[]> {
  const events = await stored<{ key: string }>(
    `SELECT key FROM event WHERE organisation_id = $1 AND origin = 'integration' ORDER BY key`,
  );
  return events.map(({ key }) => key);
}

async function until<T>(look: () => Promise<T>, enough: (seen: T) => boolean): Promise<T> {
  for (const end = Date.now() + 90_000; ; await pause(200)) {
    const seen = await look();
    if (enough(seen)) return seen;
    if (Date.now() > end) throw new Error(`Not in time; last seen: ${JSON.stringify(seen).slice(0, 500)}`);
  }
}

const noIds = new Map<string, string>();
const planned = [...earlyEvents(new Date(), noIds), ...absenceEvents(new Date(), noIds)].map(({ key }) => key).sort();

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'bode-demo-'));
});
afterAll(async () => {
  await stop();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

describe("the demo's absence-management office", () => {
  it('is made once, though the first start is cut short in the middle of it', async () => {
    const { create } = Assignments.prototype;
    let left = 2;
    const cut = jest.spyOn(Assignments.prototype, 'create').mockImplementation(function (this: Assignments, ...given) {
      return left-- > 0 ? create.apply(this, given) : Promise.reject(new Error('cut short'));
    });
    await expect(start()).rejects.toThrow('cut short');
    cut.mockRestore();
    expect(await counts()).toMatchObject({ client: absenceClients.length, assignment: 2 });
    await start();
    expect(await counts()).toEqual({
      client: absenceClients.length,
      user_account: absenceUsers.length + absenceOffice.accounts.length,
      contact: absenceContacts.length,
      rule: absenceRules.length,
      rule_set: absenceSets.length,
      assignment: absenceAssignments.length,
    });
  });

  it('lives: each event comes once, with mails sent, not sent, bounced and planned, and a trace for each decision', async () => {
    expect(await until(eventKeys, (keys) => keys.length >= planned.length)).toEqual(planned);
    const kinds = async () => {
      const lines = await stored<{ kind: string }>(
        `SELECT DISTINCT concat_ws(' ', type_code, status, reason) AS kind FROM message WHERE organisation_id = $1`,
      );
      return lines.map(({ kind }) => kind);
    };
    const wanted = [
      'VZM sent',
      'VZM bounced BOUNCED_UNKNOWN_USER',
      'VHM sent',
      'VFV sent',
      'VMR not_sent NO_RECIPIENT',
      'VPA queued',
      'VSU sent',
      'VSU not_sent ADDRESS_NO_AT',
      'VWO sent',
    ];
    const seen = await until(kinds, (all) => wanted.every((kind) => all.includes(kind)));
    expect(seen).toEqual(expect.arrayContaining(wanted));
    const outcomes = await stored<{ outcome: string; candidates: number }>(
      `SELECT outcome, min(jsonb_array_length(trace->'candidates')) AS candidates FROM decision
       WHERE organisation_id = $1 AND rule_id IS NOT NULL GROUP BY outcome ORDER BY outcome`,
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['addressed', 'nobody', 'partly', 'skipped']);
    for (const { outcome, candidates } of outcomes) if (outcome !== 'skipped') expect(candidates).toBeGreaterThan(0);
  });

  it('welcomes each active user once (E01)', async () => {
    const welcomed = await stored<{ userId: string }>(
      `SELECT user_id AS "userId" FROM message WHERE organisation_id = $1 AND type_code = 'WUS'`,
    );
    const active = absenceUsers.filter((user) => user.active !== false);
    expect(new Set(welcomed.map(({ userId }) => userId)).size).toBe(active.length);
    expect(welcomed).toHaveLength(active.length);
  });

  it('posts nothing again at a later start, and leaves alone what was changed', async () => {
    await stored(`UPDATE contact SET name = 'Gijs B.' WHERE organisation_id = $1 AND name = 'Gijs Bakker'`);
    const before = await counts();
    await stop();
    await start();
    await pause(1_000);
    expect(await eventKeys()).toEqual(planned);
    expect(await counts()).toEqual(before);
  });
});
