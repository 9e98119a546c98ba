import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PendingEvents } from '../../src/decisions/pending-events.js';
import { urls } from '../../src/web/urls.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildAccount, buildLibrary } from '../support/builders.js';
import { change } from '../support/change.js';
import { deskOf, type Desk } from '../support/desk.js';
import { textOf, valueOf } from '../support/page-text.js';

let bode: TestApp;
let desk: Desk;
const read = (path: string) => desk.read(path, bode.library.accounts.admin);
const send = (path: string, form: Record<string, unknown>) => desk.send(path, form, bode.library.accounts.admin);
/** Makes a user of a client by the form; its page. */
const make = async (form: Record<string, unknown>) => {
  const made = await send('/users', { side: 'client', language: 'nl', active: '1', ...form });
  expect([made.status, textOf(made.html)]).toEqual([303, expect.stringContaining('de welkomstmail is onderweg')]);
  return made.to!;
};

beforeAll(async () => {
  bode = await startTestApp();
  desk = deskOf(bode);
  for (const [externalId, parent] of [
    ['office', null],
    ['shop', 'office'],
  ]) {
    await bode
      .system()
      .put(`/api/v1/clients/${externalId}`)
      .send({ name: `The ${externalId}`, parent })
      .expect(200);
  }
});
afterAll(() => bode.close());

