import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { request, type RequestWishes } from '../support/requests.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp.js';
import { mailWorker, type TestMailWorker } from '../support/workers.js';

const BROKEN = { emails: ['jan.example.org'] };

describe('Resend (F06, D02–D13, Dd2–Dd4, N04)', () => {
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

  const ask = async (wishes: RequestWishes): Promise<string> => {
    const answer = await bode.system().post('/api/v1/messages').send(request(wishes)).expect(202);
    return answer.body.results[0].messages[0].id as string;
  };
  const resend = async (body: object) =>
    (await bode.system().post('/api/v1/messages/resend').send(body).expect(200)).body;
  const look = async (id: string) => (await bode.system().get(`/api/v1/messages/${id}`).expect(200)).body;

  it('D06, D12: makes a letter of a line that was not sent; the line keeps its status and both are linked', async () => {
    const id = await ask({ type: 'HR1', client: BROKEN });
    const { actionId, results } = await resend({ ids: [id] });
    expect(actionId).toEqual(expect.any(String));
    expect(results).toEqual([{ id, outcome: 'created', letterId: expect.any(String), fee: false }]);
    expect(await look(id)).toMatchObject({
      status: 'not_sent',
      letter: { id: results[0].letterId, status: 'pending' },
    });
    expect(await look(results[0].letterId)).toMatchObject({ format: 'letter', replaces: id, cause: 'resend' });
  });

  it('Dd3: each refusal has its code, in its order, and one bad row never blocks the others', async () => {
    const sent = await ask({});
    await mail.run();
    const queued = await ask({});
    const letter = await ask({ client: { emails: [] } });
    const noForm = await ask({ type: 'IV1', client: BROKEN });
    const existing = await ask({ type: 'RSO', client: BROKEN });
    const flagged = await ask({ client: { ...BROKEN, flags: ['do-not-contact'] } });
    const noPostal = await ask({ client: { ...BROKEN, postal: null } });
    const badPostal = await ask({ client: { ...BROKEN, postal: { street: 'Kerkstraat 1', city: 'Gent' } } });
    const good = await ask({ client: BROKEN });
    const unknown = '01890000-0000-7000-8000-000000000000';
    const ids = [unknown, letter, sent, queued, noForm, existing, flagged, noPostal, badPostal, good, 'no-id'];
    const { results } = await resend({ ids });
    expect(results.map((row: { code?: string; outcome: string }) => row.code ?? row.outcome)).toEqual([
      'NOT_FOUND',
      'NOT_EMAIL',
      'NOT_FAILED',
      'NOT_FAILED',
      'NO_LETTER_FORM',
      'LETTER_EXISTS',
      'CLIENT_FLAGGED',
      'NO_POSTAL_ADDRESS',
      'POSTAL_ADDRESS_INVALID',
      'created',
      'NOT_FOUND',
    ]);
    expect(results[5].letterId).toBe((await look(existing)).letter.id);
    expect(results[8].detail).toEqual(expect.any(String));
  });

  it('L26, L22: a flag and being superseded may be overruled, for this letter', async () => {
    const flagged = await ask({ client: { ...BROKEN, flags: ['do-not-contact'] } });
    const old = await ask({ ref: 'loan-9', client: { ...BROKEN, externalId: 'nine' } });
    await ask({ supersedes: 'loan-9', client: { ...BROKEN, externalId: 'nine' } });
    const refused = await resend({ ids: [flagged, old] });
    expect(refused.results).toMatchObject([{ code: 'CLIENT_FLAGGED' }, { code: 'NOT_RELEVANT', detail: 'superseded' }]);
    const done = await resend({ ids: [flagged, old], overrule: ['CLIENT_FLAGGED', 'NOT_RELEVANT'] });
    expect(done.results).toMatchObject([{ outcome: 'created' }, { outcome: 'created' }]);
  });

  it('N04: a dry run tells the same and changes nothing', async () => {
    const id = await ask({ client: BROKEN });
    const dry = await resend({ ids: [id], dryRun: true });
    expect(dry).toEqual({ actionId: null, results: [{ id, outcome: 'created', fee: false }] });
    expect(await look(id)).toMatchObject({ letter: null });
  });

  it('Dd4: pressed twice, also at the same moment, there is one letter', async () => {
    const id = await ask({ client: BROKEN });
    const answers = await Promise.all([resend({ ids: [id] }), resend({ ids: [id] }), resend({ ids: [id, id] })]);
    const rows = answers.flatMap((answer) => answer.results);
    expect(rows.filter((row) => row.outcome === 'created')).toHaveLength(1);
    expect(rows.filter((row) => row.code === 'LETTER_EXISTS')).toHaveLength(3);
    expect(new Set(rows.map((row) => row.letterId)).size).toBe(1);
  });

  it('N15: undo withdraws the letters of that one Resend, and the lines can be resent again', async () => {
    const ids = [await ask({ client: BROKEN }), await ask({ client: BROKEN })];
    const { actionId, results } = await resend({ ids });
    const undone = await bode.system().post(`/api/v1/actions/${actionId}/undo`).expect(200);
    expect(undone.body.results).toMatchObject([{ outcome: 'withdrawn' }, { outcome: 'withdrawn' }]);
    expect(await look(results[0].letterId)).toMatchObject({ status: 'withdrawn', reason: 'WITHDRAWN' });
    const again = await bode.system().post(`/api/v1/actions/${actionId}/undo`).expect(200);
    expect(again.body.results).toEqual([]);
    expect((await resend({ ids })).results).toMatchObject([{ outcome: 'created' }, { outcome: 'created' }]);
    const nothing = await bode.system().post('/api/v1/actions/nothing/undo').expect(404);
    expect(nothing.body.code).toBe('NOT_FOUND');
  });

  it('a filter is resent only with the number of rows that was seen', async () => {
    const branch = 'B2';
    for (let i = 0; i < 3; i++) await ask({ branch, type: 'HR2', client: BROKEN });
    const filter = { branch, type: 'HR2', status: 'not_sent' };
    const refused = await bode.system().post('/api/v1/messages/resend').send({ filter, expected: 2 }).expect(409);
    expect(refused.body.code).toBe('COUNT_CHANGED');
    const { results } = await resend({ filter, expected: 3 });
    expect(results).toHaveLength(3);
  });

  it('bad input: 1,001 ids, nothing to resend, unknown fields', async () => {
    const system = bode.system();
    const many = Array.from({ length: 1_001 }, () => 'x');
    expect((await system.post('/api/v1/messages/resend').send({ ids: many }).expect(413)).body.code).toBe(
      'TOO_MANY_ROWS',
    );
    expect((await system.post('/api/v1/messages/resend').send({}).expect(422)).body.errors[0].field).toBe('ids');
    const unknown = await system
      .post('/api/v1/messages/resend')
      .send({ ids: ['x'], force: true })
      .expect(422);
    expect(unknown.body.errors).toMatchObject([{ field: 'force', code: 'UNKNOWN_FIELD' }]);
  });

  it('L20: Resend is for circulation and admin, not for the print room', async () => {
    const { browser, csrf } = await bode.staff(bode.library.accounts.print);
    const answer = await browser
      .post('/api/v1/messages/resend')
      .set('X-CSRF-Token', csrf)
      .send({ ids: [] })
      .expect(403);
    expect(answer.body.code).toBe('NOT_ALLOWED');
  });

  it('L07: withdraw by id and by ref, with the reason on the line', async () => {
    const id = await ask({ ref: 'loan-20' });
    const letter = await ask({ ref: 'loan-20', client: { emails: [] } });
    const one = await bode.system().post(`/api/v1/messages/${id}/withdraw`).send({ reason: 'returned' }).expect(200);
    expect(one.body).toEqual({ id, outcome: 'withdrawn' });
    expect(await look(id)).toMatchObject({ status: 'withdrawn', info: 'Cancelled: returned' });
    const by = await bode
      .system()
      .post('/api/v1/messages/withdraw')
      .send({ ref: 'loan-20', reason: 'renewed' })
      .expect(200);
    expect(by.body.results).toEqual([{ id: letter, outcome: 'withdrawn' }]);
    const gone = await bode.system().post(`/api/v1/messages/${id}/withdraw`).send({}).expect(409);
    expect(gone.body.code).toBe('NOT_WITHDRAWABLE');
  });
});
