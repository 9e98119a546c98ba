import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PendingEvents } from '../../src/decisions/pending-events.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { change } from '../support/change.js';
import { buildAccount } from '../support/builders.js';
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

beforeAll(async () => {
  bode = await startTestApp();
  desk = deskOf(bode);
});
afterAll(() => bode.close());

describe('settings of the organisation (E03-E09)', () => {
  it('are for administrators only (A01)', async () => {
    const { browser } = await bode.staff(bode.library.accounts.configuration);
    for (const path of ['/organisation', '/organisation/recipients', '/organisation/groups']) {
      await browser.get(path).expect(403);
    }
  });

  it('draw the cascade as steps: a library reads nothing of managers and groups, and what wins changes with it', async () => {
    const first = textOf(await read('/organisation'));
    expect(first).not.toContain('Dossierbeheerder');
    expect(first).not.toContain('accordering');
    const saved = await send('/organisation', {
      functionalEmail: ' no-reply@noord.example ',
      communicationEmail: 'info@noord.example',
    });
    expect([saved.to, textOf(saved.html)]).toEqual([
      '/organisation',
      expect.stringContaining('De instellingen zijn bewaard.'),
    ]);
    expect(valueOf(saved.html, 'functionalEmail')).toBe('no-reply@noord.example');
    const { body } = await bode.system().get('/api/v1/organisation').expect(200);
    expect(body).toMatchObject({
      functionalEmail: 'no-reply@noord.example',
      communicationEmail: 'info@noord.example',
      defaultConfirmation: 'none',
    });
  });

  it('walk on from a group without an address and from one that is no address, and say so (E08, Ed1)', async () => {
    const made = await send('/organisation/groups', { name: 'Bakkers', email: '' });
    expect(textOf(made.html)).toContain('Klantgroep Bakkers is gemaakt.');
    await put('baker', { group: 'Bakkers' });
    expect(textOf(await read('/organisation?client=baker'))).toMatch(
      /Klantgroep Bakkers Niet ingevuld, dus de volgende stap/,
    );
    const group = /href="(\/organisation\/groups\/[0-9a-f-]{36})"/.exec(made.html)![1]!;
    const kept = textOf((await send(group, { revision: 1, name: 'Bakkers', email: 'no address' })).html);
    expect(kept).toContain('Vandaar kan geen mail komen: in het e-mailadres ontbreekt @.');
    expect(kept).toContain('no address telt niet mee: geen bruikbaar adres');
    expect(textOf(await read('/organisation?client=baker'))).toMatch(
      /Klantgroep Bakkers no address Overgeslagen: dit is geen bruikbaar e-mailadres/,
    );
    const late = await send(group, { revision: 1, name: 'Bakkers', email: 'late@noord.example' });
    expect([late.to, textOf(late.html)]).toEqual([
      group,
      expect.stringContaining('Iemand anders heeft dit net gewijzigd.'),
    ]);
    await send(group, { revision: valueOf(late.html, 'revision'), name: 'Bakkers', email: 'bakkers@noord.example' });
    expect(textOf(await read('/organisation?client=baker'))).toMatch(
      /Klantgroep Bakkers bakkers@noord.example Dit is nu de afzender .*Komt niet aan de beurt/,
    );
    const { email } = await buildAccount(bode.app, bode.library.organisationId, { name: 'Mia Manager' });
    await put('baker', { group: 'Bakkers', manager: email });
    expect(textOf(await read('/organisation?client=baker'))).toMatch(
      new RegExp(`Dossierbeheerder Mia Manager ${email} Dit is nu de afzender Klantgroep Bakkers`),
    );
    expect(textOf(await read('/organisation?client=nobody'))).toContain('Geen klant past bij “nobody”.');
  });

  it('of groups: a name once, a group with clients stays, an empty one can go', async () => {
    await send('/organisation/groups', { name: 'Slagers', email: 'slagers@noord.example' });
    const twice = await send('/organisation/groups', { name: 'Slagers', email: '' });
    expect([twice.status, twice.html]).toEqual([422, expect.stringContaining('href="#name"')]);
    const nameless = await send('/organisation/groups', { name: ' ', email: '' });
    expect([nameless.status, textOf(nameless.html)]).toEqual([422, expect.stringContaining('Vul een naam in.')]);
    const list = await read('/organisation/groups');
    const at = (name: string) => new RegExp(`href="([^"]+)"><bdi>${name}<`).exec(list)![1]!;
    await put('butcher', { group: 'Slagers' });
    expect(textOf((await send(`${at('Slagers')}/remove`, {})).html)).toContain('Slagers');
    await put('butcher', {});
    const gone = await send(`${at('Slagers')}/remove`, {});
    expect(textOf(gone.html)).toContain('Klantgroep Slagers is verwijderd.');
    await bode.staff(bode.library.accounts.admin).then(({ browser }) => browser.get(at('Slagers')).expect(404));
  });

  it('of groups: their clients, to add by name and to take out, each in one group only (E05, Ed6, X8)', async () => {
    const html = (await send('/organisation/groups', { name: 'Horeca', email: 'horeca@noord.example' })).html;
    const horeca = /href="([^"]+)"><bdi>Horeca</.exec(html)![1]!;
    expect(textOf(await read(horeca))).toContain('Nog geen klanten in deze groep');
    await put('cafe', { name: 'Café De Zwaan', postal: { city: 'Mechelen' } });
    await put('tavern', { name: 'Café De Kroon', group: 'Bakkers' });

    const several = await send(`${horeca}/clients`, { client: 'café de' });
    expect([several.status, textOf(several.html)]).toEqual([422, expect.stringContaining('Café De Zwaan')]);
    const nobody = await send(`${horeca}/clients`, { client: '' });
    expect([nobody.status, textOf(nobody.html)]).toEqual([422, expect.stringContaining('Zeg welke klant.')]);

    const added = await send(`${horeca}/clients`, { client: 'zwaan' });
    expect([added.to, textOf(added.html)]).toEqual([
      horeca,
      expect.stringMatching(/Café De Zwaan zit nu in klantgroep Horeca.* Café De Zwaan cafe Mechelen Eruit halen/),
    ]);
    const moved = textOf((await send(`${horeca}/clients`, { client: 'tavern' })).html);
    expect(moved).toContain('Voordien in Bakkers: een klant zit in één groep.');
    expect(moved).toMatch(/Café De Kroon tavern .*Café De Zwaan cafe/);
    const again = await send(`${horeca}/clients`, { client: 'tavern' });
    expect(textOf(again.html)).toContain('Café De Kroon zat al in klantgroep Horeca.');
    expect(textOf(await read(`${horeca}?q=zwa`))).toMatch(/Zoeken in deze groep .*Café De Zwaan cafe/);
    expect(textOf(await read(`${horeca}?q=zwa`))).not.toContain('Café De Kroon');
    expect(textOf(await read(`${horeca}?q=baker`))).toContain('Geen klant in deze groep voor “baker”');
    expect(textOf(await read('/organisation?client=cafe'))).toMatch(/horeca@noord.example Dit is nu de afzender/);

    const taken = await send(`${horeca}/clients/take`, { client: 'cafe' });
    expect([taken.to, textOf(taken.html)]).toEqual([
      horeca,
      expect.stringContaining('Café De Zwaan zit niet meer in klantgroep Horeca.'),
    ]);
    const twice = await send(`${horeca}/clients/take`, { client: 'cafe' });
    expect(textOf(twice.html)).toContain('Café De Zwaan zit al niet meer in klantgroep Horeca.');
    const { browser, csrf } = await bode.staff(bode.library.accounts.circulation);
    await browser.post(`${horeca}/clients`).type('form').send({ _csrf: csrf, client: 'cafe' }).expect(403);
  });

  it('are tried with a test mail to oneself, by the sender that they give (B03, Bd2)', async () => {
    expect(await read('/organisation')).toContain('action="/organisation/test"');
    const sent = await send('/organisation/test', {});
    expect(textOf(sent.html)).toContain('De testmail naar uw eigen adres is onderweg.');
    expect(sent.html).toContain('href="/messages?type=TST"');
    await bode.app.get(PendingEvents).turn();
    const { body } = await bode.system().get('/api/v1/messages').query({ type: 'TST' }).expect(200);
    expect(body.items.map(({ to }: { to: string }) => to)).toEqual([bode.library.accounts.admin.email]);
    const { browser, csrf } = await bode.staff(bode.library.accounts.circulation);
    await browser.post('/organisation/test').type('form').send({ _csrf: csrf }).expect(403);
  });

  it('without a sender say so, and offer no test mail (E10)', async () => {
    const { organisationId } = bode.library;
    const { body } = await bode.system().get('/api/v1/organisation').expect(200);
    await bode.tenancy.within(organisationId, (tx) =>
      tx.query(`UPDATE branch SET email = NULL WHERE organisation_id = $1`, [organisationId]),
    );
    const sendFrom = (functionalEmail: string | null, communicationEmail: string | null) =>
      change(bode.system(), '/api/v1/organisation', { functionalEmail, communicationEmail });
    await sendFrom(null, null);
    expect(await read('/organisation')).not.toContain('action="/organisation/test"');
    expect(textOf((await send('/organisation/test', {})).html)).toContain('er is geen bruikbare afzender');
    await sendFrom(body.functionalEmail, body.communicationEmail);
  });

  it('of confirmation and catch-all are asked once clients have users (Cd1, Cd3)', async () => {
    await send('/users', { side: 'client', language: 'nl', name: 'Noor', email: 'noor@shop.example', active: '1' });
    expect(textOf(await read('/organisation'))).toContain('accordering');
    await send('/organisation', { defaultConfirmation: 'sms', catchAllAsked: '1', foreignCatchAll: '1' });
    const organisation = await bode.system().get('/api/v1/organisation').expect(200);
    const settings = await bode.system().get('/api/v1/organisation/settings').expect(200);
    expect([organisation.body.defaultConfirmation, settings.body.foreignCatchAll]).toEqual(['sms', true]);
  });

  it('that somebody else changed meanwhile are not overwritten by a page from before: the second is told (E06, E07)', async () => {
    const seen = valueOf(await read('/organisation'), 'seen');
    const first = await send('/organisation', { seen, functionalEmail: 'first@noord.example' });
    expect(textOf(first.html)).toContain('De instellingen zijn bewaard.');
    const late = await send('/organisation', { seen, functionalEmail: 'late@noord.example' });
    expect(textOf(late.html)).toContain('Iemand anders heeft dit net gewijzigd. Kijk wat er nu staat');
    expect(valueOf(late.html, 'functionalEmail')).toBe('first@noord.example');
    const again = await send('/organisation', {
      seen: valueOf(late.html, 'seen'),
      functionalEmail: 'again@noord.example',
    });
    expect(valueOf(again.html, 'functionalEmail')).toBe('again@noord.example');
  });

  it('of different fields, changed by two programs at once, are both kept', async () => {
    const patch = (change: object) => bode.system().patch('/api/v1/organisation').send(change).expect(200);
    for (const mark of ['a', 'b', 'c']) {
      const wanted = { functionalEmail: `f-${mark}@noord.example`, communicationEmail: `c-${mark}@noord.example` };
      const { functionalEmail, communicationEmail } = wanted;
      await Promise.all([patch({ functionalEmail }), patch({ communicationEmail })]);
      const { body } = await bode.system().get('/api/v1/organisation').expect(200);
      expect(body).toMatchObject(wanted);
    }
  });
});

