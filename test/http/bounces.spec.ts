import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BounceWorker } from '../../src/bounces/bounce-worker.js';
import { Bounces, type TakenBounce } from '../../src/bounces/bounces.service.js';
import { readBounce } from '../../src/bounces/read-bounce.js';
import { messageIdOf } from '../../src/email/message-id.js';
import { returnPathOf } from '../../src/email/return-path.js';
import { Fallback } from '../../src/messages/fallback.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildLibrary, type Library } from '../support/builders.js';
import {
  collectedReports,
  foreignReport,
  hasCollection,
  REPORTS,
  type ReportReferences,
} from '../support/foreign-reports.js';
import { request, type RequestWishes } from '../support/requests.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp.js';
import { mailWorker, type TestMailWorker } from '../support/workers.js';

let bode: TestApp;
let other: Library;
let server: TestSmtpServer;
let mail: TestMailWorker;
let bounces: Bounces;
let worker: BounceWorker;

beforeAll(async () => {
  bode = await startTestApp();
  other = await buildLibrary(bode.app, { name: 'Bib Oost' });
  server = await startSmtpServer();
  mail = mailWorker(bode, server.port);
  bounces = bode.app.get(Bounces, { strict: false });
  worker = bode.app.get(BounceWorker, { strict: false });
});
afterAll(async () => {
  await mail.transport.close();
  await server.close();
  await bode.close();
});

const ask = async (wishes: RequestWishes = {}, key?: string): Promise<string> => {
  const answer = await bode.system(key).post('/api/v1/messages').send(request(wishes)).expect(202);
  return answer.body.results[0].messages[0].id as string;
};
const look = async (id: string, key?: string) =>
  (await bode.system(key).get(`/api/v1/messages/${id}`).expect(200)).body;
const story = async (id: string) =>
  (await bode.system().get(`/api/v1/messages/${id}/timeline`).expect(200)).body.items as {
    what: string;
    reason: string | null;
    facts: Record<string, unknown>;
  }[];
interface Line {
  id: string;
  format: string;
}
const linesWith = async (filter: object): Promise<Line[]> =>
  (await bode.system().get('/api/v1/messages').query(filter).expect(200)).body.items;
const linesOf = (client: string) => linesWith({ client });

/** A mail that was sent, and what a report about it names. */
const sent = async (wishes: RequestWishes = {}): Promise<{ id: string; references: ReportReferences }> => {
  const id = await ask(wishes);
  await mail.run();
  return { id, references: await referencesTo(id) };
};
const referencesTo = async (id: string, library: Library = bode.library): Promise<ReportReferences> => {
  const { number, to } = await look(id, library.apiKey);
  return referencesOf(number, to, library);
};
const referencesOf = async (
  number: number,
  address: string,
  { organisationId }: Library = bode.library,
): Promise<ReportReferences> => {
  const found = await bode.tenancy.globalQuery<{ no: string }>(`SELECT no FROM organisation WHERE id = $1`, [
    organisationId,
  ]);
  const reference = { organisationNo: BigInt(found[0]!.no), messageNo: BigInt(number) };
  const { returnPathDomain, secretKeys } = bode.config;
  return {
    returnPath: returnPathOf(reference, returnPathDomain, secretKeys),
    messageId: messageIdOf(reference, returnPathDomain, secretKeys),
    address,
  };
};
const post = (raw: Buffer, key?: string) =>
  bode.system(key).post('/api/v1/bounces').set('Content-Type', 'message/rfc822').send(raw);
const handIn = async (raw: Buffer, key?: string): Promise<TakenBounce> => (await post(raw, key).expect(200)).body;

