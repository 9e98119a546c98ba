import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { fillLibrary } from '../../bench/busy-library.js';
import { announceWork } from '../../src/database/due-work.js';
import { rows } from '../../src/database/sql.js';
import { messageIdOf } from '../../src/email/message-id.js';
import { returnPathOf } from '../../src/email/return-path.js';
import { whereOf } from '../../src/messages/message-conditions.js';
import { MessageQuestions } from '../../src/messages/message-questions.service.js';
import { messageFilter } from '../../src/messages/message-filter.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildLibrary } from '../support/builders.js';
import { foreignReport } from '../support/foreign-reports.js';
import { openDesk, type Desk, type FoundMessage } from '../support/plan-desk.js';
import { planFault, PlanSpy } from '../support/plan-spy.js';
import { request } from '../support/requests.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp.js';
import { mailWorker, type TestMailWorker } from '../support/workers.js';

const MESSAGES = 15_000;
const CLIENTS = 3_000;
/** Rows that one statement may read: a page of fifty, each with the rows it is joined to, from up to eight streams. */
const PAGE = 1_000;
/** A search looks at its 500 best candidates, and at the keys of each. */
const SEARCH = 10 * 500;
/** Where a filter may be resent as a whole, as many are counted as Resend takes. */
const COUNTED = 2 * 2_000;

/** Where many rows are found by what names them, a library this small may be read by one index of its own instead. */
const KNOWN = CLIENTS + PAGE;

let bode: TestApp;
let spy: PlanSpy;
let owner: Client;
let smtp: TestSmtpServer;
let mail: TestMailWorker;
let old: Desk;
let young: Desk;

beforeAll(async () => {
  bode = await startTestApp();
  bode.clock.advance(Date.now() - bode.clock.now().getTime());
  spy = new PlanSpy(bode.app.get(DataSource));
  owner = new Client({ connectionString: bode.databaseUrl });
  await owner.connect();
  // What the planner knows is what the test says it knows.
  const tables = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of tables.rows) await owner.query(`ALTER TABLE ${name} SET (autovacuum_enabled = off)`);
  smtp = await startSmtpServer({
    onRecipient: (to) => (to.endsWith('@bib7.example') ? '550 5.1.1 Unknown' : undefined),
  });
  mail = mailWorker(bode, smtp.port);
  old = await openDesk(bode, bode.library);
  await fillLibrary(bode.databaseUrl, bode.library.organisationId, { messages: MESSAGES, clients: CLIENTS });
}, 120_000);

afterAll(async () => {
  await mail.transport.close();
  await smtp.close();
  await owner.end();
  await bode.close();
});

/** The newest messages, looked up before anything is watched. */
type Found = Record<'sent' | 'notSent', FoundMessage[]>;

/** A question, and how many rows of one statement it may read at most. */
interface Asked {
  what: string;
  ask: (by: Desk, found: Found) => Promise<unknown>;
  most: number;
}

const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

const FILTERS = [
  '',
  'cursor=6000',
  ...['queued', 'sending', 'sent', 'not_sent', 'bounced', 'withdrawn', 'pending', 'held', 'prepared', 'returned'].map(
    (status) => `status=${status}`,
  ),
  'status=not_sent,bounced,sent',
  'status=not_sent&cursor=6000',
  'attention=1',
  'status=sent&attention=1',
  'type=HR1',
  'type=HR1,HR2',
  'type=XXX',
  'class=H',
  'class=X',
  'format=letter',
  'format=email',
  'branch=B1',
  'branch=B9',
  'domain=bib7.example',
  'domain=nowhere.example',
  'reason=BOUNCED_UNKNOWN_USER',
  'reason=BOUNCED_UNKNOWN_USER,ADDRESS_NO_AT',
  'reason=RENDER_ERROR',
  'client=L77',
  'client=nobody',
  'client=L77&status=sent',
  'q=6000',
  'q=ref-6000',
  'q=no-such-ref',
  'q=Marie.77@bib36.example',
  'q=MARIE.77@BIB36.EXAMPLE&status=sent',
  'q=marie.77@bib36.example&type=HR1&branch=B2',
  'q=nobody@bib7.example',
  'q=@bib7.example',
  'q=L77',
  'q=marie77 peeters77',
  'q=marie77&status=not_sent',
  `q=marie77&from=${day(6)}&cursor=9000`,
  'q=marie77&format=letter&branch=B1',
  'q=zzz',
  `from=${day(2)}`,
  `from=${day(6)}&to=${day(5)}`,
  `to=${day(400)}`,
  'type=HR1&status=not_sent&branch=B2',
];

const LISTS: Asked[] = FILTERS.map((query) => ({
  what: `GET /messages?${query}`,
  ask: (by) => by.get(`/messages?${query}`),
  most: PAGE,
}));

const page = (path: string, most = PAGE): Asked[] => [
  { what: path, ask: (by) => by.page(path), most },
  { what: `${path} as one branch sees it`, ask: (by) => by.pageOfBranch(path), most },
];
const PAGES: Asked[] = [
  ...page('/messages'),
  ...page('/messages?attention=1'),
  ...page('/messages?status=not_sent', COUNTED),
  ...page('/messages?reason=ADDRESS_NO_AT&type=HR1', COUNTED),
  ...page('/messages?q=marie77&status=not_sent', COUNTED),
  ...page('/messages?q=peeters'),
  ...page('/clients/L77'),
  ...page('/letters'),
  ...['2900000000077', 'peeters77', 'marie7 peeters', 'marie.77@bib37.example', '12-03-1952', 'zzz'].flatMap((q) =>
    page(`/clients?q=${encodeURIComponent(q)}`, SEARCH),
  ),
  { what: 'GET /clients/L77', ask: (by) => by.get('/clients/L77'), most: PAGE },
  { what: 'GET /batches', ask: (by) => by.get('/batches'), most: PAGE },
];

