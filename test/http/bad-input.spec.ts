import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isReasonCode } from '../../src/common/reasons.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { BAD_JSON, BAD_SEGMENTS, BAD_VALUES, badQueries, oneIn } from '../support/bad-values.js';
import { request } from '../support/requests.js';

interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  /** Media types that it takes. */
  takes: string[];
  /** The body that the document shows. */
  shown: object | undefined;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const UNKNOWN_ID = '01890000-0000-7000-8000-000000000000';

/** All words that some list knows in its query. */
const QUERY = [
  'limit',
  'cursor',
  'q',
  'client',
  'status',
  'type',
  'class',
  'format',
  'branch',
  'printGroup',
  'domain',
  'rule',
  'kind',
  'reason',
  'from',
  'to',
  'attention',
  'unknown',
  '__proto__',
  'a%00b',
];

let made = 0;
const rule = () => ({
  name: `Rule ${++made}`,
  type: 'HR1',
  trigger: { kind: 'case.opened', caseType: 'absence' },
  conditions: [{ field: 'client.kind', operator: 'equals', value: 'person' }],
  recipients: ['client', 'contact:hr'],
  delay: { days: 3, hour: 9 },
  active: false,
  scope: 'assigned',
});

const user = () => ({
  side: 'client',
  name: 'Jan Peeters',
  email: `user${++made}@client.example`,
  language: 'nl',
  active: true,
  roles: [],
  branches: [],
  printGroups: [],
  homeClient: null,
  intermediary: false,
  receiveAsContact: true,
  catchAll: false,
  modules: ['approval'],
  access: [{ client: 'client-1', approvalNotices: ['placement'] }],
});

