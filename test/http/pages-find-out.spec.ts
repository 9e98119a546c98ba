import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { textOf } from '../support/page-text.js';
import { deskOf, type Desk } from '../support/desk.js';
import { ruleDesk, type RuleDesk } from '../support/rules.js';

const WORDS = 'Kreeg een mail niet?';

let bode: TestApp;
let desk: Desk;
let api: RuleDesk;
let user: { id: string; email: string };
let contact: string;
beforeAll(async () => {
  bode = await startTestApp();
  desk = deskOf(bode);
  api = ruleDesk(bode);
  await api.client('shop');
  const noor = { side: 'client', name: 'Noor', email: 'noor@shop.example', homeClient: 'shop' };
  user = await api.post('users', noor);
  contact = (await api.post('contacts', { client: 'shop', name: 'Els', user: user.id })).id;
});
afterAll(() => bode.close());

const read = (path: string) => desk.read(path, bode.library.accounts.admin);
/** The search as a page begins it, followed. */
const begun = async (path: string): Promise<string> => {
  const [, href] = new RegExp(`href="([^"]+)"[^>]*>${WORDS.replace('?', '\\?')}`).exec(await read(path)) ?? [];
  return read(href!.replaceAll('&amp;', '&'));
};

describe('a search for a missing mail begins at whoever misses it (A02, N03)', () => {
  it('has no place on a client’s page before there are rules', async () => {
    const decided = () => read('/clients/shop/decisions');
    expect(await read('/clients/shop')).not.toContain(WORDS);
    expect(await decided()).not.toContain('Kies een regel');
    await api.rule({ scope: 'all' });
    expect(await read('/clients/shop')).toContain(WORDS);
    expect(await decided()).toContain('Kies een regel');
  });

  it.each<[who: string, path: () => string, chosen: () => string]>([
    ['a client', () => '/clients/shop', () => 'client:shop'],
    ['a contact', () => `/contacts/${contact}`, () => `contact:${contact}`],
    ['a user', () => `/users/${user.id}`, () => `user:${user.id}`],
  ])('at the page of %s, who is filled in with the client', async (_who, path, chosen) => {
    const html = await begun(path());
    expect(html).toContain(`<option value="${chosen()}" selected`);
    expect(html).toMatch(/<input id="client"[^>]* value="shop"/);
  });

  it('A01: the desk, which may not begin one, is not led there', async () => {
    expect(await desk.read('/clients/shop')).not.toContain(WORDS);
  });
});

