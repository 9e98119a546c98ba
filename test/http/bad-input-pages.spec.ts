import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { urls } from '../../src/web/urls.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { BAD_SEGMENTS, badQueries, oneIn } from '../support/bad-values.js';
import { textOf } from '../support/page-text.js';
import { request } from '../support/requests.js';
import { startSmtpServer } from '../support/smtp.js';
import { mailWorker } from '../support/workers.js';

type Browser = Awaited<ReturnType<TestApp['staff']>>;

/** What stands in the place of a name or an id while the addresses are made. */
const NAME = 'NAME';

/** Pages that are looked at. */
const LOOKED_AT = [
  urls.clients,
  urls.client(NAME),
  urls.clientAddresses(NAME),
  urls.messages,
  urls.messagesCsv,
  urls.resend,
  urls.withdraw,
  urls.messageMakeLetter(NAME),
  urls.batchStep(NAME, 'checked'),
  urls.message(NAME),
  urls.messageMail(NAME),
  urls.messageLetter(NAME),
  urls.letters,
  urls.batch(NAME),
  urls.batchProgress(NAME),
  urls.batchManifest(NAME),
  urls.batchFile(NAME, 1),
  urls.messageTypes,
  urls.messageType(NAME),
  urls.messageText(NAME, 'nl'),
  urls.messageText('HR1', NAME),
  urls.messageTextMail('HR1', NAME),
  urls.messageTextLetter(NAME, 'nl'),
  urls.rules,
  urls.newRule,
  urls.rule(NAME),
  urls.ruleSets,
  urls.ruleSet(NAME),
  urls.ruleSetRules(NAME),
  urls.clientRules(NAME),
  urls.assign(NAME),
  urls.assignment(NAME),
  urls.applyAssignment(NAME),
  urls.case(NAME),
  urls.users,
  urls.newUser,
  urls.user(NAME),
  urls.contacts,
  urls.newContact,
  urls.contact(NAME),
  urls.clientPeople(NAME),
  urls.organisation,
  urls.recipients,
  urls.recipientsOf(NAME),
  urls.groups,
  urls.group(NAME),
  urls.signIn,
];

/** Forms, with the fields that each has. */
const SENT: Readonly<Record<string, readonly string[]>> = {
  [urls.clientAddresses(NAME)]: ['emails', 'emails[0]', 'street', 'houseNumber', 'postcode', 'country', 'seen'],
  [urls.clientSuggestion(NAME)]: ['address', 'suggestion', 'seen', 'emails'],
  [urls.clientTest(NAME)]: ['type', 'to', 'address'],
  [urls.resend]: ['id', 'ids', 'back', 'filter', 'expected', 'all'],
  [urls.resendConfirmed]: ['id', 'ids', 'back', 'overrule', 'filter', 'expected', 'route'],
  [urls.withdraw]: ['id', 'ids', 'back', 'reason'],
  [urls.withdrawConfirmed]: ['id', 'ids', 'back', 'reason'],
  [urls.messageMakeLetter(NAME)]: ['back'],
  [urls.undo(NAME)]: ['back'],
  [urls.batches]: ['printGroup', 'profile', 'limit'],
  [urls.batchStep(NAME, 'printed')]: ['back'],
  [urls.batchStep(NAME, 'checked')]: ['letters', 'sheets', 'counts', 'counts[letters]'],
  [urls.batchStep(NAME, 'posted')]: ['back'],
  [urls.batchStep(NAME, 'discard')]: ['back'],
  [urls.batchStep(NAME, 'try-again')]: ['back'],
  [urls.messageType(NAME)]: [
    'revision',
    'formats',
    'defaultFormat',
    'onNotSent',
    'onBounce',
    'retentionDays',
    'module',
    'noticeType',
  ],
  [urls.users]: ['side', 'name', 'email', 'role', 'module', 'accessClient', 'accessClient[0]', 'notice-0'],
  [urls.user(NAME)]: ['revision', 'name', 'email', 'language', 'accessClient', 'notice-0'],
  [urls.userWelcome(NAME)]: ['back'],
  [urls.contacts]: ['name', 'client', 'role', 'user'],
  [urls.contact(NAME)]: ['revision', 'name', 'client', 'role', 'user'],
  [urls.contactRemove(NAME)]: ['back'],
  [urls.organisation]: ['functionalEmail', 'communicationEmail', 'defaultConfirmation', 'foreignCatchAll'],
  [urls.recipientsOf(NAME)]: ['mode', 'user', 'user[0]'],
  [urls.groups]: ['name', 'email'],
  [urls.group(NAME)]: ['revision', 'name', 'email'],
  [urls.groupRemove(NAME)]: ['back'],
  [urls.groupClients(NAME)]: ['client'],
  [urls.groupClientsTake(NAME)]: ['client'],
  [urls.asInWise]: ['asInWise', 'on', 'back'],
  [urls.rules]: ['name', 'type', 'kind', 'users', 'recipients', 'condition-0-field', 'condition-0-value', 'more'],
  [urls.rule(NAME)]: ['revision', 'name', 'users', 'delayDays'],
  [urls.removeRule(NAME)]: ['back'],
  [urls.ruleSets]: ['name'],
  [urls.ruleSet(NAME)]: ['name'],
  [urls.removeRuleSet(NAME)]: ['back'],
  [urls.ruleSetRules(NAME)]: ['rule', 'apply'],
  [urls.ruleSetWithout(NAME, NAME)]: ['back'],
  [urls.assign(NAME)]: ['what', 'startsOn', 'endsOn', 'apply'],
  [urls.assignment(NAME)]: ['startsOn', 'endsOn'],
  [urls.applyAssignment(NAME)]: ['back'],
  [urls.removeAssignment(NAME)]: ['back'],
  [urls.cancelPlanned(NAME, NAME)]: ['back'],
  [urls.language]: ['language', 'back'],
  [urls.signIn]: ['email', 'password', 'next'],
};

