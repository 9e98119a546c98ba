import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { deskOf, mainOf, noticeOf, type Desk } from '../support/desk.js';
import { textOf, valueOf } from '../support/page-text.js';

let bode: TestApp;
let at: Desk;
let made = 0;

beforeAll(async () => {
  bode = await startTestApp();
  at = deskOf(bode);
});
afterAll(() => bode.close());

const admin = () => bode.library.accounts.admin;
const read = (path: string) => at.read(path, admin());
const send = (path: string, form: Record<string, unknown>) => at.send(path, form, admin());
/** What a GET form leads to: the question about open cases, or what is wrong with what was filled in. */
const ask = async (path: string, form: Record<string, string>) => {
  const { browser } = await bode.staff(admin());
  const { status, text } = await browser.get(path).query(form);
  return { status, html: text };
};
const post = async (path: string, body: object) =>
  (await bode.system().post(`/api/v1/${path}`).send(body).expect(201)).body as { id: string };

/** A customer, an employer under it and a department under that, with names of their own. */
async function office() {
  const n = ++made;
  const names = { customer: `klant-${n}`, employer: `werkgever-${n}`, department: `afdeling-${n}` };
  const put = (name: string, kind: string, parent?: string) =>
    bode
      .system()
      .put(`/api/v1/clients/${name}`)
      .send({ name: `De ${name}`, kind, ...(parent && { parent }) })
      .expect(200);
  await put(names.customer, 'klant');
  await put(names.employer, 'werkgever', names.customer);
  await put(names.department, 'afdeling', names.employer);
  const trigger = { kind: 'case.opened', caseType: 'verzuim' };
  const rule = (await post('rules', { name: `Regel ${n}`, type: 'WEL', trigger, recipients: ['client'] })).id;
  const set = (await post('rule-sets', { name: `Abonnement ${n}`, rules: [rule] })).id;
  return { ...names, n, rule, set };
}

const openCase = (id: string, client: string, startDate = '2026-11-01') =>
  post('cases', { id, type: 'verzuim', client, startDate });

describe('rules on a client’s page (A23, A30-A32)', () => {
  it('A32: a rule at the employer shows on its department, with where it comes from', async () => {
    const { employer, department, rule, n } = await office();
    await post('assignments', { client: employer, rule, startsOn: '2026-01-01', applyToOpenCases: false });
    const page = textOf(mainOf(await read(`/clients/${department}/rules`)));
    expect(page).toContain(`Regel ${n} Nieuwe case, verzuim WEL · Welkom`);
    expect(page).toContain(`rechtstreeks toegewezen aan De ${employer} (werkgever), vanaf 01-01-2026`);
    expect(textOf(mainOf(await read(`/clients/klant-${n}/rules`)))).toContain('Toewijzingen eronder');
  });

  it('A23, Ad5: says which rule set is the active one, and of each other assignment why it does not count; A24, A30: rule and set say to whom', async () => {
    const { customer, employer, department, rule, set, n } = await office();
    const near = (await post('rule-sets', { name: `Dichtbij ${n}`, rules: [] })).id;
    const assign = (client: string, what: object) => post('assignments', { client, ...what, applyToOpenCases: false });
    await assign(customer, { ruleSet: set, startsOn: '2026-01-01' });
    await assign(employer, { ruleSet: near, startsOn: '2026-01-01' });
    const { id } = await assign(employer, { rule, startsOn: '2026-01-01', endsOn: '2026-02-01' });
    await assign(department, { rule, startsOn: '2031-01-01' });
    const page = textOf(mainOf(await read(`/clients/${department}/rules`)));
    expect(page).toContain(`Dichtbij ${n} abonnement De ${employer} (werkgever) 01-01-2026 – geldt`);
    expect(page).toContain(`De ${customer} (klant) 01-01-2026 – telt hier niet: Dichtbij ${n} is dichterbij`);
    expect(page).toContain('01-01-2026 01-02-2026 voorbij');
    expect(page).toContain('01-01-2031 – begint pas op 01-01-2031');

    const ofSet = mainOf(await read(`/rule-sets/${set}`));
    expect(textOf(ofSet)).toContain(
      `Aan wie het is toegewezen Aan Eerste dag Laatste dag Wijzigen De ${customer} (klant)`,
    );
    const ofRule = mainOf(await read(`/rules/${rule}`));
    expect(textOf(ofRule)).toContain(
      `De ${employer} (werkgever) 01-01-2026 01-02-2026 Wijzigen De ${department} (afdeling)`,
    );
    expect(ofRule).toContain(`href="/assignments/${id}"`);
    expect(ofRule).toContain(`<a href="/rule-sets/${set}">Abonnement ${n}</a>`);
  });

  it('A22, A18: leads up to the employer and the customer, and down to what is right under it, page by page', async () => {
    const { customer, employer, department } = await office();
    const hrefs = async (path: string) =>
      [...mainOf(await read(path)).matchAll(/<a href="([^"]+)" title="[^"]*"><bdi>De /g)].map(([, href]) => href);
    for (const tab of ['', '/rules', '/people']) {
      expect(await hrefs(`/clients/${department}${tab}`)).toEqual([
        `/clients/${customer}${tab}`,
        `/clients/${employer}${tab}`,
      ]);
      expect(await hrefs(`/clients/${customer}${tab}`)).toEqual([`/clients/${employer}${tab}`]);
    }
    const { body } = await bode.system().get(`/api/v1/clients/${employer}/effective-rules`).expect(200);
    expect(body.place).toEqual({
      above: [{ externalId: customer, name: `De ${customer}`, kind: 'klant' }],
      below: [{ externalId: department, name: `De ${department}`, kind: 'afdeling' }],
      moreBelow: false,
    });
  });

  it('A18: names the first twenty under a client, and says that there are more', async () => {
    const { customer } = await office();
    const put = (name: string) => bode.system().put(`/api/v1/clients/${name}`).send({ name, parent: customer });
    for (let i = 0; i < 20; i++) await put(`${customer}-onder-${String(i).padStart(2, '0')}`).expect(200);
    const page = textOf(mainOf(await read(`/clients/${customer}`)));
    expect(page).toContain(`${customer}-onder-18`);
    expect(page).not.toContain(`${customer}-onder-19`);
    expect(page).toContain('en meer: zoek op naam');
  });

  it('A01: only an administrator finds the way there from the client', async () => {
    const { customer } = await office();
    expect(await read(`/clients/${customer}`)).toContain(`href="/clients/${customer}/rules"`);
    expect(await at.read(`/clients/${customer}`)).not.toContain(`href="/clients/${customer}/rules"`);
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    await browser.get(`/clients/${customer}/rules`).expect(403);
  });
});