describe('a search is about the client that stands in its form (DP-A, DP-B)', () => {
  const ask = (form: Record<string, string>) =>
    desk.send('/diagnoses', { procedure: 'B', offered: 'shop', ...form }, bode.library.accounts.admin);
  beforeAll(() => api.client('mall'));

  it('begins where the people of that client were offered', async () => {
    const { to, html } = await ask({ client: 'shop', person: `user:${user.id}` });
    expect(to).toMatch(/^\/diagnoses\/[0-9a-f-]{36}$/);
    expect(textOf(html)).toContain('Klant Name of shop');
  });

  it.each<[who: string, person: () => string, kept: boolean]>([
    ['a user stays the one who was named', () => `user:${user.id}`, true],
    ['the client before is no choice any more', () => 'client:shop', false],
  ])('offers those of another one that was typed: %s', async (_who, person, kept) => {
    const { to, html } = await ask({ client: 'mall', person: person(), case: 'X-1', rule: 'R' });
    const query = new URLSearchParams({ procedure: 'B', rule: 'R', client: 'mall', ...(kept && { person: person() }) });
    expect(to).toBe(`/diagnoses/new?${query.toString()}`);
    expect(textOf(html)).toContain('Kies nu wie van deze klant de mail mist.');
    expect(html).toMatch(/<input id="client"[^>]* value="mall"/);
    expect(html).toContain('name="offered" value="mall"');
    expect(html).toContain('<option value="client:mall"');
    expect(html.includes(`value="${person()}" selected`)).toBe(kept);
    expect(html).not.toContain('client:shop');
  });

  it('whoever is alone to choose is chosen, and who misses a mail is missing only where there are several', async () => {
    const chosen = '<option value="client:mall" selected';
    expect(await read('/diagnoses/new?procedure=B&client=mall')).toContain(chosen);
    expect(await read('/diagnoses/new?procedure=B&client=shop')).not.toContain('<option value="client:shop" selected');
    const { status, html } = await ask({ client: 'shop' });
    expect([status, textOf(html)]).toEqual([422, expect.stringContaining('Kies wie de mail mist.')]);
  });

  it('says nothing of another client to who names the first one', async () => {
    const { to, html } = await ask({ offered: '', client: 'mall' });
    expect(to).toBe('/diagnoses/new?procedure=B&client=mall');
    expect(html).not.toContain('Kies nu wie');
  });

  it('keeps what was answered while it asks which client is meant, or says that none was named', async () => {
    const form = { procedure: 'A', offered: '', from: '2026-11-01', rule: 'R' };
    const unclear = await ask({ ...form, client: 'name of' });
    expect(unclear.status).toBe(422);
    expect(unclear.html).toContain('name="client-pick" value="mall"');
    // Nobody could be chosen yet: that is no fault of whoever asks.
    expect(unclear.html).not.toContain('Kies wie de mail mist.');
    for (const kept of ['name="from" value="2026-11-01"', 'name="rule" value="R"']) {
      expect(unclear.html).toContain(kept);
    }
    const none = await ask({ ...form, client: '' });
    expect([none.status, textOf(none.html)]).toEqual([422, expect.stringContaining('Vul in om welke klant het gaat.')]);
  });
});

