import { afterEach, describe, expect, it } from '@jest/globals';
import { smtpSettings } from '../../../src/config/smtp-settings.js';
import { SmtpTransport, type TransportOptions } from '../../../src/email/transport.js';
import { startScriptedServer, type SmtpStage } from '../../support/scripted-smtp.js';
import { startSmtpServer, type SmtpBehaviour } from '../../support/smtp.js';

const RAW = Buffer.from('Subject: Herinnering\r\nMessage-ID: <1@library.example>\r\n\r\nDag\r\n.\r\n');
const ENVELOPE = { from: 'b-b-c-d@bounces.library.example', to: 'an@peeters.example' };

const closing: Array<{ close(): Promise<void> }> = [];
afterEach(async () => {
  for (const one of closing.splice(0).toReversed()) await one.close();
});

function transportTo(port: number, options: Partial<TransportOptions> = {}, url = `smtp://127.0.0.1:${port}`) {
  const transport = new SmtpTransport(smtpSettings(url), options);
  closing.push(transport);
  return transport;
}

async function serve(behaviour: SmtpBehaviour = {}) {
  const server = await startSmtpServer(behaviour);
  closing.push(server);
  return server;
}

async function script(lines: Parameters<typeof startScriptedServer>[0]) {
  const server = await startScriptedServer(lines);
  closing.push(server);
  return server;
}