describe('assigning (A24-A28, Ad3)', () => {
  it.each(['customer', 'employer', 'department'] as const)(
    'A24, A31: from the page of the employer, to the %s',
    async (level) => {
      const names = await office();
      const form = { what: `set:${names.set}`, to: names[level], startsOn: '2026-10-01', endsOn: '' };
      const asked = await ask(`/clients/${names.employer}/rules/assign`, form);
      expect(textOf(mainOf(asked.html))).toContain(`Abonnement ${names.n} toewijzen aan De ${names[level]}`);
      expect(valueOf(asked.html, 'to')).toBe(names[level]);
      const done = await send(`/clients/${names.employer}/rules/assign`, { ...form, apply: 'no' });
      expect(done.status).toBe(303);
      const { body } = await bode.system().get('/api/v1/assignments').query({ client: names[level] }).expect(200);
      expect(body.items).toHaveLength(1);
    },
  );

  it('A26: asks about open cases first, with those that Yes would touch, and assigns only with an answer', async () => {
    const { customer, department, set, n } = await office();
    await openCase(`open-${n}`, department);
    await openCase(`closed-${n}`, department);
    await bode.system().post(`/api/v1/cases/closed-${n}/close`).expect(200);
    const form = { what: `set:${set}`, startsOn: '2026-10-01', endsOn: '' };
    const asked = await ask(`/clients/${customer}/rules/assign`, form);
    expect(asked.status).toBe(200);
    const question = textOf(mainOf(asked.html));
    expect(question).toContain('Wilt u de nieuwe toewijzing toepassen op bestaande, niet afgesloten cases?');
    expect(question).toContain(`open-${n}`);
    expect(question).not.toContain(`closed-${n}`);
    expect(valueOf(asked.html, 'what')).toBe(`set:${set}`);
    const none = await bode.system().get('/api/v1/assignments').query({ client: customer }).expect(200);
    expect(none.body.items).toEqual([]);

    const yes = await send(`/clients/${customer}/rules/assign`, { ...form, apply: 'yes' });
    expect(noticeOf(yes.html)).toContain(`Abonnement ${n} is toegewezen, ook voor 1 open case.`);
    const plan = textOf(mainOf(await read(`/cases/open-${n}`)));
    expect(plan).toContain(`abonnement Abonnement ${n}, toegewezen aan De ${customer} (klant)`);
    expect(textOf(mainOf(await read(`/cases/closed-${n}`)))).toContain('Er is niets gepland');
  });

  it('A25, A28: a first day after that of an open case is told before it is assigned, with a day that covers the case', async () => {
    const { customer, department, set, n } = await office();
    await openCase(`V-laat-${n}`, department, '2026-10-15');
    const form = { what: `set:${set}`, to: customer, startsOn: '2026-11-01', endsOn: '' };
    const asked = await ask(`/clients/${department}/rules/assign`, form);
    expect(textOf(mainOf(asked.html))).toContain(
      '1 open case begon vóór de eerste dag van deze toewijzing, en krijgt er dus niets door. Neem 15-10-2026 als eerste dag',
    );
    const [, mended = ''] = /href="([^"]+)">Neem 15-10-2026/.exec(asked.html) ?? [];
    const covered = textOf(mainOf(await read(mended.replaceAll('&amp;', '&'))));
    expect(covered).toContain(`Met Ja geldt dit voor 1 open case:`);
    expect(covered).not.toContain('krijgt er dus niets door');
    await send(`/clients/${department}/rules/assign`, { ...form, startsOn: '2026-10-15', apply: 'yes' });
    const { assignments } = (await bode.system().get(`/api/v1/clients/${department}/effective-rules`).expect(200)).body;
    await send(`/assignments/${assignments[0].id}`, { startsOn: '2026-11-01', endsOn: '' });
    // What is in the plan already misses nothing by a later first day.
    const again = await ask(`/clients/${department}/rules/assign`, form);
    expect(again.html).not.toContain('krijgt er dus niets door');
  });

  it('A26: without an answer the question is asked again, at an address that can be read again', async () => {
    const { customer, rule } = await office();
    const path = `/clients/${customer}/rules/assign`;
    const form = { what: `rule:${rule}`, to: '', startsOn: '2026-10-01', endsOn: '' };
    const asked = await send(path, form);
    expect(asked.to).toContain(`${path}?what=`);
    expect(await read(asked.to!)).toContain('name="apply" value="yes"');
    const { browser } = await bode.staff(admin());
    await browser.get(path).expect(302).expect('Location', `/clients/${customer}/rules`);
  });

  it.each(['set', 'rule'] as const)(
    'A26: a second Yes to the same question learns that it was done, and nothing is made twice: a %s',
    async (kind) => {
      const names = await office();
      const { customer, department, n } = names;
      await openCase(`twice-${kind}-${n}`, department);
      const yes = { what: `${kind}:${names[kind]}`, startsOn: '2026-10-01', endsOn: '', apply: 'yes' };
      const both = await Promise.all([1, 2].map(() => send(`/clients/${customer}/rules/assign`, yes)));
      expect(both.map(({ to }) => to)).toEqual(Array(2).fill(`/clients/${customer}/rules`));
      const again = await send(`/clients/${customer}/rules/assign`, yes);
      expect(noticeOf(again.html)).toContain('was al zo toegewezen. Er is niets bijgekomen.');
      const { items } = (await bode.system().get('/api/v1/assignments').query({ client: customer }).expect(200)).body;
      expect(items).toHaveLength(1);
      // Its own opening waits to be decided, and takes up what was planned meanwhile.
      const events = mainOf(await read(`/cases/twice-${kind}-${n}`)).match(/href="\/events\//g);
      expect(events).toHaveLength(1);
    },
  );

  it('Ad4: Yes after No comes to the open cases, and an assignment can be applied from its own page', async () => {
    const { customer, department, rule, n } = await office();
    await openCase(`after-${n}`, department);
    const form = { what: `rule:${rule}`, startsOn: '2026-10-01', apply: 'no' };
    await send(`/clients/${customer}/rules/assign`, form);
    const question = await ask(`/clients/${customer}/rules/assign`, { ...form, apply: '' });
    expect(textOf(mainOf(question.html))).toContain('Dit is al zo toegewezen.');
    const yes = await send(`/clients/${customer}/rules/assign`, { ...form, apply: 'yes' });
    expect(noticeOf(yes.html)).toContain('was al zo toegewezen, en geldt nu ook voor 1 open case.');

    await openCase(`before-${n}`, department, '2026-09-01');
    const { items } = (await bode.system().get('/api/v1/assignments').query({ client: customer }).expect(200)).body;
    const path = `/assignments/${items[0].id}`;
    expect(await read(path)).toContain(`href="${path}/apply"`);
    await send(path, { startsOn: '2026-08-01', endsOn: '' });
    const asked = mainOf(await read(`${path}/apply`));
    expect(textOf(asked)).toContain(`before-${n}`);
    expect(asked).not.toContain('value="no"');
    const applied = await send(`${path}/apply`, {});
    expect(noticeOf(applied.html)).toContain(`Regel ${n} geldt nu ook voor`);
    expect(textOf(mainOf(await read(`/cases/before-${n}`)))).toContain(`Regel ${n}`);
  });

  it('A26: of many open cases the question names the first, and counts them all', async () => {
    const { customer, employer, rule, n } = await office();
    const cases = Array.from({ length: 203 }, (_, i) => ({
      key: `many-${n}-${i}`,
      kind: 'case.opened',
      client: employer,
      case: { id: `many-${n}-${i}`, type: 'verzuim', startDate: '2026-11-01' },
    }));
    await bode.system().post('/api/v1/events').send(cases).expect(202);
    const asked = await ask(`/clients/${customer}/rules/assign`, { what: `rule:${rule}`, startsOn: '2026-10-01' });
    const question = textOf(mainOf(asked.html));
    expect(question).toContain('Met Ja geldt dit voor 203 open cases:');
    expect(question.match(/many-/g)).toHaveLength(200);
    expect(question).toContain('En nog 3 cases.');
  });

  it('A27: No leaves open cases as they are', async () => {
    const { customer, department, rule, n } = await office();
    await openCase(`later-${n}`, department);
    const form = { what: `rule:${rule}`, startsOn: '2026-10-01', apply: 'no' };
    const no = await send(`/clients/${customer}/rules/assign`, form);
    expect(noticeOf(no.html)).toContain('Het geldt voor nieuwe cases.');
    expect(textOf(mainOf(await read(`/cases/later-${n}`)))).toContain('Er is niets gepland');
  });

  it.each([
    [{ what: '' }, 'what', 'Kies een abonnement of een regel.'],
    [{ what: 'rule:01890000-0000-7000-8000-000000000000' }, 'what', 'Kies een abonnement of een regel.'],
    [{ startsOn: 'morgen' }, 'startsOn', 'Vul een dag in als 2026-11-22.'],
    [{ endsOn: '2025-01-01' }, 'endsOn', 'niet voor de eerste dag'],
  ])('L34 says what is wrong at the field: %j', async (changes, control, words) => {
    const { customer, rule } = await office();
    const form = { what: `rule:${rule}`, startsOn: '2026-10-01', ...changes };
    const answer = await ask(`/clients/${customer}/rules/assign`, form);
    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toContain(words);
    expect(answer.html).toContain(`href="#${control}"`);
  });

  it('Ad5: names the other rule set of the same period', async () => {
    const { customer, set, n } = await office();
    const other = (await post('rule-sets', { name: `Ander ${n}`, rules: [] })).id;
    await post('assignments', { client: customer, ruleSet: set, startsOn: '2026-01-01', applyToOpenCases: false });
    const form = { what: `set:${other}`, startsOn: '2026-10-01', apply: 'no' };
    const answer = await send(`/clients/${customer}/rules/assign`, form);
    expect(textOf(answer.html)).toContain(`al een ander abonnement: Abonnement ${n}`);
  });

  it('A28: other dates are saved, and nothing else; then the assignment is taken away', async () => {
    const { customer, rule, n } = await office();
    const created = { client: customer, rule, startsOn: '2026-01-01', applyToOpenCases: false };
    const { id } = await post('assignments', created);
    await openCase(`dated-${n}`, customer);
    expect(valueOf(await read(`/assignments/${id}`), 'startsOn')).toBe('2026-01-01');
    const changed = await send(`/assignments/${id}`, { startsOn: '2026-11-20', endsOn: '' });
    expect(noticeOf(changed.html)).toContain('Er is niets door gepland of ingetrokken.');
    expect(textOf(mainOf(await read(`/cases/dated-${n}`)))).toContain(`Regel ${n}`);
    expect((await send(`/assignments/${id}`, { startsOn: 'x' })).status).toBe(422);
    const gone = await send(`/assignments/${id}/remove`, {});
    expect(noticeOf(gone.html)).toContain('Open cases houden hun planning.');
    expect(textOf(mainOf(gone.html))).toContain('nog niets toegewezen');
  });
});