describe('users (A01, X7)', () => {
  it('are for administrators only, and a library that has only staff sees no tabs (A01, L20)', async () => {
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    for (const path of ['/users', '/users/new']) await browser.get(path).expect(403);
    expect(textOf((await browser.get('/clients').expect(200)).text)).not.toContain('Gebruikers');
    const html = await read('/users');
    expect(textOf(html)).toContain('Gebruikers');
    expect(html).not.toContain('class="tabs"');
    expect(textOf(html)).toContain(bode.library.accounts.print.email);
  });

  it('of a client are made by the form, with what they want and may see, and then have a list (E01, C06–C13)', async () => {
    const page = await make({
      name: 'Noor Smets',
      email: 'Noor@Shop.example ',
      homeClient: 'shop',
      receiveAsContact: '1',
      catchAll: '1',
      module: ['dossier'],
      accessClient: ['shop', 'office', ''],
      'notice-1': ['placement', 'reminder'],
    });
    const { body } = await bode.system().get(`/api/v1${page}`).expect(200);
    expect(body).toMatchObject({
      side: 'client',
      name: 'Noor Smets',
      email: 'noor@shop.example',
      homeClient: 'shop',
      intermediary: false,
      receiveAsContact: true,
      catchAll: true,
      modules: ['dossier'],
      access: [
        { client: 'office', approvalNotices: ['placement', 'reminder'] },
        { client: 'shop', approvalNotices: [] },
      ],
    });
    expect(textOf(await read('/users?side=client'))).toMatch(
      /Noor Smets catch-all noor@shop.example The shop shop Dossier 2 klanten nog geen wachtwoord/,
    );
    expect(textOf(await read('/users'))).toContain('Medewerkers Gebruikers van klanten');
    expect(textOf(await read(page))).toMatch(/The shop .*The office/);
  });

  it('change: a module without its tick, an access taken away, and the rest stays (C07, C08)', async () => {
    const form = { name: 'Tom', email: 'tom@shop.example', homeClient: 'shop', catchAll: '1' };
    const page = await make({ ...form, module: ['approval', 'dossier'], accessClient: ['shop', 'office'] });
    const sent = { ...form, language: 'nl', active: '1', module: 'approval', accessClient: ['', 'shop'] };
    const revision = valueOf(await read(page), 'revision');
    const saved = await send(page, { ...sent, revision, 'notice-1': 'receipt' });
    expect([saved.to, textOf(saved.html)]).toEqual([page, expect.stringContaining('Tom is bewaard.')]);
    const late = await send(page, { ...sent, revision, name: 'Tommie' });
    expect([late.to, textOf(late.html)]).toEqual([
      page,
      expect.stringContaining('Iemand anders heeft dit net gewijzigd.'),
    ]);
    const { body } = await bode.system().get(`/api/v1${page}`).expect(200);
    expect([body.modules, body.access, body.receiveAsContact]).toEqual([
      ['approval'],
      [{ client: 'shop', approvalNotices: ['receipt'] }],
      false,
    ]);
    expect((await bode.system().get('/api/v1/users').query({ q: 'tom@shop' })).body.items).toHaveLength(1);
  });

  it('that want all modules have one tick for it (Cd5)', async () => {
    const page = await make({ name: 'All', email: 'all@shop.example', module: ['*', 'dossier'] });
    expect((await bode.system().get(`/api/v1${page}`).expect(200)).body.modules).toEqual(['*']);
    expect(textOf(await read('/users?side=client&q=all@'))).toContain('Alle modules');
  });

  it('show their address to copy and to write to, and get their welcome mail again (B10, B11, Ed5)', async () => {
    const page = await make({ name: 'Copy', email: 'copy+me@shop.example' });
    const html = await read(page);
    expect(html).toContain('href="mailto:copy%2Bme%40shop.example"');
    expect(valueOf(html, 'email')).toBe('copy+me@shop.example');
    const again = await send(`${page}/welcome`, {});
    expect([again.to, textOf(again.html)]).toEqual([
      page,
      expect.stringContaining('De welkomstmail voor Copy is onderweg.'),
    ]);
    await send(page, { name: 'Copy', email: 'copy+me@shop.example', language: 'nl' });
    expect(textOf((await send(`${page}/welcome`, {})).html)).toContain('niet actief');
  });

  it('are made even when their welcome mail can’t go, and the page says why and lists it (E01, E10, Ed5)', async () => {
    const faulty = await send('/users', {
      side: 'client',
      language: 'nl',
      active: '1',
      name: 'Al',
      email: 'al.example',
    });
    expect(textOf(faulty.html)).toContain(
      'Al is gemaakt. De welkomstmail kan niet weg: in het e-mailadres ontbreekt @.',
    );
    expect(textOf(faulty.html)).toContain('Nog geen mails');
    await bode.app.get(PendingEvents).turn();
    const page = await read(faulty.to!);
    expect(textOf(page)).toContain('Niet verzonden');
    expect(textOf(page)).toContain('In het e-mailadres ontbreekt @');
    const [, message] = /href="(\/messages\/[0-9a-f-]{36})"/.exec(page) ?? [];
    expect(textOf(await read(message!))).toContain('Wie het kon krijgen Al');
    const again = await send(`${faulty.to}/welcome`, {});
    expect(textOf(again.html)).toContain('De welkomstmail kan niet weg: in het e-mailadres ontbreekt @.');
    const form = { side: 'client', language: 'nl', active: '1', name: 'Al', revision: valueOf(again.html, 'revision') };
    const mended = await send(faulty.to!, { ...form, email: 'al@shop.example' });
    expect(textOf(mended.html)).toContain(
      'Al is bewaard. Naar al@shop.example vertrok nog geen welkomstmail. Verstuur hem nu',
    );
    expect(mended.html).toContain(`href="${faulty.to}#welcome"`);
    const later = 'Deze gebruiker koos nog geen wachtwoord. Naar al@shop.example vertrok nog geen welkomstmail.';
    expect(textOf(await read(faulty.to!))).toContain(later);
    await send(`${faulty.to}/welcome`, {});
    await bode.app.get(PendingEvents).turn();
    expect(textOf(await read(faulty.to!))).not.toContain(later);
  });

  it('hear at once that there is no sender, with the way to it (E10, Ed5)', async () => {
    const { organisationId } = bode.library;
    await bode.tenancy.within(organisationId, (tx) =>
      tx.query(`UPDATE branch SET email = NULL WHERE organisation_id = $1`, [organisationId]),
    );
    const sendFrom = (communicationEmail: string | null) =>
      change(bode.system(), '/api/v1/organisation', { communicationEmail });
    await sendFrom(null);
    const bo = { side: 'client', language: 'nl', active: '1', name: 'Bo', email: 'bo@shop.example' };
    const made = await send('/users', bo);
    expect(textOf(made.html)).toContain('De welkomstmail kan niet weg: de mailinstellingen kloppen niet');
    expect(made.html).toContain(`href="${urls.organisation}"`);
    await sendFrom('info@bib.example');
    expect(textOf((await send(`${made.to}/welcome`, {})).html)).toContain('De welkomstmail voor Bo is onderweg.');
  });

  it('are refused at the field: no name, an unknown client, with what was typed still there', async () => {
    const refused = await send('/users', {
      side: 'client',
      language: 'nl',
      email: 'nobody@shop.example',
      accessClient: ['shop', 'nowhere'],
    });
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toContain('Dit moet nog anders Vul een naam in.');
    const unknown = await send('/users', {
      side: 'client',
      language: 'nl',
      name: 'No Where',
      email: 'nobody@shop.example',
      accessClient: ['shop', 'nowhere'],
    });
    expect([unknown.status, unknown.html]).toEqual([422, expect.stringContaining('href="#access-1"')]);
    expect(valueOf(unknown.html, 'email')).toBe('nobody@shop.example');
    expect(textOf(unknown.html)).toContain('Geen klant past bij “nowhere”.');
  });

  it('have an address that is active nowhere else; the one who has it here is linked (E11, E12, X9)', async () => {
    const page = await make({ name: 'First', email: 'first@shop.example' });
    const here = await send('/users', { side: 'client', language: 'nl', name: 'Second', email: 'First@shop.example' });
    expect(here.status).toBe(422);
    expect(here.html).toContain(`href="${page}"`);
    const other = await buildLibrary(bode.app, { name: 'Elders' });
    const { email } = await buildAccount(bode.app, other.organisationId, {});
    const elsewhere = await send('/users', { side: 'client', language: 'nl', name: 'Third', email, active: '1' });
    expect(elsewhere.status).toBe(422);
    expect(textOf(elsewhere.html)).toContain('al actief bij een andere organisatie');
    expect(textOf(elsewhere.html)).toContain('alias');
  });

  it('are given access by one link where the address is known: nothing is theirs before it is saved (X9, Ed3)', async () => {
    await bode.system().put('/api/v1/clients/second-shop').send({ name: 'Tweede Winkel' }).expect(200);
    const page = await make({ name: 'Ed', email: 'ed@shop.example', homeClient: 'shop', accessClient: 'shop' });
    const refused = await send('/users', {
      side: 'client',
      language: 'nl',
      name: 'Ed again',
      email: 'ed@shop.example',
      accessClient: 'second-shop',
      'notice-0': ['placement', 'reminder'],
    });
    expect(textOf(refused.html)).toContain('Geef Ed toegang tot Tweede Winkel');
    const to = `${page}?client=second-shop&notices=placement%2Creminder`;
    expect(refused.html).toContain(`href="${to.replace('&', '&amp;')}#access"`);
    const offered = await read(to);
    expect(textOf(offered)).toContain('Toegang tot Tweede Winkel staat klaar onderaan');
    expect(offered).toMatch(/id="access-1"[^>]* value="second-shop"/);
    expect(offered.match(/name="notice-1"[^>]* checked/g)).toHaveLength(2);
    const { body } = await bode.system().get(`/api/v1${page}`).expect(200);
    expect(body.access).toEqual([{ client: 'shop', approvalNotices: [] }]);
    expect(textOf(await read(`${page}?client=shop`))).not.toContain('staat klaar onderaan');
    expect(textOf(await read(`${page}?client=nowhere`))).not.toContain('staat klaar onderaan');
    const staff = { side: 'client', language: 'nl', name: 'X', email: bode.library.accounts.admin.email };
    const ours = await send('/users', { ...staff, accessClient: 'shop' });
    expect(textOf(ours.html)).toContain('Naar de gebruiker met dit adres');
  });

  it('tick modules, and a type says on its page of which it is and what notice (C07, C13)', async () => {
    await make({ name: 'Tick', email: 'tick@shop.example', module: ['dossier'] });
    const page = await read(urls.messageType('RSO'));
    expect(page).toContain('bij geen: alleen wie catch-all is, krijgt ze');
    const form = { revision: valueOf(page, 'revision'), formats: 'email', retentionDays: '90' };
    await send(urls.messageType('RSO'), { ...form, module: 'approval', noticeType: 'reminder' });
    const { body } = await bode.system().get('/api/v1/message-types/RSO').expect(200);
    expect(body).toMatchObject({ module: 'approval', noticeType: 'reminder' });
    const again = await read(urls.messageType('RSO'));
    expect(again).toMatch(/value="approval" selected/);
    await send(urls.messageType('RSO'), { ...form, revision: body.revision, module: '', noticeType: '' });
    expect((await bode.system().get('/api/v1/message-types/RSO').expect(200)).body.module).toBeNull();
    const desk = await bode.staff(bode.library.accounts.circulation);
    expect(textOf((await desk.browser.get(urls.messageType('RSO')).expect(200)).text)).toContain('geen melding');
  });

  it('of the staff have roles, branches and print groups; the last administrator stays (L06, L20, L28)', async () => {
    const made = await send('/users', {
      side: 'staff',
      language: 'nl',
      active: '1',
      name: 'An Print',
      email: 'an@bib.example',
      role: ['print', 'circulation'],
      branch: 'B1',
      printGroup: 'North',
    });
    const { body } = await bode.system().get(`/api/v1${made.to}`).expect(200);
    expect([body.roles.toSorted(), body.branches, body.printGroups]).toEqual([
      ['circulation', 'print'],
      ['B1'],
      ['North'],
    ]);
    const own = `/users/${bode.library.accounts.admin.id}`;
    const { email } = bode.library.accounts.admin;
    const wish = { revision: 1, name: 'Admin', email, language: 'nl', active: '1', role: 'circulation' };
    const gone = await send(own, wish);
    expect([gone.status, textOf(gone.html)]).toEqual([
      422,
      expect.stringContaining('Maak eerst iemand anders beheerder.'),
    ]);
  });

  it('are found by a piece of the name or the address, and by whether they are active', async () => {
    await make({ name: 'Zoë Ön', email: 'zoe@shop.example' });
    expect(textOf(await read('/users?side=client&q=zoë'))).toContain('Zoë Ön');
    expect(textOf(await read('/users?side=client&q=zoe&active=0'))).toContain('Niemand gevonden');
  });
});
