import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/common/ids.js';
import { rows } from '../../src/database/sql.js';
import { PendingEvents } from '../../src/decisions/pending-events.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ruleDesk, type Json, type RuleDesk } from '../support/rules.js';

let bode: TestApp;
let desk: RuleDesk;
let n = 0;
/** A tree of its own for each test (A22). */
let customer: string;
let employer: string;
let department: string;
let employment: string;

beforeAll(async () => {
  bode = await startTestApp();
  desk = ruleDesk(bode);
});
afterAll(() => bode.close());
beforeEach(async () => {
  n++;
  customer = await desk.client(`customer-${n}`, undefined, 'customer');
  employer = await desk.client(`employer-${n}`, customer, 'employer');
  department = await desk.client(`department-${n}`, employer, 'department');
  employment = await desk.client(`employment-${n}`, department, 'employment');
});

/** Events of a case that wait to be decided: their kind, and the rule that they are for. */
const waiting = (caseId: string) =>
  bode.tenancy.within(bode.library.organisationId, (tx) =>
    rows<{ kind: string; origin: string; rule: string | null }>(
      tx,
      `SELECT e.kind, e.origin, e.data->>'onlyRule' AS rule FROM event e
       JOIN case_file f ON f.organisation_id = e.organisation_id AND f.id = e.case_id
       WHERE e.organisation_id = $1 AND f.external_id = $2 AND e.decide_at IS NOT NULL ORDER BY e.id`,
      [bode.library.organisationId, caseId],
    ),
  );
/** Decides on the events that wait. */
const decide = async () => {
  while (await bode.app.get(PendingEvents).turn());
};
/** What was decided on a rule for a case. */
const decisions = (caseId: string, rule: string) =>
  bode.tenancy.within(bode.library.organisationId, (tx) =>
    rows<{ outcome: string }>(
      tx,
      `SELECT d.outcome FROM decision d JOIN case_file f ON f.organisation_id = d.organisation_id AND f.id = d.case_id
       WHERE d.organisation_id = $1 AND f.external_id = $2 AND d.rule_id = $3`,
      [bode.library.organisationId, caseId, rule],
    ),
  );
/** A decision of this outcome, as if the events that wait for this rule had been decided so. */
const decided = (caseId: string, rule: string, outcome: string) =>
  bode.tenancy.within(bode.library.organisationId, async (tx) => {
    await tx.query(`UPDATE event SET decide_at = NULL WHERE organisation_id = $1 AND data->>'onlyRule' = $2`, [
      bode.library.organisationId,
      rule,
    ]);
    await tx.query(
      `INSERT INTO decision (organisation_id, id, event_id, type_code, case_id, rule_id, outcome, trace, decided_at)
       SELECT e.organisation_id, $4, e.id, 'HR1', f.id, $3, $5, '{}', now()
       FROM case_file f JOIN event e ON e.organisation_id = f.organisation_id AND e.case_id = f.id
       WHERE f.organisation_id = $1 AND f.external_id = $2 ORDER BY e.id LIMIT 1`,
      [bode.library.organisationId, caseId, rule, newId(), outcome],
    );
  });
const opening = (rule: string) => ({ kind: 'case.opened', origin: 'system', rule });
const problem = async (body: object, status = 422) =>
  (await bode.system().post('/api/v1/assignments').send(body).expect(status)).body;

