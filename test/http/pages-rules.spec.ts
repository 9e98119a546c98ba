import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { deskOf, mainOf, noticeOf, type Desk } from '../support/desk.js';
import { textOf, valueOf } from '../support/page-text.js';

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
const idOf = (path: string | null) => path!.split('/').at(-1)!;

const form = (name: string, changes: Record<string, unknown> = {}) => ({
  name,
  type: 'WEL',
  kind: 'case.opened',
  caseType: 'verzuim',
  recipients: 'client',
  scope: 'assigned',
  active: '1',
  ...changes,
});

const menuOf = (html: string) => textOf(/<nav class="menu".*?<\/nav>/s.exec(html)![0]);

describe('rules on pages (A03, A04, A10, A34, A35)', () => {
  it('a library without rules sees none of it, but an administrator finds the way to the first one', async () => {
    const types = await read('/message-types');
    expect(menuOf(types)).not.toContain('Regels');
    expect(types).toContain('href="/rules"');
    expect(await at.read('/message-types')).not.toContain('href="/rules"');
    expect(textOf(await read('/rules'))).toContain('Nog geen regels');
  });

  it('an office that only mails sees no print room until a type of it can become a letter', async () => {
    const formats = (set: string) =>
      bode.tenancy.within(bode.library.organisationId, (tx) =>
        tx.query(`UPDATE message_type SET ${set} WHERE organisation_id = $1`, [bode.library.organisationId]),
      );
    await formats(`formats = '{email}', default_format = 'email', on_not_sent = 'wait-for-resend', on_bounce = 'none'`);
    expect(menuOf(await read('/message-types'))).not.toContain('Printklaar maken');
    await formats(`formats = '{email,letter}'`);
    expect(menuOf(await read('/message-types'))).toContain('Printklaar maken');
  });

  it('A03 A10 A35: makes a rule with conditions and recipients, and shows it as it was made', async () => {
    const made = await send(
      '/rules',
      form('Welkom bij een case', {
        recipients: ['client', 'contact'],
        contactRoles: 'hr; directie',
        caseRoles: 'manager',
        users: admin().email.toUpperCase(),
        delayDays: '2',
        delayHour: '9',
        'condition-0-field': 'case.data.',
        'condition-0-path': 'dagen',
        'condition-0-operator': 'more',
        'condition-0-value': '3',
        'condition-1-field': 'client.kind',
        'condition-1-operator': 'one-of',
        'condition-1-value': 'werkgever; klant',
      }),
    );
    expect(noticeOf(made.html)).toContain('De regel “Welkom bij een case” is gemaakt.');
    expect(menuOf(made.html)).toContain('Regels');
    const { body } = await bode
      .system()
      .get(`/api/v1/rules/${idOf(made.to)}`)
      .expect(200);
    expect(body).toMatchObject({
      name: 'Welkom bij een case',
      type: 'WEL',
      trigger: { kind: 'case.opened', caseType: 'verzuim' },
      conditions: [
        { field: 'case.data.dagen', operator: 'more', value: '3' },
        { field: 'client.kind', operator: 'one-of', value: ['werkgever', 'klant'] },
      ],
      recipients: ['client', 'contact', 'contact:hr', 'contact:directie', 'case-role:manager', `user:${admin().id}`],
      delay: { days: 2, hour: 9 },
      scope: 'assigned',
      active: true,
    });
    expect(valueOf(made.html, 'condition-1-value')).toBe('werkgever; klant');
    expect(valueOf(made.html, 'users')).toBe(admin().email);
    const list = textOf(mainOf(await read('/rules')));
    expect(list).toContain('Nieuwe case, verzuim');
    expect(list).toContain('Contactpersonen: hr');
    expect(list).toContain('nog niemand');
  });

  it('changes it: what was there keeps its order, and an older form is told that somebody was first', async () => {
    const { to } = await send('/rules', form('Te veranderen', { recipients: ['client', 'self'] }));
    const revision = valueOf(await read(to!), 'revision');
    const changed = form('Veranderd', { revision, recipients: ['client', 'client-users', 'self'], active: undefined });
    expect(noticeOf((await send(to!, changed)).html)).toContain('is bewaard');
    const { body } = await bode
      .system()
      .get(`/api/v1/rules/${idOf(to)}`)
      .expect(200);
    expect(body.recipients).toEqual(['client', 'self', 'client-users']);
    expect(body).toMatchObject({ name: 'Veranderd', active: false });
    expect(textOf(mainOf(await read('/rules?active=false')))).toContain('Veranderd');
    const late = await send(to!, changed);
    expect(late.to).toBe(to);
    expect(late.html).toContain('notice failed');
  });

  it.each([
    [{ name: '' }, 'name', 'Geef de regel een naam'],
    [{ type: '' }, 'type', 'Kies een berichtsoort'],
    [{ kind: '' }, 'kind', 'Zeg bij welke gebeurtenis'],
    [{ delayDays: 'veel' }, 'delayDays', 'van 0 tot 3650'],
    [{ delayHour: '9' }, 'delayDays', 'Een uur kan alleen samen'],
    [{ 'condition-0-value': 'x' }, 'condition-0-field', 'Voorwaarde 1: kies een veld'],
    [{ 'condition-0-field': 'case.data.' }, 'condition-0-field', 'Voorwaarde 1: kies een veld'],
    [
      { 'condition-0-field': 'client.flags', 'condition-0-operator': 'less', 'condition-0-value': '1' },
      'condition-0-operator',
      'bij dit veld past “bevat”',
    ],
    [
      { 'condition-0-field': 'event.data.x', 'condition-0-operator': 'less', 'condition-0-value': 'veel' },
      'condition-0-value',
      'vul een getal in',
    ],
    [
      { 'condition-0-field': 'case.startDate', 'condition-0-operator': 'before', 'condition-0-value': 'gisteren' },
      'condition-0-value',
      'vul een dag in',
    ],
    [
      { 'condition-0-field': 'client.confirmation', 'condition-0-operator': 'equals', 'condition-0-value': 'fax' },
      'condition-0-value',
      'kies uit none, pin, sms',
    ],
    [{ contactRoles: '!!' }, 'contactRoles', 'Een rol bestaat uit'],
    [{ users: 'niemand@bib.example' }, 'users', 'Er is geen gebruiker niemand@bib.example'],
  ])('L34 says what is wrong at the field: %j', async (changes, control, words) => {
    const answer = await send('/rules', form('Afgewezen', changes));
    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toContain(words);
    expect(answer.html).toContain(`href="#${control}"`);
    expect(answer.html).toContain(`id="${control}"`);
    const { body } = await bode.system().get('/api/v1/rules').query({ q: 'Afgewezen' });
    expect(body.items).toEqual([]);
  });

  it('A09, A36: a rule that goes to nobody is saved, and says that nobody gets a mail by it', async () => {
    const made = await send('/rules', form('Voor niemand', { recipients: [] }));
    expect(noticeOf(made.html)).toContain('heeft nog geen ontvanger: zo gaat er naar niemand een mail.');
    const revision = valueOf(made.html, 'revision');
    const off = await send(made.to!, form('Voor niemand', { revision, recipients: [], active: undefined }));
    expect(noticeOf(off.html)).not.toContain('ontvanger');
  });

  it('refuses a name that another rule has, at the name', async () => {
    await send('/rules', form('Dezelfde naam'));
    const answer = await send('/rules', form('Dezelfde naam'));
    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toContain('Deze naam is al in gebruik.');
  });

  it('gives more rows for conditions without JavaScript, and saves nothing by it', async () => {
    const answer = await send('/rules', form('Meer rijen', { more: '1', 'condition-0-field': 'client.kind' }));
    expect(answer.status).toBe(200);
    expect(answer.html).toContain('id="condition-3-field"');
    expect(valueOf(answer.html, 'name')).toBe('Meer rijen');
    expect((await bode.system().get('/api/v1/rules').query({ q: 'Meer rijen' })).body.items).toEqual([]);
  });

  it('A33, A28: who switches a rule off is told of its planned mails, looks at them and cancels them together', async () => {
    const wishes = form('Herinnering', {
      kind: 'loan.late',
      caseType: '',
      scope: 'all',
      delayDays: '2',
      delayHour: '9',
    });
    const path = (await send('/rules', wishes)).to!;
    const system = (where: string, body: object) => bode.system().post(`/api/v1/${where}`).send(body).expect(202);
    for (const name of ['Ann', 'Bea']) {
      const client = { externalId: `late-${name}`, name, emails: [`${name}@work.example`] };
      await system('events', { key: `late-${name}`, kind: 'loan.late', client });
    }
    expect(textOf(await read(path))).toContain('2 mails van deze regel wachten nog op hun tijd.');
    const revision = valueOf(await read(path), 'revision');
    const off = await send(path, { ...wishes, revision, active: '' });
    expect(noticeOf(off.html)).toContain('staat nu uit. 2 mails ervan zijn al gepland en gaan nog weg.');
    expect(off.html).toContain(`href="${path}/planned"`);
    const planned = textOf(mainOf(await read(`${path}/planned`)));
    expect(planned).toMatch(/De regel staat uit, maar 2 mails .* Ann .* Bea .* Alle 2 annuleren/);
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    await browser.get(`${path}/planned`).expect(403);
    const cancelled = await send(`${path}/planned`, {});
    expect(noticeOf(cancelled.html)).toContain('2 geplande mails zijn geannuleerd.');
    expect(textOf(await read(`${path}/planned`))).toContain('Niets gepland');
    expect(noticeOf((await send(`${path}/planned`, {})).html)).toContain('Dit was al gedaan');
  });

  it('removes a rule that nothing refers to, and says what refers to another', async () => {
    const { to } = await send('/rules', form('Weg ermee'));
    expect(noticeOf((await send(`${to}/remove`, {})).html)).toContain('De regel “Weg ermee” is verwijderd.');
    const kept = await send('/rules', form('Blijft'));
    await bode
      .system()
      .post('/api/v1/rule-sets')
      .send({ name: 'Houdt hem vast', rules: [idOf(kept.to)] })
      .expect(201);
    expect((await send(`${kept.to}/remove`, {})).html).toContain('notice failed');
    expect(textOf(mainOf(await read('/rules')))).toContain('Houdt hem vast');
  });

  it('A01: is for administrators only', async () => {
    for (const role of ['circulation', 'print', 'configuration'] as const) {
      const { browser } = await bode.staff(bode.library.accounts[role]);
      await browser.get('/rules').expect(403);
    }
  });
});
