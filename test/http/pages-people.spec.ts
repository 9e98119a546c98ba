import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { deskOf, type Desk } from '../support/desk.js';
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
    expect(await read('/clients/shop')).not.toContain('/clients/shop/people');
    await makeUser('Noor', { homeClient: 'shop', modules: ['dossier'], access: [{ client: 'shop' }] });
    expect(await read('/clients/shop')).toContain('href="/clients/shop/people"');
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    expect((await browser.get('/clients/shop').expect(200)).text).not.toContain('/people');
    await browser.get('/clients/shop/people').expect(403);
  });

  it('are users of other clients too, those with access above, and intermediaries only among all (C05, C06, A19)', async () => {
    await makeUser('Foreign', { homeClient: 'other', access: [{ client: 'shop', approvalNotices: ['placement'] }] });
    await makeUser('Above', { homeClient: 'holding', access: [{ client: 'holding' }] });
    await makeUser('Between', { intermediary: true, access: [{ client: 'shop' }] });
    const shown = textOf(await read('/clients/shop/people'));
    expect(shown).toMatch(/Above above@shop.example deze klant geen module – Holding NV/);
    expect(shown).toMatch(/Foreign foreign@shop.example een andere klant geen module plaatsing deze klant/);
    expect(shown).toMatch(/Noor noor@shop.example deze klant Dossier – deze klant/);
    expect(shown).not.toContain('Between');
    expect(textOf(await read('/clients/shop/people?all=1'))).toMatch(/Between intermediair between@shop.example/);
    expect(textOf(await read('/users?side=client'))).toContain('Between');
  });

  it('see who sends in the name of the client (E03-E07)', async () => {
    expect(textOf(await read('/clients/shop/people'))).toContain('Van wie komen de mails over deze klant?');
  });

  it('of a client that is not there are not there', async () => {
    const { browser } = await bode.staff(bode.library.accounts.admin);
    await browser.get('/clients/nowhere/people').expect(404);
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
    const linked = await send(made.to!, { name: 'Piet HR', client: 'shop', role: 'hr', user: 'Linked@shop.example' });
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
    const unknown = await send('/contacts', { name: 'An', client: 'nowhere' });
    expect([unknown.status, textOf(unknown.html)]).toEqual([
      422,
      expect.stringContaining('Geen klant heeft dit nummer.'),
    ]);
    expect(valueOf(unknown.html, 'name')).toBe('An');
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
