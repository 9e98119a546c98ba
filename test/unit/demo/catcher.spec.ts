import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { startCatcher, type Catcher, type CatcherOptions } from '../../../src/demo/catcher.js';
import { openInbox, type InboxStore } from '../../../src/demo/inbox.js';
import { ReturnMail, type ReturnMailOptions } from '../../../src/demo/return-mail.js';

const RETURN_PATH = 'b-1-42-mac@return.example';

describe('the mail catcher', () => {
  let folder: string;
  let store: InboxStore;
  let catcher: Catcher;
  let returnMail: ReturnMail;
  let returned: { raw: Buffer; to: string }[];
  let errors: unknown[];

  const start = async (options: Partial<CatcherOptions & ReturnMailOptions> = {}) => {
    const common = { store, onError: (error: unknown) => errors.push(error), now: () => new Date() };
    catcher = await startCatcher({ ...common, returnAfterMs: 20, ...options });
    returnMail = new ReturnMail({
      ...common,
      onReturn: async (raw, to) => returned.push({ raw, to }),
      ...options,
    });
  };

  const stop = async () => {
    await catcher.close();
    await returnMail.close();
  };

  /** Sends one mail as Bode would. Rejects with nodemailer's error where the server refuses. */
  const send = async (to: string, extra: Partial<SendMailOptions> = {}) => {
    const transport = createTransport({ host: '127.0.0.1', port: catcher.port, secure: false });
    try {
      return await transport.sendMail({
        from: 'Bibliotheek Ørsted <info@bib.example>',
        subject: 'Er ligt een boek klaar: Łódź',
        text: 'Dag Jan',
        messageId: '<b-1-42@bib.example>',
        envelope: { from: RETURN_PATH, to },
        to,
        ...extra,
      });
    } finally {
      transport.close();
    }
  };

  /** The first report, once the catcher is done with it. */
  const firstReturn = async () => {
    while (!store.list().some(({ bounce }) => bounce?.sentAt)) await new Promise((resolve) => setTimeout(resolve, 5));
    return returned[0]!;
  };

  /** What the server says to a client that speaks SMTP by hand, after its greeting. */
  const talk = async (...commands: string[]) => {
    const socket = connect(catcher.port, '127.0.0.1').setEncoding('utf8');
    await once(socket, 'data');
    socket.write([...commands, 'QUIT', ''].join('\r\n'));
    let said = '';
    for await (const chunk of socket) said += chunk as string;
    return said;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bode-catcher-'));
    store = await openInbox(folder);
    returned = [];
    errors = [];
    await start();
  });

  afterEach(async () => {
    await stop();
    await rm(folder, { recursive: true });
  });

  it('offers what Bode makes use of, and neither encryption nor a login', async () => {
    const said = await talk('EHLO me.example');
    const offered = [...said.matchAll(/^250[- ](\S+)/gm)].map(([, word]) => word);
    expect(offered).toEqual(expect.arrayContaining(['PIPELINING', '8BITMIME', 'SMTPUTF8', 'DSN', 'SIZE']));
    expect(said).not.toMatch(/STARTTLS|AUTH/);
  });

  it.each(['lener1@hotmail.example', 'lener2@bib.example', 'zoë@mail.example'])('takes mail to %s', async (to) => {
    await send(to);
    const [mail] = store.list();
    expect(mail).toMatchObject({
      returnPath: RETURN_PATH,
      recipients: [to],
      from: '"Bibliotheek Ørsted" <info@bib.example>',
      subject: 'Er ligt een boek klaar: Łódź',
    });
    const raw = await store.raw(mail!.id);
    expect(mail?.size).toBe(raw?.length);
    expect((await simpleParser(raw!)).text).toBe('Dag Jan\n');
    expect(mail?.bounce).toBeUndefined();
  });

  it.each([
    ['jan@refused.example', 'RCPT TO', '550 5.1.1 No such user here'],
    ['full@mail.example', 'RCPT TO', '552 5.2.2 Mailbox full'],
    ['jan@full.example', 'RCPT TO', '552 5.2.2 Mailbox full'],
    ['jan@down.example', 'RCPT TO', '450 4.4.1 The server behind this one does not answer'],
    ['jan@strict.example', 'DATA', '554 5.7.1 Message refused by content policy'],
  ])('refuses %s at %s: %s', async (to, command, response) => {
    await expect(send(to)).rejects.toMatchObject({ command, response, responseCode: Number(response.slice(0, 3)) });
    expect(store.list()).toEqual([]);
  });

  it('puts each message to later.example off twice, then takes it (L17)', async () => {
    const later = { responseCode: 451, response: '451 4.3.0 Busy, please try again later' };
    const other = { envelope: { from: 'b-1-43-mac@return.example', to: 'jan@later.example' } };
    await expect(send('jan@later.example')).rejects.toMatchObject(later);
    await expect(send('Jan@later.example')).rejects.toMatchObject(later);
    await expect(send('jan@later.example', other)).rejects.toMatchObject(later);
    await send('jan@later.example');
    expect(store.list()).toHaveLength(1);
  });

  it('never tires of putting off mail to down.example', async () => {
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      await expect(send('jan@down.example')).rejects.toMatchObject({ responseCode: 450 });
    }
  });

  it('refuses a letter such as ë before the @ to a sender who did not ask for SMTPUTF8', async () => {
    const said = await talk('EHLO me.example', 'MAIL FROM:<a@b.example>', 'RCPT TO:<zoë@mail.example>');
    expect(said).toContain('553 5.6.7 ');
  });

  it('refuses a mail above its size, and keeps nothing of it', async () => {
    await expect(send('jan@mail.example', { text: 'x'.repeat(11 * 1024 * 1024) })).rejects.toMatchObject({
      responseCode: 552,
    });
    expect(store.list()).toEqual([]);
  });

  it.each([
    ['jan@bounce.example', '5.1.1', 'could not deliver it'],
    ['marie@hotmial.com', '5.1.1', 'could not deliver it'],
    ['gone.jan@mail.example', '5.1.1', 'could not deliver it'],
    ['weg.jan@mail.example', '5.1.1', 'niet worden bezorgd'],
    ['vol.jan@mail.example', '5.2.2', 'niet worden bezorgd'],
  ])('takes mail to %s and sends it back to its return path with %s', async (to, status, sentence) => {
    await send(to);
    const { raw, to: envelopeTo } = await firstReturn();
    expect(envelopeTo).toBe(RETURN_PATH);
    const parsed = await simpleParser(raw, { keepDeliveryStatus: true });
    expect(parsed.text).toContain(sentence);
    expect(parsed.attachments[0]?.content.toString()).toContain(`Final-Recipient: rfc822; ${to}`);
    expect(parsed.attachments[0]?.content.toString()).toContain(`Status: ${status}`);
    expect(parsed.attachments[1]?.content).toEqual(await store.raw(store.list()[0]!.id));
    expect(store.list()[0]?.bounce?.sentAt).toBeDefined();
    expect(returned).toHaveLength(1);
  });

  it('gives the sender back its envelope id, its recipient and only the headers, where it asked so (RFC 3461)', async () => {
    const dsn = { id: 'b-1-42', return: 'headers', notify: ['failure'], recipient: 'jan@old.example' };
    await send('jan@bounce.example', { dsn } as Partial<SendMailOptions>);
    const text = (await firstReturn()).raw.toString();
    expect(text).toContain('Original-Envelope-Id: b-1-42\r\n');
    expect(text).toContain('Original-Recipient: rfc822;jan@old.example\r\n');
    expect(text).toContain('Content-Type: text/rfc822-headers\r\n');
    expect(text).not.toContain('Dag Jan');
  });

  it.each([
    ['a report of a report', { envelope: { from: '', to: 'jan@bounce.example' } }],
    ['what the sender does not want to hear', { dsn: { id: 'b-1-42', return: 'headers', notify: 'never' } }],
  ])('sends no report: %s', async (_what, extra) => {
    await send('jan@bounce.example', extra as Partial<SendMailOptions>);
    expect(store.list()[0]).not.toHaveProperty('bounce.dueAt');
  });

  it('reports once for all recipients of a mail that failed, and is silent on the others', async () => {
    const to = ['weg.jan@mail.example', 'lener1@hotmail.example', 'vol.mia@mail.example'];
    await send(to[0]!, { envelope: { from: RETURN_PATH, to } });
    const text = (await firstReturn()).raw.toString();
    expect([...text.matchAll(/^Final-Recipient: rfc822; (\S+)/gm)].map(([, address]) => address)).toEqual([
      to[0],
      to[2],
    ]);
  });

  it('sends after a restart what the process before it still owed', async () => {
    await stop();
    await start({ returnAfterMs: 300 });
    await send('jan@bounce.example');
    await stop();
    expect(returned).toEqual([]);
    store = await openInbox(folder);
    await start();
    expect((await firstReturn()).to).toBe(RETURN_PATH);
  });

  it('offers a report again, the same one, when the return mailbox could not take it', async () => {
    await stop();
    let clock = Date.now();
    const offered: Buffer[] = [];
    await start({
      now: () => new Date(clock),
      onReturn: async (raw) => {
        offered.push(raw);
        clock += 60_000;
        if (offered.length === 1) throw new Error('database is away');
      },
    });
    await send('jan@bounce.example', { date: new Date(0) });
    clock += 1_000;
    await firstReturn();
    expect(errors).toEqual([new Error('database is away')]);
    expect(offered).toHaveLength(2);
    const ids = offered.map((raw) => /^Message-ID: .*$/m.exec(raw.toString())?.[0]);
    expect(ids[0]).toBe(ids[1]);
  });

  it('says "later" when the mail could not be kept, and tells why it could not', async () => {
    await stop();
    await start({ store: { ...store, add: () => Promise.reject(new Error('disk full')) } });
    await expect(send('jan@mail.example')).rejects.toMatchObject({ responseCode: 451 });
    expect(errors).toEqual([new Error('disk full')]);
  });

  it('says so when its port is taken', async () => {
    await expect(start({ port: catcher.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
