import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { deskOf, type Desk } from '../support/desk.js';
import { Office } from '../support/office.js';
import { textOf, valueOf } from '../support/page-text.js';

let bode: TestApp;
let desk: Desk;
const read = (path: string) => desk.read(path, bode.library.accounts.admin);
const send = (path: string, form: Record<string, unknown>) => desk.send(path, form, bode.library.accounts.admin);
const put = (externalId: string, body: object) =>
  bode
    .system()
    .put(`/api/v1/clients/${externalId}`)
    .send({ name: externalId, ...body })
    .expect(200);
const makeUser = async (name: string, wishes: object) => {
  const body = { side: 'client', name, email: `${name.toLowerCase()}@shop.example`, ...wishes };
  return (await bode.system().post('/api/v1/users').send(body).expect(201)).body.id as string;
};

beforeAll(async () => {
  bode = await startTestApp();
  desk = deskOf(bode);
  await put('holding', { name: 'Holding NV' });
  await put('shop', { name: 'De Winkel', parent: 'holding' });
  await put('other', { name: 'Elders' });
});
afterAll(() => bode.close());

describe('the people around a client (C06, A18, A19)', () => {
  it('have no tab on the page of a borrower until somebody has users, and never for the desk', async () => {
    const before = await read('/clients/shop');
    expect(before).not.toContain('/clients/shop/people');
    expect(textOf(before)).not.toContain('gaan naar hun eigen adres');
    await makeUser('Noor', { homeClient: 'shop', modules: ['dossier'], access: [{ client: 'shop' }] });
    expect(await read('/clients/shop')).toContain('href="/clients/shop/people"');
    // C03: the addresses on the card are not theirs.
    expect(textOf(await read('/clients/shop'))).toContain(
      'Mails voor de gebruikers van deze klant gaan naar hun eigen adres, niet hierheen.',
    );
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    expect((await browser.get('/clients/shop').expect(200)).text).not.toContain('/people');
    await browser.get('/clients/shop/people').expect(403);
  });

  it('are users of other clients too, those with access above, and intermediaries only among all (C05, C06, A19)', async () => {
    await makeUser('Foreign', { homeClient: 'other', access: [{ client: 'shop', approvalNotices: ['placement'] }] });
    await makeUser('Above', { homeClient: 'holding', access: [{ client: 'holding' }] });
    const between = await makeUser('Between', { intermediary: true, access: [{ client: 'shop' }] });
    await send('/contacts', { name: 'Go-between', client: 'shop', role: 'hr', user: 'Between@shop.example' });
    const shown = textOf(await read('/clients/shop/people'));
    expect(shown).toMatch(/Above above@shop.example deze klant geen module – Holding NV/);
    expect(shown).toMatch(/Foreign foreign@shop.example een andere klant geen module plaatsing deze klant/);
    expect(shown).toMatch(/Noor noor@shop.example deze klant Dossier – deze klant/);
    expect(shown).not.toMatch(/Between|Go-between/);
    expect(shown).toContain('Een intermediair die hier contactpersoon is, staat hier niet bij.');
    expect(shown).toContain('Zonder intermediairs (3) Alle (4)');
    const everybody = await read('/clients/shop/people?all=1');
    expect(textOf(everybody)).toMatch(/Between intermediair between@shop.example/);
    expect(textOf(everybody)).toMatch(/Go-between hr .*Between intermediair/);
    expect(everybody).toContain(`href="/users/${between}"`);
    expect(textOf(await read('/users?side=client'))).toContain('Between');
  });

  it('are found by a client number where there is no card, and nobody reads of cards or births (L24)', async () => {
    await put('holding-2', { name: 'Holding Oost' });
    const found = textOf(await read('/clients?q=hold'));
    expect(found).toMatch(/Naam Klantnummer Vestiging Holding NV/);
  });

  it('see who sends in the name of the client (E03-E07)', async () => {
    expect(textOf(await read('/clients/shop/people'))).toContain('Van wie komen de mails over deze klant?');
  });

  it('of a client that is not there are not there', async () => {
    const { browser } = await bode.staff(bode.library.accounts.admin);
    await browser.get('/clients/nowhere/people').expect(404);
  });
});