describe('reports of real mail servers (D10, X11)', () => {
  it.each(REPORTS)('%s: the line is bounced with its reason, and the letter follows by itself', async (name) => {
    const { id, references } = await sent();
    const { number } = await look(id);
    const answer = await handIn(foreignReport(name, references));
    expect(answer).toMatchObject({ kind: 'bounce', message: { id, number } });
    expect(answer.recipients).toMatchObject([{ address: references.address }]);
    const reason = { 'postfix-mailbox-full': 'BOUNCED_MAILBOX_FULL', 'exim-unknown-user': 'BOUNCED' }[name as string];
    const bounced = await look(id);
    expect(bounced).toMatchObject({ status: 'bounced', reason: reason ?? 'BOUNCED_UNKNOWN_USER' });
    const letter = await look(bounced.letter.id);
    expect(letter).toMatchObject({ format: 'letter', status: 'pending', cause: 'bounce', replaces: id, fee: false });
    const told = await story(id);
    expect(told.map(({ what }) => what)).toEqual(['created', 'sent', 'bounced', 'letter-made']);
    expect(told[2]!.facts).toMatchObject({ address: references.address, status: expect.stringMatching(/^5\./) });
  });

  it('keeps the words of the refusing server for whoever looks', async () => {
    const { id, references } = await sent();
    await handIn(foreignReport('postfix-refused', references));
    const told = await story(id);
    expect(told[2]!.facts.diagnostic).toContain('550 5.1.1');
    expect(told[2]!.facts.diagnostic).toContain('User unknown');
  });

  it('D09: what no reason of its own tells stands in lists in the words of the server', async () => {
    const { id, references } = await sent();
    const report = String(foreignReport('postfix-refused', references));
    const blocked = report.replaceAll('5.1.1', '5.7.1').replaceAll(/User\s+unknown/g, 'Blocked by policy');
    await handIn(Buffer.from(blocked));
    const [line] = (await linesWith({ status: 'bounced', limit: 1 })) as unknown as { id: string; info: string }[];
    expect(line).toMatchObject({
      id,
      info: expect.stringMatching(/^Came back from the mail server: 550 5\.7\.1 .+policy/),
    });
  });

  it('matches by the Message-ID alone where no return path is left', async () => {
    const { id, references } = await sent();
    const report = foreignReport('exim-refused', { ...references, returnPath: 'postmaster@relay.example' });
    expect((await handIn(report)).message).toMatchObject({ id });
  });

  it('matches by the envelope alone where nothing in the mail names the message', async () => {
    const { id, references } = await sent();
    const nobody = { ...references, returnPath: 'postmaster@relay.example', messageId: '<1@relay.example>' };
    const report = foreignReport('postfix-refused', nobody);
    expect((await bounces.take(report, { envelopeTo: [references.returnPath] })).message).toMatchObject({ id });
    expect((await look(id)).status).toBe('bounced');
  });

  it('a forged reference is no match', async () => {
    const { id, references } = await sent();
    const forged = references.returnPath.replace(/-[a-z2-7]{16}@/, `-${'a'.repeat(16)}@`);
    const report = foreignReport('postfix-refused', { ...references, returnPath: forged, messageId: '<1@x.example>' });
    expect((await handIn(report)).message).toBeNull();
    expect((await look(id)).status).toBe('sent');
  });

  if (hasCollection) {
    it('recognises collected reports of Postfix, Exim, Exchange, Sendmail and Gmail, by return path and by Message-ID', async () => {
      const collected = collectedReports(/lhost-(postfix|exim|exchange|office365|sendmail|gmail|google)/);
      const requests = Array.from({ length: collected.length * 2 }, () => request({}));
      const { body } = await bode.system().post('/api/v1/messages').send(requests).expect(202);
      await mail.run();
      const messages = body.results.map((row: { messages: { id: string; number: number }[] }) => row.messages[0]);
      const bounced: string[] = [];
      const others: string[] = [];
      let byMessageId = 0;
      const check = async (file: string, raw: Buffer, id: string) => {
        const taken = await handIn(raw);
        expect({ file, message: taken.message?.id }).toEqual({ file, message: id });
        if (taken.kind === 'bounce') bounced.push(id);
        else others.push(`${file}: ${taken.kind}`);
      };
      for (const [i, { file, raw }] of collected.entries()) {
        const [one, two] = [messages[2 * i], messages[2 * i + 1]];
        // What a mailbox notes when it takes a mail; the report itself stays as its server wrote it.
        const { returnPath } = await referencesOf(one.number, '');
        await check(file, Buffer.concat([Buffer.from(`Delivered-To: ${returnPath}\r\n`), raw]), one.id);
        const theirs = readBounce(raw).originalMessageId;
        // None given back, or encoded so that it can't be replaced as it stands.
        if (theirs === null || !raw.includes(theirs)) continue;
        byMessageId++;
        const { messageId } = await referencesOf(two.number, '');
        const renamed = raw.toString('latin1').replaceAll(theirs, messageId);
        await check(file, Buffer.from(renamed, 'latin1'), two.id);
      }
      const ids = new Set((await linesWith({ status: 'bounced', limit: 500 })).map(({ id }) => id));
      expect(bounced.filter((id) => !ids.has(id))).toEqual([]);
      console.log(
        `${collected.length} collected reports matched by return path, ${byMessageId} of them also by Message-ID; ` +
          `${bounced.length} messages bounced; no bounce: ${others.join(', ') || 'none'}`,
      );
      // Some say themselves that the server is still trying.
      expect(bounced.length).toBeGreaterThanOrEqual((collected.length + byMessageId) * 0.95);
    }, 120_000);
  }
});

