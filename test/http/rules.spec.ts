import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { newId } from '../../src/common/ids.js';
import { ruleDesk, type RuleDesk } from '../support/rules.js';

let bode: TestApp;
let desk: RuleDesk;
beforeAll(async () => {
  bode = await startTestApp();
  desk = ruleDesk(bode);
});
afterAll(() => bode.close());

const refused = async (method: 'post' | 'patch' | 'delete', path: string, body: object, status: number) => {
  const answer = await bode.system()[method](`/api/v1/${path}`).send(body).expect(status);
  return {
    code: answer.body.code,
    fields: answer.body.errors.map(({ field }: { field: string }) => field),
    ...answer.body,
  };
};

describe('A03 rules', () => {
  const whole = {
    name: 'Opening of an absence',
    type: 'HR1',
    trigger: { kind: 'case.opened', caseType: 'ziekteverzuim' },
    conditions: [
      { field: 'case.data.frequency', operator: 'at-least', value: 3 },
      { field: 'client.group', operator: 'present' },
    ],
    recipients: ['contact:hr', 'client-users'],
    delay: { days: 3, hour: 9 },
    active: false,
    scope: 'all',
  };

  it('A04, A10, A34, A35 are kept as they were written, and listed by name', async () => {
    const made = await desk.post('rules', whole);
    expect(made).toMatchObject({
      ...whole,
      conditions: [whole.conditions[0], { ...whole.conditions[1], value: null }],
      revision: 1,
      ruleSets: [],
      assignments: 0,
    });
    expect(await desk.get(`rules/${made.id}`)).toEqual({ ...made, planned: 0 });
    await desk.post('rules', { name: 'A bare one', type: 'IV1', trigger: { kind: 'item.due' } });
    const { items, next } = await desk.get('rules?limit=1');
    expect([items.map(({ name }: { name: string }) => name), next]).toEqual([['A bare one'], 'A bare one']);
    expect((await desk.get(`rules?limit=1&cursor=${next}`)).items).toEqual([made]);
    for (const query of ['type=HR1', 'kind=case.opened', 'active=false', 'q=ABSENCE']) {
      expect((await desk.get(`rules?${query}`)).items).toEqual([made]);
    }
  });

  it('have what was left out as: at once, active, for whom they are assigned to', async () => {
    const made = await desk.post('rules', { name: 'Bare', type: 'HR1', trigger: { kind: 'x' } });
    expect(made).toMatchObject({ conditions: [], recipients: [], delay: null, active: true, scope: 'assigned' });
    expect(made.trigger).toEqual({ kind: 'x', caseType: null });
  });

  it.each<[string, object, string, string]>([
    ['an unknown type', { type: 'ZZZ' }, 'type', 'UNKNOWN_TYPE'],
    [
      'an unknown field',
      { conditions: [{ field: 'client.shoe', operator: 'equals', value: 'x' }] },
      'conditions[0].field',
      'BAD_VALUE',
    ],
    [
      'an operator of another kind',
      { conditions: [{ field: 'client.kind', operator: 'before', value: 'today' }] },
      'conditions[0].operator',
      'BAD_VALUE',
    ],
    [
      'a wrong value',
      { conditions: [{ field: 'case.startDate', operator: 'before', value: 'soon' }] },
      'conditions[0].value',
      'BAD_VALUE',
    ],
    ['an unknown recipient', { recipients: ['client', 'everybody'] }, 'recipients[1]', 'BAD_VALUE'],
    ['an unknown user', { recipients: [`user:${newId()}`] }, 'recipients[0]', 'UNKNOWN_USER'],
    ['an hour without days', { delay: { hour: 9 } }, 'delay.days', 'MISSING'],
  ])('A03 %s is refused with the field and the remedy', async (_, wrong, field, code) => {
    const body = { name: `Wrong ${field}`, type: 'HR1', trigger: { kind: 'x' }, ...wrong };
    const { errors } = await refused('post', 'rules', body, 422);
    expect(errors).toEqual([{ field, code, detail: expect.stringMatching(/^[A-Z].{10,}/) }]);
  });

  it('have names of their own', async () => {
    await desk.rule({ name: 'Taken' });
    expect(await refused('post', 'rules', { name: 'Taken', type: 'HR1', trigger: { kind: 'x' } }, 409)).toMatchObject({
      code: 'NAME_IN_USE',
      fields: ['name'],
    });
    const twice = { name: 'At once', type: 'HR1', trigger: { kind: 'x' } };
    const answers = await Promise.all([1, 2].map(() => bode.system().post('/api/v1/rules').send(twice)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('are changed field by field; whoever saw an older one is told', async () => {
    const id = await desk.rule();
    const change = { revision: 1, trigger: { kind: 'case.closed' }, delay: null, active: false };
    const { body } = await bode.system().patch(`/api/v1/rules/${id}`).send(change).expect(200);
    expect(body).toMatchObject({ revision: 2, active: false, recipients: ['client'], type: 'HR1' });
    expect((await refused('patch', `rules/${id}`, change, 409)).code).toBe('CONFLICT');
    expect((await refused('patch', `rules/${id}`, { revision: 2, recipients: ['nobody'] }, 422)).fields).toEqual([
      'recipients[0]',
    ]);
  });

  it('A33, A28: one that is switched off revokes nothing, says how many mails it has planned, and cancels them together', async () => {
    const kind = `reminded-${newId()}`;
    const wishes = { trigger: { kind }, scope: 'all' as const, delay: { days: 2, hour: 9 } };
    const [id, other] = [await desk.rule(wishes), await desk.rule(wishes)];
    const events = [];
    for (const name of ['ann', 'bea', 'cas']) events.push({ key: newId(), kind, client: await desk.client(name) });
    await desk.post('events', events);
    const queuedOf = async (rule: string) => (await desk.get(`messages?rule=${rule}&status=queued`)).items.length;
    const { body: off } = await bode
      .system()
      .patch(`/api/v1/rules/${id}`)
      .send({ revision: 1, active: false })
      .expect(200);
    expect(off).toMatchObject({ active: false, planned: 3 });
    expect([await queuedOf(id), (await desk.get(`rules/${id}`)).planned]).toEqual([3, 3]);

    const cancel = () => bode.system().delete(`/api/v1/rules/${id}/planned`).expect(200);
    const { lines, left } = (await cancel()).body;
    expect([lines.map(({ outcome }: { outcome: string }) => outcome), left]).toEqual([Array(3).fill('withdrawn'), 0]);
    expect(await desk.get(`messages/${lines[0].id}`)).toMatchObject({
      status: 'withdrawn',
      info: expect.stringContaining('with all that its rule had planned'),
    });
    expect((await cancel()).body).toEqual({ lines: [], left: 0 });
    expect([await queuedOf(other), (await desk.get(`rules/${other}`)).planned]).toEqual([3, 3]);
    await bode.system().delete(`/api/v1/rules/${newId()}/planned`).expect(404);
    await bode.system().delete('/api/v1/rules/none/planned').expect(404);
  });

  it('are removed while nothing refers to them, else switched off', async () => {
    const id = await desk.rule();
    const set = await desk.ruleSet(id);
    expect(await refused('delete', `rules/${id}`, {}, 409)).toMatchObject({
      code: 'IN_USE',
      detail: expect.stringContaining('rule sets'),
    });
    await bode.system().delete(`/api/v1/rule-sets/${set}`).expect(204);
    await bode.system().delete(`/api/v1/rules/${id}`).expect(204);
    await bode.system().get(`/api/v1/rules/${id}`).expect(404);
  });

  it('A35, A10 are made of what the vocabulary names', async () => {
    const { fields, data, operators, recipients } = await desk.get('rules/vocabulary');
    expect(fields).toContainEqual({
      name: 'client.confirmation',
      label: expect.objectContaining({ nl: expect.any(String), en: expect.any(String) }),
      kind: 'text',
      choices: ['none', 'pin', 'sms'],
    });
    expect(data.map(({ prefix }: { prefix: string }) => prefix)).toEqual(['event.data.', 'case.data.']);
    expect(operators.date).toContain('on-or-before');
    expect(recipients.map(({ name }: { name: string }) => name)).toContain('client-users');
  });

  it('A01 are for admins: the desk gets neither rules nor assignments', async () => {
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    for (const path of ['rules', 'rule-sets', 'assignments', 'cases', 'clients/x/effective-rules']) {
      expect((await browser.get(`/api/v1/${path}`)).body.code).toBe('NOT_ALLOWED');
    }
    const admin = await bode.staff(bode.library.accounts.admin);
    await admin.browser.get('/api/v1/rules').expect(200);
  });
});

describe('A21 rule sets', () => {
  it('hold rules, have names of their own, and are removed when nobody has them', async () => {
    const [first, second] = [await desk.rule({ name: 'Set rule b' }), await desk.rule({ name: 'Set rule a' })];
    const made = await desk.post('rule-sets', { name: 'Gold', rules: [first, second] });
    expect(made.rules).toEqual([
      { id: second, name: 'Set rule a', type: 'HR1', active: true },
      { id: first, name: 'Set rule b', type: 'HR1', active: true },
    ]);
    expect((await refused('post', 'rule-sets', { name: 'Gold' }, 409)).code).toBe('NAME_IN_USE');
    expect((await refused('post', 'rule-sets', { name: 'Other', rules: [first, newId()] }, 422)).fields).toEqual([
      'rules[1]',
    ]);
    const { body } = await bode.system().patch(`/api/v1/rule-sets/${made.id}`).send({ name: 'Silver' }).expect(200);
    expect(body.name).toBe('Silver');
    expect((await desk.get('rule-sets')).items).toContainEqual(body);
    await bode.system().delete(`/api/v1/rule-sets/${made.id}/rules/${first}`).expect(200);
    await desk.assign({ client: await desk.client('has-silver'), ruleSet: made.id });
    expect((await refused('delete', `rule-sets/${made.id}`, {}, 409)).code).toBe('IN_USE');
  });
});
