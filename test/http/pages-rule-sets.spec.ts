import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { deskOf, mainOf, noticeOf, type Desk } from '../support/desk.js';
import { textOf } from '../support/page-text.js';

let bode: TestApp;
let at: Desk;

beforeAll(async () => {
  bode = await startTestApp();
  at = deskOf(bode);
});
afterAll(() => bode.close());

const admin = () => bode.library.accounts.admin;
const read = (path: string) => at.read(path, admin());
const send = (path: string, form: Record<string, unknown>) => at.send(path, form, admin());
const post = async (path: string, body: object) =>
  (await bode.system().post(`/api/v1/${path}`).send(body).expect(201)).body as { id: string };
const rule = async (name: string) =>
  (await post('rules', { name, type: 'WEL', trigger: { kind: 'case.opened' }, recipients: ['client'] })).id;

describe('rule sets on pages (A21, A24, A29)', () => {
  it('says how the first one comes, makes it, and gives it another name', async () => {
    expect(textOf(mainOf(await read('/rule-sets')))).toContain('Nog geen abonnementen');
    const made = await send('/rule-sets', { name: ' Verzuim ' });
    expect(noticeOf(made.html)).toContain('Het abonnement “Verzuim” is gemaakt.');
    const renamed = await send(made.to!, { name: 'Verzuim compleet' });
    expect(noticeOf(renamed.html)).toContain('heet nu “Verzuim compleet”');
    expect(textOf(mainOf(await read('/rule-sets')))).toContain('Verzuim compleet');
  });

  it('L34: a name that is empty, too long or taken is told at the field', async () => {
    await send('/rule-sets', { name: 'Al bezet' });
    for (const name of ['', 'x'.repeat(201)]) {
      const answer = await send('/rule-sets', { name });
      expect([answer.status, textOf(answer.html)]).toEqual([
        422,
        expect.stringContaining('Geef het abonnement een naam'),
      ]);
    }
    const taken = await send('/rule-sets', { name: 'Al bezet' });
    expect([taken.status, textOf(taken.html)]).toEqual([422, expect.stringContaining('Deze naam is al in gebruik.')]);
  });

  it('A29: adding a rule asks about open cases first, and adds only with an answer', async () => {
    const [first, second] = [await rule('Eerste'), await rule('Tweede')];
    const set = (await post('rule-sets', { name: 'Met vraag', rules: [first] })).id;
    await bode.system().put('/api/v1/clients/klant').send({ name: 'De klant' }).expect(200);
    await post('assignments', { client: 'klant', ruleSet: set, startsOn: '2026-01-01', applyToOpenCases: false });
    await post('cases', { id: 'V-1', type: 'verzuim', client: 'klant', startDate: '2026-11-01' });
    const path = `/rule-sets/${set}/rules`;
    const asked = await send(path, { rule: second });
    expect(asked.to).toBe(`${path}?rule=${second}`);
    expect(textOf(mainOf(asked.html))).toContain('Nu beoordeeld, en zo nodig verzonden: Tweede');
    expect(textOf(mainOf(asked.html))).toContain('V-1');
    expect(await read(`/rule-sets/${set}`)).not.toContain(`href="/rules/${second}"`);
    const added = await send(path, { rule: second, apply: 'yes' });
    expect(noticeOf(added.html)).toContain('Tweede is toegevoegd, ook voor 1 open case.');
    expect(textOf(mainOf(await read('/cases/V-1')))).toContain('Tweede');
    const again = await send(path, { rule: second, apply: 'yes' });
    expect(noticeOf(again.html)).toContain('Tweede zat al in dit abonnement');
    expect(textOf((await send(path, { rule: '' })).html)).toContain('Kies een regel.');

    const taken = await send(`${path}/${second}/remove`, {});
    expect(noticeOf(taken.html)).toContain('Tweede is eruit gehaald.');
    const kept = await send(`/rule-sets/${set}/remove`, {});
    expect(kept.html).toContain('notice failed');
  });

  it('removes one that is assigned to nobody', async () => {
    const { to } = await send('/rule-sets', { name: 'Weg ermee' });
    expect(noticeOf((await send(`${to}/remove`, {})).html)).toContain('“Weg ermee” is verwijderd');
  });
});