describe('bad input on pages: what can’t be understood is left out or told, and nothing breaks', () => {
  let bode: TestApp;
  let desk: Browser;
  /** Names that exist, by the first part of the address they stand in. */
  const known: Record<string, string> = {};
  beforeAll(async () => {
    bode = await startTestApp();
    desk = await bode.staff(bode.library.accounts.admin);
    const asked = request({ client: { externalId: 'known', emails: ['broken'] } });
    const { body } = await bode.system().post('/api/v1/messages').send(asked).expect(202);
    Object.assign(known, {
      clients: 'known',
      messages: body.results[0].messages[0].id,
      'message-types': 'HR1',
    });
  });
  afterAll(() => bode.close());

  const broken: string[] = [];
  const judge = (what: string, { status }: { status: number }) => {
    if (status >= 500) broken.push(`${status} ${what.slice(0, 200)}`);
  };
  const named = (path: string) =>
    path.replace(NAME, known[path.split('/')[1]!] ?? '01890000-0000-7000-8000-000000000000');

  it('wrong names in addresses', async () => {
    for (const [n, path] of LOOKED_AT.entries()) {
      for (const segment of oneIn(2, BAD_SEGMENTS, n))
        judge(`get ${path} ${segment}`, await desk.browser.get(path.replace(NAME, segment)));
    }
    expect(broken.splice(0)).toEqual([]);
  }, 60_000);

  it('wrong words in queries', async () => {
    const words = ['q', 'cursor', 'status', 'type', 'from', 'period', 'next', 'id', 'back'];
    const lists = [
      urls.clients,
      urls.client(NAME),
      urls.clientRules(NAME),
      urls.clientMatches,
      urls.rules,
      urls.ruleSets,
      urls.messages,
      urls.messagesCsv,
      urls.resend,
      urls.withdraw,
      urls.letters,
      urls.signIn,
    ];
    for (const [at, path] of lists.map(named).entries()) {
      const queries = words
        .flatMap((word, n) => oneIn(4, badQueries(word), n + at))
        .filter((query) => query.length < 1_000);
      await Promise.all(
        queries.map(async (query) => judge(`get ${path}?${query}`, await desk.browser.get(`${path}?${query}`))),
      );
    }
    expect(broken.splice(0)).toEqual([]);
  }, 120_000);

  it('wrong values in forms, and forms without any', async () => {
    for (const [at, [form, fields]] of Object.entries(SENT).entries()) {
      const post = async (path: string, body: string) =>
        judge(
          `post ${path} ${body}`,
          await desk.browser.post(path).type('form').set('X-CSRF-Token', desk.csrf).set('Origin', bode.url).send(body),
        );
      await post(named(form), '');
      const segments = form.includes(NAME) ? oneIn(2, BAD_SEGMENTS, at) : [];
      for (const segment of segments) await post(form.replace(NAME, segment), 'back=%2F');
      const bodies = fields.flatMap((field, n) =>
        oneIn(
          8,
          badQueries(encodeURIComponent(field).replaceAll(/%5([BD])/g, (_, half) => (half === 'B' ? '[' : ']'))),
          n,
        ),
      );
      await Promise.all(bodies.map((body) => post(named(form), body)));
    }
    expect(broken.splice(0)).toEqual([]);
    expect(bode.log.filter(({ msg }) => msg === 'something broke')).toEqual([]);
  }, 120_000);

  it('N16: hostile names and titles stay text: on pages, in the list as CSV, in the mail and its headers, in the letter', async () => {
    const evil = 'Jan\r\nBcc: evil@example.org\r\n\r\n<script>alert(1)</script> **x** {{ client.name }}';
    const server = await startSmtpServer();
    const mail = mailWorker(bode, server.port);
    const asked = request({
      type: 'HR1',
      ref: '=1+1',
      client: { externalId: '<b>"x', name: evil, salutation: evil, emails: ['jan@bib.example'] },
      data: { title: `=cmd|'/c'!A1${evil}`, items: [{ title: evil, itemId: evil, dueDate: evil }] },
    });
    const { body } = await bode.system().post('/api/v1/messages').send(asked).expect(202);
    const { id } = body.results[0].messages[0];
    await mail.run();
    await mail.transport.close();
    await server.close();
    const raw = server.mails.find(({ to }) => to === 'jan@bib.example')!.raw.toString('latin1');
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(head).toMatch(/^To: /m);
    expect(head).not.toMatch(/^Bcc:/im);
    expect(raw.slice(raw.indexOf('<!doctype html>'))).not.toMatch(/<script|<strong>x/);
    for (const path of [urls.message(id), urls.client('<b>"x'), urls.messages, urls.clientAddresses('<b>"x')]) {
      const page = (await desk.browser.get(path).expect(200)).text;
      expect(page).not.toMatch(/<script>alert|<b>"x/);
      expect(textOf(page)).toContain('<script>alert(1)</script>');
    }
    const list = (await desk.browser.get(urls.messagesCsv).expect(200)).text;
    expect(list).toContain(`'=cmd`);
    expect(list).not.toMatch(/(^|,)"?=/m);
    // A name as long as this fits no window: the letter shows none.
    await desk.browser.get(urls.messageLetter(id)).expect(200).expect('Content-Type', 'application/pdf');
  });
});
