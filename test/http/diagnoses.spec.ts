import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { change } from '../support/change.js';
import { deskOf, type Desk } from '../support/desk.js';
import { Office } from '../support/office.js';
import { textOf } from '../support/page-text.js';
import { request } from '../support/requests.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp.js';
import { mailWorker, type TestMailWorker } from '../support/workers.js';

interface Told {
  id: string;
  revision: number;
  steps: {
    node: string;
    verdict: string;
    found: { en: string };
    rows: { name: string; code?: string; goOn?: object }[];
    answer?: string;
  }[];
  question: { node: string; answers: { answer: string }[]; values: Record<string, unknown> } | null;
  outcome: { code: string; subject: Record<string, string>; also: { code: string }[]; fix: { nl: string } } | null;
}

describe('diagnosis through the API (N03)', () => {
  let bode: TestApp;
  let server: TestSmtpServer;
  let mail: TestMailWorker;
  let desk: Desk;
  let office: Office;
  beforeAll(async () => {
    bode = await startTestApp();
    server = await startSmtpServer();
    mail = mailWorker(bode, server.port);
    desk = deskOf(bode);
    office = new Office(bode);
  });
  afterAll(async () => {
    await mail.transport.close();
    await server.close();
    await bode.close();
  });

  const start = async (body: object): Promise<Told> =>
    (await bode.system().post('/api/v1/diagnoses').send(body).expect(201)).body;
  const answer = async ({ id, revision }: Told, ...answers: string[]): Promise<Told> => {
    let told = { id, revision } as Told;
    for (const one of answers) {
      const body = { answer: one, revision: told.revision };
      told = (await bode.system().post(`/api/v1/diagnoses/${id}/answers`).send(body).expect(200)).body;
    }
    return told;
  };
  let names = 0;
  const path = ({ steps }: Told) => steps.map(({ node }) => node).join(' ');

  describe('DP-A, not received', () => {
    let employer: { id: string; externalId: string };
    let department: { id: string; externalId: string };
    beforeEach(async () => {
      employer = await office.client('werkgever');
      department = await office.client('bedrijfsonderdeel', employer.id);
    });

    /** Somebody asks why a contact of the department misses the mail of a rule about its case. */
    const missed = (contact: string, rule: string, file: string) =>
      start({ procedure: 'A', person: { kind: 'contact', id: contact }, rule, case: file });

    it.each([
      ['A12', 'CONTACT_NOT_SELECTED', { recipients: ['client-users'] }, {}, true, true],
      ['A13', 'CONTACT_HAS_NO_USER', {}, {}, false, true],
      ['A14', 'USER_INACTIVE', {}, { active: false }, true, true],
      ['A15', 'NO_CASE_RIGHT', {}, {}, true, false],
      ['A16', 'RECEIVE_OFF', {}, { receive_as_contact: false }, true, true],
      ['A17', 'RIGHT_NOW_APPLY_AGAIN', {}, {}, true, true],
    ] as const)('%s: a contact that ends with %s', async (_tag, code, rule, user, linked, access) => {
      const ruleId = await office.rule({
        ...rule,
        recipients: [...('recipients' in rule ? rule.recipients : ['contact'])],
      });
      const userId = await office.user(user, ...(access ? [department.id] : []));
      const contact = await office.contact(department.id, linked ? userId : null);
      const told = await missed(contact, ruleId, await office.case(department.id, [ruleId]));
      expect(told.outcome?.code).toBe(code);
      expect(told.outcome?.subject).toMatchObject({ rule: ruleId, contact });
      expect(told.steps.slice(0, 3).map(({ node }) => node)).toEqual(['1.1', '1.2', '1.5']);
    });

    it('A24, A25, A29, A27: the subscription, step by step', async () => {
      const rule = await office.rule();
      const set = await office.set();
      const contact = await office.contact(department.id, await office.user({}, department.id));
      const file = await office.case(department.id);
      expect((await missed(contact, rule, file)).outcome?.code).toBe('NO_SUBSCRIPTION');
      await office.assign(employer.id, { rule_set_id: set }, '2026-11-03');
      expect((await missed(contact, rule, file)).outcome?.code).toBe('SUBSCRIPTION_STARTS_LATE');
      const there = await office.client('bedrijfsonderdeel', employer.id);
      await office.assign(there.id, { rule_set_id: set }, '2026-11-02');
      const other = await office.case(there.id);
      const told = await missed(contact, rule, other);
      expect(told.outcome).toMatchObject({ code: 'RULE_NOT_IN_SUBSCRIPTION', subject: { ruleSet: set, rule } });
      await office.insert('rule_set_item', { rule_set_id: set, rule_id: rule });
      expect((await missed(contact, rule, other)).outcome?.code).toBe('NOT_APPLIED_TO_CASE');
    });

    it('A30–A32: by workflow, on any level above', async () => {
      const rule = await office.rule();
      const contact = await office.contact(department.id, await office.user({}, department.id));
      const file = await office.case(department.id);
      // Another rule is assigned directly, so both ways are in use here.
      await office.assign(employer.id, { rule_id: await office.rule() }, '2026-01-01');
      const told = await missed(contact, rule, file);
      expect(told.outcome).toMatchObject({ code: 'RULE_NOT_ASSIGNED', also: [{ code: 'NO_SUBSCRIPTION' }] });
      await office.assign(employer.id, { rule_id: rule }, '2026-01-01');
      expect((await missed(contact, rule, file)).outcome?.code).toBe('NOT_APPLIED_TO_CASE');
    });

    it('A34: the wrong trigger, with what was expected and what came', async () => {
      const rule = await office.rule({ trigger_case_type: 'zwangerschap' });
      const contact = await office.contact(department.id, await office.user({}, department.id));
      const told = await missed(contact, rule, await office.case(department.id, [rule]));
      expect(told.outcome).toMatchObject({
        code: 'WRONG_TRIGGER',
        which: 'case.opened, zwangerschap ≠ case.opened, verzuim',
      });
    });

    it('A35: a condition that fails, with what was found', async () => {
      const condition = { field: 'case.data.days', operator: 'more', value: 7 } as const;
      const rule = await office.rule({ conditions: [condition] });
      const contact = await office.contact(department.id, await office.user({}, department.id));
      const told = await missed(contact, rule, await office.case(department.id, [rule], { data: { days: 3 } }));
      expect(told.outcome?.code).toBe('CONDITION_FAILED');
      expect(told.steps.at(-1)?.rows).toMatchObject([{ name: 'case.data.days more 7', value: '3', verdict: 'fail' }]);
    });

    it('N03: what was put right is seen to be right, and what stopped it then is told', async () => {
      const kind = `appointment.made-${++names}`;
      const at = { scope: 'all' as const, trigger_kind: kind, trigger_case_type: null };
      const conditions = [{ field: 'event.data.days', operator: 'more', value: 7 } as const];
      const rule = await office.rule({ ...at, conditions });
      const contact = await office.contact(
        department.id,
        await office.user({ receive_as_contact: false }, department.id),
      );
      const happens = () =>
        bode
          .system()
          .post('/api/v1/events')
          .send({ key: `${kind}-${++names}`, kind, client: department.externalId, data: { days: 3 } })
          .expect(202);
      const look = () => start({ procedure: 'A', person: { kind: 'contact', id: contact }, rule });
      const set = (sql: string) =>
        bode.tenancy.within(bode.library.organisationId, (tx) =>
          tx.query(`${sql} WHERE organisation_id = $1 AND id = $2`, [
            bode.library.organisationId,
            sql.includes('user_account') ? user : rule,
          ]),
        );
      const user = (await bode.system().get(`/api/v1/contacts/${contact}`).expect(200)).body.user.id;
      await happens();
      expect((await look()).outcome?.code).toBe('CONDITION_FAILED');
      await set(`UPDATE rule SET conditions = '[]'`);
      expect((await look()).outcome?.code).toBe('RECEIVE_OFF');
      await set('UPDATE user_account SET receive_as_contact = true');
      const mended = await look();
      expect(mended.outcome).toMatchObject({ code: 'RIGHT_NOW', subject: { client: department.externalId } });
      expect(mended.steps.at(-1)?.rows).toMatchObject([{ name: 'event.data.days more 7', value: '3' }]);
      const page = await desk.read(`/diagnoses/${mended.id}`, bode.library.accounts.admin);
      // One press looks at the same once more.
      expect(page).toContain(`<input type="hidden" name="person" value="contact:${contact}"/>`);
      expect(page).toContain(`<input type="hidden" name="rule" value="${rule}"/>`);
      expect(page).not.toContain('Helpdesk: ');
    });

    it('A03: a rule that would fit and is off is named, with what happened', async () => {
      const rule = await office.rule({ trigger_case_type: 'staking', active: false });
      const contact = await office.contact(department.id, await office.user({}, department.id));
      const file = await office.case(department.id, [], { type: 'staking' });
      const told = await start({ procedure: 'A', person: { kind: 'contact', id: contact }, case: file });
      expect(told.outcome).toMatchObject({ code: 'NO_RULE', subject: { rule } });
      expect(told.steps[0]?.found.en).toMatch(
        /case.opened, staking\. What does wait for it is switched off: “Regel \d+”/,
      );
    });

    it('A11, C06: a client that shares its address with a contact: whose mail it is, and the way there (L28)', async () => {
      const kind = `shared-${++names}`;
      const user = await office.user({}, department.id);
      const { email } = (await bode.system().get(`/api/v1/users/${user}`).expect(200)).body;
      const client = await office.client('klant', null, [email.toUpperCase()]);
      await office.contact(client.id, user);
      await office.insert('client_access', { user_id: user, client_id: client.id });
      const at = { trigger_kind: kind, trigger_case_type: null, scope: 'all' as const };
      const rule = await office.rule({ ...at, recipients: ['contact', 'client'] });
      const event = { key: kind, kind, client: client.externalId };
      const { body } = await bode.system().post('/api/v1/events').send(event).expect(202);
      const [{ id, number }] = body.results[0].decisions[0].messages;
      await mail.run();
      const person = { kind: 'client', id: client.externalId };
      const told = await start({ procedure: 'A', person, rule });
      expect(told.outcome).toMatchObject({ code: 'SAME_ADDRESS', also: [{ code: 'MAIL_TO_THAT_ADDRESS' }] });
      const message = { id, path: `/api/v1/messages/${id}` };
      expect(told.steps.at(-1)).toMatchObject({ node: '1.4.4', message });
      expect(told.steps.at(-1)?.found.en).toContain(`The mail went there, as message ${number} of `);
      expect(told.steps[1]).toMatchObject({ node: '1.2', rows: [{ message }] });
      await bode.system().get(message.path).expect(200);
      const page = await desk.read(`/diagnoses/${told.id}`, bode.library.accounts.admin);
      expect(page).toContain(`<a href="/messages/${id}">bericht ${number}</a>`);
      const audience = await start({ procedure: 'C', client: client.externalId, rule, person });
      expect(audience.outcome?.code).toBe('SAME_ADDRESS');
    });

    it('A27: what happened after the case was closed', async () => {
      const kind = `late-${++names}`;
      const rule = await office.rule({ trigger_kind: kind, scope: 'all' });
      const contact = await office.contact(department.id, await office.user({}, department.id));
      const file = await office.case(department.id);
      const happens = (what: string) =>
        bode
          .system()
          .post('/api/v1/events')
          .send({ key: `${what}-${file}`, kind: what, client: department.externalId, case: file })
          .expect(202);
      await happens('case.closed');
      await happens(kind);
      const told = await missed(contact, rule, file);
      expect(told.outcome).toMatchObject({ code: 'CASE_CLOSED' });
    });

    it('L22, D01: of a library without rules: asked for too late, and not at all', async () => {
      const client = { externalId: `reader-${++names}`, emails: ['reader@bib.example'] };
      await bode
        .system()
        .post('/api/v1/messages')
        .send(request({ type: 'HR2', client, validUntil: '2020-01-01T00:00:00Z' }))
        .expect(202);
      const person = { kind: 'client', id: client.externalId };
      const late = await start({ procedure: 'A', person, type: 'HR2' });
      expect(late.outcome).toMatchObject({ code: 'NOT_RELEVANT' });
      expect((await start({ procedure: 'A', person, type: 'CAE' })).outcome?.code).toBe('NOT_REQUESTED');
    });

    it('A09: a user whom no recipient of the rule means', async () => {
      const rule = await office.rule({ recipients: ['case-role:arts'] });
      const user = await office.user({}, department.id);
      const file = await office.case(department.id, [rule]);
      const told = await start({ procedure: 'A', person: { kind: 'user', id: user }, rule, case: file });
      expect(told.outcome?.code).toBe('RECIPIENT_NOT_SELECTED');
    });

    it('C08: a user without access, and one whose module is off', async () => {
      const rule = await office.rule({ recipients: ['client-users'] });
      const file = await office.case(department.id, [rule]);
      const ask = (id: string) => start({ procedure: 'A', person: { kind: 'user', id }, rule, case: file });
      expect((await ask(await office.user())).outcome?.code).toBe('NO_CASE_RIGHT');
      const other = await office.user({ modules: ['dossier'] }, department.id);
      expect((await ask(other)).outcome?.code).toBe('TYPE_HAS_NO_MODULE');
      await office.moduleOfType('verzuim');
      expect((await ask(other)).outcome?.code).toBe('MODULE_OFF');
      await office.moduleOfType(null);
    });

    it('1.1: without a rule it asks which of those that fit, and NO_RULE where none does', async () => {
      const rule = await office.rule({ trigger_case_type: 'wia' });
      const contact = await office.contact(department.id, await office.user({}, department.id));
      const file = await office.case(department.id, [rule], { type: 'wia' });
      const person = { kind: 'contact', id: contact };
      const asked = await start({ procedure: 'A', person, case: file });
      expect(asked.question?.answers.map((one) => one.answer)).toEqual([rule, 'unknown']);
      // The case was opened before the rule was in its plan: nothing was decided then.
      expect((await answer(asked, rule)).outcome?.code).toBe('RIGHT_NOW_APPLY_AGAIN');
      // Who can't say goes on with the only one that fits.
      expect((await answer(await start({ procedure: 'A', person, case: file }), 'unknown')).outcome?.code).toBe(
        'RIGHT_NOW_APPLY_AGAIN',
      );
      const none = await office.case(department.id, [], { type: 'overig' });
      expect((await start({ procedure: 'A', person, case: none })).outcome?.code).toBe('NO_RULE');
    });

    it('N03, 1.1: whatever rule was meant, what stops each that fits is looked at, and “I don’t know” tells all of it', async () => {
      const kind = `visit.planned-${++names}`;
      const contact = await office.contact(department.id, await office.user({}, department.id));
      const waiting = { trigger_kind: kind, trigger_case_type: null, scope: 'all' as const };
      const condition = { field: 'event.data.days', operator: 'more' as const, value: 7 };
      const failing = await office.rule({ ...waiting, name: 'Kaartje', conditions: [condition] });
      const elsewhere = await office.rule({ ...waiting, name: 'Boek', recipients: ['case-role:arts'] });
      const reaching = await office.rule({ ...waiting, name: 'Attentie' });
      const event = { key: kind, kind, client: department.externalId, data: { days: 3 } };
      await bode.system().post('/api/v1/events').send(event).expect(202);
      await mail.run();
      const person = { kind: 'contact', id: contact };
      const asked = await start({ procedure: 'A', person, client: department.externalId, kind });
      const [step] = asked.steps;
      expect(step!.rows).toMatchObject([
        { name: 'Kaartje', code: 'CONDITION_FAILED', goOn: { procedure: 'A', person, rule: failing } },
        { name: 'Boek', code: 'CONTACT_NOT_SELECTED', sentence: { nl: expect.any(String) } },
        {
          name: 'Attentie',
          found: { en: expect.stringMatching(/^Message \d+ was sent to/) },
          message: { id: expect.any(String) },
        },
      ]);
      expect(asked.question?.answers.map((one) => one.answer)).toEqual([failing, elsewhere, reaching, 'unknown']);
      // One of them went out: the rule that was never meant for the contact is not the cause.
      const alone = await answer(asked, 'unknown');
      expect(alone).toMatchObject({ input: { rule: failing }, outcome: { code: 'CONDITION_FAILED' } });
      await office.rule({ ...waiting, name: 'Doos', conditions: [{ ...condition, value: 9 }] });
      const again = await start({ procedure: 'A', person, client: department.externalId, kind });
      const told = await answer(again, 'unknown');
      expect(told.outcome).toMatchObject({ code: 'RULE_NOT_KNOWN', which: '“Doos”, “Kaartje”' });
      expect(told.outcome?.also).toMatchObject([
        { rule: 'Doos', code: 'CONDITION_FAILED' },
        { rule: 'Kaartje', code: 'CONDITION_FAILED' },
      ]);
      const on = await start(step!.rows[0]!.goOn!);
      expect(on.outcome?.code).toBe('CONDITION_FAILED');
    });

    it('A15, A27: a case is looked at as the client’s that it is of, and another one’s is refused', async () => {
      const employment = await office.client('dienstverband', department.id);
      const user = await office.user({}, employment.id);
      const rule = await office.rule({ recipients: ['client-users'], type_code: 'F02' });
      const file = await office.case(employment.id, [rule]);
      const body = { procedure: 'A', person: { kind: 'user', id: user }, rule, case: file };
      for (const client of [employment, department, employer]) {
        const told = await start({ ...body, client: client.externalId });
        expect(told).toMatchObject({ client: employment.externalId });
        expect(told.steps.find(({ node }) => node === '1.4.2c')).toMatchObject({ verdict: 'pass' });
      }
      const { externalId } = await office.client('dienstverband', department.id);
      const refused = { ...body, client: externalId };
      const { body: problem } = await bode.system().post('/api/v1/diagnoses').send(refused).expect(422);
      expect(problem.errors).toMatchObject([{ field: 'case', code: 'BAD_VALUE' }]);
    });

    it('1.2: without client or case the person’s own lines count, wherever they are about, and whom the rule or type reached', async () => {
      const kind = `task.failed-${++names}`;
      const about = { trigger_kind: kind, trigger_case_type: null, scope: 'all' as const, type_code: 'F01' };
      const [reached, missed, foreign] = [
        bode.library.accounts.admin.id,
        bode.library.accounts.print.id,
        await office.user({ home_client_id: employer.id }, department.id),
      ];
      const rule = await office.rule({ ...about, recipients: [`user:${reached}`, `user:${foreign}`] });
      const event = { key: kind, kind, client: department.externalId };
      await bode.system().post('/api/v1/events').send(event).expect(202);
      await mail.run();
      const ask = async (id: string, more: object) =>
        path(await start({ procedure: 'A', person: { kind: 'user', id }, ...more }));
      for (const id of [reached, foreign]) {
        expect(await ask(id, { rule })).toBe('1.1 1.2 1.3 B1');
        expect(await ask(id, { type: 'F01' })).toBe('1.1 1.2 1.3 B1');
      }
      expect(await ask(missed, { rule })).toBe('1.1 1.2 1.4.0');
      expect(await ask(missed, { type: 'F01' })).toBe('1.1 1.2 1.4.0');
      expect(await ask(missed, { rule, from: '2026-01-01', to: '2026-01-31' })).toMatch(/^1.1 1.2 1.5/);
      // Asked about a client of which nothing was sent, mails about others say nothing.
      expect(await ask(foreign, { rule, client: employer.externalId })).toMatch(/^1.1 1.2 1.5/);
    });
  });

  describe('DP-B, sent but does not arrive', () => {
    it('N03, 1.2: the last mail says how things stand, whatever arrived before: nothing is asked', async () => {
      const kind = `task.failed-${++names}`;
      const { id: clientId, externalId: client } = await office.client('klant');
      const user = await office.user({}, clientId);
      const about = { trigger_kind: kind, trigger_case_type: null, scope: 'all' as const, type_code: 'F01' };
      const rule = await office.rule({ ...about, recipients: [`user:${user}`] });
      const happens = async (key: string, reply?: string) => {
        await bode.system().post('/api/v1/events').send({ key, kind, client }).expect(202);
        server.behave(reply === undefined ? {} : { onRecipient: () => reply });
        await mail.run();
        server.behave({});
      };
      const person = { kind: 'user', id: user };
      const ask = (more: object) => start({ person, ...more });
      expect(path(await ask({ procedure: 'B' }))).toBe('B0 B1');
      await happens(`${kind}-1`);
      const arrived = await ask({ procedure: 'B' });
      expect(path(arrived)).toBe('B0 B1');
      expect(arrived.steps[0]).toMatchObject({
        verdict: 'pass',
        found: { en: expect.stringMatching(/^Message \d+ was sent to/) },
      });
      await happens(`${kind}-2`, '550 5.1.1 No such user');
      for (const search of [{ procedure: 'B' }, { procedure: 'A', rule }, { procedure: 'A', type: 'F01' }]) {
        const told = await ask(search);
        expect([search, told.outcome]).toMatchObject([search, { also: [{ code: 'REFUSED_BY_SERVER' }] }]);
        expect(told.question).toBeNull();
      }
      await change(bode.system(), `/api/v1/users/${user}`, { email: `new-${kind}@firma.example` });
      const asked = await answer(await ask({ procedure: 'B' }), 'yes', 'no');
      expect(path(asked)).toBe('B0 B1 B2 B3');
      expect(asked.question?.values).toEqual({ address: `new-${kind}@firma.example` });
    });

    it('B07, B11–B14: junk, address, server; unknown goes on', async () => {
      const user = await office.user({ email: 'an@hotmail.com' });
      const body = { procedure: 'B', person: { kind: 'user', id: user } };
      const asked = await start(body);
      expect(asked.question?.node).toBe('B1');
      expect((await answer(asked, 'no')).outcome?.code).toBe('PLATFORM_MAIL_DOWN');
      expect((await answer(await start(body), 'yes', 'yes')).outcome?.code).toBe('IN_JUNK');
      const address = await answer(await start(body), 'unknown', 'unknown');
      expect(address.question).toMatchObject({ node: 'B3', values: { address: 'an@hotmail.com' } });
      expect((await answer(address, 'no')).outcome).toMatchObject({
        code: 'ADDRESS_MAYBE_WRONG',
        which: 'an@hotmail.com',
        subject: { user },
      });
      const told = await answer(await start(body), 'yes', 'no', 'yes');
      expect(told.outcome?.code).toBe('RECIPIENT_SERVER_SUSPECTED');
      expect(path(told)).toBe('B0 B1 B2 B3 B4');
    });
  });

  describe('DP-C, who of this client gets it', () => {
    it('C04–C19: access, module, catch-all, and the address that is not used', async () => {
      const client = await office.client('klant', null, ['info@firma.example']);
      const { body: type } = await bode.system().get('/api/v1/message-types/NBF').expect(200);
      const ofModule = { revision: type.revision, module: 'dossier' };
      await bode.system().patch('/api/v1/message-types/NBF').send(ofModule).expect(200);
      const body = { procedure: 'C', client: client.externalId, type: 'NBF' };
      const nobody = await start(body);
      expect(nobody.outcome).toMatchObject({ code: 'NO_RECIPIENT', also: [{ code: 'CLIENT_CARD_ADDRESS_UNUSED' }] });
      expect(path(nobody)).toBe('C1 C2 C3 C4 C5');
      const user = await office.user({ modules: [], home_client_id: client.id }, client.id);
      const asked = await start({ ...body, person: { kind: 'user', id: user } });
      expect(asked.outcome).toMatchObject({ code: 'MODULE_OFF', subject: { user } });
      expect(asked.steps[1]?.rows).toMatchObject([{ code: 'MODULE_OFF', user }]);
      await office.rule({ type_code: 'HR2', trigger_kind: 'hr2.made', recipients: ['client-users'] });
      const bare = await start({ ...body, type: 'HR2', person: { kind: 'user', id: user } });
      expect(bare.outcome).toMatchObject({ code: 'TYPE_HAS_NO_MODULE', where: 'type', subject: { type: 'HR2' } });
      const page = await desk.read(`/diagnoses/${nobody.id}`, bode.library.accounts.admin);
      expect(page).not.toContain(`/users/${user}`);
      const { id } = await start(body);
      const matrix = await desk.read(`/diagnoses/${id}`, bode.library.accounts.admin);
      expect(matrix).toContain(`<a href="/users/${user}">Vink de module aan`);
      // The access is told by the name of the client, not by its number.
      expect(textOf(matrix)).not.toContain(client.externalId);
      expect(matrix).toContain(`<a href="/users/${user}">Vink catch-all aan`);
      await office.user({ modules: [], catch_all: true, home_client_id: client.id }, client.id);
      expect((await start(body)).outcome?.code).toBe('RECIPIENTS_FOUND');
    });

    it('C03, C04: what is asked for without a rule goes to the client itself, at its own addresses or on paper', async () => {
      const about = async (emails: string[], more = {}) => {
        const { externalId } = await office.client('lezer', null, emails);
        return start({ procedure: 'C', client: externalId, type: 'RSO', ...more });
      };
      const byMail = await about(['lezer@example.org']);
      expect(byMail.outcome).toMatchObject({ code: 'RECIPIENTS_FOUND', which: 'De lezer', also: [] });
      expect(byMail.steps.at(-1)?.found.en).toBe('The client itself, De lezer, by mail: lezer@example.org.');
      expect(byMail.steps[0]?.found.en).toBe('Whoever gets this needs no access.');
      // The letter has no address to go to either.
      expect((await about([])).outcome).toMatchObject({ code: 'NO_POSTAL_ADDRESS', also: [] });
      const unreachable = await about([], { type: 'WEL' });
      expect(unreachable.outcome).toMatchObject({ code: 'NO_ADDRESS', also: [] });
      expect(unreachable.steps.at(-1)?.found.en).toBe('De lezer.');
      const person = { kind: 'user', id: await office.user() };
      expect((await about(['a@example.org'], { person })).outcome).toMatchObject({
        code: 'FOR_CLIENT_ITSELF',
        also: [],
      });
      const own = await office.client('lezer', null, ['own@example.org']);
      const self = await start({
        procedure: 'C',
        client: own.externalId,
        type: 'RSO',
        person: { kind: 'client', id: own.externalId },
      });
      expect(self.outcome?.code).toBe('RECIPIENTS_FOUND');
    });

    it('C04, E18: a type for staff goes to staff, and a type that rules make to whom they name', async () => {
      const { externalId } = await office.client('lezer', null, ['lezer@example.org']);
      const staff = await start({ procedure: 'C', client: externalId, type: 'F04' });
      expect(staff.outcome).toMatchObject({ code: 'RECIPIENTS_FOUND' });
      expect(staff.steps.at(-1)?.found.en).not.toContain('De lezer');
      const read = textOf(await desk.read(`/diagnoses/${staff.id}`, bode.library.accounts.admin));
      expect(read).toContain('Vestiging');
      expect(read).not.toContain('branch');
      const user = await office.user();
      await office.rule({ type_code: 'IV1', trigger_kind: 'iv1.made', recipients: [`user:${user}`, 'client'] });
      const made = await start({ procedure: 'C', client: externalId, type: 'IV1' });
      expect(made.steps.at(-1)?.found.en).toContain('De lezer');
    });

    it('A10, A36, C16: a role that nobody has is named: in the search, the decision and the message', async () => {
      const client = await office.client('klant');
      const rule = await office.rule({
        type_code: 'WEL',
        trigger_kind: 'role.asked',
        trigger_case_type: null,
        recipients: ['case-role:bedrijfsarts', 'contact:hr'],
        scope: 'all',
      });
      const file = await office.case(client.id, [rule]);
      const about = { client: client.externalId, case: file, rule };
      const both = [
        { code: 'ROLE_NOT_ON_CASE', which: 'bedrijfsarts' },
        { code: 'NO_SUCH_CONTACT', which: 'hr' },
      ];
      const audience = await start({ procedure: 'C', ...about });
      expect(audience.outcome).toMatchObject({ code: 'NO_RECIPIENT', where: 'rule', subject: { rule }, also: both });
      const person = { kind: 'user', id: await office.user({}, client.id) };
      const event = { key: 'role.asked', kind: 'role.asked', case: file, client: client.externalId };
      const { body } = await bode.system().post('/api/v1/events').send(event).expect(202);
      const search = await start({ procedure: 'A', ...about, person });
      expect(search.outcome).toMatchObject({ code: 'RECIPIENT_NOT_SELECTED', where: 'rule', also: both });
      expect(search.outcome?.subject).toMatchObject({ client: client.externalId, rule });
      const [{ decisionId, messages }] = body.results[0].decisions;
      const { body: why } = await bode.system().get(`/api/v1/messages/${messages[0].id}/why`).expect(200);
      expect(why).toMatchObject({ code: 'NO_RECIPIENT', trace: { unmet: both.map(({ code }) => ({ code })) } });
      expect(why.sentence.nl).toContain('Niemand heeft op de case deze rol: bedrijfsarts');
      expect(why.fix.nl).not.toContain('module');
      const { admin } = bode.library.accounts;
      for (const path of [`/messages/${messages[0].id}`, `/decisions/${decisionId}`]) {
        const page = await desk.read(path, admin);
        expect(page).toContain('Niemand heeft op de case deze rol: bedrijfsarts');
        expect(page).toContain('De klant heeft geen contactpersoon zoals de regel die vraagt: hr');
        expect(page).toContain('Voeg die contactpersoon toe bij de klant');
        expect(page).toContain(`/rules/${rule}`);
      }
    });

    it('A11, C04: a rule for contacts is asked about its contacts, and not about users', async () => {
      const client = await office.client('klant');
      const user = await office.user({ modules: [] }, client.id);
      await office.contact(client.id, user);
      const rule = await office.rule({ recipients: ['contact'] });
      const told = await start({ procedure: 'C', client: client.externalId, rule });
      expect(told.outcome?.code).toBe('RECIPIENTS_FOUND');
      await office.contact(client.id, null, 'hr');
      const other = await start({
        procedure: 'C',
        client: client.externalId,
        rule: await office.rule({ recipients: ['contact:hr'] }),
      });
      expect(other.outcome?.code).toBe('NO_RECIPIENT');
      expect(other.steps[0]?.rows).toMatchObject([{ code: 'CONTACT_HAS_NO_USER' }]);
    });
  });

  describe('DP-D, a message line, for the desk', () => {
    const about = (message: string) => start({ procedure: 'D', message });
    const broken = { emails: ['jan.example.org'] };

    it('D03, D13, D08, Dd4: a letter, no letter form, the reason, a letter that exists', async () => {
      const letter = await desk.ask({ client: { emails: [] } });
      expect((await about(letter.id)).outcome?.code).toBe('LETTER');
      const bare = await desk.ask({ type: 'IV1', client: broken });
      expect((await about(bare.id)).outcome).toMatchObject({
        code: 'NO_LETTER_FORM',
        also: [{ code: 'ADDRESS_NO_AT' }],
      });
      const failed = await desk.ask({ type: 'HR1', client: broken });
      expect((await about(failed.id)).outcome?.code).toBe('ADDRESS_NO_AT');
      const resent = await desk.ask({ type: 'RSO', client: broken });
      expect((await about(resent.id)).outcome).toMatchObject({
        code: 'LETTER_EXISTS',
        also: [{ code: 'ADDRESS_NO_AT' }],
      });
      const waiting = await desk.ask({});
      expect((await about(waiting.id)).outcome?.code).toBe('STILL_WAITING');
    });

    it('D08, D11, N03: a user’s address that was corrected since is seen to be right', async () => {
      const client = await office.client('corrected');
      const user = await office.user({ email: 'no-at.example' }, client.id);
      await office.contact(client.id, user);
      const kind = 'address.corrected';
      await office.rule({ trigger_kind: kind, trigger_case_type: null, scope: 'all', recipients: ['contact'] });
      const event = { key: kind, kind, client: client.externalId };
      const { body } = await bode.system().post('/api/v1/events').send(event).expect(202);
      const { id } = body.results[0].decisions[0].messages[0];
      expect((await about(id)).outcome).toMatchObject({ code: 'NO_LETTER_FORM', also: [{ code: 'ADDRESS_NO_AT' }] });
      await change(bode.system(), `/api/v1/users/${user}`, { email: 'with@at.example' });
      expect((await about(id)).outcome).toMatchObject({ code: 'RIGHT_NOW', also: [{ code: 'ADDRESS_NO_AT' }] });
    });

    it('D15–D19: sent; junk, the mailbox, a test that Bode sends, the server', async () => {
      const client = request({})['client'] as { externalId: string };
      const sent = await desk.ask({ client: { ...client, externalId: 'sent-1', emails: ['one@alone.example'] } });
      await mail.run();
      expect((await answer(await about(sent.id), 'yes')).outcome?.code).toBe('IN_JUNK');
      const tried = await answer(await about(sent.id), 'no', 'send');
      expect(tried.question?.node).toBe('D8');
      expect(path(tried)).toBe('D1 D2 D3 D4 D5 D6 D7 D8 D8');
      await mail.run();
      expect(server.mails.filter(({ to }) => to === 'one@alone.example')).toHaveLength(2);
      expect((await answer(tried, 'yes')).outcome?.code).toBe('ARRIVES_NOW');
      expect((await answer(await about(sent.id), 'unknown', 'unknown')).outcome?.code).toBe('MAILBOX_SETTINGS');
      expect((await answer(await about(sent.id), 'no', 'no')).outcome?.code).toBe('RECIPIENT_SERVER_SUSPECTED');
    });

    it('D17: three other clients of the mail domain', async () => {
      const sent = await desk.ask({ client: { externalId: 'pattern-0', emails: ['a@pattern.example'] } });
      await mail.run();
      server.behave({ onRecipient: (to) => (to.startsWith('missing') ? '550 5.7.1 Refused' : undefined) });
      for (const n of [1, 2, 3]) {
        await desk.ask({ client: { externalId: `pattern-${n}`, emails: [`missing${n}@pattern.example`] } });
      }
      await mail.run();
      const told = await answer(await about(sent.id), 'no');
      expect(told.outcome).toMatchObject({ code: 'DOMAIN_PATTERN', which: 'pattern.example (3)' });
    });

    it('L28: whoever may not read messages is told the same, and is led to none', async () => {
      const letter = await desk.ask({ type: 'RSO', client: broken });
      const told = await about(letter.id);
      const named = told.steps.filter((step) => 'message' in step);
      expect(named.map(({ node }) => node)).toEqual(['D1', 'D2']);
      const key = await bode
        .system()
        .post('/api/v1/api-keys')
        .send({ name: 'explains', scopes: ['explain'] })
        .expect(201);
      const { body } = await bode.system(key.body.secret).get(`/api/v1/diagnoses/${told.id}`).expect(200);
      expect(body.steps.map(({ found }: { found: unknown }) => found)).toEqual(told.steps.map(({ found }) => found));
      expect(JSON.stringify(body.steps)).not.toContain('"message":{');
    });

    it('A01, L20: the desk has DP-D only', async () => {
      const { browser, csrf } = await bode.staff(bode.library.accounts.circulation);
      const post = (body: object) => browser.post('/api/v1/diagnoses').set('X-CSRF-Token', csrf).send(body);
      const line = await desk.ask({});
      await post({ procedure: 'D', message: line.id }).expect(201);
      const { body } = await post({ procedure: 'E', about: 'sender' }).expect(403);
      expect(body.code).toBe('NOT_ALLOWED');
      const other = await start({ procedure: 'E', about: 'sender' });
      await browser.get(`/api/v1/diagnoses/${other.id}`).expect(403);
      const list = await browser.get('/api/v1/diagnoses').expect(200);
      expect(new Set(list.body.items.map((one: { procedure: string }) => one.procedure))).toEqual(new Set(['D']));
    });
  });

  describe('DP-E, which sender, which staff, may this address exist', () => {
    it('E03–E12, E18–E22', async () => {
      const sender = await start({ procedure: 'E', about: 'sender' });
      expect(sender.outcome).toMatchObject({ code: 'SENDER_FOUND', which: 'b1@bib.example' });
      expect(path(sender)).toBe('E0 E1 E2 E2b E7');
      const staff = await start({ procedure: 'E', about: 'staff', type: 'F01' });
      expect(staff.outcome).toMatchObject({ code: 'STAFF_FOUND', which: 'b1@bib.example' });
      const user_ids = [bode.library.accounts.admin.id];
      await office.insert('staff_routing', { type_code: 'F01', mode: 'personalised', user_ids });
      expect((await start({ procedure: 'E', about: 'staff', type: 'F01' })).outcome?.code).toBe('STAFF_FOUND');
      // Only mails that go to staff are there to choose.
      const begin = await desk.read('/diagnoses/new?procedure=E', bode.library.accounts.admin);
      const offered = /<select id="type".*?<\/select>/s.exec(begin)![0];
      expect([...offered.matchAll(/value="(\w+)"/g)].map(([, code]) => code)).toEqual(['F01', 'F02', 'F03', 'F04']);
      const free = await start({ procedure: 'E', about: 'address', address: 'new@firma.example' });
      expect(free.outcome?.code).toBe('ADDRESS_FREE');
      for (const [field, body] of [
        ['address', { about: 'address', address: 'no address' }],
        ['type', { about: 'staff', type: 'RSO' }],
      ] as const) {
        const refused = await bode
          .system()
          .post('/api/v1/diagnoses')
          .send({ procedure: 'E', ...body })
          .expect(422);
        expect(refused.body.errors).toMatchObject([{ field, code: 'BAD_VALUE' }]);
      }
    });
  });

  describe('runs', () => {
    it('are kept, continued by somebody else, and told who came first', async () => {
      const user = await office.user();
      const asked = await start({ procedure: 'B', person: { kind: 'user', id: user } });
      const { browser, csrf } = await bode.staff(bode.library.accounts.admin);
      const path = `/api/v1/diagnoses/${asked.id}`;
      const { body: read } = await browser.get(path).expect(200);
      expect({ ...read, question: null }).toEqual({ ...asked, question: null });
      // A key has no mailbox for a test mail to itself; who continues has one (B03).
      expect([asked, read].map(({ question }: Told) => question?.answers.map(({ answer }) => answer))).toEqual([
        ['yes', 'no', 'unknown'],
        ['send', 'yes', 'no', 'unknown'],
      ]);
      const body = { answer: 'yes', revision: read.revision };
      const { body: next } = await browser.post(`${path}/answers`).set('X-CSRF-Token', csrf).send(body).expect(200);
      expect(next).toMatchObject({ revision: 2, question: { node: 'B2' } });
      expect(next.steps[1].answer).toBe('yes');
      const late = await bode.system().post(`${path}/answers`).send(body).expect(409);
      expect(late.body.code).toBe('CONFLICT');
      const odd = await bode.system().post(`${path}/answers`).send({ answer: 'perhaps', revision: 2 }).expect(422);
      const detail = expect.stringMatching(/must be one of .*yes, no, unknown/);
      expect(odd.body.errors).toMatchObject([{ field: 'answer', code: 'BAD_VALUE', detail }]);
    });

    it('say what is missing or unknown', async () => {
      const refused = async (body: object) =>
        (await bode.system().post('/api/v1/diagnoses').send(body).expect(422)).body;
      expect((await refused({ procedure: 'A' })).errors).toMatchObject([{ field: 'person', code: 'MISSING' }]);
      expect((await refused({ procedure: 'E', about: 'staff' })).errors).toMatchObject([{ field: 'type' }]);
      const unknown = { procedure: 'A', person: { kind: 'client', id: 'nobody' }, rule: 'none', type: 'ZZZ' };
      expect((await refused({ procedure: 'A', person: unknown.person })).errors).toMatchObject([{ field: 'person' }]);
      const person = { kind: 'user', id: await office.user() };
      expect((await refused({ ...unknown, person })).errors).toMatchObject([{ field: 'rule' }, { field: 'type' }]);
    });

    it('are listed newest first, page by page', async () => {
      const first = await bode.system().get('/api/v1/diagnoses?limit=2').expect(200);
      const next = await bode
        .system()
        .get('/api/v1/diagnoses')
        .query({ limit: 2, cursor: first.body.next })
        .expect(200);
      const ids = [...first.body.items, ...next.body.items].map(({ id }: Told) => id);
      expect(new Set(ids).size).toBe(4);
      const ended = await bode.system().get('/api/v1/diagnoses?outcome=ADDRESS_FREE').expect(200);
      expect(ended.body.items).toHaveLength(1);
    });
  });
});
