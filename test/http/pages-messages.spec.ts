import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import { buildAccount } from '../support/builders.js';
import { idsIn, openDesk, type Desk, type OpenDesk } from '../support/desk.js';
import { textOf } from '../support/page-text.js';
import { readPdf } from '../support/pdf-reader.js';
import { prepareAll } from '../support/print-room.js';
import type { TestSmtpServer } from '../support/smtp.js';
import type { TestMailWorker } from '../support/workers.js';

const BROKEN = { emails: ['marie.bib.example'] };
const HOUR = 60 * 60 * 1000;
const HOSTILE = '<script>alert(1)</script>" onfocus="x';

let desk: OpenDesk;
let bode: TestApp;
let server: TestSmtpServer;
let mail: TestMailWorker;
let at: Desk;
beforeAll(async () => {
  desk = await openDesk();
  ({ bode, server, mail, at } = desk);
});
afterAll(() => desk.close());

describe('the page of a message', () => {
  it('D09, N01: begins with why, offers what can be done, and tells the story', async () => {
    const { id, number } = await at.ask({ client: BROKEN, run: 'nacht 21 nov', ref: 'loan-1' });
    const html = await at.read(`/messages/${id}`);
    const text = textOf(html);
    expect(text).toContain(`Kaas Bericht ${number} HR1`);
    expect(text).toContain('Niet verzonden In het e-mailadres ontbreekt @');
    expect(text).toContain('Opnieuw verzenden als brief Adres verbeteren');
    expect(text).toMatch(/Tijdlijn .* gekoppeld systeem Aangevraagd .* Niet verzonden: in het e-mailadres ontbreekt @/);
    expect(text).toMatch(/Waarom\? .*Ronde nacht 21 nov .*Verwijzing loan-1 .*Welke adressen .*Wat nu/);
    expect(html).not.toContain('formaction');
  });

  it('L03: says how many other items it is about in the language of who reads, whatever that of the client', async () => {
    const items = ['الخبز الحافي', 'Villa des roses', 'Kaas'].map((title) => ({ title }));
    const { id } = await at.ask({ client: { language: 'nl' }, data: { items } });
    expect(textOf(await at.read(`/messages/${id}`))).toContain('\u2068الخبز الحافي\u2069 + 2 andere');
    const reader = await buildAccount(bode.app, bode.library.organisationId, { language: 'en' });
    const { browser } = await bode.staff(reader);
    for (const path of [`/messages/${id}`, '/messages']) {
      expect(textOf((await browser.get(path).expect(200)).text)).toContain('\u2068الخبز الحافي\u2069 + 2 more');
    }
    const { body } = await bode.system().get(`/api/v1/messages/${id}`).expect(200);
    expect(body).toMatchObject({ title: 'الخبز الحافي', otherItems: 2 });
  });

  it('L29: remembers who looked', async () => {
    const { id } = await at.ask({});
    await at.read(`/messages/${id}`);
    expect(await desk.audited('message.view', id)).toHaveLength(1);
  });

  it('L20, L28: is for nobody who may not see it, and says no more than that', async () => {
    const { id } = await at.ask({ branch: 'B1' });
    const south = await buildAccount(bode.app, bode.library.organisationId, { branchIds: [bode.library.branches.B2] });
    const { browser } = await bode.staff(south);
    for (const path of [
      `/messages/${id}`,
      `/messages/${id}/preview.html`,
      `/messages/${id}/preview.pdf`,
      '/messages/x',
    ]) {
      expect([path, (await browser.get(path)).status]).toEqual([path, 404]);
    }
    const printer = await bode.staff(bode.library.accounts.print);
    await printer.browser.get(`/messages/${id}`).expect(403);
    await printer.browser.get('/messages').expect(403);
  });

  it('shows foreign words as text, and the mail in a frame of its own policy', async () => {
    const items = [{ title: HOSTILE, itemId: '1', dueDate: '2026-11-01' }];
    const { id } = await at.ask({ client: { name: HOSTILE, ...BROKEN }, data: { items }, ref: HOSTILE });
    const html = await at.read(`/messages/${id}`);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toMatch(/ onfocus="x/);
    expect(textOf(html)).toContain(HOSTILE);
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    const frame = await browser.get(`/messages/${id}/preview.html`).expect(200);
    expect(frame.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    );
    expect(frame.text).not.toContain('<script');
  });

  it('D14–D19: a sent mail has the steps to take with the client, Microsoft’s junk folder among them (B08)', async () => {
    const { id } = await at.ask({ client: { externalId: 'outlook', emails: ['marie@hotmail.com'] } });
    const other = await at.ask({ client: { emails: ['marie@hotmail.com.example'] } });
    await mail.run();
    const html = await at.read(`/messages/${id}`);
    expect(textOf(html)).toContain('Verzonden Uit onze handen, aankomst onbekend.');
    expect(textOf(html)).toContain('Verzonden maar niet ontvangen?');
    expect(textOf(html)).toContain('Bij hotmail.com gebeurt dat vaak');
    expect(html).toContain('<span class="address copy">marie@hotmail.com</span>');
    expect(html).toContain('action="/clients/outlook/test"');
    expect(textOf(html)).toMatch(/Wat de mailserver antwoordde marie@hotmail.com: 250/);
    expect(textOf(await at.read(`/messages/${other.id}`))).not.toContain('gebeurt dat vaak');
  });

  it('D17: says so when other clients of the same mail domain miss messages too', async () => {
    server.behave({ onRecipient: (address) => (address.startsWith('full') ? '552 5.2.2 Mailbox full' : undefined) });
    const client = (name: string) => ({ emails: [`${name}@troubled.example`] });
    for (const name of ['full.1', 'full.2', 'full.3']) await at.ask({ client: client(name) });
    const { id } = await at.ask({ client: client('marie') });
    await mail.run();
    server.behave({});
    expect(textOf(await at.read(`/messages/${id}`))).toContain('Nog 3 klanten met troubled.example missen berichten.');
  });

  it('D13: a type without a letter form says so and offers no letter', async () => {
    const { id } = await at.ask({ type: 'IV1', client: BROKEN });
    const html = await at.read(`/messages/${id}`);
    expect(textOf(html)).toContain('Hier kan geen brief van komen. Deze berichtsoort heeft geen briefvorm.');
    expect(html).not.toContain('action="/messages/resend"');
    expect(html).not.toContain('preview.pdf');
  });

  it('speaks English to who reads English', async () => {
    const english = await buildAccount(bode.app, bode.library.organisationId, { language: 'en' });
    const { id } = await at.ask({ client: BROKEN });
    const text = textOf(await at.read(`/messages/${id}`, english));
    expect(text).toContain('Not sent The e-mail address has no @');
    expect(text).toContain('First overdue reminder');
    expect(text).toMatch(/Timeline .* Why\? What was asked HR1/);
  });
});

describe('a message as a letter', () => {
  const wordsOf = (pdf: Buffer) => readPdf(pdf).pages.flatMap(({ texts }) => texts.map(({ text }) => text));
  const preview = async (id: string) => {
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    return browser.get(`/messages/${id}/preview.pdf`).buffer().expect(200);
  };

  it('D06: shows beside a failed mail the letter that it would become, with today’s address', async () => {
    const { id } = await at.ask({ client: { ...BROKEN, name: 'Jan De Vries' } });
    const html = await at.read(`/messages/${id}`);
    expect(textOf(html)).toContain('Brief, zoals hij zou worden');
    expect(html).toContain(`src="/messages/${id}/preview.pdf#`);
    const answer = await preview(id);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['content-security-policy']).toBe("frame-ancestors 'self'");
    expect(answer.headers['cache-control']).toBe('no-store');
    const words = wordsOf(answer.body);
    expect(words).toEqual(expect.arrayContaining(['Jan De Vries', 'Kerkstraat 12 bus 3', '9000 Gent']));
    expect((await at.look(id)).letter).toBeNull();
  });

  it('is the same for programs, at GET /api/v1/messages/{id}/preview.pdf', async () => {
    const { id } = await at.ask({ client: BROKEN });
    const answer = await bode.system().get(`/api/v1/messages/${id}/preview.pdf`).buffer().expect(200);
    expect(wordsOf(answer.body)).toContain('Marie Peeters');
    const noForm = await at.ask({ type: 'IV1', client: BROKEN });
    const refused = await bode.system().get(`/api/v1/messages/${noForm.id}/preview.pdf`).expect(422);
    expect(refused.body.code).toBe('NO_LETTER_FORM');
    await bode.system().get('/api/v1/messages/x/preview.pdf').expect(404);
  });

  it('N16: prints no address that can’t be used: the name alone shows that it is missing', async () => {
    const { id } = await at.ask({
      client: { ...BROKEN, name: 'Elke Roels', postal: { street: 'Kerkstraat 1', city: 'Gent' } },
    });
    const words = wordsOf((await preview(id)).body);
    expect(words).toContain('Elke Roels');
    expect(words).not.toContain('Kerkstraat 1');
  });

  it('Dd4: shows at both ends the mail and the letter that came of it', async () => {
    const [failed, letter] = await at.askAll({ type: 'RSO', client: BROKEN });
    const fromMail = await at.read(`/messages/${failed!.id}`);
    const fromLetter = await at.read(`/messages/${letter!.id}`);
    for (const html of [fromMail, fromLetter]) {
      expect(html).toContain(`src="/messages/${failed!.id}/preview.html"`);
      expect(html).toContain(`src="/messages/${letter!.id}/preview.pdf#`);
    }
    expect(textOf(fromMail)).toContain(`Daarna werd er een brief van gemaakt: brief ${letter!.number}`);
    expect(textOf(fromLetter)).toContain(`Deze brief kwam in de plaats van bericht ${failed!.number}`);
    expect(fromMail).not.toContain('action="/messages/resend"');
  });

  it('stays as it was frozen in its batch, whatever becomes of the address', async () => {
    const { id } = await at.ask({ client: { externalId: 'frozen', emails: [] } });
    await bode.system().post('/api/v1/batches').send({ printGroup: 'North' }).expect(202);
    await prepareAll(bode);
    await bode
      .system()
      .put('/api/v1/clients/frozen')
      .send({ name: 'Marie Peeters', postal: { street: 'Nieuwstraat 1', postcode: '1000', city: 'Brussel' } })
      .expect(200);
    const words = wordsOf((await preview(id)).body);
    expect(words).toContain('Kerkstraat 12 bus 3');
    expect(words.some((text) => /^B\d+-\d{6} 1\/1$/.test(text))).toBe(true);
    const html = await at.read(`/messages/${id}`);
    expect(textOf(html)).toMatch(/Printklaar .*Printopdracht \d+, stuk \d+/);
  });
});

