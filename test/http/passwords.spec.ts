import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { LINK_HOURS } from '../../src/auth/link-placeholder.js';
import { newId } from '../../src/common/ids.js';
import { MailQueue } from '../../src/email/mail-queue.js';
import { PendingEvents } from '../../src/decisions/pending-events.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildAccount, PASSWORD, type BuiltAccount } from '../support/builders.js';
import { change } from '../support/change.js';
import { linkFor } from '../support/links.js';
import { textOf } from '../support/page-text.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp.js';
import { mailWorker, type TestMailWorker } from '../support/workers.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const NEW_PASSWORD = 'vier woorden op een rij';

let bode: TestApp;
let server: TestSmtpServer;
let mail: TestMailWorker;
beforeAll(async () => {
  bode = await startTestApp();
  server = await startSmtpServer();
  mail = mailWorker(bode, server.port);
});
afterAll(async () => {
  await mail.transport.close();
  await server.close();
  await bode.close();
});

const account = () => buildAccount(bode.app, bode.library.organisationId);

/** Decides on what was asked for, and sends it. */
async function send(): Promise<void> {
  while (await bode.app.get(PendingEvents).turn());
  await mail.run();
}

/** The mails to a user, the oldest first, as the API tells them. */
async function mailsTo(user: string): Promise<{ to: string; status: string; reason: string | null; info: string }[]> {
  const { organisationId } = bode.library;
  const found: { id: string }[] = await bode.tenancy.within(organisationId, (tx) =>
    tx.query(`SELECT id FROM message WHERE organisation_id = $1 AND user_id = $2 ORDER BY number`, [
      organisationId,
      user,
    ]),
  );
  return Promise.all(
    found.map(async ({ id }) => {
      const { to, status, reason, info } = (await bode.system().get(`/api/v1/messages/${id}`).expect(200)).body;
      return { to, status, reason, info };
    }),
  );
}

/** Decides on what was asked for, sends it, and takes the link out of the one mail to this address. */
async function linkInMail(to: string): Promise<string> {
  const before = server.mails.length;
  await send();
  const [received, ...more] = server.mails.slice(before).filter((one) => one.to === to);
  expect(more).toEqual([]);
  const { text = '' } = await simpleParser(received!.raw);
  const [link] = /https?:\/\/\S+\/password\/[\w-]+/.exec(text) ?? [];
  return new URL(link!).pathname;
}

async function inDatabase(): Promise<string> {
  const { organisationId } = bode.library;
  return bode.tenancy.within(organisationId, async (tx) => {
    const kept = await tx.query(
      `SELECT jsonb_build_object('links', (SELECT jsonb_agg(l) FROM account_link l WHERE organisation_id = $1),
                                 'messages', (SELECT jsonb_agg(m) FROM message m WHERE organisation_id = $1),
                                 'events', (SELECT jsonb_agg(e) FROM event e WHERE organisation_id = $1)) AS all`,
      [organisationId],
    );
    return JSON.stringify(kept);
  });
}

const page = (path: string, language = 'en') => bode.visitor().get(path).set('Accept-Language', language);

const submit = (path: string, form: object) =>
  bode.visitor().post(path).set('Origin', bode.url).set('Accept-Language', 'en').type('form').send(form);

async function signsIn({ email }: Pick<BuiltAccount, 'email'>, password: string): Promise<boolean> {
  return (await submit('/sign-in', { email, password })).status === 303;
}

