import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { newId } from '../../src/common/ids.js';
import { parseMessageId } from '../../src/email/message-id.js';
import { parseReturnPath } from '../../src/email/return-path.js';
import { MailQueue } from '../../src/email/mail-queue.js';
import type { Role } from '../../src/auth/permissions.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildAccount, buildLibrary } from '../support/builders.js';
import { request } from '../support/requests.js';
import { startScriptedServer } from '../support/scripted-smtp.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp.js';
import { mailWorker, type TestMailWorker } from '../support/workers.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('sending (L17)', () => {
  let bode: TestApp;
  let server: TestSmtpServer;
  let mail: TestMailWorker;

  beforeAll(async () => {
    bode = await startTestApp();
    server = await startSmtpServer();
    mail = mailWorker(bode, server.port);
  });
  afterEach(() => {
    server.behave({});
    server.mails.length = 0;
  });
  afterAll(async () => {
    await mail.transport.close();
    await server.close();
    await bode.close();
  });

  const ask = async (wishes: Parameters<typeof request>[0]): Promise<string> => {
    const answer = await bode.system().post('/api/v1/messages').send(request(wishes)).expect(202);
    return answer.body.results[0].messages[0].id as string;
  };
  const look = async (id: string) => (await bode.system().get(`/api/v1/messages/${id}`).expect(200)).body;
  const story = async (
    id: string,
  ): Promise<{ what: string; reason: string | null; facts: Record<string, unknown> }[]> =>
    (await bode.system().get(`/api/v1/messages/${id}/timeline`).expect(200)).body.items;

  it('sends a mail with text and HTML, a fixed Message-ID, Auto-Submitted and a signed return path', async () => {
    const id = await ask({ client: { name: 'Gülşen Öztürk', emails: ['gulsen@bib.example'] } });
    await mail.run();
    const message = await look(id);
    expect(message).toMatchObject({ status: 'sent', attempts: 1, sentAt: bode.clock.now().toISOString() });
    const [received] = server.mails;
    const parsed = await simpleParser(received!.raw);
    expect(parsed.to).toMatchObject({ value: [{ name: 'Gülşen Öztürk', address: 'gulsen@bib.example' }] });
    expect(parsed.text).toContain('Kaas');
    expect(parsed.html).toContain('Kaas');
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    const keys = bode.config.secretKeys;
    expect(parseReturnPath(received!.from, keys)).toMatchObject({ messageNo: BigInt(message.number) });
    expect(parseMessageId(parsed.messageId!, keys)).toMatchObject({ messageNo: BigInt(message.number) });
    expect((await story(id)).map(({ what }) => what)).toEqual(['created', 'sent']);
  });

  it('a temporary refusal waits, with growing pauses, and goes through later', async () => {
    server.behave({ onRecipient: () => '451 4.3.0 Try again later' });
    const id = await ask({});
    await mail.run();
    expect(await look(id)).toMatchObject({ status: 'queued', attempts: 1 });
    await mail.run();
    expect(await look(id)).toMatchObject({ attempts: 1 });
    bode.clock.advance(2 * MINUTE);
    await mail.run();
    expect(await look(id)).toMatchObject({ status: 'queued', attempts: 2 });
    server.behave({});
    bode.clock.advance(HOUR);
    await mail.run();
    expect(await look(id)).toMatchObject({ status: 'sent', attempts: 3 });
    const told = await story(id);
    expect(told.map(({ what }) => what)).toEqual(['created', 'deferred', 'deferred', 'sent']);
    expect(told[1]!.facts).toMatchObject({ why: 'deferred', reply: expect.stringContaining('Try again later') });
  });

  it('GAVE_UP after 48 hours of temporary refusals, and the letter of a type that routes by itself', async () => {
    server.behave({ onRecipient: () => '451 4.3.0 Try again later' });
    const id = await ask({ type: 'RSO' });
    for (let hours = 0; hours <= 60; hours += 4) {
      await mail.run();
      bode.clock.advance(4 * HOUR);
    }
    expect(await look(id)).toMatchObject({ status: 'not_sent', reason: 'GAVE_UP', letter: { status: 'pending' } });
  });

  it('REFUSED_BY_SERVER: a 5xx tries the next address on the same line, then the letter follows (L08, Dd5)', async () => {
    server.behave({ onRecipient: (address) => (address.startsWith('bad') ? '550 5.1.1 No such user' : undefined) });
    const id = await ask({ type: 'RSO', client: { emails: ['bad1@bib.example', 'good@bib.example'] } });
    await mail.run();
    expect(await look(id)).toMatchObject({ status: 'sent', to: 'good@bib.example' });
    expect((await story(id)).map(({ what }) => what)).toEqual(['created', 'next-address', 'sent']);

    const other = await ask({ type: 'RSO', client: { emails: ['bad2@bib.example', 'bad3@bib.example'] } });
    await mail.run();
    expect(await look(other)).toMatchObject({
      status: 'not_sent',
      reason: 'REFUSED_BY_SERVER',
      letter: { status: 'pending' },
    });
    const told = await story(other);
    expect(told.map(({ what }) => what)).toEqual(['created', 'next-address', 'not-sent', 'letter-made']);
    expect(told[2]!.facts).toMatchObject({ address: 'bad3@bib.example', reply: expect.stringContaining('5.1.1') });
  });

  it('a type that waits for Resend makes no letter by itself (D11)', async () => {
    server.behave({ onRecipient: () => '550 5.1.1 No such user' });
    const id = await ask({ type: 'HR1' });
    await mail.run();
    expect(await look(id)).toMatchObject({ status: 'not_sent', reason: 'REFUSED_BY_SERVER', letter: null });
  });

  it('MAIL_SETUP_INCORRECT: a refused sender is our own fault, and prints no letters', async () => {
    server.behave({ onSender: () => '550 5.7.1 Sender not allowed' });
    const id = await ask({ type: 'RSO' });
    await mail.run();
    expect(await look(id)).toMatchObject({ status: 'not_sent', reason: 'MAIL_SETUP_INCORRECT', letter: null });
  });

  it('TRANSPORT_ERROR after the limit without a connection; no letter by itself, and each page says what it waits for', async () => {
    const gone = await startSmtpServer();
    const unreachable = mailWorker(bode, gone.port);
    await gone.close();
    const [id] = [await ask({ type: 'RSO' }), await ask({}), await ask({})];
    const account = await buildAccount(bode.app, bode.library.organisationId, { roles: ['admin'] });
    // Days go by: nobody is signed in that long.
    const shown = async () => (await (await bode.staff(account)).browser.get(`/messages/${id}`).expect(200)).text;
    const diagnosed = async () =>
      (await bode.system().post('/api/v1/diagnoses').send({ procedure: 'D', message: id }).expect(201)).body.outcome;
    await unreachable.run();
    expect(await shown()).toContain('Wacht: de eigen mailserver neemt sinds');
    expect(await diagnosed()).toMatchObject({ code: 'PLATFORM_MAIL_DOWN', also: [{ code: 'STILL_WAITING' }] });
    for (let hours = 0; hours <= 60; hours += 4) {
      await unreachable.run();
      bode.clock.advance(4 * HOUR);
    }
    await unreachable.transport.close();
    expect(await look(id)).toMatchObject({ status: 'not_sent', reason: 'TRANSPORT_ERROR', letter: null });
    expect(await shown()).toContain(
      '3 mails wachtten te lang, en zijn niet verzonden. <a href="/messages?reason=TRANSPORT_ERROR"',
    );
    expect(await shown()).toContain('De mail gaat niet meer vanzelf weg: verzend hem opnieuw, als brief.');
    expect(await diagnosed()).toMatchObject({ code: 'TRANSPORT_ERROR' });
  });

  it('NEEDS_SMTPUTF8 where the server does not offer it; sent where it does', async () => {
    const plain = await startSmtpServer({ without: ['SMTPUTF8'] });
    const other = mailWorker(bode, plain.port);
    const refused = await ask({ type: 'RSO', client: { emails: ['zoë@bib.example'] } });
    await other.run();
    expect(await look(refused)).toMatchObject({ status: 'not_sent', reason: 'NEEDS_SMTPUTF8' });
    await other.transport.close();
    await plain.close();
    const sent = await ask({ type: 'RSO', client: { emails: ['zoë@bib.example'] } });
    await mail.run();
    expect(await look(sent)).toMatchObject({ status: 'sent' });
  });

  it('L32: priority 1 goes before 5, whatever came first', async () => {
    await ask({ client: { emails: ['later@bib.example'] } });
    await ask({ priority: 1, client: { emails: ['first@bib.example'] } });
    await mail.run();
    const order = server.mails.map(({ raw }) => /To: .*<(\w+)@/.exec(raw.toString())![1]);
    expect(order).toEqual(['first', 'later']);
  });

  it('L22: what is past or superseded at the claim is not sent, and says so', async () => {
    const past = await ask({ dueAt: '2027-06-01T00:00:00Z', validUntil: '2027-05-01T00:00:00Z', type: 'RSO' });
    const old = await ask({ ref: 'loan-1', client: { externalId: 'borrower' }, dueAt: '2027-06-01T00:00:00Z' });
    await ask({ type: 'HR2', supersedes: 'loan-1', client: { externalId: 'borrower' } });
    bode.clock.advance(365 * 24 * HOUR);
    await mail.run();
    expect(await look(past)).toMatchObject({
      status: 'not_sent',
      reason: 'NOT_RELEVANT',
      detail: 'past',
      letter: null,
    });
    expect(await look(old)).toMatchObject({ status: 'not_sent', reason: 'NOT_RELEVANT', detail: 'superseded' });
  });

  it('a crash between hand-over and outcome: sent again with the same Message-ID, and the timeline says so', async () => {
    const id = await ask({});
    const queue = new MailQueue(bode.tenancy);
    const { organisationId } = bode.library;
    await queue.claim(organisationId, newId(), 10, bode.clock.now());
    expect(await look(id)).toMatchObject({ status: 'sending' });
    await mail.run();
    expect(server.mails).toHaveLength(0);
    bode.clock.advance(6 * MINUTE);
    await mail.run();
    expect(await look(id)).toMatchObject({ status: 'sent' });
    const told = await story(id);
    expect(told.map(({ what }) => what)).toEqual(['created', 'lease-expired', 'sent']);
    expect(told[1]!.facts).toMatchObject({ mayHaveBeenSent: true });
  });

  it('two workers share the work, and every mail goes once', async () => {
    const rows = Array.from({ length: 120 }, () => request({}));
    await bode.system().post('/api/v1/messages').send(rows).expect(202);
    const second = mailWorker(bode, server.port);
    await Promise.all([mail.run(), second.run()]);
    await Promise.all([mail.run(), second.run()]);
    await second.transport.close();
    expect(server.mails).toHaveLength(120);
    expect(new Set(server.mails.map(({ from }) => from)).size).toBe(120);
  });

  it('a relay that falls silent is asked by one connection, staff are told, and all mails go once it speaks', async () => {
    let [silent, taken] = [true, 0];
    const relay = await startScriptedServer({
      greeting: () => (silent ? 'silence' : '220 back again'),
      mail: () => `250 taken ${++taken}`,
    });
    const quick = mailWorker(bode, relay.port, { timeouts: { connect: 250, silence: 10_000 } });
    const { organisationId } = bode.library;
    const rows = Array.from({ length: 60 }, () => request({}));
    const answer = await bode.system().post('/api/v1/messages').send(rows).expect(202);
    const ids = (answer.body.results as { messages: { id: string }[] }[]).map(({ messages }) => messages[0]!.id);
    const attempts = async () => {
      const all = await Promise.all(ids.map(look));
      return all.reduce((sum: number, one) => sum + (one.attempts as number), 0);
    };
    await quick.run();
    const tried = await attempts();
    expect(tried).toBeLessThan(40);
    const met = relay.connections();
    bode.clock.advance(4 * MINUTE);
    await quick.run();
    expect([relay.connections(), await attempts()]).toEqual([met + 1, tried]);

    const page = async (roles: Role[]) =>
      (await bode.staff(await buildAccount(bode.app, organisationId, { roles }))).browser.get('/clients').expect(200);
    expect((await page(['admin'])).text).toContain('Er wachten 60 mails; die gaan vanzelf weg');
    expect((await page(['circulation'])).text).not.toContain('De mailserver neemt sinds');

    silent = false;
    bode.clock.advance(2 * MINUTE);
    await quick.run();
    // A slow machine may take longer for some connections than this test allows them.
    for (let again = 0; again < 3; again++) {
      bode.clock.advance(HOUR);
      await quick.run();
    }
    expect(taken).toBe(60);
    expect((await page(['admin'])).text).not.toContain('De mailserver neemt sinds');
    await quick.transport.close();
    await relay.close();
  });

  it('L17, L23: staff are told, in its words, of a relay that puts off whatever it is given, until it takes a mail', async () => {
    let busy = true;
    const relay = await startScriptedServer({ RCPT: () => (busy ? '421 4.3.2 Too busy, try later' : '250 2.1.5 ok') });
    const worker = mailWorker(bode, relay.port);
    await bode
      .system()
      .post('/api/v1/messages')
      .send(['one', 'two', 'three'].map((name) => request({ client: { emails: [`reader@${name}.example`] } })))
      .expect(202);
    const admin = await bode.staff(await buildAccount(bode.app, bode.library.organisationId, { roles: ['admin'] }));
    const told = async () => [
      (await admin.browser.get('/clients').expect(200)).text.includes('Too busy, try later'),
      (await bode.visitor().get('/health/ready').expect(200)).body.checks.mailServer,
    ];
    await worker.run();
    expect(await told()).toEqual([false, 'ok']);
    bode.clock.advance(4 * MINUTE);
    await worker.run();
    await worker.run();
    expect(await told()).toEqual([true, 'failing']);
    busy = false;
    bode.clock.advance(10 * MINUTE);
    await worker.run();
    await worker.run();
    expect(await told()).toEqual([false, 'ok']);
    await worker.transport.close();
    await relay.close();
  });

  it('a mail that hangs does not hold up another organisation, and has its outcome later', async () => {
    const other = await buildLibrary(bode.app);
    let release = () => {};
    server.behave({ until: new Promise<void>((resolve) => (release = resolve)) });
    const hanging = await ask({});
    await mail.worker.turn();
    expect(await look(hanging)).toMatchObject({ status: 'sending' });
    const row = request({ client: { emails: ['quick@bib.example'] } });
    await bode.system(other.apiKey).post('/api/v1/messages').send(row).expect(202);
    server.behave({});
    await mail.run();
    expect(server.mails.map(({ to }) => to)).toEqual(['quick@bib.example']);
    release();
    await mail.worker.finish();
    expect(await look(hanging)).toMatchObject({ status: 'sent', attempts: 1 });
  });
});
