import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { announceWork } from '../../src/database/due-work.js';
import { RelayState } from '../../src/health/relay-state.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { request } from '../support/requests.js';
import { startSmtpServer } from '../support/smtp.js';
import { mailWorker } from '../support/workers.js';

const TOKEN = 'a token for Prometheus';

let bode: TestApp;
beforeAll(async () => {
  bode = await startTestApp({ config: { metricsToken: TOKEN } });
});
afterAll(async () => bode.close());

async function asOwner(statement: string): Promise<void> {
  const owner = new Client({ connectionString: bode.databaseUrl });
  await owner.connect();
  await owner.query(statement);
  await owner.end();
}

/** The values of a metric by its labels, as Prometheus would read them. */
async function figures(name: string): Promise<Record<string, number>> {
  const { text } = await bode.visitor().get('/metrics').expect(200);
  const lines = text.matchAll(new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`, 'gm'));
  return Object.fromEntries([...lines].map(([, labels = '', value]) => [labels, Number(value)]));
}

describe('health', () => {
  it('is alive without asking anything of anybody', async () => {
    await bode.visitor().get('/health/live').expect(200, { status: 'ok' });
  });

  it('is ready when the database answers as the bound role with the whole schema', async () => {
    const { body } = await bode.visitor().get('/health/ready').expect(200);
    expect(body).toEqual({ status: 'ok', checks: { database: 'ok', boundRole: 'ok', schema: 'ok', mailServer: 'ok' } });
  });

  it('is not ready while a table is missing', async () => {
    await asOwner('ALTER TABLE bounce RENAME TO bounce_away');
    const { body } = await bode.visitor().get('/health/ready').expect(503);
    expect(body).toEqual({
      status: 'failed',
      checks: { database: 'ok', boundRole: 'ok', schema: 'failed', mailServer: 'failed' },
    });
    await asOwner('ALTER TABLE bounce_away RENAME TO bounce');
    await bode.visitor().get('/health/ready').expect(200);
  });

  it('is degraded, and stays ready, while the mail server takes nothing (L17)', async () => {
    const state = bode.app.get(RelayState);
    await state.fails({ since: new Date(bode.clock.now().getTime() - 90_000), reply: 'Greeting never received' });
    const { body } = await bode.visitor().get('/health/ready').expect(200);
    expect(body).toMatchObject({ status: 'degraded', checks: { mailServer: 'failing' } });
    expect(await figures('bode_mail_relay_failing_seconds')).toEqual({ '': 90 });
    await state.works();
    expect((await bode.visitor().get('/health/ready').expect(200)).body.status).toBe('ok');
    expect(await figures('bode_mail_relay_failing_seconds')).toEqual({ '': 0 });
  });

  it('is not ready while the bound role owns a table', async () => {
    await asOwner('GRANT CREATE ON SCHEMA public TO bode_app; ALTER TABLE counter OWNER TO bode_app');
    const { body } = await bode.visitor().get('/health/ready').expect(503);
    expect(body.checks.boundRole).toBe('failed');
    await asOwner(
      'ALTER TABLE counter OWNER TO CURRENT_USER; REVOKE CREATE ON SCHEMA public FROM bode_app; ' +
        'GRANT SELECT, INSERT, UPDATE, DELETE ON counter TO bode_app',
    );
  });
});

describe('metrics', () => {
  it('are for this machine', async () => {
    await bode
      .visitor()
      .get('/metrics')
      .expect(200)
      .expect('Content-Type', /^text\/plain; version=0.0.4/);
  });

  it('are for others with the token only, also behind a proxy on this machine', async () => {
    const foreign = () => bode.visitor().get('/metrics').set('X-Forwarded-For', '203.0.113.7');
    const { body } = await foreign().expect(403);
    expect(body).toMatchObject({ code: 'NOT_ALLOWED' });
    await foreign().set('Authorization', 'Bearer wrong').expect(403);
    await foreign().set('Authorization', `Bearer ${TOKEN}`).expect(200);
  });

  it('count requests by route, never by address', async () => {
    await bode.visitor().get('/api/reasons/NO_ADDRESS').expect(200);
    const counts = await figures('bode_http_request_seconds_count');
    expect(counts['method="GET",route="/api/reasons/:code",status="200"']).toBe(1);
  });

  it('count mails by outcome and reason (L17)', async () => {
    const server = await startSmtpServer({
      onRecipient: (to) =>
        to.startsWith('away') ? '550 5.1.1 No such user' : to.startsWith('full') ? '452 4.2.2 Mailbox full' : undefined,
    });
    const mail = mailWorker(bode, server.port);
    const people = ['an@bib.example', 'bo@bib.example', 'away@bib.example', 'full@bib.example'];
    const rows = people.map((email) => request({ client: { emails: [email] } }));
    await bode.system().post('/api/v1/messages').send(rows).expect(202);
    await mail.run();
    expect(await figures('bode_mails_total')).toEqual({
      'outcome="sent",reason=""': 2,
      'outcome="not_sent",reason="REFUSED_BY_SERVER"': 1,
    });
    expect(await figures('bode_mail_deferrals_total')).toEqual({ 'why="deferred"': 1 });
    await mail.transport.close();
    await server.close();
  });

  it('tell what waits and how late the oldest due work is', async () => {
    expect(await figures('bode_messages_waiting')).toEqual({
      'status="queued"': 1,
      'status="pending"': 0,
      'status="held"': 0,
    });
    // The mail that was put off waits for its next try: it is not late.
    expect(await figures('bode_oldest_due_work_seconds')).toEqual({ 'kind="email"': 0 });
    const { organisationId } = bode.library;
    const due = new Date(bode.clock.now().getTime() - 90_000);
    await bode.tenancy.within(organisationId, (tx) => announceWork(tx, organisationId, 'email', due));
    expect(await figures('bode_oldest_due_work_seconds')).toEqual({ 'kind="email"': 90 });
  });
});