describe('handing over to a real server (L17)', () => {
  it('delivers the very bytes, over connections that are used again', async () => {
    const server = await serve();
    const transport = transportTo(server.port, { connections: 2 });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => transport.send(ENVELOPE, RAW)));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
    expect(server.mails).toHaveLength(20);
    expect(server.mails[0]).toMatchObject({ ...ENVELOPE, raw: RAW });
    expect(server.connections()).toBe(2);
  });

  it.each([
    ['onSender', '550 5.7.1 Sender not allowed', { kind: 'setup', code: 'MAIL_SETUP_INCORRECT', status: '5.7.1' }],
    ['onSender', '451 4.7.1 Slow down', { kind: 'later', why: 'deferred', status: '4.7.1' }],
    ['onRecipient', '550 5.1.1 No such user', { kind: 'refused', code: 'REFUSED_BY_SERVER', status: '5.1.1' }],
    ['onRecipient', '450 4.2.0 Greylisted', { kind: 'later', why: 'deferred', status: '4.2.0' }],
    ['onRecipient', '530 5.7.0 Sign in first', { kind: 'setup', code: 'MAIL_SETUP_INCORRECT' }],
    ['onMail', '554 5.6.0 Not this one', { kind: 'refused', code: 'REFUSED_BY_SERVER', status: '5.6.0' }],
    ['onMail', '452 4.3.1 Disk full', { kind: 'later', why: 'deferred', status: '4.3.1' }],
  ] as const)('%s "%s" is %j, and the connection stays good', async (stage, answer, outcome) => {
    for (const without of [[], ['PIPELINING']] as const) {
      const server = await serve({ [stage]: () => answer, without });
      const transport = transportTo(server.port);
      expect(await transport.send(ENVELOPE, RAW)).toMatchObject(outcome);
      // The refusal is cleared away: the same connection carries the next mail.
      server.behave({});
      expect(await transport.send(ENVELOPE, RAW)).toMatchObject({ kind: 'accepted' });
      expect(server.connections()).toBe(1);
    }
  });

  it("keeps the server's words for the timeline", async () => {
    const server = await serve({ onRecipient: () => '550 5.1.1 No such user here' });
    expect(await transportTo(server.port).send(ENVELOPE, RAW)).toMatchObject({ reply: '550 5.1.1 No such user here' });
  });

  it('asks for delivery status notifications where they are offered, and only there', async () => {
    const offering = await serve();
    await transportTo(offering.port).send(ENVELOPE, RAW);
    expect(offering.mails[0]?.dsn).toEqual({
      notify: ['FAILURE', 'DELAY'],
      orcpt: 'rfc822;an@peeters.example',
      ret: 'HDRS',
    });
    const lacking = await serve({ without: ['DSN'] });
    expect(await transportTo(lacking.port).send(ENVELOPE, RAW)).toMatchObject({ kind: 'accepted' });
    expect(lacking.mails[0]?.dsn).toEqual({});
  });

  it('hands an address beyond ASCII to a server with SMTPUTF8 only, and never tries it elsewhere', async () => {
    const offering = await serve();
    expect(await transportTo(offering.port).send({ ...ENVELOPE, to: 'zoë@café.example' }, RAW)).toMatchObject({
      kind: 'accepted',
    });
    // The server shows domains decoded, however they came.
    expect(offering.mails[0]).toMatchObject({ to: 'zoë@café.example', smtpUtf8: true });

    const lacking = await serve({ without: ['SMTPUTF8'] });
    const transport = transportTo(lacking.port);
    expect(await transport.send({ ...ENVELOPE, to: 'zoë@mail.example' }, RAW)).toMatchObject({
      kind: 'refused',
      code: 'NEEDS_SMTPUTF8',
    });
    expect(await transport.send({ ...ENVELOPE, to: 'zoe@café.example' }, RAW)).toMatchObject({ kind: 'accepted' });
    expect(lacking.mails.map(({ to }) => to)).toEqual(['zoe@café.example']);
  });

  it('signs in, and says so when it may not', async () => {
    const login = { user: 'bode', password: 'p@ss:w/ord' };
    const server = await serve({ login });
    const url = (password: string) => `smtp://bode:${encodeURIComponent(password)}@127.0.0.1:${server.port}`;
    const right = transportTo(server.port, {}, url(login.password));
    expect(await right.send(ENVELOPE, RAW)).toMatchObject({ kind: 'accepted' });

    const wrong = transportTo(server.port, {}, url('guess'));
    const refused = { kind: 'setup', code: 'MAIL_SETUP_INCORRECT', status: '5.7.8' };
    expect(await wrong.send(ENVELOPE, RAW)).toMatchObject(refused);
    expect(await wrong.verify()).toMatchObject({ ready: false, failure: refused });

    const anonymous = transportTo(server.port);
    expect(await anonymous.send(ENVELOPE, RAW)).toMatchObject({ kind: 'setup', code: 'MAIL_SETUP_INCORRECT' });
  });

  it("takes a login that fails for now, or isn't offered, for what it is", async () => {
    const login = { user: 'bode', password: 'x', refusal: '454 4.7.0 Try later' };
    const busy = await serve({ login });
    const url = (port: number) => `smtp://bode:guess@127.0.0.1:${port}`;
    expect(await transportTo(0, {}, url(busy.port)).send(ENVELOPE, RAW)).toMatchObject({
      kind: 'later',
      why: 'no-connection',
    });
    const open = await serve();
    expect(await transportTo(0, {}, url(open.port)).send(ENVELOPE, RAW)).toMatchObject({ kind: 'setup' });
  });

  it("encrypts where STARTTLS is offered, and refuses a certificate it can't trust", async () => {
    const server = await serve({ startTls: true });
    const trusting = transportTo(0, {}, `smtp://127.0.0.1:${server.port}?verifyCertificate=false`);
    expect(await trusting.send(ENVELOPE, RAW)).toMatchObject({ kind: 'accepted' });
    expect(server.mails[0]?.secure).toBe(true);
    const strict = transportTo(server.port);
    expect(await strict.send(ENVELOPE, RAW)).toMatchObject({ kind: 'later', why: 'no-connection' });

    const plain = await serve();
    const demanding = transportTo(0, {}, `smtp://127.0.0.1:${plain.port}?requireTLS=true`);
    expect(await demanding.send(ENVELOPE, RAW)).toMatchObject({ kind: 'later', why: 'no-connection' });
    expect(plain.mails).toEqual([]);
  });

  it('tells what the server offers', async () => {
    const server = await serve({ without: ['SMTPUTF8'] });
    const transport = transportTo(server.port);
    expect(await transport.verify()).toEqual({ ready: true, capabilities: { smtpUtf8: false, dsn: true } });
    expect(server.mails).toEqual([]);
  });

  it('finishes what is under way before it closes, and takes no more', async () => {
    const server = await serve();
    const transport = transportTo(server.port, { connections: 1 });
    const sends = [transport.send(ENVELOPE, RAW), transport.send(ENVELOPE, RAW)];
    await transport.close();
    expect(server.mails).toHaveLength(2);
    expect((await Promise.all(sends)).map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
    await expect(transport.send(ENVELOPE, RAW)).rejects.toThrow('closed');
  });

  it('closes a connection that nobody uses', async () => {
    const server = await serve();
    const transport = transportTo(server.port, { idleLimit: 50 });
    await transport.send(ENVELOPE, RAW);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await transport.send(ENVELOPE, RAW)).toMatchObject({ kind: 'accepted' });
    expect(server.connections()).toBe(2);
  });

  it('throws for an envelope that could smuggle in a command', async () => {
    const server = await serve();
    const transport = transportTo(server.port);
    const to = 'an@peeters.example>\r\nRCPT TO:<bo@mail.example';
    await expect(transport.send({ ...ENVELOPE, to }, RAW)).rejects.toThrow(TypeError);
    expect(server.connections()).toBe(0);
  });
});

