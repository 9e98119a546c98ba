import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildAccount } from '../support/builders.js';
import { request } from '../support/requests.js';

let bode: TestApp;

beforeAll(async () => {
  bode = await startTestApp();
});
afterAll(() => bode.close());

const path = (externalId: string) => `/api/v1/clients/${encodeURIComponent(externalId)}`;
const put = (externalId: string, body: object) => bode.system().put(path(externalId)).send(body);
const find = (query: string) => bode.system().get('/api/v1/clients').query({ q: query });
const importLines = (lines: readonly (string | object)[]) =>
  bode
    .system()
    .post('/api/v1/clients/import')
    .set('Content-Type', 'application/x-ndjson')
    .send(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));

const NAMES = [
  'Gülşen Çelik',
  'Łukasz Wójcik',
  'محمد الأمين',
  'שרה לוי',
  'Анна Іванова',
  'Ελένη',
  '王小明',
  "O'Brien <b>&amp;",
  '{{ x }} **y**',
];

const marie = {
  name: 'Marie Peeters',
  cardNumbers: ['2900 1234 5678'],
  birthDate: '1984-03-12',
  salutation: 'Beste Marie',
  language: 'nl',
  emails: ['marie.peeters@bib.example'],
  postal: { street: 'Kerkstraat', houseNumber: 12, postcode: 9000, city: 'Gent', country: 'BE' },
  branch: 'B1',
};

describe('PUT /clients/{externalId}', () => {
  it('writes a client whole and answers it as it was sent, numbers as text', async () => {
    const answer = await put('put-1', marie).expect(200);
    expect(answer.body).toEqual({
      ...marie,
      externalId: 'put-1',
      parent: null,
      kind: 'client',
      flags: [],
      group: null,
      manager: null,
      confirmation: null,
      postal: { ...marie.postal, houseNumber: '12', postcode: '9000' },
    });
    const got = await bode.system().get(path('put-1')).expect(200);
    expect(got.body).toEqual(answer.body);
  });

  it('clears the fields that are left out', async () => {
    await put('put-2', { ...marie, flags: ['moved'] }).expect(200);
    const { body } = await put('put-2', { name: 'Marie' }).expect(200);
    expect(body).toMatchObject({ cardNumbers: [], emails: [], flags: [], postal: null, branch: null, language: null });
  });

  it('knows a parent by its external id, and refuses one that is unknown or the client itself', async () => {
    await put('family', { name: 'Familie Peeters', kind: 'family' }).expect(200);
    const { body } = await put('child', { name: 'Noor', parent: 'family' }).expect(200);
    expect(body.parent).toBe('family');
    for (const parent of ['nobody', 'orphan']) {
      const refused = await put('orphan', { name: 'Noor', parent }).expect(422);
      expect(refused.body.errors).toEqual([expect.objectContaining({ field: 'parent', code: 'UNKNOWN_CLIENT' })]);
    }
    await bode.system().get(path('orphan')).expect(404);
  });

  it('takes names of any script and ids of any kind (N17)', async () => {
    for (const [i, name] of NAMES.entries()) {
      const id = `${name}/..?#%&${i}`;
      const { body } = await put(id, { name }).expect(200);
      expect(body).toMatchObject({ externalId: id, name });
      expect((await bode.system().get(path(id)).expect(200)).body.name).toBe(name);
    }
  });

  it.each<[string, object, string, string]>([
    ['no name', {}, 'name', 'MISSING'],
    ['a name that is none', { name: 7 }, 'name', 'BAD_VALUE'],
    ['an unknown field', { name: 'x', colour: 'red' }, 'colour', 'UNKNOWN_FIELD'],
    ['a date of no calendar', { name: 'x', birthDate: '1984-02-30' }, 'birthDate', 'BAD_VALUE'],
    ['the year 0, which the database does not know', { name: 'x', birthDate: '0000-01-01' }, 'birthDate', 'BAD_VALUE'],
    ['an unknown flag', { name: 'x', flags: ['gone'] }, 'flags[0]', 'BAD_VALUE'],
    ['an unknown branch', { name: 'x', branch: 'B9' }, 'branch', 'UNKNOWN_BRANCH'],
    ['U+0000 in a name', { name: 'x\0y' }, 'name', 'BAD_TEXT'],
    ['half a surrogate pair', { name: 'x', postal: { city: '\ud800' } }, 'postal.city', 'BAD_TEXT'],
    ['an unknown field of an address', { name: 'x', postal: { town: 'Gent' } }, 'postal.town', 'UNKNOWN_FIELD'],
    ['a language by its name', { name: 'x', language: 'Dutch' }, 'language', 'BAD_VALUE'],
    ['another id than the one in the address', { name: 'x', externalId: 'y' }, 'externalId', 'BAD_VALUE'],
  ])('bad input: %s is a problem of its field', async (_, body, field, code) => {
    const { body: problem } = await put('bad', body).expect(422);
    expect(problem).toMatchObject({ status: 422, code, errors: [{ field, code, detail: expect.any(String) }] });
    await bode.system().get(path('bad')).expect(404);
  });

  it('bad input: what is no client, or has an impossible name, is a problem, never a 500', async () => {
    for (const body of ['[]', '"x"', 'null', '[{"name":"x"}]']) {
      await bode
        .system()
        .put(path('bad'))
        .type('json')
        .send(body)
        .expect((answer) => expect([400, 422]).toContain(answer.status));
    }
    await bode.system().put(path('bad')).type('json').send('{"name":').expect(400);
    await bode.system().put('/api/v1/clients/a%00b').send({ name: 'x' }).expect(422);
    await bode
      .system()
      .put(path('x'.repeat(201)))
      .send({ name: 'x' })
      .expect(422);
    await bode.system().get('/api/v1/clients/a%00b').expect(404);
    await bode.system().get('/api/v1/clients/%E0%A4%A').expect(400);
  });

  it('ignores fields named x-…, and accepts any text as an e-mail address', async () => {
    const emails = ['no at', ' marie@bib.example ', '', 'a@b@c', '\r\nBcc: x@y.example'];
    const { body } = await put('x-fields', { name: 'x', 'x-note': 1, emails, postal: { 'x-geo': [1, 2] } }).expect(200);
    expect(body.emails).toEqual(['no at', 'marie@bib.example', 'a@b@c', 'Bcc: x@y.example']);
  });

  it('L20: takes a key that may write clients, and no account of the desk', async () => {
    await bode.visitor().put(path('put-1')).send(marie).expect(401);
    const { browser, csrf } = await bode.staff(bode.library.accounts.circulation);
    await browser.put(path('put-1')).set('X-CSRF-Token', csrf).send(marie).expect(403);
  });
});