describe('Berichten, the messages of all clients', () => {
  it('L03: lists the newest first, with the client, and filters by what the address says', async () => {
    const failed = await at.ask({ client: { ...BROKEN, name: 'Ann Filter' }, type: 'HR2', branch: 'B2' });
    const html = await at.read('/messages?status=not_sent&type=HR2&reason=ADDRESS_NO_AT&branch=B2');
    expect(idsIn(html)).toContain(failed.id);
    expect(textOf(html)).toContain('Ann Filter');
    expect(html).toMatch(/<option value="HR2" selected>/);
    expect(idsIn(await at.read('/messages?status=not_sent&type=HR1'))).not.toContain(failed.id);
    expect(idsIn(await at.read('/messages?status=not_sent&reason=NO_ADDRESS'))).not.toContain(failed.id);
    expect(idsIn(await at.read('/messages?status=not_sent&branch=B1'))).not.toContain(failed.id);
  });

  it('takes several values, as a link can have, and shows them as one choice', async () => {
    const html = await at.read('/messages?status=not_sent,bounced');
    expect(html).toMatch(/<option value="not_sent,bounced" selected>Niet verzonden \/ Gebouncet<\/option>/);
  });

  it('counts days in the organisation’s zone', async () => {
    // Half past midnight in Brussels, where it is not yet midnight in UTC.
    bode.clock.advance(14.5 * HOUR);
    const { id } = await at.ask({ client: BROKEN });
    bode.clock.advance(10 * HOUR);
    expect(idsIn(await at.read('/messages?from=2026-11-21&to=2026-11-21'))).toContain(id);
    expect(idsIn(await at.read('/messages?to=2026-11-20'))).not.toContain(id);
  });

  it.each(['status=nonsense&cursor=x', 'from=yesterday&status[]=a', 'q=%00', 'type=%ED%A0%80', 'limit=9999'])(
    'leaves out what it can’t understand: %s',
    async (query) => {
      const html = await at.read(`/messages?${query}`);
      expect(textOf(html)).toContain('Berichten');
    },
  );

  it('D10: what became a letter asks for nobody any more', async () => {
    const [failed] = await at.askAll({ type: 'RSO', client: BROKEN });
    const waiting = await at.ask({ type: 'HR1', client: BROKEN });
    const html = await at.read('/messages?attention=1');
    expect(idsIn(html)).toContain(waiting.id);
    expect(idsIn(html)).not.toContain(failed!.id);
  });

  it('D03: letters have no tick box, and a list of letters only has no button', async () => {
    await at.ask({ client: { emails: [], postal: null } });
    const html = await at.read('/messages?status=held');
    expect(textOf(html)).toContain('Wacht op correctie');
    expect(html).not.toContain('action="/messages/resend"');
  });

  it('L28: shows the branches of the account, and no others', async () => {
    const north = await at.ask({ client: BROKEN, branch: 'B1' });
    const south = await at.ask({ client: BROKEN, branch: 'B2' });
    const account = await buildAccount(bode.app, bode.library.organisationId, {
      branchIds: [bode.library.branches.B2],
    });
    const html = await at.read('/messages', account);
    expect(idsIn(html)).toContain(south.id);
    expect(idsIn(html)).not.toContain(north.id);
    expect(html).not.toContain('name="branch"');
  });

  it('gives the same rows as CSV, and remembers that they were taken', async () => {
    const { number } = await at.ask({ client: BROKEN, type: 'HR2' });
    const html = await at.read('/messages?type=HR2');
    const link = /href="(\/messages\.csv[^"]*)"/.exec(html)![1]!;
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    const answer = await browser.get(link).expect(200);
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.text.split('\r\n').some((row) => row.startsWith(`${number},HR2,`))).toBe(true);
    expect(answer.text).not.toMatch(/^\d+,HR1,/m);
  });
});