const WORK: Asked[] = [
  {
    what: 'intake of sixty requests, ten of them known, thirty of new clients',
    ask: (by) =>
      by.post('/messages', [
        ...Array.from({ length: 10 }, (_, n) => request({ key: `filled-${n + 1}` })),
        ...Array.from({ length: 20 }, (_, n) => request({ client: `L${n + 1}`, supersedes: `ref-${n}` })),
        ...Array.from({ length: 30 }, () => request({})),
      ]),
    most: KNOWN,
  },
  {
    what: 'the mails that are due, the leases that ran out, and what becomes of them',
    ask: async ({ library: { organisationId } }) => {
      bode.clock.advance(600_000);
      const now = bode.clock.now();
      await bode.tenancy.within(organisationId, (tx) => announceWork(tx, organisationId, 'email', now));
      const before = smtp.mails.length;
      await mail.run();
      expect(smtp.mails.length - before).toBeGreaterThan(45);
    },
    most: PAGE,
  },
  {
    what: 'withdrawal by reference',
    ask: (by) => by.post('/messages/withdraw', { ref: 'ref-5003', reason: 'returned' }),
    most: PAGE,
  },
  {
    what: 'a look at what Resend would do with twenty',
    ask: (by, { notSent }) => by.post('/messages/resend', { ids: notSent.map(({ id }) => id), dryRun: true }),
    most: PAGE,
  },
  {
    what: 'a bounce by its return path, and one by its Message-ID',
    ask: async (by, { sent }) => {
      await by.bounce(reportNaming('returnPath', sent[0]!));
      await by.bounce(reportNaming('messageId', sent[1]!));
    },
    most: KNOWN,
  },
  { what: 'a message', ask: (by, { sent }) => by.page(`/messages/${sent[0]!.id}`), most: PAGE },
  { what: 'its timeline', ask: (by, { sent }) => by.get(`/messages/${sent[0]!.id}/timeline`), most: PAGE },
  { what: 'why', ask: (by, { sent }) => by.get(`/messages/${sent[0]!.id}/why`), most: PAGE },
  { what: 'the gauge of what waits', ask: (by) => by.metrics(), most: COUNTED },
];

/** A foreign server's report that names our mail in one way only. */
function reportNaming(named: 'returnPath' | 'messageId', { organisationNo, messageNo }: FoundMessage): Buffer {
  const reference = { organisationNo: BigInt(organisationNo), messageNo: BigInt(messageNo) };
  const keys = bode.config.secretKeys;
  return foreignReport('postfix-unknown-user', {
    returnPath: named === 'returnPath' ? returnPathOf(reference, 'bounces.bib.example', keys) : 'nobody@bib.example',
    messageId: named === 'messageId' ? messageIdOf(reference, 'bounces.bib.example', keys) : '<none@bib.example>',
    address: 'marie@bib.example',
  });
}

describe.each([
  ['before the planner has any figures', async () => old],
  [
    'with figures from before the library came',
    async () => {
      await owner.query('ANALYZE');
      young = await openDesk(bode, await buildLibrary(bode.app, { name: 'Bib Zuid' }));
      await fillLibrary(bode.databaseUrl, young.library.organisationId, { messages: MESSAGES, clients: CLIENTS });
      return young;
    },
  ],
  [
    'with figures of today',
    async () => {
      await owner.query('ANALYZE');
      return young;
    },
  ],
])('as the bound role, %s (design §9)', (_, prepare) => {
  let by: Desk;
  beforeAll(async () => {
    by = await prepare();
  }, 120_000);

  it.each([...LISTS, ...PAGES, ...WORK].map((asked) => [asked.what, asked] as const))(
    '%s: by indexes, a bounded number of rows',
    async (_what, { ask, most }) => {
      const found = { sent: await by.newest('sent', 2), notSent: await by.newest('not_sent', 20) };
      const plans = await spy.watch(() => ask(by, found));
      expect(plans).not.toEqual([]);
      expect(plans.map((plan) => planFault(plan, most)).filter((found) => found !== null)).toEqual([]);
    },
  );

  it('gives in each list what a plain reading gives', async () => {
    const { organisationId, branches } = by.library;
    for (const query of FILTERS) {
      const { cursor, q, ...words } = Object.fromEntries(new URLSearchParams(query));
      for (const branchIds of ['all' as const, [branches.B2]]) {
        const plain = await bode.tenancy.within(organisationId, async (tx) => {
          const viewer = { organisationId, branchIds };
          const understood = q ? await bode.app.get(MessageQuestions).understand(tx, viewer, q) : null;
          const meant = understood?.ok ? understood.meant : undefined;
          const { sql, parameters } = whereOf(viewer, { ...messageFilter.parse(words), meant });
          const before = cursor ? `AND m.number < ${cursor}` : '';
          const plainly = `SELECT m.number::float8 AS number FROM message m WHERE ${sql} ${before}`;
          return rows<{ number: number }>(tx, `${plainly} ORDER BY m.number DESC LIMIT 50`, parameters);
        });
        const listed = await by.numbers(query, branchIds);
        expect({ query, numbers: listed }).toEqual({ query, numbers: plain.map(({ number }) => number) });
      }
    }
  });
});
