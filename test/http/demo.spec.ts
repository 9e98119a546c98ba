import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { agent, type Agent } from 'supertest';
import { Passwords } from '../../src/auth/passwords.js';
import { readConfig } from '../../src/config/config.js';
import { Intake } from '../../src/decisions/intake.service.js';
import { absenceOffice } from '../../src/demo/absence/office.js';
import { accountancyOffice } from '../../src/demo/accountancy/office.js';
import { DEMO_PASSWORD } from '../../src/demo/demo-office.js';
import { openInbox } from '../../src/demo/inbox.js';
import { LIBRARY_API_KEY, LIBRARY_ID, libraryAccounts } from '../../src/demo/library/library.js';
import { demoPeople, type DemoFault } from '../../src/demo/library/people.js';
import { demoRequests } from '../../src/demo/library/requests.js';
import { startBode, type Bode } from '../../src/main.js';
import { apiDocument, compared } from '../support/documented.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

jest.setTimeout(120_000);

interface Line {
  number: number;
  type: string;
  /** External id. */
  client: string;
  format: 'email' | 'letter';
  status: string;
  reason: string | null;
}

let database: TestDatabase;
let dataDir: string;
let bode: Bode;
let system: Agent;

async function start(): Promise<void> {
  const secretKeys = ['a secret of a test, 32 characters'] as const;
  const settings = readConfig({ PORT: '0', DEMO: 'on', LOG_LEVEL: 'silent' });
  bode = await startBode({ ...settings, databaseUrl: database.url, dataDir, dataDirNote: undefined, secretKeys });
  system = agent(bode.url).set('Authorization', `Bearer ${LIBRARY_API_KEY}`);
}

/** Every line of the list, oldest first. */
async function allLines(): Promise<Line[]> {
  const lines: Line[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await system.get('/api/v1/messages').query({ limit: 200, ...(cursor ? { cursor } : {}) });
    lines.push(...(body as { items: Line[] }).items);
    cursor = (body as { next: string | null }).next;
  }
  return lines.toReversed();
}

/** The rows of a statement with the organisation as its one parameter, as the owner sees them. */
async function stored<Row extends object>(sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`SET app.organisation_id = '${LIBRARY_ID}'`);
  const { rows } = await client.query<Row>(sql, [LIBRARY_ID]);
  await client.end();
  return rows;
}

async function eventKeys(): Promise<string[]> {
  const events = await stored<{ key: string }>(`SELECT key FROM event WHERE organisation_id = $1 ORDER BY id`);
  return events.map(({ key }) => key);
}

async function until<T>(look: () => Promise<T>, enough: (seen: T) => boolean): Promise<T> {
  for (const end = Date.now() + 60_000; ; await pause(100)) {
    const seen = await look();
    if (enough(seen)) return seen;
    if (Date.now() > end) throw new Error(`Not within a minute; last seen: ${JSON.stringify(seen).slice(0, 500)}`);
  }
}

const planned = demoRequests(new Date()).map(({ key }) => key);

/** Requests that get through before the first start is cut short. */
const BEFORE_THE_CUT = 60;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'bode-demo-'));
  const { take } = Intake.prototype;
  let left = BEFORE_THE_CUT;
  const cut = jest.spyOn(Intake.prototype, 'take').mockImplementation(function (this: Intake, caller, raw, first) {
    if (left < raw.length) return Promise.reject(new Error('cut short'));
    left -= raw.length;
    return take.call(this, caller, raw, first);
  });
  await start();
  await until(eventKeys, (keys) => keys.length === BEFORE_THE_CUT);
  cut.mockRestore();
});

