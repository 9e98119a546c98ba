import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rows } from '../../src/database/sql.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { request } from '../support/requests.js';

let bode: TestApp;

beforeAll(async () => {
  bode = await startTestApp();
});
afterAll(() => bode.close());

const TYPES = '/api/v1/message-types';
const type = async (code: string) => (await bode.system().get(`${TYPES}/${code}`).expect(200)).body;
const change = async (code: string, body: object) => {
  const { revision } = await type(code);
  return bode
    .system()
    .patch(`${TYPES}/${code}`)
    .send({ revision, ...body });
};
const ask = async (wishes: Parameters<typeof request>[0]) =>
  (await bode.system().post('/api/v1/messages').send(request(wishes)).expect(202)).body.results[0].messages;
const actions = (action: string) =>
  bode.tenancy.within(bode.library.organisationId, (tx) =>
    rows<{ target: string; facts: object }>(
      tx,
      `SELECT target, facts FROM staff_action WHERE organisation_id = $1 AND action = $2 ORDER BY id`,
      [bode.library.organisationId, action],
    ),
  );

describe('message types and their preferences (D20, Dd5, L01)', () => {
  it('L01: lists the seven of a library and what Bode sends itself, with their texts', async () => {
    const { body } = await bode.system().get(TYPES).expect(200);
    expect(body.next).toBeNull();
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual([
      'CAE',
      'HR1',
      'HR2',
      'IV1',
      'NBF',
      'RSO',
      'WEL',
      'PWD',
      'TST',
      'WUS',
      'F01',
      'F02',
      'F03',
      'F04',
    ]);
    expect(await type('HR1')).toEqual({
      code: 'HR1',
      module: null,
      noticeType: null,
      names: { nl: 'Eerste herinnering', en: 'First overdue reminder' },
      audience: 'client',
      system: false,
      formats: ['email', 'letter'],
      defaultFormat: 'email',
      onNotSent: 'wait-for-resend',
      onBounce: 'letter',
      requirePostalAddress: false,
      mandatory: false,
      retentionDays: 730,
      revision: 1,
      languages: ['en', 'fr', 'nl'],
    });
  });

  it('F05, Dd5: what is changed holds for the next message', async () => {
    const waiting = await ask({ type: 'HR2', client: { emails: ['broken'] } });
    expect(waiting).toHaveLength(1);
    const { status, body } = await change('HR2', { onNotSent: 'letter', retentionDays: 90, mandatory: true });
    expect([status, body]).toMatchObject([
      200,
      { onNotSent: 'letter', retentionDays: 90, mandatory: true, revision: 2 },
    ]);
    expect(await type('HR2')).toEqual(body);
    const routed = await ask({ type: 'HR2', client: { emails: ['broken'] } });
    expect(routed).toMatchObject([{ status: 'not_sent' }, { format: 'letter', status: 'pending' }]);
    expect(await actions('types.change')).toEqual([
      { target: 'HR2', facts: expect.objectContaining({ to: expect.objectContaining({ onNotSent: 'letter' }) }) },
    ]);
  });

  it('Dd1: requirePostalAddress refuses the mail whose letter could not be posted', async () => {
    expect(await ask({ type: 'RSO', client: { postal: null } })).toMatchObject([{ status: 'queued' }]);
    await change('RSO', { requirePostalAddress: true });
    const lines = await ask({ type: 'RSO', client: { postal: null } });
    expect(lines).toMatchObject([
      { status: 'not_sent', reason: 'NO_POSTAL_ADDRESS' },
      { format: 'letter', status: 'held' },
    ]);
  });

  it('Dd5: a letter form that is taken away takes along what needs it, and brings the defaults when it comes', async () => {
    const without = await change('NBF', { formats: ['email', 'email'] });
    const none = {
      defaultFormat: 'email',
      onNotSent: 'wait-for-resend',
      onBounce: 'none',
      requirePostalAddress: false,
    };
    expect(without.body).toMatchObject({ formats: ['email'], ...none });
    const withLetter = await change('NBF', { formats: ['letter', 'email'] });
    expect(withLetter.body).toMatchObject({ formats: ['email', 'letter'], onNotSent: 'letter', onBounce: 'letter' });
  });

  it.each<[string, string, object, string, string]>([
    [
      'a default that is no format of the type',
      'IV1',
      { defaultFormat: 'letter' },
      'defaultFormat',
      'FORMAT_NOT_ALLOWED',
    ],
    ['a letter that cannot be made', 'IV1', { onNotSent: 'letter' }, 'onNotSent', 'NO_LETTER_FORM'],
    ['a letter after a bounce that cannot be made', 'WEL', { onBounce: 'letter' }, 'onBounce', 'NO_LETTER_FORM'],
    ['an address for nothing', 'WEL', { requirePostalAddress: true }, 'requirePostalAddress', 'NO_LETTER_FORM'],
    ['a letter form for what Bode sends', 'PWD', { formats: ['email', 'letter'] }, 'formats', 'SYSTEM_TYPE'],
    ['an optional password mail', 'PWD', { mandatory: false }, 'mandatory', 'SYSTEM_TYPE'],
    ['no format at all', 'HR1', { formats: [] }, 'formats', 'BAD_VALUE'],
    ['an unknown format', 'HR1', { formats: ['email', 'fax'] }, 'formats[1]', 'BAD_VALUE'],
    ['two days', 'HR1', { retentionDays: 2 }, 'retentionDays', 'BAD_VALUE'],
    ['a number without end', 'HR1', { retentionDays: 1e300 }, 'retentionDays', 'BAD_VALUE'],
    ['an unknown field', 'HR1', { names: {} }, 'names', 'UNKNOWN_FIELD'],
  ])('bad input: refuses %s (%s)', async (_, code, body, field, reason) => {
    const before = await type(code);
    const answer = await change(code, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual({ field, code: reason, detail: expect.any(String) });
    expect(await type(code)).toEqual(before);
  });

  it('L14: how long is kept may be changed also for what Bode sends itself', async () => {
    expect((await change('TST', { retentionDays: 7 })).body).toMatchObject({ retentionDays: 7, formats: ['email'] });
  });

  it('notices two people who edit at once, and needs to know what they saw', async () => {
    const { revision } = await type('CAE');
    const answers = await Promise.all(
      [100, 200].map((retentionDays) => bode.system().patch(`${TYPES}/CAE`).send({ revision, retentionDays })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('CONFLICT');
    const blind = await bode.system().patch(`${TYPES}/CAE`).send({ retentionDays: 9 }).expect(422);
    expect(blind.body.errors).toMatchObject([{ field: 'revision', code: 'MISSING' }]);
  });

  it('bad input: unknown types are not found, whatever they are called', async () => {
    for (const code of ['XXX', 'hr1', '%00', '..%2f..%2fetc']) {
      await bode.system().get(`${TYPES}/${code}`).expect(404);
      await bode.system().patch(`${TYPES}/${code}`).send({ revision: 1 }).expect(404);
      await bode.system().put(`${TYPES}/${code}/texts/nl`).send({ version: 0, subject: 'x', body: 'x' }).expect(404);
      await bode.system().get(`${TYPES}/${code}/texts/nl`).expect(404);
    }
  });

  it('L20: the desk may look, configuration may change', async () => {
    const { accounts } = bode.library;
    const desk = await bode.staff(accounts.circulation);
    await desk.browser.get(`${TYPES}/HR1`).expect(200);
    const revision = (await type('HR1')).revision;
    await desk.browser.patch(`${TYPES}/HR1`).set('X-CSRF-Token', desk.csrf).send({ revision }).expect(403);
    const office = await bode.staff(accounts.configuration);
    await office.browser.patch(`${TYPES}/HR1`).set('X-CSRF-Token', office.csrf).send({ revision }).expect(200);
    const settings = '/api/v1/organisation/settings';
    await office.browser.patch(settings).set('X-CSRF-Token', office.csrf).send({ asInWise: true }).expect(403);
  });

  it('Dd5: one switch makes everything wait for Resend, as in Wise', async () => {
    const settings = '/api/v1/organisation/settings';
    expect((await bode.system().get(settings).expect(200)).body).toEqual({ asInWise: false, foreignCatchAll: false });
    const admin = await bode.staff(bode.library.accounts.admin);
    await admin.browser.patch(settings).set('X-CSRF-Token', admin.csrf).send({ asInWise: true }).expect(200);
    expect(await ask({ type: 'CAE', client: { emails: ['broken'] } })).toMatchObject([{ status: 'not_sent' }]);
    await bode.system().patch(settings).send({ asInWise: false }).expect(200);
    expect(await ask({ type: 'CAE', client: { emails: ['broken'] } })).toHaveLength(2);
    await bode.system().patch(settings).send({ asInWise: 'yes' }).expect(422);
    expect((await bode.system().patch(settings).send({}).expect(200)).body).toMatchObject({ asInWise: false });
  });
});

describe('texts (L12)', () => {
  const textOf = async (code: string, language: string) =>
    (await bode.system().get(`${TYPES}/${code}/texts/${language}`).expect(200)).body;
  const publish = (code: string, language: string, body: object) =>
    bode.system().put(`${TYPES}/${code}/texts/${language}`).send(body);

  it('publishes the next version, and the next message is made with it', async () => {
    const before = await textOf('IV1', 'nl');
    expect(before).toMatchObject({ language: 'nl', version: 1, letterBody: null });
    const text = { subject: 'Dag {{ client.name }}', body: '{{ client.salutation }}, **breng** {{ items[0].title }}.' };
    const { body } = await publish('IV1', 'nl', { version: 1, ...text }).expect(200);
    expect(body).toEqual({ ...text, letterBody: null, language: 'nl', version: 2, createdAt: expect.any(String) });
    expect(await textOf('IV1', 'nl')).toEqual(body);
    const [mail] = await ask({ type: 'IV1', client: { name: 'Noor' } });
    expect((await bode.system().get(`/api/v1/messages/${mail.id}`).expect(200)).body.subject).toBe('Dag Noor');
    expect((await actions('texts.publish')).at(-1)).toEqual({ target: 'IV1', facts: { language: 'nl', version: 2 } });
  });

  it('adds a language that had none', async () => {
    await bode.system().get(`${TYPES}/WEL/texts/de`).expect(404);
    await publish('WEL', 'de', {
      version: 0,
      subject: 'Willkommen',
      body: '{{ client.salutation }},\n\nHallo.',
    }).expect(200);
    expect((await type('WEL')).languages).toEqual(['de', 'en', 'fr', 'nl']);
  });

  it('notices another author, also at the same moment', async () => {
    await publish('WEL', 'nl', { version: 7, subject: 'x', body: 'x' }).expect(409);
    const answers = await Promise.all(
      ['a', 'b'].map((subject) => publish('WEL', 'nl', { version: 1, subject, body: 'Hallo' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each<[string, object, string, string]>([
    ['an unfinished tag', { body: '{% if items %}Dag' }, 'body', 'RENDER_ERROR'],
    ['an unknown filter', { subject: '{{ client.name | shout }}' }, 'subject', 'RENDER_ERROR'],
    ['a subject of nothing', { subject: '{{ data.nothing }}' }, 'subject', 'RENDER_ERROR'],
    ['a body of nothing', { body: '{% if data.nothing %}x{% endif %}' }, 'body', 'RENDER_ERROR'],
    [
      'a loop without end',
      { body: '{% for a in (1..9999999) %}{% for b in (1..9999999) %}x{% endfor %}{% endfor %}' },
      'body',
      'RENDER_ERROR',
    ],
    ['a file of the server', { body: "{% include '/etc/passwd' %}" }, 'body', 'RENDER_ERROR'],
    ['a letter that fails', { letterBody: '{{ x | raw }}' }, 'letterBody', 'RENDER_ERROR'],
    ['no body', { body: undefined }, 'body', 'MISSING'],
    ['U+0000', { body: 'a\0b' }, 'body', 'BAD_TEXT'],
    ['a book', { body: 'x'.repeat(100_001) }, 'body', 'BAD_VALUE'],
  ])('bad input: refuses %s at its field and publishes nothing', async (_, fault, field, code) => {
    const { body } = await publish('HR1', 'nl', { version: 1, subject: 'Dag', body: 'Dag', ...fault }).expect(422);
    expect(body.errors).toEqual([{ field, code, detail: expect.any(String) }]);
    expect((await textOf('HR1', 'nl')).version).toBe(1);
  });

  it('D13: has a letter of its own only where the type has a letter form', async () => {
    const text = { version: 1, subject: 'Dag', body: 'Dag', letterBody: 'Brief' };
    const { body } = await publish('IV1', 'fr', text).expect(422);
    expect(body.errors).toMatchObject([{ field: 'letterBody', code: 'NO_LETTER_FORM' }]);
    await publish('CAE', 'fr', text).expect(200);
  });

  it('bad input: a language is two small letters', async () => {
    for (const language of ['nld', 'NL', '%00a', '1']) {
      await publish('HR1', language, { version: 0, subject: 'x', body: 'x' }).expect(422);
    }
  });
});

describe("a client's choice of format (L02)", () => {
  const PATH = '/api/v1/clients/chooser/preferences';
  const choose = (code: string, body: object) => bode.system().put(`${PATH}/${code}`).send(body);

  beforeAll(async () => {
    await ask({ type: 'WEL', client: { externalId: 'chooser' } });
  });

  it('is kept, followed by the next message, and taken back', async () => {
    const formats = async () =>
      (await ask({ type: 'HR1', client: 'chooser' })).map(({ format }: { format: string }) => format);
    expect(await formats()).toEqual(['email']);
    const { body } = await choose('HR1', { format: 'letter' }).expect(200);
    expect(body).toMatchObject({ type: 'HR1', formats: ['email', 'letter'], defaultFormat: 'email', format: 'letter' });
    expect(await formats()).toEqual(['letter']);
    const listed = await bode.system().get(PATH).expect(200);
    expect(listed.body.items.map((wish: { type: string; format: string }) => [wish.type, wish.format])).toEqual([
      ['CAE', null],
      ['HR1', 'letter'],
      ['HR2', null],
      ['IV1', null],
      ['NBF', null],
      ['RSO', null],
      ['WEL', null],
    ]);
    await bode.system().delete(`${PATH}/HR1`).expect(200);
    await bode.system().delete(`${PATH}/HR1`).expect(200);
    expect(await formats()).toEqual(['email']);
    expect((await actions('clients.preference')).map(({ facts }) => facts)).toEqual([
      { type: 'HR1', format: 'letter' },
      { type: 'HR1', format: null },
    ]);
  });

  it('stays through what the library system sends', async () => {
    await choose('RSO', { format: 'letter' }).expect(200);
    await bode.system().put('/api/v1/clients/chooser').send({ name: 'Noor' }).expect(200);
    const { body } = await bode.system().get(PATH).expect(200);
    expect(body.items.find((wish: { type: string }) => wish.type === 'RSO').format).toBe('letter');
  });

  it('is one of the formats of the type, and never "nothing": bills and fees can not be opted out of', async () => {
    expect((await choose('IV1', { format: 'letter' }).expect(422)).body.code).toBe('FORMAT_NOT_ALLOWED');
    for (const format of ['none', null, '', ['email']]) await choose('NBF', { format }).expect(422);
  });

  it('bad input: is about a client and a type that exist', async () => {
    await choose('XXX', { format: 'email' }).expect(404);
    await choose('PWD', { format: 'email' }).expect(404);
    await choose('%00', { format: 'email' }).expect(404);
    for (const client of ['nobody', 'a%00b']) {
      await bode.system().get(`/api/v1/clients/${client}/preferences`).expect(404);
      await bode.system().put(`/api/v1/clients/${client}/preferences/HR1`).send({ format: 'email' }).expect(404);
    }
  });
});