/** A body that each route takes, to be spoiled field by field. */
const GOOD: Readonly<Record<string, () => object>> = {
  'post /api/v1/messages': () => ({
    ...request({ ref: 'r', supersedes: 's', run: 'night', branch: 'B1', priority: 3, origin: 'integration' }),
    dueAt: '2026-12-01T10:00:00+01:00',
    validUntil: '2027-12-01T10:00:00Z',
  }),
  'post /api/v1/events': () => {
    const { client, data } = request({});
    const opened = { id: `case-${++made}`, type: 'verzuim', startDate: '2026-11-10', roles: {}, data: { a: 1 } };
    return {
      key: `event-${made}`,
      kind: 'case.opened',
      client,
      case: opened,
      data,
      origin: 'integration',
      run: 'night',
    };
  },
  'post /api/v1/explain': () => ({
    kind: 'case.opened',
    client: 'nobody',
    rule: UNKNOWN_ID,
    type: 'HR1',
    user: UNKNOWN_ID,
    case: 'nothing',
    date: '2026-11-22',
    data: { a: 1 },
    origin: 'interactive',
  }),
  'post /api/v1/messages/resend': () => ({ ids: [UNKNOWN_ID], dryRun: true, overrule: [] }),
  'post /api/v1/messages/{id}/letter': () => ({ dryRun: true, overrule: [] }),
  'post /api/v1/messages/withdraw': () => ({ ref: 'nothing', reason: 'test' }),
  'post /api/v1/messages/{id}/withdraw': () => ({ reason: 'test' }),
  'put /api/v1/clients/{externalId}': () => request({})['client'] as object,
  'put /api/v1/clients/{externalId}/preferences/{type}': () => ({ format: 'email' }),
  'patch /api/v1/message-types/{code}': () => ({
    revision: 1,
    formats: ['email'],
    defaultFormat: 'email',
    onNotSent: 'letter',
    onBounce: 'letter',
    requirePostalAddress: true,
    mandatory: true,
    retentionDays: 100,
  }),
  'put /api/v1/message-types/{code}/texts/{language}': () => ({
    version: 0,
    subject: 'Hello',
    body: 'Text',
    letterBody: 'Letter',
  }),
  'post /api/v1/batches': () => ({ printGroup: 'North', profile: 'be-right', limit: 10 }),
  'post /api/v1/batches/{id}/checked': () => ({ counts: { letters: 1, sheets: 1 } }),
  'post /api/v1/batches/{id}/posted': () => ({ pulled: [UNKNOWN_ID], notFound: [] }),
  'post /api/v1/diagnoses': () => ({
    procedure: 'A',
    person: { kind: 'client', id: 'nobody' },
    client: 'nobody',
    case: 'none',
    rule: UNKNOWN_ID,
    type: 'HR1',
    kind: 'case.opened',
    message: UNKNOWN_ID,
    about: 'sender',
    address: 'a@b.example',
    from: '2026-11-01',
    to: '2026-11-30',
  }),
  'post /api/v1/diagnoses/{id}/answers': () => ({ answer: 'yes', revision: 1 }),
  'patch /api/v1/organisation/settings': () => ({ asInWise: false, foreignCatchAll: true }),
  'patch /api/v1/organisation': () => ({
    name: 'Bib Noord',
    language: 'nl',
    functionalEmail: 'noreply@bib.example',
    communicationEmail: 'info@bib.example',
    defaultConfirmation: 'pin',
    supportContact: null,
  }),
  'post /api/v1/api-keys': () => ({ name: 'Reader', scopes: ['messages:read'] }),
  'post /api/v1/groups': () => ({ name: `Group ${++made}`, email: 'group@bib.example' }),
  'patch /api/v1/groups/{id}': () => ({ revision: 1, name: 'Other', email: null }),
  'put /api/v1/staff-routing/{type}': () => ({ mode: 'personalised', users: [UNKNOWN_ID] }),
  'post /api/v1/users': () => user(),
  'patch /api/v1/users/{id}': () => ({ revision: 1, name: 'Other', active: true, modules: ['*'] }),
  'put /api/v1/users/{id}/access/{client}': () => ({ approvalNotices: ['placement'] }),
  'post /api/v1/contacts': () => ({ client: 'client-1', name: 'Els', role: 'hr', user: null }),
  'patch /api/v1/contacts/{id}': () => ({ revision: 1, client: 'client-1', name: 'Els', role: 'hr', user: UNKNOWN_ID }),
  'post /api/v1/password-links': () => ({ email: 'nobody@client.example' }),
  'post /api/v1/passwords': () => ({ token: 'made-up', password: 'a password that is long enough' }),
  'post /api/v1/rules': () => rule(),
  'patch /api/v1/rules/{id}': () => ({ revision: 1, ...rule() }),
  'post /api/v1/rule-sets': () => ({ name: `Set ${++made}`, rules: [UNKNOWN_ID] }),
  'patch /api/v1/rule-sets/{id}': () => ({ name: 'Other' }),
  'post /api/v1/rule-sets/{id}/rules': () => ({ rule: UNKNOWN_ID, applyToOpenCases: true }),
  'post /api/v1/assignments': () => ({
    client: 'client-1',
    rule: UNKNOWN_ID,
    ruleSet: UNKNOWN_ID,
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    applyToOpenCases: true,
  }),
  'patch /api/v1/assignments/{id}': () => ({ startsOn: '2026-01-01', endsOn: null }),
  'post /api/v1/cases': () => ({
    id: `case-${++made}`,
    type: 'absence',
    client: 'client-1',
    startDate: '2026-11-20',
    roles: { doctor: UNKNOWN_ID },
    data: { days: 3 },
  }),
};

