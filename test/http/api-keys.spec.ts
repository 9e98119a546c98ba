import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiKeys } from '../../src/auth/api-keys.js';
import { rows } from '../../src/database/sql.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildLibrary } from '../support/builders.js';
import { deskOf, noticeOf, type Desk } from '../support/desk.js';
import { textOf } from '../support/page-text.js';

const SECRET = /bode_[\w-]{43}/;

let bode: TestApp;
let desk: Desk;
beforeAll(async () => {
  bode = await startTestApp();
  desk = deskOf(bode);
});
afterAll(() => bode.close());

const create = (body: object, secret?: string) => bode.system(secret).post('/api/v1/api-keys').send(body);

describe('API keys (design §8, L20)', () => {
  it('are made with their scopes, and told without their secrets from then on', async () => {
    const { body } = await create({ name: 'Website', scopes: ['messages:read', 'messages:read'] }).expect(201);
    expect(body).toMatchObject({ name: 'Website', scopes: ['messages:read'], revokedAt: null });
    await bode.system(body.secret).get('/api/v1/messages').expect(200);
    await bode.system(body.secret).get('/api/v1/rules').expect(403);
    const listed = await bode.system().get('/api/v1/api-keys').expect(200);
    expect(listed.body.items.map(({ name }: { name: string }) => name)).toEqual(['Website', 'Library system']);
    expect(listed.text).not.toMatch(SECRET);
  });

  it('open nothing once they are revoked, which is done once and remembered (L29)', async () => {
    const { body } = await create({ name: 'Kiosk', scopes: ['messages:read'] }).expect(201);
    await bode.system().delete(`/api/v1/api-keys/${body.id}`).expect(204);
    await bode.system(body.secret).get('/api/v1/messages').expect(401);
    await bode.system().delete(`/api/v1/api-keys/${body.id}`).expect(404);
    await bode.system().delete('/api/v1/api-keys/x').expect(404);
    const done = await bode.tenancy.within(bode.library.organisationId, (tx) =>
      rows<{ action: string }>(
        tx,
        `SELECT action FROM staff_action WHERE organisation_id = $1 AND target = $2 ORDER BY id`,
        [bode.library.organisationId, body.id],
      ),
    );
    expect(done.map(({ action }) => action)).toEqual(['api-keys.create', 'api-keys.revoke']);
  });

  it('give no more than their maker may: a key that manages settings makes none that writes messages', async () => {
    const { secret } = await bode.app
      .get(ApiKeys)
      .create(bode.library.organisationId, { name: 'Settings', scopes: ['config'] });
    const { body } = await create({ name: 'More', scopes: ['config', 'messages:write'] }, secret).expect(403);
    expect(body.code).toBe('NOT_ALLOWED');
    await create({ name: 'As much', scopes: ['config'] }, secret).expect(201);
  });

  it('are an organisation’s own: another neither sees nor revokes them', async () => {
    const other = await buildLibrary(bode.app, { name: 'Bib Zuid' });
    const { body } = await create({ name: 'Ours', scopes: ['messages:read'] }).expect(201);
    const theirs = await bode.system(other.apiKey).get('/api/v1/api-keys').expect(200);
    expect(theirs.body.items).toHaveLength(1);
    await bode.system(other.apiKey).delete(`/api/v1/api-keys/${body.id}`).expect(404);
    await bode.system(body.secret).get('/api/v1/messages').expect(200);
  });
});

describe('the page of API keys (A01)', () => {
  const admin = () => bode.library.accounts.admin;
  const read = () => desk.read('/organisation/api-keys', admin());

  it('shows the secret of a new key once, in an answer that nobody keeps', async () => {
    const { browser, csrf } = await bode.staff(admin());
    const form = { _csrf: csrf, name: 'Rooster', scopes: ['events:write', 'explain'] };
    const made = await browser.post('/organisation/api-keys').type('form').send(form).expect(201);
    expect(made.headers['cache-control']).toBe('no-store');
    const [secret] = SECRET.exec(made.text)!;
    await bode.system(secret).post('/api/v1/explain').send({ kind: 'x', client: 'nobody' }).expect(422);
    expect(textOf(await read())).toMatch(/Rooster gebeurtenissen melden, proefberekening en diagnose .* werkt/);
    expect(await read()).not.toMatch(SECRET);
  });

  it('says at the fields what is missing, and keeps what was filled in', async () => {
    const { status, html } = await desk.send('/organisation/api-keys', { scopes: 'letters' }, admin());
    expect([status, textOf(html).includes('Vul een naam in.')]).toEqual([422, true]);
    expect(html).toMatch(/value="letters" checked/);
    const none = await desk.send('/organisation/api-keys', { name: 'Zonder', scopes: 'nonsense' }, admin());
    expect(textOf(none.html)).toContain('Vink minstens één ding aan.');
  });

  it('revokes, and says since when', async () => {
    const { body } = await create({ name: 'Oud', scopes: ['letters'] }).expect(201);
    const { html } = await desk.send(`/organisation/api-keys/${body.id}/revoke`, {}, admin());
    expect(textOf(html)).toContain('De sleutel is ingetrokken.');
    expect(textOf(html)).toMatch(/Oud ingetrokken brieven printklaar maken .* ingetrokken op/);
    await bode.system(body.secret).get('/api/v1/letters').expect(401);
    const again = await desk.send(`/organisation/api-keys/${body.id}/revoke`, {}, admin());
    expect(noticeOf(again.html)).toMatch(/^Dit was al gedaan: /);
  });

  it('is for administrators alone', async () => {
    const { browser, csrf } = await bode.staff(bode.library.accounts.configuration);
    await browser.get('/organisation/api-keys').expect(403);
    await browser.post('/organisation/api-keys').type('form').send({ _csrf: csrf, name: 'Mine' }).expect(403);
    expect(await desk.read('/organisation', admin())).toContain('href="/organisation/api-keys"');
  });
});
