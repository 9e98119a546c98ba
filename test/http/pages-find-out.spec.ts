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
    expect(await read('/clients/shop')).not.toContain(WORDS);
    await api.rule({ scope: 'all' });
    expect(await read('/clients/shop')).toContain(WORDS);
  });

  it.each<[who: string, path: () => string, chosen: () => string]>([
    ['a client', () => '/clients/shop', () => 'client:shop'],
    ['a contact', () => `/contacts/${contact}`, () => `contact:${contact}`],
    ['a user', () => `/users/${user.id}`, () => `user:${user.id}`],
  ])('at the page of %s, who is filled in with the client', async (_who, path, chosen) => {
    const html = await begun(path());
    expect(html).toContain(`<option value="${chosen()}" selected`);
    expect(html).toContain('name="client" value="shop"');
  });

  it('A01: the desk, which may not begin one, is not led there', async () => {
    expect(await desk.read('/clients/shop')).not.toContain(WORDS);
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
    expect(textOf(html)).toContain('Klant nowhere is niet gevonden.');
  });
});

describe('B11: the address of a user is there to be copied', () => {
  it('as text to be marked, with a button that only JavaScript brings out', async () => {
    const html = await read(`/users/${user.id}`);
    expect(html).toContain(`<span class="address copy">${user.email}</span>`);
    expect(html).toMatch(new RegExp(`<button type="button"[^>]*data-copy="${user.email}" hidden`));
  });
});