describe('handing over to a server that misbehaves (L17)', () => {
  const timeouts = { connect: 300, silence: 300 };
  const stages: SmtpStage[] = ['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'mail'];
  const nobody = { kind: 'later', why: 'no-connection' };

  it.each(stages)('tries later when the line breaks at %s', async (stage) => {
    const server = await script({ [stage]: 'drop' });
    expect(await transportTo(server.port).send(ENVELOPE, RAW)).toMatchObject(nobody);
  });

  it.each(stages)('tries later when nothing is said at %s', async (stage) => {
    const server = await script({ [stage]: 'silence' });
    expect(await transportTo(server.port, { timeouts }).send(ENVELOPE, RAW)).toMatchObject(nobody);
  });

  it.each(stages)('gives up a reply that never ends at %s', async (stage) => {
    const server = await script({ [stage]: 'trickle' });
    const transport = transportTo(server.port, { timeouts, handOverLimit: 400 });
    expect(await transport.send(ENVELOPE, RAW)).toMatchObject(nobody);
  });

  it('tries later when nobody listens', async () => {
    const server = await script({});
    await server.close();
    expect(await transportTo(server.port).send(ENVELOPE, RAW)).toMatchObject(nobody);
  });

  it.each(['554 5.3.2 Go away', '421 4.3.2 Not now', 'HTTP/1.1 400 Bad Request'])(
    'tries later after "%s"',
    async (greeting) => {
      const server = await script({ greeting });
      expect(await transportTo(server.port).send(ENVELOPE, RAW)).toMatchObject(nobody);
    },
  );

  it('keeps to the refusal when the server closes after it', async () => {
    const server = await script({ RCPT: '550-5.1.1 No such user\r\n550 5.1.1 Goodbye', RSET: 'drop' });
    const transport = transportTo(server.port);
    for (let turn = 0; turn < 2; turn++) {
      expect(await transport.send(ENVELOPE, RAW)).toMatchObject({
        kind: 'refused',
        status: '5.1.1',
        reply: '550-5.1.1 No such user\n550 5.1.1 Goodbye',
      });
    }
    expect(server.connections()).toBe(2);
  });

  it('takes a refused sender for what it is, even if the server then asks for the mail', async () => {
    const EHLO = '250-scripted.example\r\n250 PIPELINING';
    const server = await script({ EHLO, MAIL: '550 5.7.1 Not you' });
    expect(await transportTo(server.port).send(ENVELOPE, RAW)).toMatchObject({ kind: 'setup', status: '5.7.1' });
  });

  it.each(['drop', '421 4.7.0 Too many mails on this connection'])(
    'goes over a new connection at once when the old one ends between two mails (%s)',
    async (end) => {
      const server = await script({ MAIL: (turn) => (turn === 1 ? end : '250 ok') });
      const transport = transportTo(server.port);
      expect(await transport.send(ENVELOPE, RAW)).toMatchObject({ kind: 'accepted' });
      expect(await transport.send(ENVELOPE, RAW)).toMatchObject({ kind: 'accepted' });
      expect(server.connections()).toBe(2);
    },
  );

  it('never sends a mail twice by itself once its text went out', async () => {
    const server = await script({ mail: (turn) => (turn === 1 ? 'drop' : '250 ok') });
    const transport = transportTo(server.port);
    await transport.send(ENVELOPE, RAW);
    expect(await transport.send(ENVELOPE, RAW)).toMatchObject(nobody);
    expect(server.connections()).toBe(1);
  });
});