describe('GET /clients?q= (L24)', () => {
  beforeAll(async () => {
    await put('s-1', { ...marie, name: 'Gülşen Peeters-Janssens', cardNumbers: ['7700123499'] }).expect(200);
    await put('s-2', {
      ...marie,
      name: 'Jan d’Hondt',
      cardNumbers: ['7700-1234-88'],
      emails: ['Jan.Dhondt@bib.example'],
      birthDate: '2001-12-31',
      postal: { street: 'Molenstraat', houseNumber: '41 bus 3', postcode: '1017 CD', city: 'Amsterdam', country: 'NL' },
    }).expect(200);
    await put('s-3', { ...marie, name: 'Janna Hondtson', cardNumbers: ['7700123'], birthDate: null }).expect(200);
  });

  it.each([
    ['the card as scanned', '7700123499', ['s-1']],
    ['the card with its spaces', '7700 1234 88', ['s-2']],
    ['a name without its accents', 'gulsen peeters', ['s-1']],
    ['the second of two surnames', 'janssens gül', ['s-1']],
    ['a name with its apostrophe, straight', "d'hondt", ['s-2']],
    ['name and date of birth', 'hondt 31/12/2001', ['s-2']],
    ['an e-mail address', 'jan.dhondt@BIB', ['s-2']],
    ['street and number', 'molenstraat 41', ['s-2']],
    ['a postcode with its space', '1017 cd', ['s-2']],
    ['words that only together mean somebody', 'jan amster', ['s-2']],
    ['the external id', 's-3', ['s-3']],
  ])('finds by %s', async (_, query, expected) => {
    const { body } = await find(query).expect(200);
    expect(body).toEqual({ items: expected.map((externalId) => expect.objectContaining({ externalId })), next: null });
  });

  it('puts a card that is hit whole before those that begin with it', async () => {
    const { body } = await find('7700123').expect(200);
    expect(body.items.map((client: { externalId: string }) => client.externalId)).toEqual(['s-3', 's-1', 's-2']);
  });

  it('puts who is called so, or has such a number or e-mail address, before those who live there', async () => {
    const zelem = { street: 'Zelemstraat', houseNumber: '8800', postcode: '8800', city: 'Zelem', country: 'BE' };
    await put('lives', { name: 'Aline Aerts', postal: zelem }).expect(200);
    await put('named', { name: 'Zoë Zelemans' }).expect(200);
    await put('mails', { name: 'Yves Wouters', emails: ['zelem@bib.example'] }).expect(200);
    await put('8800-1', { name: 'Xavier Wils' }).expect(200);
    await put('both', { name: 'Walter Zelem', postal: zelem }).expect(200);
    const order = async (query: string) => {
      const { body } = await find(query).expect(200);
      return body.items.map((client: { externalId: string }) => client.externalId);
    };
    expect(await order('zelem')).toEqual(['both', 'mails', 'named', 'lives']);
    expect(await order('8800')).toEqual(['8800-1', 'lives', 'both']);
    expect(await order('zelem 8800')).toEqual(['both', 'lives']);
  });

  it('finds nobody for what nobody has, whatever is typed', async () => {
    for (const query of ['zzz', '   ', '%', '_', "'; DROP TABLE client", '\\', '-', '\u{10FFFF}', 'zz '.repeat(60)]) {
      expect((await find(query).expect(200)).body).toEqual({ items: [], next: null });
    }
    await find('a\0').expect(422);
    await bode.system().get('/api/v1/clients?limit=0').expect(422);
    await bode.system().get('/api/v1/clients?page=2').expect(422);
  });

  it('forgets the words that a client no longer has', async () => {
    await put('s-4', { name: 'Odette Vroeger' }).expect(200);
    await put('s-4', { name: 'Odette Nieuw' }).expect(200);
    expect((await find('vroeger').expect(200)).body.items).toEqual([]);
    expect((await find('odette nieuw').expect(200)).body.items).toHaveLength(1);
  });

  it('lists all without words, page by page, each once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await bode.system().get('/api/v1/clients').query({ limit: 3, cursor }).expect(200);
      seen.push(...body.items.map((client: { externalId: string }) => client.externalId));
      cursor = body.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(['put-1', 's-1', 's-4']));
  });
});