describe('cases (A33)', () => {
  it('a planned mail can be cancelled, and the plan says so', async () => {
    const { customer, rule, n } = await office();
    await post('assignments', { client: customer, rule, startsOn: '2026-01-01', applyToOpenCases: false });
    await openCase(`planned-${n}`, customer);
    const before = mainOf(await read(`/cases/planned-${n}`));
    expect(textOf(before)).toContain('wacht op Nieuwe case, verzuim');
    const cancelled = await send(`/cases/planned-${n}/plan/${rule}/cancel`, {});
    expect(noticeOf(cancelled.html)).toContain(`Regel ${n} is geschrapt uit de planning`);
    expect(textOf(mainOf(cancelled.html))).toContain('geschrapt op');
    expect(mainOf(cancelled.html)).not.toContain('/cancel"');
    const back = await send(`/cases/planned-${n}/plan/${rule}/put-back`, {});
    expect(noticeOf(back.html)).toContain(`Regel ${n} geldt weer voor deze case`);
    expect(textOf(mainOf(back.html))).toContain('wacht op Nieuwe case, verzuim');
    expect(mainOf(back.html)).not.toContain('/put-back"');
  });

  it('A33: with a planned mail goes what waits to be sent, and the page says so', async () => {
    const { customer, n } = await office();
    const trigger = { kind: `herinnerd-${n}` };
    const wishes = { name: `Wacht ${n}`, type: 'HR1', trigger, recipients: ['client'], delay: { days: 2 } };
    const rule = (await post('rules', { ...wishes, scope: 'all' })).id;
    await bode
      .system()
      .put(`/api/v1/clients/${customer}`)
      .send({ name: 'x', emails: ['x@klant.example'] })
      .expect(200);
    await openCase(`stopped-${n}`, customer);
    const event = { key: `herinnerd-${n}`, kind: trigger.kind, case: `stopped-${n}` };
    await bode.system().post('/api/v1/events').send(event).expect(202);
    expect(textOf(mainOf(await read(`/cases/stopped-${n}`)))).toContain(' gaat op ');
    expect(textOf(mainOf(await read(`/clients/${customer}`)))).toMatch(/In wachtrij .* e-mail gaat op /);
    const cancelled = await send(`/cases/stopped-${n}/plan/${rule}/cancel`, {});
    expect(noticeOf(cancelled.html)).toContain('De mail die wachtte is ingetrokken.');
    expect(textOf(mainOf(cancelled.html))).not.toContain(' gaat op ');
  });

  it('of a closed case nothing can be cancelled', async () => {
    const { customer, rule, n } = await office();
    await post('assignments', { client: customer, rule, startsOn: '2026-01-01', applyToOpenCases: false });
    await openCase(`done-${n}`, customer);
    await bode.system().post(`/api/v1/cases/done-${n}/close`).expect(200);
    expect(await read(`/cases/done-${n}`)).not.toContain('/cancel"');
    const late = await send(`/cases/done-${n}/plan/${rule}/cancel`, {});
    expect(late.html).toContain('notice failed');
    const { browser } = await bode.staff(admin());
    await browser.get('/cases/nowhere').expect(404);
  });
});