afterAll(async () => {
  await bode.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the first start of the demo', () => {
  it('has the library, its people and its accounts before the first page is asked for', async () => {
    const [found] = await stored<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM client WHERE organisation_id = $1) AS clients,
              (SELECT count(*)::int FROM client_key WHERE organisation_id = $1 AND key = 'marie') AS maries,
              (SELECT count(*)::int FROM branch WHERE organisation_id = $1) AS branches,
              (SELECT count(*)::int FROM print_group WHERE organisation_id = $1) AS groups,
              (SELECT count(*)::int FROM message_type WHERE organisation_id = $1 AND NOT system) AS types,
              (SELECT count(DISTINCT language)::int FROM text_version WHERE organisation_id = $1) AS languages`,
    );
    expect(found).toEqual({ clients: 60, maries: 2, branches: 3, groups: 2, types: 7, languages: 3 });
  });

  it('has an account for each role, with the password that the console tells', async () => {
    const accounts = await stored<{ email: string; roles: string[]; hash: string }>(
      `SELECT u.email, roles, password_hash AS hash FROM user_account u JOIN login l ON l.user_id = u.id
       WHERE u.organisation_id = $1`,
    );
    const passwords = new Passwords();
    for (const { hash } of accounts) expect(await passwords.verify(hash, DEMO_PASSWORD)).toBe(true);
    expect(accounts.map(({ email }) => email).sort()).toEqual(libraryAccounts.map(({ email }) => email).sort());
    expect(new Set(accounts.flatMap(({ roles }) => roles))).toEqual(
      new Set(['circulation', 'print', 'configuration', 'admin']),
    );
  });

  it('goes on where it was cut short, with no request lost or taken twice', async () => {
    expect(await eventKeys()).toEqual(planned.slice(0, BEFORE_THE_CUT));
    await bode.close();
    await start();
    expect(await until(eventKeys, (keys) => keys.length >= planned.length)).toEqual(planned);
  });

  it('shows sent, not sent and bounced lines and waiting letters within a minute', async () => {
    const statuses = async () => new Set((await allLines()).map(({ status }) => status));
    const wanted = ['sent', 'not_sent', 'bounced', 'pending', 'held'];
    await until(statuses, (seen) => wanted.every((status) => seen.has(status)));
  });
});

/** What comes of each planted fault: a line of its client with this status and reason. */
const OUTCOMES: Partial<Record<DemoFault, string>> = {
  'no-at': 'not_sent ADDRESS_NO_AT',
  'no-dot': 'not_sent ADDRESS_NO_DOT',
  'typo-domain': 'bounced BOUNCED_UNKNOWN_USER',
  'no-email': 'letter',
  'no-postal': 'held NO_POSTAL_ADDRESS',
  'invalid-postcode': 'held POSTAL_ADDRESS_INVALID',
  'no-fixed-abode': 'held POSTAL_ADDRESS_INVALID',
  refused: 'not_sent REFUSED_BY_SERVER',
  'mailbox-full': 'not_sent REFUSED_BY_SERVER',
  'content-refused': 'not_sent REFUSED_BY_SERVER',
  deferred: 'queued',
  unreachable: 'queued',
  bounces: 'bounced BOUNCED_UNKNOWN_USER',
  'bounces-full': 'bounced BOUNCED_MAILBOX_FULL',
  'second-address-works': 'sent',
  'needs-smtputf8': 'sent',
  deceased: 'not_sent CLIENT_FLAGGED',
  'do-not-contact': 'not_sent CLIENT_FLAGGED',
  moved: 'not_sent CLIENT_FLAGGED',
};

describe('what comes of the demo requests', () => {
  let lines: Line[];
  beforeAll(async () => {
    const returned = demoPeople.filter(({ faults }) => faults.some((fault) => OUTCOMES[fault]?.startsWith('bounced')));
    // The last thing to happen is that mails come back, some seconds after they were sent.
    lines = await until(allLines, (all) =>
      returned.every(({ client }) => all.some((line) => isOf(line, client.externalId) && line.status === 'bounced')),
    );
  });

  const isOf = (line: Line, externalId: string) => line.client === externalId;

  const people = demoPeople.flatMap(({ client, faults }) =>
    faults
      .filter((fault) => OUTCOMES[fault] && !(faults.includes('second-address-works') && fault !== faults.at(-1)))
      .map((fault) => [client.name, fault, OUTCOMES[fault]!, client.externalId] as const),
  );

  it.each(people)('%s (%s) has a line that is %s (F03, D08, D11)', (_name, _fault, outcome, externalId) => {
    const mine = lines.filter((line) => isOf(line, externalId));
    const seen = mine.flatMap(({ status, reason, format }) => [
      reason ? `${status} ${reason}` : status,
      ...(format === 'letter' ? ['letter'] : []),
    ]);
    expect(seen).toContain(outcome);
  });

  it('tells the story of Marie Peeters: a long list, an address without @, mails that came back as letters', async () => {
    const marie = demoPeople[0]!.client;
    const mine = await until(
      async () => (await allLines()).filter((line) => isOf(line, marie.externalId)),
      (all) => all.filter(({ status }) => status === 'bounced').length === 3,
    );
    expect(mine.length).toBeGreaterThan(40);
    expect(mine.filter(({ reason }) => reason === 'ADDRESS_NO_AT').map(({ type }) => type)).toEqual([
      'IV1',
      'HR2',
      'RSO',
      'HR1',
    ]);
    expect(mine.filter(({ status }) => status === 'bounced').map(({ type }) => type)).toEqual(['RSO', 'IV1', 'HR1']);
  });

  it('makes at most one letter for a request', () => {
    expect(new Set(lines.map(({ number }) => number)).size).toBe(lines.length);
    const letters = lines.filter(({ format }) => format === 'letter').length;
    expect(letters).toBeGreaterThan(30);
    expect(letters).toBeLessThan(planned.length);
  });
});

describe('the inbox of the demo', () => {
  let browser: Agent;
  beforeAll(async () => {
    browser = agent(bode.url);
    await browser.post('/sign-in').type('form').send({ email: libraryAccounts[0]!.email, password: DEMO_PASSWORD });
  });

  it('is shown to colleagues only', async () => {
    const { status, headers } = await agent(bode.url).get('/demo/inbox').set('Accept', 'text/html');
    expect(status).toBe(303);
    expect(headers['location']).toContain('/sign-in');
  });

  it('lists the mails and how the mail server behaves, and opens one: page, text and source', async () => {
    const { text: list } = await browser.get('/demo/inbox').expect(200);
    expect(list).toContain('*@refused.example');
    const [mail] = /\/demo\/inbox\/[0-9a-f-]{36}/.exec(list)!;
    await browser.get(mail).expect(200);
    expect((await browser.get(`${mail}/body.html`).expect(200)).text).toContain('<p');
    const source = await browser.get(`${mail}/source.eml`).expect(200);
    expect(source.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(source.text).toContain('Auto-Submitted: auto-generated');
  });

  it('knows no other mails', async () => {
    await browser.get('/demo/inbox/00000000-0000-7000-8000-000000000000').expect(404);
    await browser.get('/demo/inbox/..%2Fpostgres/source.eml').expect(404);
  });
});

describe('the description of the API (design §8)', () => {
  const v1 = '/api/v1';

  /** Routes as the document names them, with the addresses of what the demo has; those with bodies are shown by these. */
  async function asked(key: string, lists: Record<string, string>): Promise<[Agent, [string, string][]]> {
    const asker = agent(bode.url).set('Authorization', `Bearer ${key}`);
    const addresses: [string, string][] = [];
    for (const [list, name] of Object.entries(lists)) {
      const [path] = list.split('?') as [string];
      const { items } = await until(
        async () => (await asker.get(v1 + list).expect(200)).body as { items: Record<string, string>[] },
        (body) => body.items.length > 0,
      );
      addresses.push([v1 + path, v1 + list]);
      if (name !== '') addresses.push([`${v1}${path}/{${name}}`, `${v1}${path}/${items[0]![name]}`]);
    }
    return [asker, addresses];
  }

  it('tells every field of what is answered, as it is', async () => {
    const document = await apiDocument(system);
    const faults: string[] = [];
    const compare = async (asker: Agent, addresses: [string, string][]) => {
      for (const [route, address] of addresses) faults.push(...(await compared(document, asker, route, address)));
    };

    const [library, ofLibrary] = await asked(LIBRARY_API_KEY, {
      '/clients': 'externalId',
      '/messages': 'id',
      '/messages?status=not_sent': 'id',
      '/letters': '',
      '/message-types': 'code',
    });
    const message = ofLibrary[3]![1];
    const one = `${v1}/messages/{id}`;
    const type = ofLibrary.at(-1)![1];
    await compare(library, [
      ...ofLibrary,
      [`${one}/timeline`, `${message}/timeline`],
      [`${one}/why`, `${message}/why`],
      [`${one}/preview.html`, `${message}/preview.html`],
      [`${one}/preview.pdf`, `${message}/preview.pdf`],
      [`${v1}/message-types/{code}/texts/{language}`, `${type}/texts/nl`],
      [`${v1}/clients/{externalId}/preferences`, `${ofLibrary[1]![1]}/preferences`],
      ['/api/reasons/{code}', '/api/reasons/ADDRESS_NO_AT'],
    ]);

    const [absence, ofAbsence] = await asked(absenceOffice.apiKey, {
      '/rules': 'id',
      '/rule-sets': 'id',
      '/assignments': 'id',
      '/cases': 'id',
      '/decisions?client=E1111': 'id',
    });
    const [rule, set, assignment, aCase] = [1, 3, 5, 7].map((i) => ofAbsence[i]![1]) as [
      string,
      string,
      string,
      string,
    ];
    const ruleId = rule.split('/').at(-1);
    await compare(absence, [
      ...ofAbsence,
      [`${v1}/rules/vocabulary`, `${v1}/rules/vocabulary`],
      [`${v1}/rule-sets/{id}/preview`, `${set}/preview?rule=${ruleId}`],
      [`${v1}/assignments/{id}/preview`, `${assignment}/preview`],
      [`${v1}/assignments/preview`, `${v1}/assignments/preview?client=E1112&rule=${ruleId}&startsOn=2026-01-01`],
      [`${v1}/cases/{id}/plan`, `${aCase}/plan`],
      [`${v1}/clients/{externalId}/effective-rules`, `${v1}/clients/E1111/effective-rules`],
    ]);

    const [accountancy, ofAccountancy] = await asked(accountancyOffice.apiKey, {
      '/users': 'id',
      '/contacts': 'id',
      '/groups': 'id',
      '/staff-routing': '',
      '/api-keys': '',
    });
    const around = ['users', 'contacts', 'sender'].map((of): [string, string] => [
      `${v1}/clients/{externalId}/${of}`,
      `${v1}/clients/K2001/${of}`,
    ]);
    await compare(accountancy, [
      ...ofAccountancy,
      ...around,
      [`${v1}/groups/{id}/clients`, `${ofAccountancy[5]![1]}/clients`],
      [`${v1}/organisation`, `${v1}/organisation`],
      [`${v1}/organisation/settings`, `${v1}/organisation/settings`],
    ]);
    expect(faults).toEqual([]);
  });
});

describe('a later start of the demo', () => {
  it('posts nothing again and undoes nothing that was changed meanwhile (L21)', async () => {
    const marie = demoPeople[0]!.client;
    const emails = ['marie.peeters@hotmail.example'];
    const request = { key: 'mine-1', type: 'RSO', client: { ...marie, emails }, data: { items: [{ title: 'Kaas' }] } };
    expect((await system.post('/api/v1/messages').send(request)).status).toBe(202);
    const before = await eventKeys();

    await bode.close();
    await start();
    await pause(1_000);
    expect(await eventKeys()).toEqual(before);
    const [stillThere] = await stored<{ emails: string[] }>(
      `SELECT emails FROM client WHERE organisation_id = $1 AND external_id = '${marie.externalId}'`,
    );
    expect(stillThere?.emails).toEqual(emails);
  });

  it('finds the mails of the start before it in the inbox, each once', async () => {
    await bode.close();
    const inbox = await openInbox(join(dataDir, 'inbox'));
    const sent = inbox.list().map(({ returnPath }) => returnPath);
    expect(sent.length).toBeGreaterThan(80);
    expect(new Set(sent).size).toBe(sent.length);
    await start();
  });

  it('leaves a key alone that was revoked', async () => {
    await stored(`UPDATE api_key SET revoked_at = now() WHERE organisation_id = $1`);
    await bode.close();
    await start();
    expect((await system.get('/api/v1/messages')).status).toBe(401);
  });
});
