import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rows } from '../../src/database/sql.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { request } from '../support/requests.js';

describe('POST /messages', () => {
  let bode: TestApp;

  beforeAll(async () => {
    bode = await startTestApp();
  });
  afterAll(() => bode.close());

  const post = (body: unknown) =>
    bode
      .system()
      .post('/api/v1/messages')
      .send(body as object);
  const postLines = (lines: readonly string[]) =>
    bode.system().post('/api/v1/messages').set('Content-Type', 'application/x-ndjson').send(lines.join('\n'));
  const count = async (table: string): Promise<number> => {
    const { organisationId } = bode.library;
    const [row] = await bode.tenancy.within(organisationId, (tx) =>
      rows<{ n: number }>(tx, `SELECT count(*)::int AS n FROM ${table} WHERE organisation_id = $1`, [organisationId]),
    );
    return row!.n;
  };

  it('F03, D08: takes one request and answers with its decision and its line', async () => {
    const answer = await post(request({ key: 'one', type: 'HR1' })).expect(202);
    expect(answer.body.results).toEqual([
      {
        key: 'one',
        decisionId: expect.any(String),
        outcome: 'addressed',
        warnings: [],
        messages: [
          { id: expect.any(String), number: expect.any(Number), format: 'email', status: 'queued', reason: null },
        ],
      },
    ]);
  });

  it.each([
    ['jan.example.org', 'ADDRESS_NO_AT'],
    ['jan@example', 'ADDRESS_NO_DOT'],
    ['jan@@exa mple.org', 'ADDRESS_INVALID'],
  ])('F04, D08: the address %s gives a line that is not sent: %s', async (address, reason) => {
    const answer = await post(request({ type: 'HR1', client: { emails: [address] } })).expect(202);
    expect(answer.body.results[0]).toMatchObject({
      outcome: 'partly',
      messages: [{ format: 'email', status: 'not_sent', reason }],
    });
  });

  it('F05, Dd5: a type that routes by itself makes the letter at once, linked both ways', async () => {
    const answer = await post(request({ type: 'RSO', client: { emails: ['jan.example.org'] } })).expect(202);
    const [mail, letter] = answer.body.results[0].messages;
    expect([mail, letter]).toMatchObject([
      { format: 'email', status: 'not_sent', reason: 'ADDRESS_NO_AT' },
      { format: 'letter', status: 'pending', reason: null },
    ]);
    const one = await bode.system().get(`/api/v1/messages/${mail.id}`).expect(200);
    expect(one.body).toMatchObject({ letter: { id: letter.id, number: letter.number }, fee: false });
    const other = await bode.system().get(`/api/v1/messages/${letter.id}`).expect(200);
    expect(other.body).toMatchObject({ replaces: mail.id, cause: 'not-sent', fee: false });
  });

  it('Dd6, L10: no address at all is a choice for the letter, and the one that costs postage', async () => {
    const answer = await post(request({ type: 'HR1', client: { emails: [] } })).expect(202);
    const [letter] = answer.body.results[0].messages;
    expect(letter).toMatchObject({ format: 'letter', status: 'pending' });
    const one = await bode.system().get(`/api/v1/messages/${letter.id}`).expect(200);
    expect(one.body).toMatchObject({ cause: 'no-email', fee: true });
  });

  it('Dd6: no address and no letter form is NO_ADDRESS', async () => {
    const answer = await post(request({ type: 'IV1', client: { emails: [''] } })).expect(202);
    expect(answer.body.results[0].messages).toMatchObject([{ status: 'not_sent', reason: 'NO_ADDRESS' }]);
  });

  it('Dd2: a letter whose address is no good is held with the reason', async () => {
    const answer = await post(request({ type: 'HR1', client: { emails: [], postal: null } })).expect(202);
    expect(answer.body.results[0].messages).toMatchObject([
      { format: 'letter', status: 'held', reason: 'NO_POSTAL_ADDRESS' },
    ]);
  });

  it('Dd1: a type that needs a postal address refuses the mail without one, and holds its letter', async () => {
    const answer = await post(request({ type: 'CAE', client: { postal: null } })).expect(202);
    expect(answer.body.results[0].messages).toMatchObject([
      { format: 'email', status: 'not_sent', reason: 'NO_POSTAL_ADDRESS' },
      { format: 'letter', status: 'held', reason: 'NO_POSTAL_ADDRESS' },
    ]);
  });

  it('L08: an address that fails its check gives way to the next one', async () => {
    const answer = await post(request({ client: { emails: ['broken', 'good@bib.example'] } })).expect(202);
    const [mail] = answer.body.results[0].messages;
    expect(mail).toMatchObject({ status: 'queued' });
    const why = await bode.system().get(`/api/v1/messages/${mail.id}/why`).expect(200);
    expect(why.body.trace.messages[0].addressesTried).toEqual([
      { address: 'broken', code: 'ADDRESS_NO_AT' },
      { address: 'good@bib.example' },
    ]);
  });

  it('L22: what is past on arrival is skipped and makes no line', async () => {
    const answer = await post(request({ validUntil: '2020-01-01T00:00:00Z' })).expect(202);
    expect(answer.body.results[0]).toMatchObject({ outcome: 'skipped', messages: [] });
  });

  it('L26: a flagged client gets nothing, and the line says so', async () => {
    const answer = await post(request({ type: 'RSO', client: { flags: ['deceased'] } })).expect(202);
    expect(answer.body.results[0].messages).toMatchObject([{ status: 'not_sent', reason: 'CLIENT_FLAGGED' }]);
  });

  it('the same key with the same body is a replay with the same ids; with another body it is refused', async () => {
    const body = request({ key: 'again', type: 'HR1' });
    const first = await post(body).expect(202);
    const before = await count('message');
    const second = await post(body).expect(202);
    expect(second.body.results[0]).toEqual({ ...first.body.results[0], replayed: true });
    expect(await count('message')).toBe(before);
    const third = await post({ ...body, data: { title: 'other' } }).expect(409);
    expect(third.body).toMatchObject({ code: 'KEY_REUSED', errors: [{ field: 'key', code: 'KEY_REUSED' }] });
  });

  it('the same key twice in one array: the second is the replay', async () => {
    const body = request({ key: 'twin' });
    const answer = await post([body, body]).expect(202);
    expect(answer.body.results[1]).toEqual({ ...answer.body.results[0], replayed: true });
  });

  it('the same keys in two requests at the same moment are stored once', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => request({ key: `race-${i}` }));
    const before = await count('event');
    const answers = await Promise.all([post(rows), post(rows), post(rows.toReversed())]);
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202]);
    expect(await count('event')).toBe(before + 20);
    const ids = (n: number) =>
      answers[n]!.body.results.map((row: { messages: { id: string }[] }) => row.messages[0]!.id).sort();
    expect(ids(1)).toEqual(ids(0));
    expect(ids(2)).toEqual(ids(0));
  });

  it.each([
    ['type', { type: 'ZZZ' }, 'type', 'UNKNOWN_TYPE'],
    ['a staff type', { type: 'F01' }, 'type', 'UNKNOWN_TYPE'],
    ['branch', { branch: 'B9' }, 'branch', 'UNKNOWN_BRANCH'],
    ['client', { client: 'nobody' }, 'client', 'UNKNOWN_CLIENT'],
    ['field', { colour: 'red' }, 'colour', 'UNKNOWN_FIELD'],
    ['field of the client', { client: { colour: 'red' } }, 'client.colour', 'UNKNOWN_FIELD'],
    ['priority', { priority: 10 }, 'priority', 'BAD_VALUE'],
    ['time', { dueAt: 'tomorrow' }, 'dueAt', 'BAD_VALUE'],
    ['U+0000', { data: { title: 'a\0b' } }, 'data.title', 'BAD_TEXT'],
    ['lone surrogate', { data: { items: [{ title: '\ud800' }] } }, 'data.items[0].title', 'BAD_TEXT'],
    ['name', { client: { name: 7 } }, 'client.name', 'BAD_VALUE'],
  ])('bad input: an unknown or wrong %s is a problem that names the field', async (_what, wish, field, code) => {
    const before = await count('event');
    const answer = await post(request(wish)).expect(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status: 422, code, errors: [{ field, code }] });
    expect(await count('event')).toBe(before);
  });

  it('bad input: a missing key, no JSON, and no object', async () => {
    const { key: _, ...keyless } = request({});
    expect((await post(keyless).expect(422)).body.errors[0]).toMatchObject({ field: 'key', code: 'MISSING' });
    const broken = bode.system().post('/api/v1/messages').set('Content-Type', 'application/json').send('{"key": ');
    expect((await broken.expect(400)).body.code).toBe('NOT_JSON');
  });

  it('bad input: bytes that are not UTF-8 are refused, alone and in a stream, instead of losing letters', async () => {
    const latin1 = Buffer.from(
      JSON.stringify(request({ key: 'latin1', data: { items: [{ title: 'Vóór' }] } })),
      'latin1',
    );
    const before = await count('event');
    const detail = 'This is not valid JSON: its bytes are not UTF-8';
    const send = async (type: string) => {
      const sending = bode.system().post('/api/v1/messages').type(type);
      // `send` would write the bytes out as JSON of their own.
      sending.write(latin1);
      return sending;
    };
    expect((await send('json')).body).toMatchObject({ status: 400, code: 'NOT_JSON', detail });
    const streamed = await send('application/x-ndjson');
    expect(streamed.body.results).toMatchObject([{ index: 0, problem: { code: 'NOT_JSON', errors: [{ detail }] } }]);
    expect(await count('event')).toBe(before);
  });

  it('fields named x-… are ignored, in the request and in the client', async () => {
    const body = request({ client: { 'x-note': 'ours' } });
    await post({ ...body, 'x-expect': 'mailable' }).expect(202);
  });

  it('an array of 1,001 rows is refused whole', async () => {
    const before = await count('event');
    const answer = await post(Array.from({ length: 1_001 }, () => request({}))).expect(413);
    expect(answer.body.code).toBe('TOO_MANY_ROWS');
    expect(await count('event')).toBe(before);
  });

  it('NDJSON: a broken line is the problem of its own row, and good rows are kept', async () => {
    const good = [request({ key: 'n1' }), request({ key: 'n2' })].map((row) => JSON.stringify(row));
    const answer = await postLines([good[0]!, '{"key": "broken"', '', good[1]!, `"${'x'.repeat(1024 * 1024)}"`]).expect(
      202,
    );
    expect(answer.body.results).toMatchObject([
      { key: 'n1', outcome: 'addressed' },
      { index: 1, key: null, problem: { code: 'NOT_JSON' } },
      { key: 'n2', outcome: 'addressed' },
      { index: 3, problem: { code: 'BODY_TOO_LARGE' } },
    ]);
  });

  it('NDJSON: above 1,000 rows the answer counts, and names only the refused', async () => {
    const lines = Array.from({ length: 1_100 }, (_, i) => JSON.stringify(request({ key: `many-${i}` })));
    lines[600] = JSON.stringify(request({ key: 'many-bad', type: 'ZZZ' }));
    lines[700] = lines[3]!;
    const answer = await postLines(lines).expect(202);
    expect(answer.body).toEqual({
      accepted: 1_098,
      replayed: 1,
      refused: 1,
      problems: [expect.objectContaining({ index: 600, key: 'many-bad' })],
      warnings: {},
    });
  });

  it('a refused row changes nothing, not even its client', async () => {
    await post(request({ client: { externalId: 'keep', name: 'Before' } })).expect(202);
    await post(request({ type: 'ZZZ', client: { externalId: 'keep', name: 'After' } })).expect(422);
    const [client] = await bode.tenancy.within(bode.library.organisationId, (tx) =>
      rows<{ name: string }>(tx, `SELECT name FROM client WHERE organisation_id = $1 AND external_id = 'keep'`, [
        bode.library.organisationId,
      ]),
    );
    expect(client!.name).toBe('Before');
  });

  it('hostile data stands in the mail as text: never as Markdown, HTML, Liquid or a header', async () => {
    const title = '*x* [y](http://evil.example) <script>alert(1)</script> {{ client.name }}\r\nBcc: evil@example.org';
    const answer = await post(
      request({ type: 'HR1', client: { name: 'Jan\r\nBcc: evil@example.org' }, data: { items: [{ title }] } }),
    ).expect(202);
    const { id } = answer.body.results[0].messages[0];
    const html = (await bode.system().get(`/api/v1/messages/${id}/preview.html`).expect(200)).text;
    expect(html).toContain('*x* [y](http://evil.example) &lt;script&gt;');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('href="http://evil.example');
    expect(html).toContain('{{ client.name }}');
  });
});