describe('why not? (N01)', () => {
  it('Ad2: a rule that is assigned, but not in the plan of the case, is said to be so, with the way to the plan', async () => {
    const { customer, department, rule, n } = await office();
    await openCase(`plan-${n}`, department);
    const reading = () => read(`/clients/${department}/decisions?rule=${rule}`);
    expect(textOf(mainOf(await reading()))).toContain('niet toegewezen aan deze klant of een klant erboven');
    await post('assignments', { client: customer, rule, startsOn: '2026-01-01', applyToOpenCases: false });
    const html = mainOf(await reading());
    expect(textOf(html)).toContain('De regel is toegewezen, maar staat niet in het plan van deze case');
    expect(textOf(html)).toContain('kies “Toepassen op open cases”');
    expect(html).toContain(`href="/cases/plan-${n}"`);
    expect(html).toContain(`href="/clients/${department}/rules"`);
    const { body } = await bode
      .system()
      .post('/api/v1/explain')
      .send({ client: department, rule, case: `plan-${n}` });
    expect(body.rules).toMatchObject([{ standing: 'not-planned', trace: { outside: { mode: 'direct' } } }]);
  });

  it('a rule that is off can be asked about, and is said to be off', async () => {
    const { department, n } = await office();
    const trigger = { kind: 'case.opened', caseType: 'verzuim' };
    const off = { name: `Stil ${n}`, type: 'WEL', trigger, recipients: ['client'], scope: 'all', active: false };
    const { id } = await post('rules', off);
    const html = mainOf(await read(`/clients/${department}/decisions?rule=${id}`));
    expect(html).toMatch(new RegExp(`value="${id}" selected`));
    expect(html).toContain(`>Stil ${n} (uit)</option>`);
    const page = textOf(html);
    expect(page).toContain('De regel staat uit');
    expect(page).not.toContain('niet voor deze klant');
  });
});