describe('B04 a forgotten password', () => {
  it('is asked for on a page, set by the link of a mail, and works from then on', async () => {
    const { browser } = await bode.staff(await account());
    await browser.get('/clients').expect(200);
    const person = await account();
    const signedIn = await bode.staff(person);
    expect(textOf((await page('/sign-in').expect(200)).text)).toContain('Forgot password?');
    await page('/forgot-password').expect(200);
    const asked = await submit('/forgot-password', { email: ` ${person.email.toUpperCase()} ` }).expect(200);
    expect(textOf(asked.text)).toContain('Look in your mailbox');

    const path = await linkInMail(person.email);
    expect(textOf((await page(path).expect(200)).text)).toContain(person.email);
    expect(textOf((await page(path, 'nl').expect(200)).text)).toContain('Stel een wachtwoord in');
    const short = await submit(path, { password: 'short' }).expect(422);
    expect(textOf(short.text)).toContain('This password has too few characters: ≥ 12. Choose a longer one');

    expect(textOf((await submit(path, { password: NEW_PASSWORD }).expect(200)).text)).toContain('Your password is set');
    expect(await signsIn(person, PASSWORD)).toBe(false);
    expect(await signsIn(person, NEW_PASSWORD)).toBe(true);
    // Whoever knew the old one is out; others stay where they are.
    await signedIn.browser.get('/clients').redirects(0).expect(303);
    await browser.get('/clients').expect(200);

    const again = await page(path).expect(410);
    expect(textOf(again.text)).toContain('A password was set already A password was set with this link already');
    expect(textOf(again.text)).toContain(
      'if it was not you, ask for a new link. To the sign-in page Ask for a new link',
    );
    await submit(path, { password: 'another long password' }).expect(410);
    expect(await signsIn(person, NEW_PASSWORD)).toBe(true);
  });

  it('L29 is remembered, as asked for by nobody known and as set by whom it belongs to', async () => {
    const person = await account();
    await submit('/forgot-password', { email: person.email }).expect(200);
    await submit(await linkInMail(person.email), { password: NEW_PASSWORD }).expect(200);
    const { organisationId } = bode.library;
    const actions = await bode.tenancy.within(organisationId, (tx) =>
      tx.query(
        `SELECT action, user_id AS "userId", host(address) AS address FROM staff_action
         WHERE organisation_id = $1 AND target = $2 ORDER BY id`,
        [organisationId, person.id],
      ),
    );
    expect(actions).toEqual([
      { action: 'password.requested', userId: null, address: '127.0.0.1' },
      { action: 'password.set', userId: person.id, address: '127.0.0.1' },
    ]);
  });

  it('leaves the link in no table, only its hash', async () => {
    const person = await account();
    await submit('/forgot-password', { email: person.email }).expect(200);
    const token = (await linkInMail(person.email)).split('/').at(-1)!;
    const kept = await inDatabase();
    expect(kept).toContain(person.email);
    expect(kept).not.toContain(token);
    const secret = Buffer.from(token, 'base64url').subarray(32);
    expect(kept).not.toContain(secret.toString('hex'));
  });

  it('answers the same for an address without an account, and takes as long', async () => {
    const person = await account();
    const timed = async (email: string) => {
      const began = performance.now();
      const { body, text } = await submit('/forgot-password', { email }).expect(200);
      return { ms: performance.now() - began, body, text };
    };
    const known = await timed(person.email);
    for (const email of [`${newId()}@nowhere.example`, 'no address', '', 'a\0b@client.example']) {
      const unknown = await timed(email);
      expect(unknown.text).toBe(known.text);
      expect(Math.min(unknown.ms, known.ms)).toBeGreaterThan(250);
    }
    const answer = async (email: string) => {
      const { status, body } = await bode.visitor().post('/api/v1/password-links').send({ email });
      return { status, body };
    };
    expect(await answer(person.email)).toEqual({ status: 202, body: {} });
    expect(await answer('nobody@nowhere.example')).toEqual({ status: 202, body: {} });
  });

  it('brakes who asks again and again, without braking the signing in', async () => {
    const person = await account();
    const ask = () => bode.visitor().post('/api/v1/password-links').send({ email: person.email });
    for (let i = 0; i < 5; i++) await ask().expect(202);
    expect((await ask().expect(429)).body.code).toBe('TOO_MANY_TRIES');
    await submit('/forgot-password', { email: person.email }).expect(429);
    expect(await signsIn(person, PASSWORD)).toBe(true);
    bode.clock.advance(MINUTE_MS);
    await ask().expect(202);
  });
});

