import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { systemClock } from '../../src/common/clock.js';
import { LostLeases } from '../../src/work/lost-leases.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { prepareAll } from '../support/print-room.js';
import { request } from '../support/requests.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp.js';

// Two processes are started, on a machine that may be busy with other tests.
jest.setTimeout(300_000);

/** How soon what a killed worker had in hand must go on, in milliseconds; its lease runs for five minutes. */
const SOON = 45_000;

const project = fileURLToPath(new URL('../..', import.meta.url));
let bode: TestApp;
let server: TestSmtpServer;
let dataDir: string;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  bode = await startTestApp({ clock: systemClock });
  server = await startSmtpServer();
  dataDir = await mkdtemp(join(tmpdir(), 'bode-workers-'));
});

afterAll(async () => {
  await Promise.all(workers.map((worker) => kill(worker)));
  await server.close();
  await bode.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** A worker as an operator starts one, in a process of its own, when it is ready. */
async function startWorker(): Promise<void> {
  const worker = spawn(
    process.execPath,
    ['--no-warnings', '--import', './test/support/typescript.mjs', 'src/cli.ts', 'start'],
    {
      cwd: project,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        ROLE: 'worker',
        PORT: '0',
        DATA_DIR: dataDir,
        DATABASE_URL: bode.databaseUrl,
        SMTP_URL: `smtp://127.0.0.1:${server.port}?ignoreTLS=true`,
        PUBLIC_URL: 'https://bode.example',
        RETURN_PATH_DOMAIN: 'bounces.example',
        SECRET_KEY: 'the secret of two workers of a test',
      },
    },
  );
  workers.push(worker);
  let output = '';
  worker.stdout.on('data', (text: Buffer) => (output += text));
  while (!output.includes('Bode is ready: ')) {
    if (worker.exitCode !== null) throw new Error(`The worker did not start:\n${output}`);
    await pause(50);
  }
}

async function kill(worker: ChildProcess): Promise<void> {
  worker.kill('SIGKILL');
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
}

async function postMail(): Promise<string> {
  const answer = await bode.system().post('/api/v1/messages').send(request({})).expect(202);
  return answer.body.results[0].messages[0].id as string;
}

interface InHand {
  status: string;
  lease: string | null;
  /** Its lease still runs. */
  held: boolean;
}

async function look(id: string): Promise<InHand> {
  const { organisationId } = bode.library;
  const [row] = await bode.tenancy.within(organisationId, (tx) =>
    tx.query(
      `SELECT status, lease_token AS lease, coalesce(lease_until > now(), false) AS held
       FROM message WHERE organisation_id = $1 AND id = $2`,
      [organisationId, id],
    ),
  );
  return row as InHand;
}

/** Posts mails until each of the two workers has one in hand, whose leases end with the number of their worker. */
async function oneInHandOfEach(): Promise<[string, string]> {
  const inHand = new Map<string, string>();
  for (;;) {
    const id = await postMail();
    const { lease } = await until(id, ({ status }) => status === 'sending');
    inHand.set(lease!.slice(-8), id);
    const [one, other] = inHand.values();
    if (one && other) return [one, other];
  }
}

/** Asks until it is so. */
async function until(id: string, isSo: (mail: InHand) => boolean, within = 120_000): Promise<InHand> {
  const end = Date.now() + within;
  for (;;) {
    const mail = await look(id);
    if (isSo(mail)) return mail;
    if (Date.now() > end) throw new Error(`Still ${JSON.stringify(mail)} after ${within} ms`);
    await pause(200);
  }
}

async function timeline(id: string): Promise<string[]> {
  const { body } = await bode.system().get(`/api/v1/messages/${id}/timeline`).expect(200);
  return body.items.map(({ what }: { what: string }) => what);
}

describe('one of two workers is killed (L17)', () => {
  it('gives what it had in hand to the other within seconds, and leaves the other what it has', async () => {
    await Promise.all([startWorker(), startWorker()]);
    // Both wait for a server that keeps its answers to itself.
    let answer!: () => void;
    server.behave({ until: new Promise((settle) => (answer = settle)) });
    const mails = await oneInHandOfEach();
    const asTaken = await Promise.all(mails.map(look));

    await pause(8_000);
    expect(await Promise.all(mails.map(look))).toEqual(asTaken);
    await kill(workers[0]!);
    // Which of the two it had is known by what becomes of them.
    let now = asTaken;
    // The other one may have taken it already: it waits for a mail that hangs no longer than some seconds.
    const lostOf = () => now.findIndex(({ held, lease }, n) => !held || lease !== asTaken[n]!.lease);
    for (const end = Date.now() + SOON; lostOf() === -1 && Date.now() < end; await pause(200)) {
      now = await Promise.all(mails.map(look));
    }
    const lost = lostOf();
    expect(lost).not.toBe(-1);
    expect(now[1 - lost]).toEqual(asTaken[1 - lost]);
    const [ofFirst, ofSecond] = [mails[lost]!, mails[1 - lost]!];

    answer();
    await until(ofFirst, ({ status }) => status === 'sent');
    await until(ofSecond, ({ status }) => status === 'sent');
    expect(await timeline(ofFirst)).toEqual(['created', 'lease-expired', 'sent']);
    expect(await timeline(ofSecond)).toEqual(['created', 'sent']);
  });

  it('L05 leaves its try of a batch counted, so that one which kills whoever makes it is not begun for ever', async () => {
    const letter = await bode
      .system()
      .post('/api/v1/messages')
      .send(request({ client: { emails: [] } }))
      .expect(202);
    expect(letter.body.results[0].messages[0].format).toBe('letter');
    // The timeline can't be written: the one who makes the batch is held in the middle of it.
    const owner = new Client({ connectionString: bode.databaseUrl });
    await owner.connect();
    await owner.query('BEGIN; LOCK TABLE message_event IN SHARE MODE');
    const begun = await bode.system().post('/api/v1/batches').send({ printGroup: 'North' }).expect(202);
    const [{ id }] = begun.body.batches;
    const triesOf = async (): Promise<number> => {
      const { organisationId } = bode.library;
      const [batch] = await bode.tenancy.within(organisationId, (tx) =>
        tx.query(`SELECT failures FROM batch WHERE organisation_id = $1 AND id = $2`, [organisationId, id]),
      );
      return batch.failures;
    };
    const end = Date.now() + SOON;
    while ((await triesOf()) === 0 && Date.now() < end) await pause(100);
    await kill(workers.at(-1)!);
    expect(await triesOf()).toBe(1);
    await owner.query('ROLLBACK');
    await owner.end();

    // The database notices some moments later that nobody is there any more.
    const made = async () => {
      bode.clock.advance(Date.now() - bode.clock.now().getTime());
      await new LostLeases(bode.tenancy, systemClock).expire();
      await prepareAll(bode);
      return (await bode.system().get(`/api/v1/batches/${id}`).expect(200)).body;
    };
    let batch = await made();
    for (; batch.state === 'preparing' && Date.now() < end; batch = await made()) await pause(200);
    expect(batch).toMatchObject({ state: 'prepared', letters: 1 });
  });
});