describe('branches (L28)', () => {
  it('shows an account the clients of its branches, of none, and those its branches wrote to', async () => {
    await put('of-b1', { name: 'Quirine Eén', branch: 'B1' }).expect(200);
    await put('of-b2', { name: 'Quirine Twee', branch: 'B2' }).expect(200);
    await put('of-none', { name: 'Quirine Geen' }).expect(200);
    await put('written-to', { name: 'Quirine Beide', branch: 'B1' }).expect(200);
    await bode
      .system()
      .post('/api/v1/messages')
      .send(request({ client: 'written-to', branch: 'B2' }))
      .expect(202);
    const account = await buildAccount(bode.app, bode.library.organisationId, {
      branchIds: [bode.library.branches.B2],
    });
    const { browser } = await bode.staff(account);
    const { body } = await browser.get('/api/v1/clients').query({ q: 'quirine' }).expect(200);
    expect(body.items.map((client: { externalId: string }) => client.externalId)).toEqual([
      'written-to',
      'of-none',
      'of-b2',
    ]);
    await browser.get(path('of-b1')).expect(404);
    await browser.get(path('written-to')).expect(200);
  });
});

describe('POST /clients/import', () => {
  it('takes the good lines and names the faults of the others by their index (bad input)', async () => {
    const { body } = await importLines([
      { externalId: 'i-1', name: 'Eén' },
      '{"externalId": "i-2", "name":',
      { externalId: 'i-3', name: 'Drie', parent: 'i-1' },
      { externalId: 'i-4', name: 'Vier', branch: 'B9' },
      { name: 'Vijf' },
      { externalId: 'i-6', name: 'Z\0s' },
      '',
      { externalId: 'i-1', name: 'Eén, later' },
      '[]',
    ]).expect(200);
    expect(body.results).toEqual([
      { index: 0, externalId: 'i-1' },
      { index: 1, externalId: null, problem: problem('', 'NOT_JSON') },
      { index: 2, externalId: 'i-3' },
      { index: 3, externalId: 'i-4', problem: problem('branch', 'UNKNOWN_BRANCH') },
      { index: 4, externalId: null, problem: problem('externalId', 'MISSING') },
      { index: 5, externalId: 'i-6', problem: problem('name', 'BAD_TEXT') },
      { index: 6, externalId: 'i-1' },
      { index: 7, externalId: null, problem: problem('', 'BAD_VALUE') },
    ]);
    expect((await bode.system().get(path('i-1')).expect(200)).body.name).toBe('Eén, later');
    expect((await bode.system().get(path('i-3')).expect(200)).body.parent).toBe('i-1');
    await bode.system().get(path('i-6')).expect(404);
  });

  it('counts more than a thousand rows, over several transactions, and names only the refused ones', async () => {
    const lines = Array.from({ length: 1_201 }, (_, i) => ({
      externalId: `many-${i}`,
      name: i === 700 ? 7 : `Nr ${i}`,
    }));
    const { body } = await importLines(lines).expect(200);
    expect(body).toEqual({
      accepted: 1_200,
      refused: 1,
      problems: [{ index: 700, externalId: 'many-700', problem: problem('name', 'BAD_VALUE') }],
    });
    await bode.system().get(path('many-1200')).expect(200);
  });

  it('takes the same family twice at the same moment', async () => {
    const lines = [
      { externalId: 'twice', name: 'Ouder' },
      ...Array.from({ length: 50 }, (_, i) => ({ externalId: `twice-${i}`, name: 'Kind', parent: 'twice' })),
    ];
    const answers = await Promise.all([importLines(lines), importLines(lines), importLines(lines)]);
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(body.results.filter((row: object) => 'problem' in row)).toEqual([]);
    }
    expect((await bode.system().get(path('twice-49')).expect(200)).body.parent).toBe('twice');
  });

  it('takes only what it can read', async () => {
    await bode.system().post('/api/v1/clients/import').send({ externalId: 'x', name: 'x' }).expect(415);
    await bode.system().post('/api/v1/clients/import').set('Content-Type', 'text/csv').send('a,b').expect(415);
  });
});

function problem(field: string, code: string) {
  return { code, errors: [{ field, code, detail: expect.any(String) }] };
}
