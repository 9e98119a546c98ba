import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiKeys } from '../../src/auth/api-keys.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { request } from '../support/requests.js';
import { ruleDesk, type RuleDesk } from '../support/rules.js';

/** What a field of the page offers to choose from. */
function optionsOf(html: string, field: string): string[] {
  const [, inside = ''] = html.match(new RegExp(`<select name="${field}">(.*?)</select>`, 's')) ?? [];
  return [...inside.matchAll(/<option[^>]*>([^<]*)</g)].map(([, words]) => words!);
}

const BROKEN = { name: 'Jan', emails: ['jan.work.example'] };

describe('A05, A06: messages are searched by what caused them, event and rule', () => {
  let bode: TestApp;
  let desk: RuleDesk;
  let opened: string;
  let closed: string;
  beforeAll(async () => {
    bode = await startTestApp();
    desk = ruleDesk(bode);
    opened = await desk.rule({ name: 'Welkom bij verzuim', scope: 'all' });
    closed = await desk.rule({ name: 'Verzuim voorbij', trigger: { kind: 'case.closed' }, scope: 'all' });
    const client = await desk.client('staff');
    const open = (on: string) => {
      const file = { id: `case of ${on}`, type: 'verzuim', startDate: '2026-11-10', data: {} };
      return desk.post('events', { key: `opened ${on}`, kind: 'case.opened', client: on, case: file });
    };
    await open(client);
    await desk.post('events', { key: 'over', kind: 'case.closed', client, case: `case of ${client}` });
    await bode.system().put('/api/v1/clients/broken').send(BROKEN).expect(200);
    await open('broken');
    await desk.post('messages', request({ key: 'direct', client }));
  });
  afterAll(() => bode.close());

  const found = async (query: string) => {
    const { items } = await desk.get(`messages?${query}`);
    return items.map(({ client, format }: { client: string; format: string }) => `${client} ${format}`);
  };

  it('by rule: its lines, the letter that followed a failed mail among them', async () => {
    expect(await found(`rule=${opened}`)).toEqual(['broken email', 'staff email']);
    expect(await found(`rule=${closed}`)).toEqual(['staff email']);
    expect(await found(`rule=${opened}&status=not_sent`)).toEqual(['broken email']);
    expect(await found(`rule=${opened}&kind=case.closed`)).toEqual([]);
    const [{ id }] = (await desk.get(`messages?rule=${opened}&status=not_sent`)).items;
    await bode
      .system()
      .put('/api/v1/clients/broken')
      .send({ ...BROKEN, postal: { street: 'Kerkstraat', houseNumber: '1', postcode: '9000', city: 'Gent' } });
    await desk.post(`messages/resend`, { ids: [id] });
    expect(await found(`rule=${opened}&client=broken`)).toEqual(['broken letter', 'broken email']);
    expect(await found(`kind=case.opened&format=letter`)).toEqual(['broken letter']);
  });

  it('by kind of event: whatever rule it was; what a system asked for directly is a kind of its own', async () => {
    expect(await found('kind=case.closed')).toEqual(['staff email']);
    expect(await found('kind=case.opened&status=queued')).toEqual(['staff email']);
    expect(await found('kind=message.requested')).toEqual(['staff email']);
    expect(await found('kind=nothing.such')).toEqual([]);
  });

  it('A05: by the address they went to, however it is written, and by its domain', async () => {
    const direct = await found(`client=staff&format=email`);
    const { to } = (await desk.get('messages?client=staff&limit=1')).items[0];
    const q = (words: string) => `q=${encodeURIComponent(words)}`;
    expect(direct).toHaveLength(3);
    expect(await found(q(` ${to.toUpperCase()} `))).toEqual(direct);
    await desk.post(
      'messages',
      request({ key: 'capital', client: { externalId: 'capital', name: 'An', emails: ['An.CAPS@Bib.example'] } }),
    );
    expect(await found(q('an.caps@bib.example'))).toEqual(['capital email']);
    expect(await found(`${q('an.caps@bib.example')}&status=not_sent`)).toEqual([]);
    expect(await found(q('caps@bib.example'))).toEqual([]);
    expect(await found(q('@BIB.example'))).toContain('capital email');
    expect(await found(q('@nowhere.example'))).toEqual([]);
  });

  it('A05: by the number or the name of a client: who is called just so, else whose names begin so', async () => {
    const names = { S7: 'Zoë De Smet-Claes', S77: 'Zoë De Smetter' };
    for (const [externalId, name] of Object.entries(names)) {
      await desk.post('messages', request({ key: `of ${externalId}`, client: { externalId, name } }));
    }
    expect(await found('q=S7')).toEqual(['S7 email']);
    expect(await found('q=s77')).toEqual(['S77 email']);
    expect(await found('q=zoe de smet')).toEqual(['S7 email']);
    expect(await found('q=zoe sme')).toEqual(['S77 email', 'S7 email']);
    expect(await found('q=ZOE sme&status=sent')).toEqual([]);
    expect(await found('q=zoe sme&limit=1')).toEqual(['S77 email']);
    expect(await found('q=zoe peeters')).toEqual([]);
  });

  it('A05: of more than forty who are called so none is shown, but what has it as its reference is', async () => {
    await Promise.all(
      Array.from({ length: 41 }, (_, n) =>
        bode.system().put(`/api/v1/clients/many${n}`).send({ name: `Wim Maes` }).expect(200),
      ),
    );
    await desk.post('messages', request({ key: 'of many', client: 'many7' }));
    const { body } = await bode.system().get('/api/v1/messages?q=maes').expect(422);
    expect(body).toMatchObject({
      code: 'TOO_MANY_NAMES',
      errors: [{ field: 'q', detail: expect.stringMatching('40') }],
    });
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    const page = (await browser.get('/messages?q=maes').expect(200)).text;
    expect(page).toContain('Hier passen te veel namen bij');
    expect(page).toContain('href="/clients?q=maes"');
    expect(page).toContain('name="q" value="maes"');
    await desk.post('messages', request({ key: 'by reference', client: 'staff', ref: 'maes' }));
    expect(await found('q=maes')).toEqual(['staff email']);
    expect(await found('q=many7')).toEqual(['many7 letter']);
  });

  it('a rule that is no id is said to be none', async () => {
    const { body } = await bode.system().get('/api/v1/messages?rule=x').expect(422);
    expect(body.errors).toMatchObject([{ field: 'rule', detail: expect.stringMatching(/id of a rule/) }]);
  });

  it('A01: on pages for administrators, who choose from lists; nobody else sees the lists, or gets the rows', async () => {
    const { browser: admin } = await bode.staff(bode.library.accounts.admin);
    const all = (await admin.get('/messages').expect(200)).text;
    expect(optionsOf(all, 'rule')).toEqual(['alle regels', 'Verzuim voorbij', 'Welkom bij verzuim']);
    expect(optionsOf(all, 'kind')).toEqual([
      'alle gebeurtenissen',
      'Case gesloten (case.closed)',
      'Nieuwe case (case.opened)',
    ]);
    const one = (await admin.get(`/messages?rule=${closed}`).expect(200)).text;
    expect(one).toMatch(new RegExp(`<option value="${closed}" selected`));
    expect(one.match(/<tr id="m\d+"/g)).toHaveLength(1);

    const { browser: desk } = await bode.staff(bode.library.accounts.circulation);
    const seen = (await desk.get('/messages').expect(200)).text;
    expect([optionsOf(seen, 'rule'), optionsOf(seen, 'kind')]).toEqual([[], []]);
    for (const query of [`rule=${closed}`, 'kind=case.closed']) {
      await desk.get(`/messages?${query}`).expect(403);
      await desk.get(`/messages.csv?${query}`).expect(403);
    }
  });

  it('A01: a key without the right to read messages does not get them this way either', async () => {
    const { organisationId } = bode.library;
    const { secret } = await bode.app.get(ApiKeys).create(organisationId, { name: 'Events', scopes: ['events:write'] });
    await bode.system(secret).get(`/api/v1/messages?rule=${closed}`).expect(403);
  });
});