describe('who takes care of a client (E04, E05, Cd1)', () => {
  const page = '/clients/cared/people';
  /** What holds, as the page's list says it. */
  const holds = async () =>
    /Beheer en accordering (Beheerder .*?) Wijzigen/.exec(textOf(await read(page)))?.[1]?.replaceAll(/\s+/g, ' ');
  const change = async (form: object) =>
    send('/clients/cared/care', { seen: valueOf(await read(page), 'seen'), ...form });

  it('is shown with what comes from above, and changed where it is shown', async () => {
    await put('above', { name: 'Boven' });
    await put('cared', { name: 'Verzorgd', parent: 'above' });
    await bode.system().post('/api/v1/groups').send({ name: 'Bakkers', email: 'bakkers@bib.example' }).expect(201);
    expect(await holds()).toBe('Beheerder niemand Klantgroep geen Bevestiging bij accorderen Zonder extra bevestiging');
    await put('above', { name: 'Boven', confirmation: 'pin', group: 'Bakkers' });
    expect(await holds()).toBe('Beheerder niemand Klantgroep Bakkers Bevestiging bij accorderen Met PIN');
    const { id } = bode.library.accounts.admin;
    const done = await change({ manager: id, confirmation: 'sms' });
    expect(textOf(done.html)).toContain('Het beheer van de klant is bewaard.');
    expect(await holds()).toMatch(/^Beheerder Lieve Claes Klantgroep Bakkers .* Met sms/);
    expect(await read(page)).toContain(`<option value="${id}" selected`);
    await change({});
    expect(await holds()).toBe('Beheerder niemand Klantgroep Bakkers Bevestiging bij accorderen Met PIN');
  });

  it('names what nobody knows, and whoever saw an older client is told', async () => {
    expect(textOf((await change({ group: 'Slagers' })).html)).toContain('Deze klantgroep is onbekend');
    const seen = valueOf(await read(page), 'seen');
    await put('cared', { name: 'Anders' });
    bode.clock.advance(1000);
    await put('cared', { name: 'Nog anders' });
    const late = await send('/clients/cared/care', { seen, confirmation: 'pin' });
    expect(textOf(late.html)).toContain('Iemand anders heeft dit net gewijzigd');
    expect(await holds()).toMatch(/Zonder extra bevestiging$/);
  });

  it('L20, L28: is for administrators, of clients they may see', async () => {
    const { browser, csrf } = await bode.staff(bode.library.accounts.circulation);
    await browser.post('/clients/cared/care').type('form').send({ _csrf: csrf }).expect(403);
    const { status } = await desk.send(
      '/clients/nowhere/care',
      { seen: bode.clock.now().toISOString() },
      bode.library.accounts.admin,
    );
    expect(status).toBe(404);
  });
});