describe('what follows a bounce', () => {
  it('L08: a new line goes to the next address; the letter comes after the last one', async () => {
    const emails = ['one@bib.example', 'two@bib.example'];
    const { id, references } = await sent({ client: { externalId: 'two-addresses', emails } });
    await handIn(foreignReport('postfix-refused', references));
    const [next, first] = (await linesOf('two-addresses')) as [Line, Line];
    expect(first).toMatchObject({ id, status: 'bounced', to: 'one@bib.example', letter: null });
    expect(next).toMatchObject({ format: 'email', status: 'queued', to: 'two@bib.example' });
    expect((await story(id)).at(-1)).toMatchObject({ what: 'next-address', facts: { messageId: next.id } });
    expect(await story(next.id)).toMatchObject([{ what: 'made-from', facts: { messageId: id, route: 'bounce' } }]);

    await mail.run();
    expect(server.mails.at(-1)!.to).toBe('two@bib.example');
    expect(await look(next.id)).toMatchObject({ status: 'sent', subject: (await look(id)).subject });
    await handIn(foreignReport('exim-refused', await referencesTo(next.id)));
    const lines = await linesOf('two-addresses');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({ format: 'letter', status: 'pending' });
    // Dd4: every failed line of the decision links to the one letter.
    for (const line of lines.slice(1)) expect(line).toMatchObject({ status: 'bounced', letter: { id: lines[0]!.id } });
  });

  it('Dd4: a line that bounces after its letter was made links to that letter', async () => {
    const emails = ['three@bib.example', 'four@bib.example'];
    const { id, references } = await sent({ client: { externalId: 'letter-first', emails } });
    await handIn(foreignReport('postfix-refused', references));
    await mail.run();
    const made = await bode.system().post(`/api/v1/messages/${id}/letter`).send({}).expect(200);
    expect(made.body.outcome).toBe('created');
    const [, next] = (await linesOf('letter-first')) as [Line, Line];
    await handIn(foreignReport('postfix-refused', await referencesTo(next.id)));
    expect(await look(next.id)).toMatchObject({ status: 'bounced', letter: { id: made.body.letterId } });
    expect(await linesOf('letter-first')).toHaveLength(3);
  });

  it('D13: a type without a letter form makes none', async () => {
    const { id, references } = await sent({ type: 'IV1' });
    await handIn(foreignReport('postfix-refused', references));
    expect(await look(id)).toMatchObject({ status: 'bounced', letter: null });
  });

  it('D10: "as in Wise" changes nothing about bounces', async () => {
    const settings = (value: object) =>
      bode.tenancy.globalQuery(`UPDATE organisation SET settings = $2 WHERE id = $1`, [
        bode.library.organisationId,
        value,
      ]);
    await settings({ asInWise: true });
    const { id, references } = await sent();
    await handIn(foreignReport('postfix-refused', references));
    expect((await look(id)).letter).toMatchObject({ status: 'pending' });
    await settings({});
  });

  it('Dd2: a bad postal address makes a held letter', async () => {
    const { id, references } = await sent({ client: { postal: null } });
    await handIn(foreignReport('postfix-refused', references));
    expect((await look(id)).letter).toMatchObject({ status: 'held' });
  });

  it('L22: what is past goes to no other address and becomes no letter', async () => {
    const validUntil = new Date(bode.clock.now().getTime() + 60_000).toISOString();
    const client = { externalId: 'past', emails: ['five@bib.example', 'six@bib.example'] };
    const { id, references } = await sent({ client, validUntil });
    bode.clock.advance(120_000);
    await handIn(foreignReport('postfix-refused', references));
    expect(await linesOf('past')).toMatchObject([{ id, status: 'bounced', letter: null }]);
  });

  it('a delay is told and changes nothing', async () => {
    const { id, references } = await sent();
    const delay = foreignReport('postfix-refused', references)
      .toString('latin1')
      .replace('Action: failed', 'Action: delayed')
      .replace('Status: 5.1.1', 'Status: 4.4.1');
    expect((await handIn(Buffer.from(delay, 'latin1'))).kind).toBe('delay');
    expect((await look(id)).status).toBe('sent');
    expect((await story(id)).at(-1)).toMatchObject({ what: 'delivery-delayed', facts: { status: '4.4.1' } });
  });

  it('an answer of a person or a machine matches its message and changes nothing', async () => {
    const { id, references } = await sent();
    const away = Buffer.from(
      `To: ${references.returnPath}\r\nFrom: an@bib.example\r\nSubject: Afwezig\r\n\r\nTot maandag.`,
    );
    expect(await handIn(away)).toMatchObject({ kind: 'auto-reply', recipients: [], message: { id } });
    expect((await look(id)).status).toBe('sent');
  });
});