describe('A25, Ad2 a case that opens', () => {
  it('A24, A32 gets the rules of its client and of all above it, on its first day', async () => {
    const [own, above, bySet, late] = await Promise.all([1, 2, 3, 4].map(() => desk.rule()));
    await desk.assign({ client: employment, rule: own });
    await desk.assign({ client: employer, rule: above });
    await desk.assign({ client: customer, ruleSet: await desk.ruleSet(bySet!) });
    await desk.assign({ client: department, rule: late, startsOn: '2026-11-11' });
    const caseId = await desk.open(employment);
    expect((await desk.planned(caseId)).sort()).toEqual([own, above, bySet].sort());
    expect(await waiting(caseId)).toEqual([{ kind: 'case.opened', origin: 'integration', rule: null }]);
  });

  it('Ad2 keeps its plan whatever is assigned afterwards', async () => {
    const rule = await desk.rule();
    const { id } = await desk.assign({ client: employer, rule });
    const caseId = await desk.open(employment);
    await desk.assign({ client: employer, rule: await desk.rule() });
    await bode.system().delete(`/api/v1/assignments/${id}`).expect(204);
    expect(await desk.planned(caseId)).toEqual([rule]);
  });

  it('A33 tells what is planned by which way, and lets a rule be taken out of the plan', async () => {
    const rule = await desk.rule({ name: `Planned ${n}` });
    const all = await desk.rule({ name: `For all ${n}`, scope: 'all', trigger: { kind: 'nothing.yet' } });
    const { id } = await desk.assign({ client: employer, rule });
    const caseId = await desk.open(employment);
    const { items } = await desk.get(`cases/${caseId}/plan`);
    expect(items).toEqual([
      expect.objectContaining({ rule: all, source: { mode: 'all' }, plannedAt: null, decided: null, waiting: [] }),
      expect.objectContaining({
        rule,
        type: 'HR1',
        trigger: { kind: 'case.opened', caseType: null },
        source: expect.objectContaining({ mode: 'direct', assignmentId: id, startsOn: '2026-01-01' }),
        cancelledAt: null,
      }),
    ]);
    for (const one of [rule, all, all]) await bode.system().delete(`/api/v1/cases/${caseId}/plan/${one}`).expect(200);
    expect(await desk.planned(caseId)).toEqual([]);
    await bode.system().delete(`/api/v1/cases/${caseId}/plan/${newId()}`).expect(404);
    await bode.system().delete(`/api/v1/rules/${all}`).expect(409);
    await bode.system().patch(`/api/v1/rules/${all}`).send({ revision: 1, active: false }).expect(200);
  });

  it('A33 taking a rule out of the plan withdraws its mails that wait, and says of one being sent that it can’t', async () => {
    const kind = `reminded-${n}`;
    const wishes = { trigger: { kind }, recipients: ['client'], delay: { days: 2, hour: 9 } };
    const [rule, other] = [await desk.rule(wishes), await desk.rule(wishes)];
    for (const one of [rule, other]) await desk.assign({ client: employer, rule: one });
    const caseId = await desk.open(employment);
    const { results } = await desk.post(
      'events',
      [1, 2].map((i) => ({ key: `${kind}-${i}`, kind, case: caseId })),
    );
    const lines: string[] = results.flatMap(({ decisions: made }: Json) =>
      made.filter((one: Json) => one.rule === rule).map((one: Json) => one.messages[0].id),
    );
    const statuses = async () =>
      Promise.all(
        lines.map(async (id) => [(await desk.get(`messages/${id}`)).status, (await desk.get(`messages/${id}`)).info]),
      );
    const waitingFor = async (id: string) =>
      (await desk.get(`cases/${caseId}/plan`)).items.find((row: Json) => row.rule === id).waiting.length;
    /** As if a worker had taken it, or put it back to be tried again. */
    const put = (status: 'sending' | 'queued') =>
      bode.tenancy.within(bode.library.organisationId, (tx) =>
        tx.query(
          `UPDATE message SET status = $3, lease_token = $4, lease_until = $5 WHERE organisation_id = $1 AND id = $2`,
          [
            bode.library.organisationId,
            lines[1],
            status,
            ...(status === 'sending' ? [newId(), bode.clock.now()] : [null, null]),
          ],
        ),
      );

    await put('sending');
    const cancel = () => bode.system().delete(`/api/v1/cases/${caseId}/plan/${rule}`).expect(200);
    const { body } = await cancel();
    expect(body.lines).toEqual(
      lines
        .map((id, i) => (i === 0 ? { id, outcome: 'withdrawn' } : { id, outcome: 'refused', code: 'NOT_WITHDRAWABLE' }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect(await statuses()).toEqual([
      ['withdrawn', expect.stringContaining('taken out of the plan of the case')],
      ['sending', null],
    ]);
    expect([await waitingFor(rule), await waitingFor(other)]).toEqual([0, 2]);
    const stays = (await desk.get(`cases/${caseId}/plan`)).items.find((row: Json) => row.rule === other);
    for (const time of [stays.plannedAt, stays.decided.at, stays.waiting[0].dueAt]) {
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }

    await put('queued');
    expect((await cancel()).body.lines).toEqual([{ id: lines[1], outcome: 'withdrawn' }]);
    expect((await cancel()).body.lines).toEqual([]);
    await bode
      .system()
      .post('/api/v1/events')
      .send({ key: `${kind}-3`, kind, case: caseId })
      .expect(202);
    expect([await waitingFor(rule), await waitingFor(other)]).toEqual([0, 3]);

    const again = () => bode.system().put(`/api/v1/cases/${caseId}/plan/${rule}`);
    for (const { body: plan } of [await again().expect(200), await again().expect(200)]) {
      expect(plan.items).toContainEqual(expect.objectContaining({ rule, cancelledAt: null }));
    }
    expect(await waitingFor(rule)).toBe(0);
    await bode
      .system()
      .post('/api/v1/events')
      .send({ key: `${kind}-4`, kind, case: caseId })
      .expect(202);
    expect([await waitingFor(rule), await waitingFor(other)]).toEqual([1, 4]);
    await bode.system().put(`/api/v1/cases/${caseId}/plan/${newId()}`).expect(404);
    await bode.system().post(`/api/v1/cases/${caseId}/close`).expect(200);
    expect((await again()).body.code).toBe('CASE_CLOSED');
  });

  it('is opened once, for a client and users that exist, and closed once', async () => {
    const caseId = await desk.open(employment, {
      roles: { doctor: bode.library.accounts.admin.id },
      data: { days: 3 },
    });
    const again = await bode
      .system()
      .post('/api/v1/cases')
      .send({ id: caseId, type: 'x', client: employer, startDate: '2026-11-10' })
      .expect(409);
    expect(again.body).toMatchObject({ code: 'CASE_EXISTS', errors: [{ field: 'id' }] });
    const body = { id: 'unknown', type: 'x', client: 'nobody', startDate: '2026-11-10' };
    expect((await bode.system().post('/api/v1/cases').send(body).expect(422)).body.code).toBe('UNKNOWN_CLIENT');
    const roles = { id: 'unknown', type: 'x', client: employer, startDate: '2026-11-10', roles: { doctor: newId() } };
    expect((await bode.system().post('/api/v1/cases').send(roles).expect(422)).body.errors[0].field).toBe(
      'roles.doctor',
    );
    const first = await desk.post(`cases/${caseId}/close`);
    bode.clock.advance(60_000);
    expect(await desk.post(`cases/${caseId}/close`)).toEqual(first);
    expect(first).toMatchObject({ id: caseId, client: employment, data: { days: 3 }, closedAt: expect.any(String) });
    expect((await waiting(caseId)).map(({ kind }) => kind)).toEqual(['case.opened', 'case.closed']);
    expect((await desk.get(`cases?client=${employment}&open=false`)).items).toEqual([first]);
    expect((await desk.get(`cases?client=${employment}&open=true`)).items).toEqual([]);
    const other = await desk.rule({ scope: 'all', trigger: { kind: 'x' } });
    expect((await bode.system().delete(`/api/v1/cases/${caseId}/plan/${other}`)).body.code).toBe('CASE_CLOSED');
    await bode.system().patch(`/api/v1/rules/${other}`).send({ revision: 1, active: false }).expect(200);
  });
});

describe('A26, Ad3 the question', () => {
  it.each([undefined, null])('is to be answered: %s is not an answer', async (applyToOpenCases) => {
    const body = { client: employer, rule: await desk.rule(), startsOn: '2026-01-01', applyToOpenCases };
    expect(await problem(body)).toMatchObject({
      code: 'ANSWER_NEEDED',
      errors: [{ field: 'applyToOpenCases', detail: expect.stringContaining('existing cases that are not closed') }],
    });
    const set = await desk.ruleSet();
    const added = await bode.system().post(`/api/v1/rule-sets/${set}/rules`).send({ rule: body.rule }).expect(422);
    expect(added.body.code).toBe('ANSWER_NEEDED');
    expect((await desk.get(`assignments?client=${employer}`)).items).toEqual([]);
  });

  it('No: holds for cases to come only', async () => {
    const rule = await desk.rule();
    const before = await desk.open(employment);
    expect((await desk.assign({ client: employer, rule })).applied).toEqual({ count: 0, cases: [] });
    expect([await desk.planned(before), await desk.planned(await desk.open(employment))]).toEqual([[], [rule]]);
  });

  it('A27, Ad4 Yes: plans it on the open cases that it covers, as the preview told; closed ones are never touched', async () => {
    const rule = await desk.rule({ name: `Applied ${n}` });
    const closed = await desk.open(employment);
    await desk.post(`cases/${closed}/close`);
    const early = await desk.open(employment, { startDate: '2026-10-31' });
    const open = await desk.open(employment);
    await decide();
    const elsewhere = await desk.open(customer);
    const told = {
      count: 1,
      cases: [
        {
          case: open,
          type: 'ziekteverzuim',
          startDate: '2026-11-10',
          client: { externalId: employment, name: `Name of ${employment}`, kind: 'employment' },
          rules: [{ id: rule, name: `Applied ${n}`, planned: true, opened: true }],
        },
      ],
    };
    const query = `client=${employer}&rule=${rule}&startsOn=2026-11-01`;
    // A25: what began before the first day is told as well.
    const begunBefore = { count: 1, earliest: '2026-10-31' };
    expect(await desk.get(`assignments/preview?${query}`)).toEqual({ ...told, begunBefore });
    expect(await desk.planned(open)).toEqual([]);
    const { applied } = await desk.assign({ client: employer, rule, startsOn: '2026-11-01', applyToOpenCases: true });
    expect(applied).toEqual(told);
    const plans = await Promise.all([closed, early, open, elsewhere].map(desk.planned));
    expect(plans).toEqual([[], [], [rule], []]);
    expect(await waiting(open)).toEqual([opening(rule)]);
  });

  it('A28, Ad6 a change of dates saves them, and plans, revokes and sends nothing', async () => {
    const rule = await desk.rule();
    const open = await desk.open(employment);
    const { id } = await desk.assign({ client: customer, rule, applyToOpenCases: true });
    const before = await waiting(open);
    const dates = { startsOn: '2026-11-20', endsOn: '2026-12-31' };
    const { body } = await bode.system().patch(`/api/v1/assignments/${id}`).send(dates).expect(200);
    expect(body).toMatchObject(dates);
    expect([await desk.planned(open), await waiting(open)]).toEqual([[rule], before]);
    expect(await desk.planned(await desk.open(employment))).toEqual([]);
  });

  it('Ad4 applied again after a repair: opened once more while nothing is settled, then never', async () => {
    const rule = await desk.rule();
    const open = await desk.open(employment);
    await decide();
    const { id } = await desk.assign({ client: employer, rule, applyToOpenCases: true });
    for (const outcome of ['skipped', 'nobody']) {
      await decided(open, rule, outcome);
      const preview = await desk.get(`assignments/${id}/preview`);
      expect(preview.cases[0].rules).toEqual([{ id: rule, name: expect.any(String), planned: false, opened: true }]);
      expect((await desk.post(`assignments/${id}/apply`)).applied.count).toBe(1);
      expect(await waiting(open)).toEqual([opening(rule)]);
    }
    await decided(open, rule, 'addressed');
    expect((await desk.get(`assignments/${id}/preview`)).count).toBe(0);
    expect((await desk.post(`assignments/${id}/apply`)).applied.count).toBe(0);
    expect(await waiting(open)).toEqual([]);
  });

  it('Ad4 answered with Yes by several at the same moment, or twice in a row: opened once', async () => {
    const rule = await desk.rule();
    const set = await desk.ruleSet(rule);
    const open = await desk.open(employment);
    await decide();
    const yes = { rule, applyToOpenCases: true };
    const [{ id }] = await Promise.all([
      desk.assign({ ...yes, client: employer }),
      desk.assign({ ...yes, client: customer }),
      desk.assign({ client: department, ruleSet: set, applyToOpenCases: true }),
      desk.post(`rule-sets/${set}/rules`, yes),
    ]);
    await Promise.all([1, 2, 3].map(() => desk.post(`assignments/${id}/apply`)));
    expect(await waiting(open)).toEqual([opening(rule)]);
    await decide();
    expect(await decisions(open, rule)).toEqual([{ outcome: 'addressed' }]);
  });

  it('Ad4 an opening that waits to be decided takes up what is applied to its case meanwhile', async () => {
    const rule = await desk.rule();
    const open = await desk.open(employment);
    const { applied } = await desk.assign({ client: employer, rule, applyToOpenCases: true });
    expect(applied.cases[0].rules).toMatchObject([{ id: rule, planned: true, opened: true }]);
    expect((await waiting(open)).map((event) => event.rule)).toEqual([null]);
    await decide();
    expect(await decisions(open, rule)).toEqual([{ outcome: 'addressed' }]);
  });

  it('Ad4 an opening that is decided at the moment of a Yes: one mail, by one of both', async () => {
    for (let i = 0; i < 5; i++) {
      const rule = await desk.rule();
      const open = await Promise.all([1, 2].map(() => desk.open(employment)));
      await Promise.all([decide(), desk.assign({ client: employer, rule, applyToOpenCases: true }), decide()]);
      await decide();
      for (const one of open) expect(await decisions(one, rule)).toEqual([{ outcome: 'addressed' }]);
    }
  });

  it('A26 touches more cases than it names, and counts them all', async () => {
    const rule = await desk.rule();
    const cases = Array.from({ length: 203 }, (_, i) => ({
      key: `many-${n}-${i}`,
      kind: 'case.opened',
      client: employment,
      case: { id: `many-${n}-${i}`, type: 'ziekteverzuim', startDate: '2026-11-10' },
    }));
    await desk.post('events', cases);
    const preview = await desk.get(`assignments/preview?client=${employer}&rule=${rule}&startsOn=2026-11-01`);
    expect([preview.count, preview.cases.length]).toEqual([203, 200]);
    const { applied } = await desk.assign({ client: employer, rule, startsOn: '2026-11-01', applyToOpenCases: true });
    expect([applied.count, applied.cases.length]).toEqual([203, 200]);
    expect(await desk.planned(`many-${n}-202`)).toEqual([rule]);
  });

  it('A29 adding a rule to a subscription asks the same, and applies it where the set is the nearest', async () => {
    const rule = await desk.rule();
    const set = await desk.ruleSet();
    await desk.assign({ client: customer, ruleSet: set });
    const hidden = await desk.client(`hidden-${n}`, department, 'employment');
    await desk.assign({ client: hidden, ruleSet: await desk.ruleSet() });
    const [open, shadowed] = [await desk.open(employment), await desk.open(hidden)];
    await decide();
    expect((await desk.get(`rule-sets/${set}/preview?rule=${rule}`)).cases).toMatchObject([{ case: open }]);
    const no = await desk.post(`rule-sets/${set}/rules`, { rule, applyToOpenCases: false });
    expect([no.rules.length, no.applied.count, await desk.planned(open)]).toEqual([1, 0, []]);
    const yes = await desk.post(`rule-sets/${set}/rules`, { rule, applyToOpenCases: true });
    expect([yes.rules.length, yes.applied.count]).toEqual([1, 1]);
    expect([await desk.planned(open), await desk.planned(shadowed)]).toEqual([[rule], []]);
    expect(await waiting(open)).toEqual([opening(rule)]);
  });

  it('A21 the same rule by set and directly is planned once', async () => {
    const rule = await desk.rule();
    await desk.assign({ client: customer, ruleSet: await desk.ruleSet(rule) });
    await desk.assign({ client: employer, rule });
    const { items } = await desk.get(`cases/${await desk.open(employment)}/plan`);
    expect(items.map((row: Json) => [row.rule, row.source.mode])).toEqual([[rule, 'direct']]);
  });

  it('a case that opens while the rule is being assigned gets it by one of both ways', async () => {
    const rule = await desk.rule();
    const opened = await Promise.all([
      ...Array.from({ length: 6 }, () => desk.open(employment)),
      desk.assign({ client: customer, rule, applyToOpenCases: true }),
    ]);
    for (const caseId of opened.slice(0, 6)) expect(await desk.planned(caseId)).toEqual([rule]);
  });
});

describe('A31 an assignment', () => {
  it('names one rule or one rule set, a client and days that exist', async () => {
    const rule = await desk.rule();
    const good = { client: employer, rule, startsOn: '2026-01-01', applyToOpenCases: false };
    const faults = await Promise.all(
      [
        { ...good, rule: undefined },
        { ...good, ruleSet: await desk.ruleSet() },
        { ...good, rule: newId() },
        { ...good, rule: undefined, ruleSet: newId() },
        { ...good, client: 'nobody' },
        { ...good, endsOn: '2025-12-31' },
        { ...good, startsOn: '2026-02-30' },
      ].map(async (body) => {
        const { errors } = await problem(body);
        return `${errors[0].field} ${errors[0].code}`;
      }),
    );
    expect(faults).toEqual([
      'rule MISSING',
      'ruleSet BAD_VALUE',
      'rule UNKNOWN_RULE',
      'ruleSet UNKNOWN_RULE_SET',
      'client UNKNOWN_CLIENT',
      'endsOn BAD_VALUE',
      'startsOn BAD_VALUE',
    ]);
  });

  it('Ad5 one rule set at a time at a client, told by its name; also when dates change, and when two come at once', async () => {
    const [first, second] = [await desk.ruleSet(), await desk.ruleSet()];
    await desk.assign({ client: employer, ruleSet: first, endsOn: '2026-06-30' });
    const overlap = { client: employer, ruleSet: second, startsOn: '2026-06-30', applyToOpenCases: false };
    const { name } = await desk.get(`rule-sets/${first}`);
    expect(await problem(overlap, 409)).toMatchObject({
      code: 'RULE_SET_OVERLAP',
      detail: expect.stringContaining(name),
      errors: [{ field: 'startsOn', code: 'RULE_SET_OVERLAP', detail: expect.stringContaining(name) }],
    });
    expect(await problem({ ...overlap, startsOn: '2025-01-01' }, 409)).toMatchObject({
      errors: [{ field: 'endsOn', code: 'RULE_SET_OVERLAP' }],
    });
    const { id } = await desk.assign({ ...overlap, startsOn: '2026-07-01' });
    const moved = await bode.system().patch(`/api/v1/assignments/${id}`).send({ startsOn: '2026-06-01' }).expect(409);
    expect(moved.body).toMatchObject({ code: 'RULE_SET_OVERLAP', errors: [{ field: 'startsOn' }] });
    const both = await Promise.all(
      [first, second].map((ruleSet) =>
        bode
          .system()
          .post('/api/v1/assignments')
          .send({ ...overlap, client: department, ruleSet }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('A23, A30, A32 each client tells which rules hold for it on a day, and where each comes from', async () => {
    const [direct, bySet, later] = await Promise.all([1, 2, 3].map((i) => desk.rule({ name: `Effective ${n} ${i}` })));
    const set = await desk.ruleSet(bySet!);
    await desk.assign({ client: employer, rule: direct });
    const assigned = await desk.assign({ client: customer, ruleSet: set });
    await desk.assign({ client: department, rule: later, startsOn: '2027-01-01' });
    const today = await desk.get(`clients/${department}/effective-rules`);
    expect(today).toMatchObject({
      client: { externalId: department, kind: 'department' },
      ruleSet: { id: assigned.id, client: customer, ruleSet: set },
      items: [
        { rule: direct, active: true, source: { mode: 'direct', client: { externalId: employer, kind: 'employer' } } },
        { rule: bySet, source: { mode: 'set', client: { externalId: customer } } },
      ],
      below: [],
    });
    expect(today.assignments.map(({ client }: { client: string }) => client)).toEqual([department, employer, customer]);
    const next = await desk.get(`clients/${department}/effective-rules?date=2027-01-01`);
    expect(next.items.map(({ rule }: { rule: string }) => rule)).toEqual([direct, bySet, later]);
    const above = await desk.get(`clients/${customer}/effective-rules?date=2027-01-01`);
    expect(above.items.map(({ rule }: { rule: string }) => rule)).toEqual([bySet]);
    expect(above.below.map(({ client, rule }: Json) => [client, rule])).toEqual([
      [department, later],
      [employer, direct],
    ]);
    await bode.system().get('/api/v1/clients/nobody/effective-rules').expect(404);
  });
});
