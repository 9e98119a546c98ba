import { setTimeout } from 'node:timers/promises';
import type { BuiltAccount } from '../support/builders.js';
import { ruleDesk, type Json } from '../support/rules.js';
import type { Desk } from './desk.js';

/** Where in the office things are that a page shows: ids, and names of clients and cases. */
export type Office = Record<
  | 'group'
  | 'rule'
  | 'ruleSet'
  | 'emptySet'
  | 'looseRule'
  | 'unassigned'
  | 'department'
  | 'assignment'
  | 'case'
  | 'clientUser'
  | 'contact'
  | 'decision'
  | 'event'
  | 'found'
  | 'asking',
  string
>;

/** Names as they are: in one word where Dutch writes one word. */
const CUSTOMER = 'Verzekeringsmaatschappij Arbeidsongeschiktheidsvoorzieningen Nederland';
const EMPLOYER = 'Onderlinge Waarborgmaatschappij voor Zorgverzekeringen';
const DEPARTMENT = 'Bedrijfsonderdeel Schadebehandeling en Arbeidsmarktinformatie Zuidwest-Vlaanderen';
const RULE =
  'Eerste ziektedag: verzuimmelding aan de contactpersoon personeelszaken en arbeidsongeschiktheidsverzekering';

/**
 * What there is beside a library: clients below each other with people around them, rules that are assigned, a case
 * with mails that are planned, what was decided, and searches for why.
 * @param manager of the department
 */
export async function fillOffice({ bode }: Desk, manager: BuiltAccount): Promise<Office> {
  const { get, post, assign, ruleSet } = ruleDesk(bode);
  const put = (path: string, body: object) => bode.system().put(`/api/v1/${path}`).send(body).expect(200);

  await post('groups', { name: 'Kleinzakelijke relaties zonder eigen afzender' });
  const group: Json = await post('groups', { name: 'Werkgevers Zuidwest', email: 'zuidwest@verzuimloket.example' });
  await put('clients/klant', { name: CUSTOMER, kind: 'klant', emails: ['post@verzekeraar.example'] });
  await put('clients/werkgever', { name: EMPLOYER, kind: 'werkgever', parent: 'klant', group: 'Werkgevers Zuidwest' });
  const department = 'bedrijfsonderdeel';
  const below = { kind: 'bedrijfsonderdeel', parent: 'werkgever', manager: manager.email };
  await put(`clients/${department}`, { name: DEPARTMENT, ...below, emails: ['schade@werkgever.example'] });

  const access = [{ client: department, approvalNotices: ['reminder'] }];
  const user = (name: string, email: string, wishes: object = {}): Promise<Json> =>
    post('users', { side: 'client', name, email, homeClient: department, modules: ['*'], access, ...wishes });
  const clientUser = await user('Wilhelmina van Nieuwenhuijzen-Vandenbroucke', 'wilhelmina@werkgever.example');
  await user('Jan Claes', 'een.heel.lang.adres.van.een.medewerker@arbeidsmarktinformatie.werkgever.example', {
    active: false,
    modules: ['dossier'],
  });
  const foreign = { homeClient: 'klant', intermediary: true, catchAll: true };
  await user('Adviesbureau Claes', 'advies@hotmail.com', foreign);
  const contact: Json = await post('contacts', { client: department, name: 'An Mertens', role: 'hr' });
  await post('contacts', { client: department, name: clientUser.name, role: 'personeelszaken', user: clientUser.id });

  const trigger = { kind: 'case.opened', caseType: 'verzuim' };
  const rule = async (name: string, wishes: object): Promise<string> =>
    (await post('rules', { name, type: 'RSO', trigger, recipients: ['client'], ...wishes })).id;
  const often = { field: 'case.data.frequentie', operator: 'at-least', value: 3 };
  const first = await rule(RULE, {
    conditions: [{ field: 'client.kind', operator: 'equals', value: 'bedrijfsonderdeel' }],
    recipients: ['contact', 'contact:personeelszaken', 'client-users', 'user:' + clientUser.id],
  });
  const failing = await rule('Frequent verzuim', {
    conditions: [often, { field: 'client.group', operator: 'present' }],
  });
  const later = await rule('Plan van aanpak', { delay: { days: 42, hour: 9 } });
  const soon = await rule('Probleemanalyse', { delay: { days: 3, hour: 8 } });
  const unassigned = await rule('Verwachte datum van herstel', {});
  const looseRule = await rule('Iets voor iedereen', { scope: 'all', active: false });
  const set = await ruleSet(first, failing, later);
  const emptySet = await ruleSet();
  await assign({ client: 'klant', ruleSet: set, startsOn: '2026-01-01' });
  const assignment: Json = await assign({ client: department, rule: soon, startsOn: '2026-01-01' });
  await assign({ client: 'werkgever', rule: failing, startsOn: '2026-01-01', endsOn: '2030-12-31' });

  const file = 'verzuimdossier-2026-000001';
  const opened = { type: 'verzuim', client: department, startDate: '2026-11-02', data: { frequentie: 2 } };
  await post('cases', { id: file, ...opened });
  await bode
    .system()
    .delete(`/api/v1/cases/${file}/plan/${later}`)
    .expect((answer) => answer.ok);
  const decided = `decisions?client=${department}&rule=${first}`;
  while ((await get(decided)).items.length === 0) await setTimeout(50);
  const [decision] = (await get(decided)).items;

  const missing = { procedure: 'A', person: { kind: 'contact', id: contact.id }, rule: first, case: file };
  const found: Json = await post('diagnoses', missing);
  const asking: Json = await post('diagnoses', { procedure: 'B', person: { kind: 'user', id: clientUser.id } });
  return {
    group: group.id,
    rule: first,
    ruleSet: set,
    emptySet,
    looseRule,
    unassigned,
    department,
    assignment: assignment.id,
    case: file,
    clientUser: clientUser.id,
    contact: contact.id,
    decision: decision.id,
    event: decision.event.id,
    found: found.id,
    asking: asking.id,
  };
}
