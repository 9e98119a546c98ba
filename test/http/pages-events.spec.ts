import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildAccount } from '../support/builders.js';
import { deskOf, type Desk } from '../support/desk.js';
import { textOf, valueOf } from '../support/page-text.js';
import { ruleDesk, type RuleDesk } from '../support/rules.js';

const HOSTILE = '<script>alert(1)</script>';

let bode: TestApp;
let api: RuleDesk;
let desk: Desk;
let rule: string;
/** Id of an event on which a rule decided. */
let happened: string;
beforeAll(async () => {
  bode = await startTestApp();
  api = ruleDesk(bode);
  desk = deskOf(bode);
  rule = await api.rule({
    name: 'Langdurig verzuim',
    scope: 'all',
    trigger: { kind: 'week.passed' },
    conditions: [{ field: 'event.data.week', operator: 'more', value: 5 }],
  });
  await api.client('jan');
  await api.open('jan', { id: 'zaak-1' });
  const data = { week: 6, note: HOSTILE, items: [{ title: 'Kaas' }] };
  const body = { key: 'week-6', kind: 'week.passed', client: 'jan', case: 'zaak-1', data, run: 'maandag' };
  happened = (await api.post('events', body)).results[0].eventId;
});
afterAll(() => bode.close());

const read = (path: string) => desk.read(path, bode.library.accounts.admin);

describe('the page of an event (N01)', () => {
  it('tells what came in and when, what was decided, and the lines that came of it', async () => {
    const html = await read(`/events/${happened}`);
    const shown = textOf(html);
    expect(shown).toMatch(
      /Week passed \(week\.passed\) Gebeurtenis Ontvangen .* Gevraagd door een gekoppeld systeem Kenmerk week-6/,
    );
    expect(shown).toMatch(/Ronde maandag Klant Name of jan Case zaak-1/);
    expect(shown).toMatch(/Langdurig verzuim Verzonden of op weg \d+ e-mail → Name of jan In wachtrij/);
    expect(shown).toMatch(/Wat erbij kwam note .* week 6 items/);
    expect(shown).toContain('"title": "Kaas"');
    expect(shown).toContain(HOSTILE);
    expect(html).not.toContain(HOSTILE);
  });

  it('is reached from the message, the decision and the case, and leads back to each', async () => {
    const { items } = await api.get('decisions?client=jan');
    const { id, messages } = items[0];
    const [link] = [`href="/events/${happened}"`];
    for (const path of [`/messages/${messages[0].id}`, `/decisions/${id}`, '/cases/zaak-1']) {
      expect([path, (await read(path)).includes(link!)]).toEqual([path, true]);
    }
    const html = await read(`/events/${happened}`);
    for (const path of [`/messages/${messages[0].id}`, `/decisions/${id}`, '/cases/zaak-1', '/clients/jan']) {
      expect(html).toContain(`href="${path}"`);
    }
    expect(textOf(await read('/cases/zaak-1'))).toMatch(/Wat er gebeurde .* Week passed .* 1 beslissing/);
  });

  it('says so where nothing was decided, and leads to where each rule stopped', async () => {
    const body = { key: 'week-2', kind: 'week.passed', client: 'jan', data: { week: 2 } };
    const pageOf = async (key: string, kind: string) =>
      read(`/events/${(await api.post('events', { ...body, key, kind })).results[0].eventId}`);
    await api.rule({ trigger: { kind: 'week.began' }, scope: 'all', active: false });
    expect(textOf(await pageOf('nothing', 'week.began'))).toContain('Geen enkele regel die hier geldt, wacht op deze');
    const slip = await pageOf('slip', 'week.pased');
    expect(textOf(slip)).toContain('Geen enkele regel luistert naar dit soort gebeurtenis');
    expect(textOf(slip)).toContain(
      'Bekend zijn: Week passed (week.passed), Case gesloten (case.closed), Nieuwe case (case.opened), Week began',
    );
    expect(slip).toContain('href="/rules/new?kind=week.pased"');
    expect(valueOf(await read('/rules/new?kind=week.pased'), 'kind')).toBe('week.pased');
    expect(valueOf(await read('/rules/new?kind=%00'), 'kind')).toBe('');
    const early = (await api.post('events', body)).results[0].eventId;
    const html = await read(`/events/${early}`);
    expect(textOf(html)).toContain('Langdurig verzuim Niet van toepassing');
    expect(html).toContain(`href="/what-if?event=${early}"`);
    const asked = await read(`/what-if?event=${early}`);
    expect(asked).toMatch(/<input[^>]* name="client"[^>]* value="jan"/);
    const again = textOf(asked);
    expect(again).toMatch(/Opnieuw beslist, zoals alles er vandaag bij staat: Gebeurtenis/);
    expect(again).toMatch(/Langdurig verzuim.*gevonden: 2/);
  });

  it('L20, L28: is for who may see the message, and of the branch; the desk gets no links that it may not follow', async () => {
    const seen = await desk.read(`/events/${happened}`);
    expect(textOf(seen)).toContain('Case zaak-1');
    expect(seen).not.toContain('/cases/zaak-1');
    expect(seen).not.toContain('/what-if');
    const { browser: printer } = await bode.staff(bode.library.accounts.print);
    await printer.get(`/events/${happened}`).expect(403);
    await bode.system().put('/api/v1/clients/jan').send({ name: 'Jan', branch: 'B1' }).expect(200);
    const south = await buildAccount(bode.app, bode.library.organisationId, { branchIds: [bode.library.branches.B2] });
    const { browser } = await bode.staff(south);
    await browser.get(`/events/${happened}`).expect(404);
    await browser.get('/events/x').expect(404);
  });
});

describe('N02: what if the event had these data', () => {
  const ask = (data: string) => read(`/what-if?client=jan&rule=${rule}&data=${encodeURIComponent(data)}`);

  it.each([
    ['week: 9', /gevonden: 9/],
    ['{"week": 3}', /gevonden: 3/],
    ['', /gevonden: niets/],
  ])('%j', async (data, found) => {
    expect(textOf(await ask(data))).toMatch(found);
  });

  it('says at the field what can not be read', async () => {
    const html = await ask('week: 1\nlang');
    expect(textOf(html)).toContain('Regel 2 heeft geen naam en waarde');
    expect(html).toMatch(/<details class="event-data" open/);
    expect(textOf(await ask('{"week"'))).toContain('Dit is geen JSON-object');
  });
});