describe('contacts (A11-A20)', () => {
  it('are made at a client, linked by the address of a user, and say what keeps mails away (A13, A16, A20)', async () => {
    const id = await makeUser('Linked', { receiveAsContact: false, access: [{ client: 'shop' }] });
    const blank = await read('/contacts/new?client=shop');
    expect(valueOf(blank, 'client')).toBe('shop');
    const made = await send('/contacts', { name: 'Piet HR', client: 'shop', role: 'hr', user: '' });
    expect(textOf(made.html)).toContain('Contactpersoon Piet HR is bewaard.');
    expect(textOf(made.html)).toContain('geen gebruiker gekoppeld: krijgt geen mails');
    const wish = { name: 'Piet HR', client: 'shop', role: 'hr', user: 'Linked@shop.example' };
    const revision = valueOf(made.html, 'revision');
    const linked = await send(made.to!, { ...wish, revision });
    const late = await send(made.to!, { ...wish, revision, user: '' });
    expect([late.to, textOf(late.html)]).toEqual([
      made.to,
      expect.stringContaining('Iemand anders heeft dit net gewijzigd.'),
    ]);
    expect(linked.html).toContain(`href="/users/${id}"`);
    expect(textOf(linked.html)).toContain('wil geen mails als contactpersoon');
    for (const page of ['/contacts', '/contacts?client=shop', '/clients/shop/people']) {
      expect(textOf(await read(page))).toMatch(/Piet HR hr .*Linked wil geen mails als contactpersoon/);
    }
    expect(textOf(await read('/contacts?client=other'))).toContain('Geen contactpersonen gevonden');
    expect(textOf(await read('/users'))).toContain('Contactpersonen');
  });

  it('are refused at the field: no name, an unknown client, an address without a user', async () => {
    const refused = await send('/contacts', { name: '', client: 'shop', user: 'nobody@shop.example' });
    expect([refused.status, textOf(refused.html)]).toEqual([
      422,
      expect.stringContaining('Vul een naam in. Geen gebruiker heeft dit adres.'),
    ]);
    // A13: the user that is wanted can be made, with what is known.
    const wanted = await send('/contacts', { name: 'An Bos', client: 'shop', user: 'an@shop.example' });
    const [, make = ''] = /href="(\/users\/new[^"]*)"/.exec(wanted.html) ?? [];
    const blank = await read(make.replaceAll('&amp;', '&'));
    expect(['name', 'email', 'homeClient'].map((name) => valueOf(blank, name))).toEqual([
      'An Bos',
      'an@shop.example',
      'shop',
    ]);
    const unknown = await send('/contacts', { name: 'An', client: 'nowhere' });
    expect([unknown.status, textOf(unknown.html)]).toEqual([
      422,
      expect.stringContaining('Geen klant past bij “nowhere”.'),
    ]);
    expect(valueOf(unknown.html, 'name')).toBe('An');
  });

  it('without a user lead to a new one, to which they are then linked (A13)', async () => {
    const made = await send('/contacts', { name: 'Bea HR', client: 'shop', role: 'hr', user: '' });
    const [, make = ''] = /href="(\/users\/new[^"]*)"/.exec(made.html) ?? [];
    const blank = await read(make.replaceAll('&amp;', '&'));
    const contact = valueOf(blank, 'contact');
    expect(made.to).toBe(`/contacts/${contact}`);
    const bea = { side: 'client', name: 'Bea HR', language: 'nl', active: '1', homeClient: 'shop', contact };
    const user = await send('/users', { ...bea, email: 'bea@shop.example' });
    expect(textOf(user.html)).toContain('Contactpersoon Bea HR is aan deze gebruiker gekoppeld.');
    expect(await read(made.to!)).toContain(`href="${user.to}"`);
    // Whoever comes second takes it from nobody.
    const second = await send('/users', { ...bea, email: 'bea2@shop.example' });
    expect(textOf(second.html)).not.toContain('gekoppeld');
    expect(await read(made.to!)).toContain(`href="${user.to}"`);
  });

  it('find the user of the very address, however many have one that begins like it (A20)', async () => {
    const office = new Office(bode);
    for (let n = 100; n < 160; n++) await office.user({ email: `zoe${n}@shop.example` });
    const id = await office.user({ email: 'zoe@shop.example' });
    const made = await send('/contacts', { name: 'Zoë', client: 'shop', user: ' Zoe@Shop.example ' });
    expect(made.html).toContain(`href="/users/${id}"`);
    const nobody = await send('/contacts', { name: 'Zoë', client: 'shop', user: 'zoe1@shop.example' });
    expect([nobody.status, textOf(nobody.html)]).toEqual([
      422,
      expect.stringContaining('Geen gebruiker heeft dit adres.'),
    ]);
  });

  it('can go', async () => {
    const made = await send('/contacts', { name: 'Weg', client: 'other' });
    const gone = await send(`${made.to}/remove`, {});
    expect([gone.to, textOf(gone.html)]).toEqual([
      '/clients/other/people',
      expect.stringContaining('Contactpersoon Weg is verwijderd.'),
    ]);
    const { browser } = await bode.staff(bode.library.accounts.admin);
    await browser.get(made.to!).expect(404);
  });
});
