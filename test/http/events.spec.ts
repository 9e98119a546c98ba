import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiKeys } from '../../src/auth/api-keys.js';
import { newId } from '../../src/common/ids.js';
import { appendEvents, type AppendedEvent } from '../../src/database/append-event.js';
import { PendingEvents } from '../../src/decisions/pending-events.js';
import { urls } from '../../src/web/urls.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Office } from '../support/office.js';
import { ruleDesk } from '../support/rules.js';
import { mailWorker } from '../support/workers.js';
import { startSmtpServer } from '../support/smtp.js';

interface Line {
  id: string;
  format: string;
  status: string;
  reason: string | null;
}
interface Decision {
  decisionId: string;
  rule: string;
  outcome: string;
  warnings: string[];
  messages: Line[];
}
interface Row {
  key: string;
  eventId: string;
  warnings: string[];
  decisions: Decision[];
  replayed?: true;
}

let made = 0;

describe('events that rules look at (design §2, §4, §5)', () => {
  let bode: TestApp;
  let office: Office;
  beforeAll(async () => {
    bode = await startTestApp();
    office = new Office(bode);
  });
  afterAll(() => bode.close());

  const send = (body: unknown) =>
    bode
      .system()
      .post('/api/v1/events')
      .send(body as object);
  const post = async (event: Record<string, unknown>): Promise<Row> => {
    const { body } = await send({ key: `event-${++made}`, ...event }).expect(202);
    return body.results[0];
  };
  const traceOf = async (id: string) => {
    const { body } = await bode.system().get(`/api/v1/decisions/${id}`).expect(200);
    return body.trace;
  };
  const api = async (method: 'post' | 'patch' | 'put', path: string, body: object, status: number) =>
    (await bode.system()[method](`/api/v1/${path}`).send(body).expect(status)).body;
  /** Decides what rooms below appended. */
  const decidePending = async () => {
    while (await bode.app.get(PendingEvents).turn());
  };
  /** A kind of its own for each test, so that rules of others stay out of it. */
  const kind = () => `document.placed-${++made}`;

  it('C16–C18: nobody is left: who acts at a screen is warned, an integration is not; both leave a line and a trace', async () => {
    const trigger_kind = kind();
    const client = await office.client('dossier');
    const rule = { trigger_kind, trigger_case_type: null, scope: 'all' as const, type_code: 'RSO' };
    await office.rule({ ...rule, recipients: ['client-users'] });
    const happens = (more: Record<string, unknown> = {}) =>
      post({ kind: trigger_kind, client: client.externalId, data: { items: [{ title: 'Kaas' }] }, ...more });
    const screen = await happens({ origin: 'interactive' });
    const system = await happens();
    expect([screen.warnings, screen.decisions[0]!.warnings]).toEqual([['NO_RECIPIENT'], ['NO_RECIPIENT']]);
    expect([system.warnings, system.decisions[0]!.warnings]).toEqual([[], []]);
    for (const { decisions } of [screen, system]) {
      expect(decisions).toMatchObject([
        { outcome: 'nobody', messages: [{ format: 'email', status: 'not_sent', reason: 'NO_RECIPIENT' }] },
      ]);
      expect((await traceOf(decisions[0]!.decisionId)).reason).toBe('NO_RECIPIENT');
    }
    const { body } = await bode.system().get('/api/v1/messages').query({ client: client.externalId }).expect(200);
    expect(body.items.map(({ reason }: Line) => reason)).toEqual(['NO_RECIPIENT', 'NO_RECIPIENT']);
    const [line] = body.items as Line[];
    const { body: tried } = await bode
      .system()
      .post('/api/v1/messages/resend')
      .send({ ids: [line!.id] })
      .expect(200);
    expect(tried.results).toMatchObject([{ outcome: 'refused', code: 'NO_RECIPIENT' }]);
  });

  describe('taking in (design §8)', () => {
    it('is idempotent: the same event again is a replay, another under its key is refused', async () => {
      const trigger_kind = kind();
      const client = await office.client('dossier', null, ['jan@firma.example']);
      await office.rule({ trigger_kind, trigger_case_type: null, scope: 'all', recipients: ['client'] });
      const event = { key: `twice-${made}`, kind: trigger_kind, client: client.externalId };
      const first = await post(event);
      expect(first.decisions).toHaveLength(1);
      expect(await post(event)).toEqual({ ...first, replayed: true });
      const { body } = await send({ ...event, data: { other: true } }).expect(409);
      expect(body.code).toBe('KEY_REUSED');
      const { body: both } = await send([
        { ...event, key: 'pair' },
        { ...event, key: 'pair' },
      ]).expect(202);
      expect(both.results[1]).toEqual({ ...both.results[0], replayed: true });
    });

    it('A34: a kind that no rule waits for is taken in, and said: to an integration too, with what may have been meant', async () => {
      const kind = `parcel.sent-${newId()}`;
      const [on, off] = [kind, `${kind}-off`];
      const made = ruleDesk(bode);
      await made.rule({ trigger: { kind: on } });
      await made.rule({ trigger: { kind: off }, active: false });
      const post = (row: object) => bode.system().post('/api/v1/events').send(row).expect(202);
      const row = async (event: object): Promise<Row & { knownKinds?: string[] }> =>
        (await post(event)).body.results[0];
      const slip = kind.replace('sent', 'sennt');
      for (const origin of ['integration', 'interactive']) {
        const unheard = { key: newId(), kind: slip, origin };
        const answer = await row(unheard);
        expect(answer).toMatchObject({ warnings: ['NO_RULE_FOR_KIND'], decisions: [] });
        expect(answer.knownKinds![0]).toBe(on);
        expect(await row(unheard)).toEqual({ ...answer, replayed: true });
      }
      for (const known of [on, off]) {
        const answer = await row({ key: newId(), kind: known });
        expect([known, answer.warnings, answer.knownKinds]).toEqual([known, [], undefined]);
      }
      const lines = Array.from({ length: 1_001 }, (_, i) =>
        JSON.stringify({ key: `${slip}-${i}`, kind: i < 2 ? slip : off }),
      );
      const counted = await bode
        .system()
        .post('/api/v1/events')
        .set('Content-Type', 'application/x-ndjson')
        .send(lines.join('\n'))
        .expect(202);
      expect(counted.body).toMatchObject({ accepted: 1_001, warnings: { NO_RULE_FOR_KIND: 2 } });
    });

    it('judges each row by itself, in an array and in NDJSON', async () => {
      const client = await office.client('dossier');
      const nobody = '01890000-0000-7000-8000-000000000000';
      const rows = [
        { kind: 'a', client: client.externalId },
        { kind: 'a', client: 'nobody' },
        { kind: 'a', user: nobody },
        { kind: 'a', case: 'nothing' },
        { kind: 'a', client: client.externalId, case: { id: 'x', type: 't', startDate: '2026-11-22' } },
        { kind: 'case.opened', client: client.externalId },
        { kind: 'case.opened', client: client.externalId, case: 'x' },
        { kind: 'case.opened', case: { id: 'x', type: 't', startDate: '2026-11-22' } },
        { kind: 'user.created', user: nobody },
        { kind: 'message.requested' },
        { kind: 'a', nonsense: 1 },
        {},
      ].map((row, i) => ({ key: `row-${made}-${i}`, ...row }));
      const expected = [
        undefined,
        ['client', 'UNKNOWN_CLIENT'],
        ['user', 'UNKNOWN_USER'],
        ['case', 'UNKNOWN_CASE'],
        ['case', 'BAD_VALUE'],
        ['case', 'MISSING'],
        ['case.type', 'MISSING'],
        ['client', 'MISSING'],
        ['user', 'UNKNOWN_USER'],
        ['kind', 'BAD_VALUE'],
        ['nonsense', 'UNKNOWN_FIELD'],
        ['kind', 'MISSING'],
      ];
      expected[8] = ['kind', 'BAD_VALUE'];
      const faults = (results: { problem?: { errors: { field: string; code: string }[] } }[]) =>
        results.map(({ problem }) => problem && [problem.errors[0]!.field, problem.errors[0]!.code]);
      const { body } = await send(rows).expect(202);
      expect(faults(body.results)).toEqual(expected);
      const { body: streamed } = await bode
        .system()
        .post('/api/v1/events')
        .set('Content-Type', 'application/x-ndjson')
        .send(rows.map((row) => JSON.stringify({ ...row, key: `${row.key}-nd` })).join('\n'))
        .expect(202);
      expect(faults(streamed.results)).toEqual(expected);
    });

    it('more messages than were foreseen get their numbers', async () => {
      const trigger_kind = kind();
      const client = await office.client('dossier');
      const users: string[] = [];
      for (let i = 0; i < 9; i++) users.push(await office.user({}, client.id));
      const recipients = users.map((id) => `user:${id}`);
      await office.rule({ trigger_kind, trigger_case_type: null, scope: 'all', recipients });
      const { decisions } = await post({ kind: trigger_kind, client: client.externalId, data: { items: [] } });
      expect(new Set(decisions[0]!.messages.map(({ id }) => id)).size).toBe(9);
    });

    it('a key without the scope may not', async () => {
      const { secret } = await bode.app
        .get(ApiKeys)
        .create(bode.library.organisationId, { name: 'Other', scopes: ['messages:write'] });
      await bode.system(secret).post('/api/v1/events').send({}).expect(403);
      await bode.system(secret).post('/api/v1/explain').send({}).expect(403);
    });
  });

  describe('cases (design §5)', () => {
    const opened = (client: string, id: string, more: Record<string, unknown> = {}) =>
      post({ kind: 'case.opened', client, case: { id, type: 'verzuim', startDate: '2026-11-10', ...more } });
    const mailed = async () => {
      const employer = await office.client('werkgever');
      const department = await office.client('afdeling', employer.id);
      await office.contact(employer.id, await office.user({}, employer.id));
      return { employer, department };
    };

    it('A21, A32, Ad2: case.opened creates the case, fixes its plan and is itself the opening event', async () => {
      const { employer, department } = await mailed();
      const rule = await office.rule();
      await office.assign(employer.id, { rule_id: rule }, '2026-01-01');
      const id = `Z-${++made}`;
      const { decisions } = await opened(department.externalId, id);
      expect(decisions).toMatchObject([{ rule, outcome: 'addressed' }]);
      const trace = await traceOf(decisions[0]!.decisionId);
      expect(trace).toMatchObject({
        event: { case: { id, type: 'verzuim' } },
        assignment: { mode: 'direct', client: { externalId: employer.externalId }, planned: true },
      });
      const again = { key: `again-${made}`, kind: 'case.opened', client: department.externalId };
      const { body } = await send({ ...again, case: { id, type: 'verzuim', startDate: '2026-11-10' } }).expect(422);
      expect(body.code).toBe('CASE_EXISTS');
    });

    it('A27: a closed case is not touched; its closing is the last it says', async () => {
      const { department } = await mailed();
      const [trigger_kind, id] = [kind(), `Z-${++made}`];
      await office.rule({ trigger_kind, scope: 'all' });
      const closing = await office.rule({ trigger_kind: 'case.closed', scope: 'all' });
      await opened(department.externalId, id);
      expect((await post({ kind: trigger_kind, case: id })).decisions).toHaveLength(1);
      bode.clock.advance(1_000);
      expect((await post({ kind: 'case.closed', case: id })).decisions).toMatchObject([{ rule: closing }]);
      bode.clock.advance(1_000);
      expect((await post({ kind: trigger_kind, case: id })).decisions).toEqual([]);
      expect((await post({ kind: 'case.closed', case: id })).decisions).toEqual([]);
      const { body } = await bode.system().post('/api/v1/explain').send({ kind: trigger_kind, case: id }).expect(200);
      expect(body.rules).toMatchObject([{ standing: 'case-closed' }]);
    });

    it('events of one batch see what the rows before them did', async () => {
      const { department } = await mailed();
      const [trigger_kind, id] = [kind(), `Z-${++made}`];
      await office.rule({ trigger_kind, scope: 'all' });
      const rows = [
        { kind: trigger_kind, case: id },
        { kind: 'case.opened', client: department.externalId, case: { id, type: 'verzuim', startDate: '2026-11-10' } },
        { kind: trigger_kind, case: id },
        { kind: 'case.closed', case: id },
        { kind: trigger_kind, case: id },
      ].map((row, i) => ({ key: `${id}-${i}`, ...row }));
      const { body } = await send(rows).expect(202);
      expect(body.results[0].problem.code).toBe('UNKNOWN_CASE');
      expect(body.results[2].decisions).toHaveLength(1);
      expect(body.results[4].decisions).toEqual([]);
    });

    it('A33: a rule that waits plans its mail; what is closed, or who may not have it any more, meanwhile stops it', async () => {
      const { department } = await mailed();
      const trigger_kind = kind();
      const waits = async (rule: string) => {
        const { body } = await bode.system().get(`/api/v1/rules/${rule}`).expect(200);
        await api('patch', `rules/${rule}`, { revision: body.revision, delay: { days: 2, hour: 9 } }, 200);
      };
      await waits(await office.rule({ trigger_kind, scope: 'all' }));
      const closing = await office.rule({ trigger_kind: 'case.closed', trigger_case_type: 'afgerond', scope: 'all' });
      await waits(closing);
      const server = await startSmtpServer();
      const mail = mailWorker(bode, server.port);
      try {
        const [stays, closes] = [`Z-${++made}`, `Z-${++made}`];
        for (const id of [stays, closes]) await opened(department.externalId, id);
        const [kept, stopped] = [
          await post({ kind: trigger_kind, case: stays }),
          await post({ kind: trigger_kind, case: closes }),
        ];
        // One post that tells of something, and at the same moment of the end of the case; the end has a mail of its own.
        const ended = `Z-${++made}`;
        await opened(department.externalId, ended, { type: 'afgerond' });
        const anyType = await office.rule({
          trigger_kind: `${trigger_kind}-any`,
          trigger_case_type: null,
          scope: 'all',
        });
        await waits(anyType);
        const rows = [
          { key: `${ended}-1`, kind: `${trigger_kind}-any`, case: ended },
          { key: `${ended}-2`, kind: 'case.closed', case: ended },
        ];
        const [before, atTheEnd] = (await send(rows).expect(202)).body.results as [Row, Row];
        // Whoever is not active any more, or has no access any more, when the time has come.
        const meanwhile = async (rights: 'active' | 'access') => {
          const employer = await office.client('werkgever');
          const user = await office.user({}, employer.id);
          await office.contact(employer.id, user);
          const { externalId } = await office.client('afdeling', employer.id);
          const row = await post({ kind: `${trigger_kind}-any`, client: externalId });
          expect(row.decisions[0]!.outcome).toBe('addressed');
          const { body } = await bode.system().get(`/api/v1/users/${user}`).expect(200);
          if (rights === 'active') await api('patch', `users/${user}`, { revision: body.revision, active: false }, 200);
          else await bode.system().delete(`/api/v1/users/${user}/access/${employer.externalId}`).expect(200);
          return row;
        };
        const [gone, shut] = [await meanwhile('active'), await meanwhile('access')];

        const statusOf = async ({ decisions }: Row) => {
          const { body: found } = await bode
            .system()
            .get(`/api/v1/messages/${decisions[0]!.messages[0]!.id}`)
            .expect(200);
          return [found.status, found.reason, found.detail];
        };
        await mail.run();
        expect(await statusOf(kept)).toEqual(['queued', null, null]);
        bode.clock.advance(60_000);
        await post({ kind: 'case.closed', case: closes });
        bode.clock.advance(3 * 86_400_000);
        await mail.run();
        expect(await statusOf(kept)).toEqual(['sent', null, null]);
        expect(await statusOf(stopped)).toEqual(['not_sent', 'NOT_RELEVANT', 'case-closed']);
        expect(await statusOf(before)).toEqual(['not_sent', 'NOT_RELEVANT', 'case-closed']);
        expect(atTheEnd.decisions).toMatchObject([{ rule: closing }]);
        expect(await statusOf(atTheEnd)).toEqual(['sent', null, null]);
        expect(await statusOf(gone)).toEqual(['not_sent', 'NOT_RELEVANT', 'user-inactive']);
        expect(await statusOf(shut)).toEqual(['not_sent', 'NOT_RELEVANT', 'no-access']);
      } finally {
        await mail.transport.close();
        await server.close();
      }
    });
  });

  describe('what Bode sends of itself', () => {
    const systemMail = async (event: AppendedEvent) => {
      const { organisationId } = bode.library;
      const [id] = await bode.tenancy.within(organisationId, (tx) =>
        appendEvents(tx, organisationId, [event], bode.clock.now()),
      );
      await decidePending();
      const { body } = await bode.system().get(`/api/v1/events/${id}`).expect(200);
      return body.decisions as { type: string; outcome: string; rule: null }[];
    };

    it.each([
      ['E01', 'user.created', 'WUS'],
      ['B04', 'user.password-requested', 'PWD'],
      ['B03', 'mail.test', 'TST'],
    ])('%s: %s sends %s to that user, and needs no rule', async (_, event, type) => {
      const user = await office.user();
      const side = event === 'mail.test' ? bode.library.accounts.admin.id : user;
      const decisions = await systemMail({ kind: event, userId: side, actorUserId: side, data: {} });
      expect(decisions).toMatchObject([{ type, outcome: 'addressed', rule: null }]);
    });

    it('an event that can’t be decided stands in nobody’s way, and is tried again later', async () => {
      const { organisationId } = bode.library;
      const client = await office.client('afdeling');
      const name = await office.case(client.id);
      const [{ id: caseId }] = await bode.tenancy.within(organisationId, (tx) =>
        tx.query(`SELECT id FROM case_file WHERE organisation_id = $1 AND external_id = $2`, [organisationId, name]),
      );
      const user = await office.user();
      const broken = { kind: 'case.opened', caseId, clientId: client.id, data: { onlyRule: 'no id of a rule' } };
      const [bad] = await bode.tenancy.within(organisationId, (tx) =>
        appendEvents(tx, organisationId, [broken, { kind: 'user.created', userId: user }], bode.clock.now()),
      );
      await decidePending();
      const { body } = await bode.system().get(`/api/v1/events/${bad}`).expect(200);
      expect(body.decisions).toEqual([]);
      const left = () =>
        bode.tenancy.within(organisationId, (tx) =>
          tx.query(`SELECT id FROM event WHERE organisation_id = $1 AND decide_at IS NOT NULL`, [organisationId]),
        );
      expect(await left()).toEqual([{ id: bad }]);
      await bode.tenancy.within(organisationId, (tx) =>
        tx.query(`UPDATE event SET data = '{}' WHERE organisation_id = $1 AND id = $2`, [organisationId, bad]),
      );
      bode.clock.advance(10 * 60_000);
      await decidePending();
      expect(await left()).toEqual([]);
    });
  });

  describe('what if (N02)', () => {
    it('an event that happened is explained as it was decided, and nothing is stored', async () => {
      const trigger_kind = kind();
      const client = await office.client('dossier', null, ['jan@firma.example']);
      const conditions = [{ field: 'event.data.pages', operator: 'more' as const, value: 10 }];
      for (const one of [conditions, []]) {
        await office.rule({
          trigger_kind,
          trigger_case_type: null,
          scope: 'all',
          recipients: ['client', 'client-users'],
          conditions: one,
        });
      }
      const { eventId, decisions } = await post({ kind: trigger_kind, client: client.externalId, data: { pages: 3 } });
      expect(decisions.map(({ outcome }) => outcome)).toEqual(['skipped', 'addressed']);
      const before = await counts();
      const { body } = await bode.system().post('/api/v1/explain').send({ event: eventId }).expect(200);
      const stored = await Promise.all(decisions.map(({ decisionId }) => traceOf(decisionId)));
      expect(body.rules.map(({ trace }: { trace: unknown }) => trace)).toEqual(stored);
      expect(await counts()).toEqual(before);
    });

    it('tells of rules that were not set off, are not assigned or are switched off', async () => {
      const client = await office.client('dossier');
      const [mine, other] = [kind(), kind()];
      const base = { trigger_case_type: null, recipients: ['client'] };
      const standings = async (body: Record<string, unknown>) => {
        const { body: found } = await bode.system().post('/api/v1/explain').send(body).expect(200);
        return found.rules.map(({ standing }: { standing: string }) => standing);
      };
      const about = { client: client.externalId };
      const unassigned = await office.rule({ ...base, trigger_kind: mine });
      expect(await standings({ ...about, rule: unassigned })).toEqual(['not-assigned']);
      await office.assign(client.id, { rule_id: unassigned }, '2026-11-25');
      expect(await standings({ ...about, rule: unassigned, date: '2026-11-24' })).toEqual(['not-assigned']);
      expect(await standings({ ...about, rule: unassigned, date: '2026-11-25' })).toEqual(['decided']);
      expect(await standings({ ...about, rule: unassigned, date: '2026-11-25', kind: other })).toEqual([
        'wrong-trigger',
      ]);
      const off = await office.rule({ ...base, trigger_kind: other, scope: 'all', active: false });
      expect(await standings({ ...about, kind: other })).toEqual(['inactive']);
      expect(await standings({ ...about, rule: off })).toEqual(['inactive']);
    });

    it('a rule that waits for a case is judged as if one began that day, where none is named', async () => {
      const employer = await office.client('werkgever');
      const { externalId } = await office.client('afdeling', employer.id);
      await office.contact(employer.id, await office.user({}, employer.id));
      const conditions = [{ field: 'case.data.days', operator: 'more' as const, value: 3 }];
      const rule = await office.rule({ trigger_case_type: 'zwangerschap', conditions });
      await office.assign(employer.id, { rule_id: rule }, '2026-12-01');
      const told = async (more: Record<string, unknown>) => {
        const asked = { client: externalId, rule, ...more };
        const { body } = await bode.system().post('/api/v1/explain').send(asked).expect(200);
        const [{ standing, outcome, imaginedCase }] = body.rules;
        return [standing, outcome, imaginedCase?.startDate ?? null];
      };
      const before = await counts();
      expect(await told({ date: '2026-11-30' })).toEqual(['not-assigned', 'skipped', '2026-11-30']);
      const day = { date: '2026-12-01' };
      expect(await told(day)).toEqual(['decided', 'skipped', '2026-12-01']);
      expect(await told({ ...day, data: { days: 4 } })).toEqual(['decided', 'addressed', '2026-12-01']);
      expect(await told({ ...day, kind: 'case.opened', data: { days: 4 } })).toEqual([
        'decided',
        'addressed',
        '2026-12-01',
      ]);
      expect(await told({ ...day, kind: 'case.closed' })).toEqual(['wrong-trigger', 'skipped', null]);
      expect(await counts()).toEqual(before);
      // What then happens is what was told.
      const [id, data] = [`Z-${++made}`, { days: 4 }];
      const asked = { client: externalId, rule, ...day, data };
      const { body } = await bode.system().post('/api/v1/explain').send(asked).expect(200);
      const whole = { id, type: 'zwangerschap', startDate: '2026-12-01', data };
      const { decisions } = await post({ kind: 'case.opened', client: externalId, case: whole, data });
      const stored = await traceOf(decisions[0]!.decisionId);
      expect({ ...body.rules[0].trace, event: null }).toEqual({ ...stored, event: null });
      const earlier = { id: `${id}-earlier`, type: 'zwangerschap', startDate: '2026-11-10' };
      await post({ kind: 'case.opened', client: externalId, case: earlier });
      expect(await told({ ...day, case: earlier.id })).toEqual(['not-planned', 'skipped', null]);
    });

    it('a type: its rules, and what a direct request would become', async () => {
      const client = await office.client('lener', null, ['geen-adres']);
      const { body } = await bode
        .system()
        .post('/api/v1/explain')
        .send({ client: client.externalId, type: 'HR1' })
        .expect(200);
      expect(body.request).toMatchObject({ outcome: 'partly', reason: 'ADDRESS_NO_AT' });
    });

    it.each([
      [{}, 'rule', 'MISSING'],
      [{ kind: 'a', client: 'nobody' }, 'client', 'UNKNOWN_CLIENT'],
      [{ kind: 'a', case: 'nothing' }, 'case', 'UNKNOWN_CASE'],
      [{ kind: 'a', user: '01890000-0000-7000-8000-000000000000' }, 'user', 'UNKNOWN_USER'],
      [{ rule: '01890000-0000-7000-8000-000000000000' }, 'rule', 'UNKNOWN_RULE'],
      [{ type: 'nope' }, 'type', 'UNKNOWN_TYPE'],
      [{ event: '01890000-0000-7000-8000-000000000000', client: 'C1' }, 'client', 'BAD_VALUE'],
    ])('%j: %s %s', async (body, field, code) => {
      const { body: problem } = await bode.system().post('/api/v1/explain').send(body).expect(422);
      expect(problem.errors[0]).toMatchObject({ field, code });
    });

    it.each([
      '/decisions?client=C1&from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z',
      '/messages?from=2026-11-22&to=2026-11-21',
    ])('N01 a period that ends before it begins is no empty list: %s', async (list) => {
      const { body: problem } = await bode.system().get(`/api/v1${list}`).expect(422);
      expect(problem.errors).toEqual([
        { field: 'to', code: 'BAD_VALUE', detail: 'The value of this field is wrong: must not be before from' },
      ]);
    });

    const counts = async () =>
      bode.tenancy.within(bode.library.organisationId, (tx) =>
        tx.query(
          `SELECT (SELECT count(*) FROM event WHERE organisation_id = $1) AS events,
                  (SELECT count(*) FROM decision WHERE organisation_id = $1) AS decisions,
                  (SELECT count(*) FROM message WHERE organisation_id = $1) AS messages`,
          [bode.library.organisationId],
        ),
      );
  });

  it('C02: a mail to a user stands in the list with his address, has a page and a reason, and never becomes a letter', async () => {
    const trigger_kind = kind();
    const client = await office.client('dossier');
    const user = await office.user({ email: 'geen-adres' }, client.id);
    await office.contact(client.id, user);
    await office.rule({
      trigger_kind,
      trigger_case_type: null,
      scope: 'all',
      recipients: ['contact'],
      type_code: 'HR1',
    });
    const data = { items: [{ title: 'Kaas' }] };
    const { decisions } = await post({ kind: trigger_kind, client: client.externalId, data });
    expect(decisions[0]!.messages).toMatchObject([{ format: 'email', status: 'not_sent', reason: 'ADDRESS_NO_AT' }]);
    const [{ id }] = decisions[0]!.messages as [Line];
    const { body: line } = await bode.system().get(`/api/v1/messages/${id}`).expect(200);
    expect(line).toMatchObject({ status: 'not_sent', reason: 'ADDRESS_NO_AT' });
    const { body: tried } = await bode
      .system()
      .post('/api/v1/messages/resend')
      .send({ ids: [id] })
      .expect(200);
    expect(tried.results).toMatchObject([{ outcome: 'refused', code: 'NOT_FOR_CLIENT' }]);
    const { browser } = await bode.staff(bode.library.accounts.admin);
    await browser.get(urls.message(id)).expect(200);
    await browser.get(urls.messages).expect(200);
  });

  it('N01: the decisions about a client are listed, the newest first, page by page', async () => {
    const trigger_kind = kind();
    const client = await office.client('dossier', null, ['jan@firma.example']);
    const rule = await office.rule({ trigger_kind, trigger_case_type: null, scope: 'all', recipients: ['client'] });
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      bode.clock.advance(1_000);
      ids.unshift((await post({ kind: trigger_kind, client: client.externalId })).decisions[0]!.decisionId);
    }
    const list = async (query: Record<string, unknown>) =>
      (
        await bode
          .system()
          .get('/api/v1/decisions')
          .query({ client: client.externalId, ...query })
          .expect(200)
      ).body;
    const first = await list({ limit: 2, rule });
    const second = await list({ limit: 2, rule, cursor: first.next });
    expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(second.next).toBeNull();
    expect(first.items[0]).toMatchObject({ rule: { id: rule }, client: client.externalId, outcome: 'addressed' });
    expect((await list({ client: 'nobody' })).items).toEqual([]);
  });
});