describe('DP-E, which sender', () => {
  const form = { procedure: 'E', about: 'sender' };
  const ask = (client: string) => desk.send('/diagnoses', { ...form, client }, bode.library.accounts.admin);

  it('asks for the client in the form itself, so that what was typed is never left out (E03)', async () => {
    const page = await read('/diagnoses/new?procedure=E');
    expect(page.match(/name="client"/g)).toHaveLength(1);
    const found = await ask('shop');
    expect(found.to).toMatch(/^\/diagnoses\//);
    expect(textOf(found.html)).toContain('Klant Name of shop');
  });

  it('says at the field, once, that no client has the number', async () => {
    const { status, html } = await ask('nowhere');
    expect(status).toBe(422);
    expect(html.match(/href="#client"/g)).toHaveLength(1);
    expect(textOf(html)).toContain('Geen klant past bij “nowhere”.');
  });
});

describe('a client is named as at the desk, wherever one must be named (L24)', () => {
  const get = async (path: string, form: Record<string, string>) =>
    (await bode.staff(bode.library.accounts.admin)).browser.get(path).query(form);
  beforeAll(async () => {
    const put = (id: string, body: object) => bode.system().put(`/api/v1/clients/${id}`).send(body).expect(200);
    await put('W-1', { name: 'Bakkerij Smit', kind: 'werkgever' });
    await put('A-1', { name: 'Magazijn Noordzee', kind: 'afdeling', parent: 'W-1' });
    await put('A-2', { name: 'Magazijn Zuiderzee', kind: 'afdeling', parent: 'W-1' });
  });

  const pages: [name: string, path: string, rest: Record<string, string>][] = [
    ['what if', '/what-if', { kind: 'case.opened' }],
    ['the start of a search', '/diagnoses/new', { procedure: 'A' }],
    ['the filter of contacts', '/contacts', {}],
    ['whom mails come from', '/organisation', {}],
  ];

  it.each(pages)('%s: one that is plainly meant goes on, by its number', async (_name, path, rest) => {
    const { status, headers } = await get(path, { ...rest, client: 'noordzee' });
    expect(status).toBe(302);
    expect(headers.location).toBe(`${path}?${new URLSearchParams({ ...rest, client: 'A-1' }).toString()}`);
  });

  it.each(pages)('%s: of several one is chosen, and all else stays', async (_name, path, rest) => {
    const { text } = await get(path, { ...rest, client: 'magazijn' });
    expect(textOf(text)).toContain('Welke klant bedoelt u met “magazijn”?');
    // A question is no error, and is asked once.
    expect(text).not.toMatch(/role="alert"|aria-invalid|class="error"/);
    expect(text).toMatch(/<input type="radio"[^>]* data-focus/);
    expect(textOf(text)).toContain('A-2 · afdeling · Bakkerij Smit');
    expect(text).toContain('name="client-for" value="magazijn"');
    for (const value of Object.values(rest)) expect(text).toContain(`value="${value}"`);
    const chosen = { ...rest, client: 'magazijn', 'client-for': 'magazijn', 'client-pick': 'A-2' };
    expect((await get(path, chosen)).headers.location).toContain('client=A-2');
    // Typed anew, the choice of before counts no more.
    expect((await get(path, { ...chosen, client: 'noordzee' })).headers.location).toContain('client=A-1');
  });

  it('says at the field that nobody fits, and keeps what was filled in', async () => {
    const { text } = await get('/what-if', { kind: 'case.opened', client: 'nobody at all' });
    expect(textOf(text)).toContain('Geen klant past bij “nobody at all”.');
    expect(text).toContain('href="#client"');
    expect(text).toContain('value="case.opened"');
  });

  it('in a form too: a contact, and each line of what a user may see', async () => {
    const { admin } = bode.library.accounts;
    const piet = { name: 'Piet', client: 'magazijn', role: 'hr' };
    const asked = await desk.send('/contacts', piet, admin);
    expect([asked.status, asked.html]).toEqual([422, expect.stringContaining('name="client-pick" value="A-1"')]);
    const picked = { ...piet, 'client-for': 'magazijn', 'client-pick': 'A-1' };
    expect(textOf((await desk.send('/contacts', picked, admin)).html)).toContain('Magazijn Noordzee');

    const mia = { side: 'client', name: 'Mia', email: 'mia@smit.example', language: 'nl', active: '1' };
    const form = { ...mia, homeClient: 'smit', accessClient: ['noordzee', 'magazijn', ''] };
    const unclear = await desk.send('/users', form, admin);
    expect(unclear.status).toBe(422);
    expect(textOf(unclear.html)).toContain('Welke klant bedoelt u met “magazijn”?');
    expect(unclear.html).not.toContain('role="alert"');
    expect(unclear.html).toContain('id="access-0" name="accessClient"');
    const clear = { ...form, 'access-1-for': 'magazijn', 'access-1-pick': 'A-2' };
    const { to } = await desk.send('/users', clear, admin);
    const { body } = await bode.system().get(`/api/v1${to}`).expect(200);
    expect(body).toMatchObject({ homeClient: 'W-1', access: [{ client: 'A-1' }, { client: 'A-2' }] });
  });

  it('while it is typed those that fit are told as a part of the page', async () => {
    const part = (await get('/client-matches', { id: 'access-3', accessClient: 'magazijn' })).text;
    expect(part).toContain('name="access-3-pick" value="A-1"');
    expect(part).not.toContain('<html');
    expect((await get('/client-matches', { id: '"><script>', client: 'magazijn' })).text).toBe('');
  });
});

describe('B11: the address of a user is there to be copied', () => {
  it('as text to be marked, with a button that only JavaScript brings out', async () => {
    const html = await read(`/users/${user.id}`);
    expect(html).toContain(`<span class="address copy">${user.email}</span>`);
    expect(html).toMatch(new RegExp(`<button type="button"[^>]*data-copy="${user.email}" hidden`));
  });
});
