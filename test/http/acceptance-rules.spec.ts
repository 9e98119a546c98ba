import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { PendingEvents } from '../../src/decisions/pending-events.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildLibrary } from '../support/builders.js';
import { change } from '../support/change.js';
import { ruleDesk, type Json, type RuleDesk } from '../support/rules.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp.js';
import { mailWorker, type TestMailWorker } from '../support/workers.js';

/**
 * What must hold of who gets what, and why: each scenario as an office lives it, through the API alone, from the event
 * to the mail that a server takes.
 */
describe('who gets what, and why', () => {
  let bode: TestApp;
  let desk: RuleDesk;
  let server: TestSmtpServer;
  let mail: TestMailWorker;
  beforeAll(async () => {
    bode = await startTestApp();
    desk = ruleDesk(bode);
    server = await startSmtpServer();
    mail = mailWorker(bode, server.port);
  });
  afterAll(async () => {
    await mail.transport.close();
    await server.close();
    await bode.close();
  });

  let made = 0;
  /** A name that nothing else has. */
  const fresh = (what: string) => `${what}-${++made}`;
  const revise = async (path: string, wishes: object): Promise<Json> =>
    (await change(bode.system(), `/api/v1/${path}`, wishes)).body;

  /** Somebody at a client, who wants the mails of all modules; `email` goes along. */
  const user = async (wishes: Record<string, unknown> = {}): Promise<{ id: string; email: string }> => {
    const email = `${fresh('user')}@firma.example`;
    return desk.post('users', { side: 'client', name: 'An Vos', email, modules: ['*'], ...wishes });
  };
  const giveAccess = (id: string, client: string, approvalNotices: string[] = []) =>
    bode.system().put(`/api/v1/users/${id}/access/${client}`).send({ approvalNotices }).expect(200);
  const happens = async (event: Record<string, unknown>): Promise<Json[]> => {
    const { results } = await desk.post('events', [{ key: fresh('event'), ...event }]);
    if (results[0].problem) throw new Error(JSON.stringify(results[0].problem));
    return results[0].decisions;
  };
  /** Decides on what waits, sends what is due; the addresses that got a mail by it. */
  const delivered = async (): Promise<string[]> => {
    while (await bode.app.get(PendingEvents).turn());
    const before = server.mails.length;
    await mail.run();
    return server.mails.slice(before).map(({ to }) => to);
  };
  const diagnose = async (input: object): Promise<Json> =>
    (await bode.system().post('/api/v1/diagnoses').send(input).expect(201)).body;

  /** An employer with two departments. */
  const employerWithDepartments = async () => {
    const customer = await desk.client(fresh('klant'), undefined, 'klant');
    const employer = await desk.client(fresh('werkgever'), customer, 'werkgever');
    const [first, second] = [
      await desk.client(fresh('bedrijfsonderdeel'), employer, 'bedrijfsonderdeel'),
      await desk.client(fresh('bedrijfsonderdeel'), employer, 'bedrijfsonderdeel'),
    ];
    return { customer, employer, first, second };
  };

  it('A09–A16: a contact unselected, without user, inactive, without right, not receiving give five codes, and then a mail', async () => {
    const { employer, first } = await employerWithDepartments();
    const kind = fresh('verzuimmelding');
    const rule = await desk.rule({ trigger: { kind }, type: 'TST', recipients: ['event-user'] });
    await desk.assign({ client: employer, rule });
    const file = await desk.open(first);
    const contact = (await desk.post('contacts', { client: first, name: 'Piet' })).id;
    const { id, email } = await user({ active: false, receiveAsContact: false });
    await delivered();
    /** Posts the event again; how the diagnosis ends where nobody got a mail, else who got it. */
    const outcome = async () => {
      await happens({ kind, case: file });
      const sent = await delivered();
      if (sent.length > 0) return sent;
      const told = await diagnose({ procedure: 'A', person: { kind: 'contact', id: contact }, rule, case: file });
      return told.outcome.code;
    };

    expect(await outcome()).toBe('CONTACT_NOT_SELECTED');
    await revise(`rules/${rule}`, { recipients: ['contact'] });
    expect(await outcome()).toBe('CONTACT_HAS_NO_USER');
    await revise(`contacts/${contact}`, { user: id });
    expect(await outcome()).toBe('USER_INACTIVE');
    await revise(`users/${id}`, { active: true });
    expect(await outcome()).toBe('NO_CASE_RIGHT');
    await giveAccess(id, employer);
    expect(await outcome()).toBe('RECEIVE_OFF');
    await revise(`users/${id}`, { receiveAsContact: true });
    expect(await outcome()).toEqual([email]);
  });

  describe('users of a client', () => {
    /** A rule that mails the users of this client about documents of a module; places one, and tells who got a mail. */
    const documents = async (client: string, ofType: { module: string; noticeType?: string }) => {
      const kind = fresh('document.geplaatst');
      await revise('message-types/RSO', ofType);
      const rule = await desk.rule({ trigger: { kind }, type: 'RSO', recipients: ['client-users'] });
      await desk.assign({ client, rule });
      return async () => {
        await happens({ kind, client, data: { items: [{ title: 'Jaarrekening' }] } });
        return delivered();
      };
    };

    it('C05, C14, C15: a foreign user with access gets it; catch-all only when nobody else does', async () => {
      const client = await desk.client(fresh('dossier'));
      const elsewhere = await desk.client(fresh('dossier'));
      const placed = await documents(client, { module: 'dossier' });
      const catchAll = await user({ homeClient: client, modules: [], catchAll: true, access: [{ client }] });
      const foreign = await user({ homeClient: elsewhere, access: [{ client }] });
      await delivered();
      expect(await placed()).toEqual([foreign.email]);
      await revise(`users/${foreign.id}`, { modules: ['approval'] });
      expect(await placed()).toEqual([catchAll.email]);
    });

    it('C11–C13: approval with SMS needs the right of the notice type, approval with PIN does not', async () => {
      const client = fresh('dossier');
      const confirmedBy = (confirmation: string) =>
        bode.system().put(`/api/v1/clients/${client}`).send({ name: 'De Korenbloem', confirmation }).expect(200);
      await confirmedBy('sms');
      const placed = await documents(client, { module: 'approval', noticeType: 'placement' });
      const { id, email } = await user({ access: [{ client, approvalNotices: ['reminder'] }] });
      await delivered();
      expect(await placed()).toEqual([]);
      await confirmedBy('pin');
      expect(await placed()).toEqual([email]);
      await confirmedBy('sms');
      await giveAccess(id, client, ['reminder', 'placement']);
      expect(await placed()).toEqual([email]);
    });
  });

  it('A25–A28, Ad4: a subscription that starts too late gives none; repaired with Yes exactly one mail; the date moved revokes nothing', async () => {
    const { customer, employer, first } = await employerWithDepartments();
    const { id, email } = await user({ access: [{ client: employer }] });
    const contact = (await desk.post('contacts', { client: employer, name: 'Piet', user: id })).id;
    const trigger = { kind: 'case.opened', caseType: 'ziekteverzuim' };
    const rule = await desk.rule({ trigger, type: 'TST', recipients: ['contact'] });
    const late = { client: customer, ruleSet: await desk.ruleSet(rule), startsOn: '2026-11-20' };
    const assignment = `assignments/${(await desk.assign({ ...late, applyToOpenCases: true })).id}`;
    const moveTo = (startsOn: string) => bode.system().patch(`/api/v1/${assignment}`).send({ startsOn }).expect(200);
    await delivered();

    const file = await desk.open(first, { startDate: '2026-11-10' });
    expect(await delivered()).toEqual([]);
    const told = await diagnose({ procedure: 'A', person: { kind: 'contact', id: contact }, rule, case: file });
    expect(told.outcome.code).toBe('SUBSCRIPTION_STARTS_LATE');
    await moveTo('2026-11-10');
    expect(await delivered()).toEqual([]);
    await desk.post(`${assignment}/apply`);
    expect(await delivered()).toEqual([email]);
    await desk.post(`${assignment}/apply`);
    expect(await delivered()).toEqual([]);

    await moveTo('2026-11-20');
    expect(await delivered()).toEqual([]);
    expect(await desk.planned(file)).toEqual([rule]);
    const { items } = await desk.get(`decisions?client=${first}&rule=${rule}`);
    const lines = await Promise.all(items.map((one: Json) => desk.get(`decisions/${one.id}`)));
    expect(lines.flatMap(({ messages }) => messages.map(({ status }: Json) => status))).toEqual(['sent']);
  });

  it('A30–A32: a rule at the employer shows on every department; the same rule by set and directly gives one mail', async () => {
    const { customer, employer, first, second } = await employerWithDepartments();
    const { id, email } = await user({ access: [{ client: employer }] });
    await desk.post('contacts', { client: employer, name: 'Piet', user: id });
    const rule = await desk.rule({ type: 'TST', recipients: ['contact'] });
    await desk.assign({ client: employer, rule });
    for (const department of [first, second]) {
      const { items } = await desk.get(`clients/${department}/effective-rules`);
      expect(items).toMatchObject([{ rule, source: { mode: 'direct', client: { externalId: employer } } }]);
    }
    await desk.assign({ client: customer, ruleSet: await desk.ruleSet(rule) });
    await delivered();
    for (const department of [first, second]) {
      await desk.open(department);
      expect(await delivered()).toEqual([email]);
    }
  });

  it('A34, A35: the wrong trigger and the failed condition give their values in the diagnosis', async () => {
    const { employer, first } = await employerWithDepartments();
    const contact = (await desk.post('contacts', { client: first, name: 'Piet' })).id;
    const rule = await desk.rule({
      type: 'TST',
      trigger: { kind: 'case.opened', caseType: 'zwangerschap' },
      conditions: [{ field: 'case.data.days', operator: 'more', value: 7 }],
      recipients: ['contact'],
    });
    await desk.assign({ client: employer, rule });
    const file = await desk.open(first, { data: { days: 3 } });
    const ending = async () => {
      const told = await diagnose({ procedure: 'A', person: { kind: 'contact', id: contact }, rule, case: file });
      return { ...told.outcome, rows: told.steps.at(-1).rows };
    };
    expect(await ending()).toMatchObject({
      code: 'WRONG_TRIGGER',
      which: 'case.opened, zwangerschap ≠ case.opened, ziekteverzuim',
    });
    await revise(`rules/${rule}`, { trigger: { kind: 'case.opened', caseType: 'ziekteverzuim' } });
    expect(await ending()).toMatchObject({
      code: 'CONDITION_FAILED',
      which: 'case.data.days more 7 ≠ 3',
      rows: [{ name: 'case.data.days more 7', value: '3', verdict: 'fail' }],
    });
  });

  it('E03–E10, Ed7: each level of the cascade sends when those above it have no address, a group without one too', async () => {
    const functionalEmail = 'noreply@kantoor.example';
    const office = await buildLibrary(bode.app, { name: 'Kantoor Elders', functionalEmail });
    const there = bode.system(office.apiKey);
    const send = async (method: 'post' | 'put' | 'patch', path: string, body: object): Promise<Json> =>
      (await there[method](`/api/v1/${path}`).send(body)).body;
    /** Asks for a mail to the client: from whom it came, or why it was not sent. */
    const sender = async () => {
      const asked = { key: fresh('request'), type: 'WEL', client: 'dossier', data: {} };
      const { results } = await send('post', 'messages', asked);
      if ((await delivered()).length === 0) return results[0].messages[0].reason;
      return (await simpleParser(server.mails.at(-1)!.raw)).from!.value[0]!.address;
    };
    const manager = { side: 'staff', name: 'An Maes', email: 'an.maes@kantoor.example' };
    const { id } = await send('post', 'users', manager);
    const group = await send('post', 'groups', { name: 'Bakkers', email: 'bakkers@kantoor.example' });
    const dossier = { name: 'De Korenbloem', emails: ['info@korenbloem.example'], group: 'Bakkers', manager: id };
    await send('put', 'clients/dossier', dossier);
    await delivered();

    expect(await sender()).toBe(manager.email);
    await change(there, `/api/v1/users/${id}`, { active: false });
    expect(await sender()).toBe('bakkers@kantoor.example');
    await change(there, `/api/v1/groups/${group.id}`, { email: null });
    expect(await sender()).toBe('b1@bib.example');
    // The API has no branches yet.
    await bode.tenancy.within(office.organisationId, (tx) =>
      tx.query(`UPDATE branch SET email = NULL WHERE organisation_id = $1`, [office.organisationId]),
    );
    expect(await sender()).toBe(functionalEmail);
    await send('patch', 'organisation', { functionalEmail: null });
    expect(await sender()).toBe('info@bib.example');
    await send('patch', 'organisation', { communicationEmail: null });
    expect(await sender()).toBe('MAIL_SETUP_INCORRECT');
  });

  it('E18–E22, Ed4: personalised with two mails both; with none it goes by the cascade', async () => {
    const kind = fresh('taak.gefaald');
    const client = await desk.client(fresh('dossier'));
    await desk.assign({
      client,
      rule: await desk.rule({ trigger: { kind }, type: 'F01', recipients: ['staff-routing'] }),
    });
    const chosen = [await user({ side: 'staff', modules: [] }), await user({ side: 'staff', modules: [] })];
    const choose = (users: string[]) =>
      bode.system().put('/api/v1/staff-routing/F01').send({ mode: 'personalised', users }).expect(200);
    await delivered();
    await choose(chosen.map(({ id }) => id));
    await happens({ kind, client });
    expect((await delivered()).sort()).toEqual(chosen.map(({ email }) => email).sort());
    await choose([]);
    await happens({ kind, client });
    expect(await delivered()).toEqual(['b1@bib.example']);
  });

  it('E11, E12, Ed3: an address that is active elsewhere is refused with the advice; its alias is taken', async () => {
    const { accounts } = await buildLibrary(bode.app, { name: 'Een ander kantoor' });
    const { email } = accounts.circulation;
    const somebody = { side: 'client', name: 'An Vos', email: email.toUpperCase() };
    const { body } = await bode.system().post('/api/v1/users').send(somebody).expect(409);
    expect([body.code, body.fix]).toEqual(['USER_ACTIVE_ELSEWHERE', expect.stringMatching(/alias/)]);
    const { body: advice } = await bode.visitor().get(body.type).expect(200);
    expect([advice.fix.en, advice.fix.nl]).toEqual([expect.stringMatching(/alias/), expect.stringMatching(/alias/)]);
    await user({ email: email.replace('@', '+kantoor@') });
  });
});