describe('E02 the link of a welcome mail', () => {
  it('sets the first password of a client user, who has no pages to sign in to', async () => {
    const email = `${newId()}@client.example`;
    const { body } = await bode
      .system()
      .post('/api/v1/users')
      .send({ side: 'client', name: 'Jan Peeters', email })
      .expect(201);
    const path = await linkInMail(email);
    const done = await submit(path, { password: NEW_PASSWORD }).expect(200);
    expect(textOf(done.text)).not.toContain('sign-in page');
    expect((await bode.system().get(`/api/v1/users/${body.id}`).expect(200)).body.hasPassword).toBe(true);
    expect(await signsIn({ email }, NEW_PASSWORD)).toBe(false);
  });

  it('E04, Ed7 comes from the manager of the client, and so does the link of whoever forgot his password', async () => {
    const manager = await buildAccount(bode.app, bode.library.organisationId, { name: 'Mia Manager' });
    const name = 'Bakkerij';
    await bode.system().put('/api/v1/clients/managed').send({ name, manager: manager.email }).expect(200);
    const email = `${newId()}@client.example`;
    const user = { side: 'client', name: 'Els', email, homeClient: 'managed' };
    const { body } = await bode.system().post('/api/v1/users').send(user).expect(201);
    await submit('/forgot-password', { email }).expect(200);
    await send();
    const received = server.mails.filter(({ to }) => to === email);
    const froms = await Promise.all(received.map(async ({ raw }) => (await simpleParser(raw)).from?.text));
    const from = `"Mia Manager" <${manager.email}>`;
    expect([(await mailsTo(body.id)).length, froms]).toEqual([2, [from, from]]);
  });

  it('ends by its time, by another link that was used, and with the account', async () => {
    const person = await account();
    const create = () => linkFor(bode, person, 'welcome');
    const [first, second] = [await create(), await create()];
    await submit(first, { password: NEW_PASSWORD }).expect(200);
    await page(second).expect(410);

    const late = await create();
    bode.clock.advance(LINK_HOURS.welcome * HOUR_MS - MINUTE_MS);
    await page(late).expect(200);
    bode.clock.advance(MINUTE_MS);
    const expired = textOf((await page(late, 'nl').expect(410)).text);
    expect(expired).toContain(
      'Deze link is verlopen De tijd waarin deze link werkte, is om. Vraag een nieuwe link aan',
    );

    const gone = await create();
    await change(bode.system(), `/api/v1/users/${person.id}`, { active: false });
    expect(textOf((await page(gone).expect(410)).text)).toContain('This link does not work, or not any more');
  });

  it('ends with the address it was mailed to, which may have been somebody else’s, and with being active', async () => {
    const person = await account();
    const create = () => linkFor(bode, person, 'welcome');
    const astray = await create();
    await change(bode.system(), `/api/v1/users/${person.id}`, { name: 'Renamed' });
    await page(astray).expect(200);
    person.email = `${newId()}@client.example`;
    await change(bode.system(), `/api/v1/users/${person.id}`, { email: person.email });
    await page(astray).expect(410);
    const earlier = await create();
    await change(bode.system(), `/api/v1/users/${person.id}`, { active: false });
    await change(bode.system(), `/api/v1/users/${person.id}`, { active: true });
    await page(earlier).expect(410);
  });

  describe('whose address is corrected while its mail', () => {
    const invite = async () => {
      const email = `${newId()}@typo.example`;
      const wanted = { side: 'client', name: 'Jan Peeters', email };
      const { body } = await bode.system().post('/api/v1/users').send(wanted).expect(201);
      return { id: body.id as string, email, corrected: `${newId()}@client.example` };
    };
    const correct = ({ id, corrected }: { id: string; corrected: string }) =>
      change(bode.system(), `/api/v1/users/${id}`, { email: corrected });
    const went = (to: string) => server.mails.filter((one) => one.to === to).length;
    const puttingOff = { onRecipient: (to: string) => (to.endsWith('@typo.example') ? '450 4.2.0 Later' : undefined) };

    it('is put off: it is cancelled with its reason, and the new address gets one with a link that works', async () => {
      const user = await invite();
      server.behave(puttingOff);
      await send();
      server.behave({});
      await correct(user);
      const path = await linkInMail(user.corrected);
      bode.clock.advance(48 * HOUR_MS);
      await send();
      expect(went(user.email)).toBe(0);
      const info = 'Cancelled: the e-mail address was corrected meanwhile; a new mail goes there';
      expect(await mailsTo(user.id)).toEqual([
        { to: user.email, status: 'withdrawn', reason: 'WITHDRAWN', info },
        { to: user.corrected, status: 'sent', reason: null, info: null },
      ]);
      await submit(path, { password: NEW_PASSWORD }).expect(200);
    });

    it('is in the hands of a worker, and put off: no link is made for the old address any more', async () => {
      const user = await invite();
      let answer!: () => void;
      const until = new Promise<void>((settle) => (answer = settle));
      let held!: () => void;
      const isHeld = new Promise<void>((settle) => (held = settle));
      server.behave({ until, onMail: () => '450 4.2.0 Later', onSender: () => void held() });
      const sending = send();
      await isHeld;
      await correct(user);
      answer();
      await sending;
      server.behave({});
      bode.clock.advance(HOUR_MS);
      await send();
      expect(went(user.email)).toBe(0);
      const mails = await mailsTo(user.id);
      expect(mails).toMatchObject([
        { to: user.email, status: 'not_sent', reason: 'NOT_RELEVANT' },
        { to: user.corrected, status: 'sent' },
      ]);
      expect(mails[0]!.info).toContain('the e-mail address was corrected meanwhile');
      expect(went(user.corrected)).toBe(1);
    });

    it('is claimed, and has no link yet: the worker sees that a new mail was asked for, and asks for none', async () => {
      const user = await invite();
      while (await bode.app.get(PendingEvents).turn());
      const { organisationId } = bode.library;
      const [claimed] = await new MailQueue(bode.tenancy).claim(organisationId, newId(), 1, bode.clock.now());
      await correct(user);
      // A worker that is back after a break finds the mail as it was claimed.
      bode.clock.advance(HOUR_MS);
      await send();
      expect(claimed!.toAddress).toBe(user.email);
      expect((await mailsTo(user.id)).map(({ to, status }) => [to, status])).toEqual([
        [user.email, 'not_sent'],
        [user.corrected, 'sent'],
      ]);
      expect(went(user.email)).toBe(0);
    });

    it('waits to be decided on: it goes to the new address, and names that to sign in with', async () => {
      const user = await invite();
      await correct(user);
      await linkInMail(user.corrected);
      expect(went(user.email)).toBe(0);
      expect(String(server.mails.at(-1)!.raw)).not.toContain(user.email);
    });

    it('is put off, and who is not active any more gets none', async () => {
      const user = await invite();
      server.behave(puttingOff);
      await send();
      server.behave({});
      await change(bode.system(), `/api/v1/users/${user.id}`, { active: false });
      bode.clock.advance(HOUR_MS);
      await send();
      expect(went(user.email)).toBe(0);
      expect(await mailsTo(user.id)).toMatchObject([
        { status: 'not_sent', info: 'The message no longer applies: the user is not active any more' },
      ]);
    });
  });

  it('works once, however many follow it at the same moment', async () => {
    const person = await account();
    const link = await linkFor(bode, person, 'password');
    const token = link.split('/').at(-1)!;
    const set = (n: number) =>
      bode
        .visitor()
        .post('/api/v1/passwords')
        .send({ token, password: `${NEW_PASSWORD} ${n}` });
    const answers = await Promise.all([1, 2, 3].map(set));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422, 422]);
  });

  it('is not to be guessed: a token that is bent opens nothing', async () => {
    const person = await account();
    const link = await linkFor(bode, person, 'password');
    await page(link).expect(200);
    for (const bent of [link.slice(0, -1), `${link}A`, link.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))]) {
      await page(bent).expect(410);
    }
  });

  it('tells the log no token and no address', () => {
    expect(JSON.stringify(bode.log)).not.toMatch(/\/password\/[\w-]{20}|@client\.example|@library\.example/);
  });
});