describe('bad input: every route of the API answers it with a problem that says where and why', () => {
  let bode: TestApp;
  let operations: Operation[];
  beforeAll(async () => {
    bode = await startTestApp();
    const { body } = await bode.visitor().get('/api/docs-json').expect(200);
    operations = Object.entries(body.paths as Record<string, Record<string, OpenApiOperation>>).flatMap(
      ([path, item]) =>
        METHODS.filter((method) => item[method]).map((method) => ({
          method,
          path,
          takes: Object.keys(item[method]!.requestBody?.content ?? {}),
          shown: item[method]!.requestBody?.content['application/json']?.schema?.example,
        })),
    );
  });
  afterAll(() => bode.close());

  const answered: string[] = [];
  const faults: string[] = [];
  /** Notes what an answer is not: anything but an answer or a problem of ours. */
  const judge = (what: string, answer: Answer) => {
    answered.push(what);
    const fault = faultOf(answer);
    if (fault) faults.push(`${what.slice(0, 200)}: ${answer.status} ${fault}`);
  };
  /** Some at a time: as many as the machine has use for. */
  const judgeAll = async (cases: readonly (readonly [what: string, send: () => PromiseLike<Answer>])[]) => {
    const left = [...cases];
    const sender = async () => {
      for (let next = left.pop(); next; next = left.pop()) judge(next[0], await next[1]());
    };
    await Promise.all(Array.from({ length: 8 }, sender));
  };
  const none = (least: number) => {
    expect(faults.splice(0)).toEqual([]);
    expect(answered.splice(0).length).toBeGreaterThan(least);
  };
  const known = (path: string) => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => KNOWN[name] ?? UNKNOWN_ID);
  const send = ({ method }: Operation, path: string) => bode.system()[method](path);
  /** The words of QUERY that a list reads: none where it lets `unknown` pass. */
  const wordsKnown = async (list: Operation) => {
    const isRefused = await Promise.all(
      QUERY.map(async (name) => {
        const { errors = [] } = (await send(list, `${list.path}?${name}=x`)).body as { errors?: { code: string }[] };
        return errors.some(({ code }) => code === 'UNKNOWN_FIELD');
      }),
    );
    return isRefused[QUERY.indexOf('unknown')] ? QUERY.filter((_, n) => !isRefused[n]) : [];
  };

  it('knows the routes: a good body stands here for each that takes JSON', () => {
    const json = operations.filter(({ takes }) => takes.includes('application/json'));
    expect(json.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(GOOD).sort());
    expect(operations.length).toBeGreaterThan(30);
  });

  it('none in the bodies that the document shows: at most they name what is unknown here', async () => {
    const shown = operations.flatMap((operation) => (operation.shown ? [{ operation, body: operation.shown }] : []));
    const codes = await Promise.all(
      shown.map(async ({ operation, body }) => {
        const { errors = [] } = (await send(operation, operation.path.replace('{language}', 'nl')).send(body)).body as {
          errors?: { code: string }[];
        };
        return errors.map(({ code }) => code);
      }),
    );
    expect(codes.length).toBeGreaterThan(4);
    const isUnknown = (code: string) => /^UNKNOWN_(?!FIELD)|^NOT_FOUND$|^LINK_INVALID$/.test(code);
    expect(codes.flat().filter((code) => !isUnknown(code))).toEqual([]);
  });

  it('wrong names and ids in paths', async () => {
    await judgeAll(
      operations.flatMap((operation, n) =>
        (operation.path.match(/\{\w+\}/g) ?? []).flatMap((name) =>
          oneIn(2, BAD_SEGMENTS, n).map((segment) => {
            const path = known(operation.path.replace(name, segment));
            const body = GOOD[`${operation.method} ${operation.path}`]?.();
            return [`${operation.method} ${path}`, () => send(operation, path).send(body)] as const;
          }),
        ),
      ),
    );
    none(300);
  });

  it('wrong, unknown, repeated and nested words in queries', async () => {
    const lists = operations.filter(({ method, path }) => method === 'get' && !path.includes('{'));
    for (const [at, list] of lists.entries()) {
      const words = await wordsKnown(list);
      // A word that a list does not know is refused by its name, or left unread, whatever stands behind it.
      const queries = QUERY.flatMap((name, n) => oneIn(words.includes(name) ? 2 : 8, badQueries(name), n + at));
      await judgeAll(queries.map((query) => [`get ${list.path}?${query}`, () => send(list, `${list.path}?${query}`)]));
    }
    none(1_000);
  }, 120_000);

  it.each(['limit=abc', 'limit=0', 'limit=501', 'limit=-1', 'limit=1.5', 'cursor=garbage', 'cursor=-1', 'unknown=1'])(
    'a list with ?%s says so',
    async (query) => {
      for (const path of ['messages', 'letters', 'batches', 'clients']) {
        if (path === 'clients' && query.startsWith('cursor')) continue;
        const { body } = await bode.system().get(`/api/v1/${path}?${query}`).expect(422);
        expect(body.errors).toMatchObject([{ field: query.split('=')[0] }]);
      }
    },
  );

  it('bodies that are no JSON, no object, too deep, or hostile to programs', async () => {
    const types = ['application/json', 'text/plain', 'application/x-ndjson', 'nonsense'];
    await judgeAll(
      operations
        .filter(({ takes }) => takes.length > 0)
        .flatMap((operation) =>
          [...new Set([...operation.takes, ...types])].flatMap((type, n) =>
            // What is no type of the route is refused before it is read.
            oneIn(operation.takes.includes(type) ? 1 : 8, BAD_JSON, n).map((body) => {
              const path = known(operation.path);
              const post = () => send(operation, path).set('Content-Type', type).send(body);
              return [`${operation.method} ${path} ${type} ${body}`, post] as const;
            }),
          ),
        ),
    );
    none(700);
  }, 120_000);

  it('bad values in each field of each body, and a field too many', async () => {
    for (const operation of operations) {
      const good = GOOD[`${operation.method} ${operation.path}`];
      if (!good) continue;
      const path = known(operation.path);
      await judgeAll(
        fieldsOf(good()).flatMap((field, n) =>
          oneIn(8, BAD_VALUES, n).map((value) => {
            const what = `${operation.method} ${path} ${field.join('.')} = ${JSON.stringify(value)}`;
            return [what, () => send(operation, path).send(spoiled(good(), field, value))] as const;
          }),
        ),
      );
      const extra = await send(operation, path).send({ ...good(), colour: 'red' });
      expect([operation.path, extra.status, extra.body.errors]).toEqual([
        operation.path,
        422,
        [expect.objectContaining({ field: 'colour', code: 'UNKNOWN_FIELD' })],
      ]);
    }
    none(600);
  }, 120_000);

  it('every field of a request that is refused is named, in a row among good ones that are kept', async () => {
    const good = GOOD['post /api/v1/messages']!;
    for (const field of fieldsOf(good())) {
      const rows = BAD_VALUES.map((value) => spoiled(good(), field, value));
      const before = request({});
      const after = request({});
      const answer = await bode
        .system()
        .post('/api/v1/messages')
        .send([before, ...rows, after])
        .expect(202);
      const results = answer.body.results as Result[];
      expect([results[0]!.key, results.at(-1)!.key]).toEqual([before['key'], after['key']]);
      expect([results[0]!.messages?.length, results.at(-1)!.messages?.length]).toEqual([1, 1]);
      for (const [at, row] of results.entries()) {
        if (!row.problem) continue;
        expect(row.index).toBe(at);
        expect(row.problem.errors.length).toBeGreaterThan(0);
        for (const { field: named, detail } of row.problem.errors) {
          expect(named.startsWith(field[0]!) || field.length === 1).toBe(true);
          expect(detail).toMatch(/^[A-Z].+[^}{]$/);
        }
      }
    }
  }, 120_000);

  it.each([
    ['Accept-Language', '\u00ff;q=x,,,'],
    ['Accept', 'text/csv;q=abc, */;q'],
    ['Cookie', 'bode_session=%00%zz; a=%E0%A4%A'],
    ['X-Forwarded-For', "garbage, '; DROP"],
    ['X-Forwarded-Proto', 'gopher'],
    ['Host', 'evil.example'],
    ['Authorization', 'Bearer \u00ff'],
    ['Authorization', 'Basic %%%'],
    ['Content-Type', 'application/json; charset="'],
    ['Range', 'bytes=5-1'],
    ['Referer', 'http://[::1'],
    ['HX-Request', 'true'],
  ])('a strange header %s: %s', async (name, value) => {
    for (const path of ['/sign-in', '/messages']) {
      expect((await bode.system().get(path).set(name, value)).status).toBeLessThan(500);
    }
    for (const path of ['/api/v1/messages', `/api/v1/messages/${UNKNOWN_ID}`, '/api/docs-json']) {
      judge(`${name} at ${path}`, await bode.system().get(path).set(name, value));
    }
    judge(
      `post with ${name}`,
      await bode.system().post('/api/v1/messages/withdraw').set(name, value).send({ ref: 'x' }),
    );
    none(3);
  });

  it('methods that a route has not are 404', async () => {
    const paths = [...new Set(operations.map((operation) => operation.path))];
    // /clients/import is also the path of a client that somebody named so.
    const covers = (path: string) => (other: string) =>
      new RegExp(`^${other.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
    for (const path of paths) {
      const same = paths.filter(covers(path));
      const has = operations.filter((operation) => same.includes(operation.path)).map(({ method }) => method);
      for (const method of METHODS.filter((one) => !has.includes(one))) {
        const answer = await bode.system()[method](known(path));
        expect([method, path, answer.status, answer.body.code]).toEqual([method, path, 404, 'NOT_FOUND']);
      }
    }
  });

  it('the same name twice in an object: the last one counts, as everywhere in JSON', async () => {
    const body = JSON.stringify(request({ key: 'doubled' })).replace('{', '{"key":"first","type":"ZZZ",');
    const answer = await bode.system().post('/api/v1/messages').type('json').send(body).expect(202);
    expect(answer.body.results[0].key).toBe('doubled');
  });

  it('amounts and dates in data are the library’s own affair: huge, negative or impossible, they are text', async () => {
    const data = {
      amount: -1e308,
      total: 1e21,
      items: [{ title: 'Kaas', dueDate: '2026-02-30', fee: -0.5 }, { title: 12, dueDate: null }, 7, null, 'x'],
      __proto__: { title: 'x' },
    };
    const raw = JSON.stringify(request({ type: 'HR1' })).replace(/"data":\{.*?\]\}/, `"data":${JSON.stringify(data)}`);
    const huge = raw
      .replace('1e+21', '1e400')
      .replace('"data":{', '"data":{"__proto__":{"a":1},"n":12345678901234567890,');
    const answer = await bode.system().post('/api/v1/messages').type('json').send(huge).expect(202);
    expect(answer.body.results[0].messages[0].status).toBe('queued');
    const { id } = answer.body.results[0].messages[0];
    await bode.system().get(`/api/v1/messages/${id}/preview.html`).expect(200);
    await bode.system().get(`/api/v1/messages/${id}/why`).expect(200);
  });

  it('and nothing of all this broke anything', () => {
    expect(bode.log.filter(({ msg }) => msg === 'something broke')).toEqual([]);
  });
});

interface OpenApiOperation {
  requestBody?: { content: Record<string, { schema?: { example?: object } }> };
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

interface Result {
  key: string;
  index?: number;
  messages?: object[];
  problem?: { errors: { field: string; detail: string }[] };
}

/** Names in paths that exist in the test's library. */
const KNOWN: Readonly<Record<string, string>> = { code: 'HR1', type: 'HR1', language: 'nl', externalId: 'client-1' };

function faultOf({ status, headers, body }: Answer): string | null {
  if (status < 400) return null;
  if (status >= 500) return 'broke';
  if (!headers['content-type']?.startsWith('application/problem+json'))
    return `is no problem: ${headers['content-type']}`;
  const { code, detail, errors } = body as { code: string; detail: string; errors: { code: string; detail: string }[] };
  const told = [{ code, detail }, ...errors];
  if (!told.every((one) => isReasonCode(one.code))) return 'has an unknown code';
  if (!told.every((one) => one.detail.length > 5 && !/[{}]/.test(one.detail.replaceAll(/'[^']*'|"[^"]*"/g, '')))) {
    return `has a sentence with gaps: ${JSON.stringify(told)}`;
  }
  return status === 422 && errors.length === 0 && code !== 'COUNTS_DIFFER' ? `names no field: ${code}` : null;
}

/** Paths of all fields, of objects inside objects too. */
function fieldsOf(value: object, path: string[] = []): string[][] {
  return Object.entries(value).flatMap(([name, inner]) => [
    [...path, name],
    ...(inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? fieldsOf(inner as object, [...path, name])
      : []),
  ]);
}

function spoiled(good: object, [first, ...rest]: readonly string[], value: unknown): object {
  const inner = (good as Record<string, unknown>)[first!];
  return { ...good, [first!]: rest.length > 0 ? spoiled(inner as object, rest, value) : value };
}