describe('recipients of automatic e-mails (E13-E22)', () => {
  it('are listed by type, chosen several at once, and fall back on the cascade when nobody is active (E20-E22, Ed4)', async () => {
    const html = await read('/organisation/recipients');
    expect(textOf(html)).toContain('Soort mail Configuratie Ontvangers');
    const [, type] = /href="(\/organisation\/recipients\/[^"]+)"/.exec(html)!;
    const { organisationId } = bode.library;
    const an = await buildAccount(bode.app, organisationId, { name: 'An Taken' });
    const jo = await buildAccount(bode.app, organisationId, { name: 'Jo Taken' });
    const chosen = await send(type!, { mode: 'personalised', user: [an.id, jo.id] });
    expect(chosen.to).toBe('/organisation/recipients');
    expect(textOf(chosen.html)).toMatch(/Gepersonaliseerd (An Taken, Jo Taken|Jo Taken, An Taken)/);
    for (const { id } of [an, jo]) await change(bode.system(), `/api/v1/users/${id}`, { active: false });
    expect(textOf(await read('/organisation/recipients'))).toContain('niemand van hen is actief, dus de cascade');
    const nobody = await send(type!, { mode: 'personalised' });
    expect(textOf(nobody.html)).toContain('niemand gekozen, dus de cascade');
    expect(textOf((await send(type!, { mode: 'cascade' })).html)).not.toContain('Gepersonaliseerd');
  });

  it('that somebody else chose meanwhile stay, and the second is told (E18)', async () => {
    const page = '/organisation/recipients/F02';
    const seen = valueOf(await read(page), 'seen');
    const { id } = await buildAccount(bode.app, bode.library.organisationId, { name: 'Eva Eerst' });
    expect((await send(page, { seen, mode: 'personalised', user: id })).to).toBe('/organisation/recipients');
    const late = await send(page, { seen, mode: 'cascade' });
    expect([late.to, textOf(late.html)]).toEqual([
      page,
      expect.stringContaining('Iemand anders heeft dit net gewijzigd. Kijk wat er nu staat'),
    ]);
    expect(textOf(await read('/organisation/recipients'))).toContain('Eva Eerst');
    await send(page, { seen: valueOf(late.html, 'seen'), mode: 'cascade' });
    expect(textOf(await read('/organisation/recipients'))).not.toContain('Eva Eerst');
  });

  it('of a type that is not for staff are not there', async () => {
    const { browser, csrf } = await bode.staff(bode.library.accounts.admin);
    await browser.get('/organisation/recipients/HR1').expect(404);
    await browser.post('/organisation/recipients/HR1').type('form').send({ _csrf: csrf, mode: 'cascade' }).expect(404);
  });

  it('are ticked by name; two of one name are told apart by their address', async () => {
    const account = (name: string) => buildAccount(bode.app, bode.library.organisationId, { name });
    const [first, second] = [await account('Bo Baert'), await account('Bo Baert')];
    await account('Bo Aerts');
    const page = textOf(await read('/organisation/recipients/F01'));
    expect(page).toContain(`Bo Aerts Bo Baert ${first.email} Bo Baert ${second.email}`);
  });
});