describe('reports that come twice, late, early, or for somebody else', () => {
  it('the same mail is the same bounce, also when it is handed in at the same moment', async () => {
    const { id, references } = await sent({ client: { externalId: 'twice' } });
    const report = foreignReport('postfix-refused', references);
    const answers = await Promise.all([handIn(report), handIn(report), handIn(report)]);
    expect(new Set([...answers, await handIn(report)].map((answer) => answer.id)).size).toBe(1);
    expect((await linesOf('twice')).map(({ format }) => format)).toEqual(['letter', 'email']);
    // Another server says it again in its own words.
    expect((await handIn(foreignReport('exim-refused', references))).message).toMatchObject({ id });
    expect(await linesOf('twice')).toHaveLength(2);
    expect((await story(id)).filter(({ what }) => what === 'bounced')).toHaveLength(1);
  });

  it('a report about a mail that was withdrawn or not sent overwrites nothing', async () => {
    const id = await ask();
    await bode.system().post(`/api/v1/messages/${id}/withdraw`).send({}).expect(200);
    const references = await referencesTo(id);
    expect((await handIn(foreignReport('postfix-refused', references))).message).toMatchObject({ id });
    expect((await look(id)).status).toBe('withdrawn');
  });

  it('a report quicker than the note that the mail was sent waits for it', async () => {
    const id = await ask();
    const report = foreignReport('postfix-refused', await referencesTo(id));
    expect((await handIn(report)).message).toMatchObject({ id });
    expect(await look(id)).toMatchObject({ status: 'queued' });
    bode.clock.advance(10_000);
    await worker.turn();
    expect((await look(id)).status).toBe('queued');
    await mail.run();
    expect((await look(id)).status).toBe('sent');
    bode.clock.advance(20_000);
    await worker.turn();
    expect((await look(id)).status).toBe('bounced');
    expect((await story(id)).map(({ what }) => what)).toEqual(['created', 'sent', 'bounced', 'letter-made']);
  });

  it('a report that could not be settled when it came is stored, and the worker settles it', async () => {
    const { id, references } = await sent();
    const report = foreignReport('postfix-refused', references);
    const fallback = bode.app.get(Fallback, { strict: false });
    const makeLetter = fallback.make.bind(fallback);
    fallback.make = () => Promise.reject(new Error('the process dies here'));
    await post(report).expect(500);
    bode.clock.advance(10_000);
    await worker.turn();
    expect(bode.log).toContainEqual(expect.objectContaining({ msg: 'A bounce could not be settled' }));
    expect((await look(id)).status).toBe('sent');
    fallback.make = makeLetter;
    bode.clock.advance(20_000);
    await worker.turn();
    expect(await look(id)).toMatchObject({ status: 'bounced', letter: { status: 'pending' } });
  });

  it("with an organisation's own key only its own messages match; a return mailbox serves all of them", async () => {
    const id = await ask({}, other.apiKey);
    await mail.run();
    const report = foreignReport('postfix-refused', await referencesTo(id, other));
    expect(await handIn(report)).toMatchObject({ kind: 'bounce', message: null });
    expect((await look(id, other.apiKey)).status).toBe('sent');
    expect((await bounces.take(report)).message).toMatchObject({ id });
    expect((await look(id, other.apiKey)).status).toBe('bounced');
  });

  it('what nobody can be found for is kept: with the caller, or for the relay where there is none', async () => {
    const stray = Buffer.from('From: an@bib.example\r\nSubject: Vraag\r\n\r\nDag');
    const taken = await handIn(stray);
    expect(taken).toMatchObject({ kind: 'normal', recipients: [], message: null });
    const relayed = await bounces.take(stray);
    expect((await bounces.take(stray)).id).toBe(relayed.id);
    const [kept] = await bode.tenancy.globalQuery<{ raw: Buffer }>(`SELECT raw FROM relay_bounce WHERE id = $1`, [
      relayed.id,
    ]);
    expect(kept!.raw.equals(stray)).toBe(true);
  });
});

describe('handing a mail in', () => {
  it('bad input: no mail, another type, an empty mail, bytes without sense', async () => {
    expect((await bode.system().post('/api/v1/bounces').send({ raw: 'x' }).expect(415)).body.code).toBe(
      'UNSUPPORTED_TYPE',
    );
    expect((await post(Buffer.alloc(0)).expect(422)).body.code).toBe('BAD_VALUE');
    const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256));
    expect(await handIn(bytes)).toMatchObject({ message: null });
  });

  it('L20: needs the scope bounces:write', async () => {
    const { browser, csrf } = await bode.staff(bode.library.accounts.circulation);
    await browser
      .post('/api/v1/bounces')
      .set('X-CSRF-Token', csrf)
      .set('Content-Type', 'message/rfc822')
      .send('x')
      .expect(403);
    await bode.visitor().post('/api/v1/bounces').set('Content-Type', 'message/rfc822').send('x').expect(401);
  });
});
