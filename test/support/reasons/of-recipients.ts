import type { ReasonCode } from '../../../src/common/reasons.js';
import { newId } from '../../../src/common/ids.js';
import type { Trace } from '../../../src/decisions/trace.js';
import { reasonText } from '../../../src/messages/reason-text.js';
import { Office, type RuleWishes } from '../office.js';
import { ofProblem, resend, type House, type Scenario, type Scenarios, type Told } from './scenario.js';

interface Happened {
  trace: Trace;
  messageId: string | undefined;
}

/** A rule of its own and an event that sets it off, about this client. */
async function happens(
  { bode }: House,
  office: Office,
  client: string,
  wishes: RuleWishes,
  more: Record<string, unknown> = {},
): Promise<Happened> {
  const kind = `happened-${newId()}`;
  const whatever = { trigger_kind: kind, trigger_case_type: null, scope: 'all' } as const;
  await office.rule({ ...whatever, name: `Rule ${kind}`, ...wishes });
  const event = { key: kind, kind, client, data: { items: [{ title: 'Kaas' }] }, ...more };
  const { body } = await bode.system().post('/api/v1/events').send(event).expect(202);
  const [{ decisionId, messages }] = body.results[0].decisions;
  const { body: decision } = await bode.system().get(`/api/v1/decisions/${decisionId}`).expect(200);
  return { trace: decision.trace, messageId: messages[0]?.id };
}

/** What a filter said of the only candidate, or of the last. */
function ofFilter({ trace }: Happened, wanted: ReasonCode): Told {
  const found = trace.candidates.flatMap(({ filters }) => filters).find(({ code }) => code === wanted);
  const { code, detail } = found ?? {};
  return { code: code ?? 'none', sentence: code ? reasonText(code, detail ?? null, 'en') : '' };
}

/** A client with somebody around it, and what becomes of an event about it. */
function stopped(
  code: ReasonCode,
  rule: RuleWishes,
  around: (office: Office, client: { id: string; externalId: string }) => Promise<unknown>,
): Scenario {
  return async (house) => {
    const office = new Office(house.bode);
    const client = await office.client('file');
    await around(office, client);
    return ofFilter(await happens(house, office, client.externalId, rule), code);
  };
}

/** The same for the only user of a client that confirms by SMS, by what the message type is. */
function ofType(code: ReasonCode, type: string, change: object, user: Parameters<Office['user']>[0] = {}): Scenario {
  return async (house) => {
    const { body } = await house.bode.system().get(`/api/v1/message-types/${type}`).expect(200);
    const wanted = { revision: body.revision, ...change };
    await house.bode.system().patch(`/api/v1/message-types/${type}`).send(wanted).expect(200);
    const { organisationId } = house.bode.library;
    const bySms = async (office: Office, client: { id: string }) => {
      await office.user(user, client.id);
      await house.bode.tenancy.within(organisationId, (tx) =>
        tx.query(`UPDATE client SET confirmation = 'sms' WHERE organisation_id = $1 AND id = $2`, [
          organisationId,
          client.id,
        ]),
      );
    };
    return stopped(code, { ...users, type_code: type }, bySms)(house);
  };
}

/** A rule with a recipient behind whom nobody stands, and what its decision says is missing. */
function unmet(recipient: string, withCase = false): Scenario {
  return async (house) => {
    const office = new Office(house.bode);
    const client = await office.client('file');
    const of = withCase ? { case: await office.case(client.id) } : {};
    const wishes = { recipients: [recipient], type_code: 'RSO' };
    const { trace } = await happens(house, office, client.externalId, wishes, of);
    const { code, detail } = trace.unmet![0]!;
    return { code, sentence: reasonText(code, detail ?? null, 'en') };
  };
}

const users = { recipients: ['client-users'], type_code: 'RSO' };
const contacts = { recipients: ['contact'], type_code: 'RSO' };

/** What keeps somebody from getting what a rule sends (design §4). */
export const recipientReasons: Scenarios = {
  CONTACT_HAS_NO_USER: stopped('CONTACT_HAS_NO_USER', contacts, (office, { id }) => office.contact(id, null)),
  USER_INACTIVE: stopped('USER_INACTIVE', users, (office, { id }) => office.user({ active: false }, id)),
  NO_ACCESS: stopped('NO_ACCESS', contacts, async (office, { id }) => office.contact(id, await office.user())),
  RECEIVE_OFF: stopped('RECEIVE_OFF', contacts, async (office, { id }) =>
    office.contact(id, await office.user({ receive_as_contact: false }, id)),
  ),
  TYPE_HAS_NO_MODULE: stopped('TYPE_HAS_NO_MODULE', users, (office, { id }) => office.user({}, id)),

  MODULE_OFF: ofType('MODULE_OFF', 'HR2', { module: 'dossier' }, { modules: ['approval'] }),
  TYPE_HAS_NO_NOTICE: ofType('TYPE_HAS_NO_NOTICE', 'HR1', { module: 'approval', noticeType: null }),
  NO_APPROVAL_RIGHT: ofType('NO_APPROVAL_RIGHT', 'CAE', { module: 'approval', noticeType: 'placement' }),
  CATCH_ALL_OFF: stopped('CATCH_ALL_OFF', users, (office, { id }) =>
    office.user({ modules: [], home_client_id: id }, id),
  ),

  NO_CASE_RIGHT: async (house) => {
    const office = new Office(house.bode);
    const client = await office.client('file');
    await office.contact(client.id, await office.user());
    const of = { case: await office.case(client.id) };
    return ofFilter(await happens(house, office, client.externalId, contacts, of), 'NO_CASE_RIGHT');
  },

  CONDITION_FAILED: async (house) => {
    const office = new Office(house.bode);
    const client = await office.client('file');
    const conditions = [{ field: 'event.data.pages', operator: 'more' as const, value: 10 }];
    const { trace } = await happens(house, office, client.externalId, { ...users, conditions });
    const failed = trace.conditions!.find(({ ok }) => !ok)!;
    return { code: trace.reason ?? 'none', sentence: reasonText('CONDITION_FAILED', failed.field, 'en') };
  },

  ROLE_NOT_ON_CASE: unmet('case-role:doctor', true),
  NO_CASE_FOR_ROLE: unmet('case-role:doctor'),
  NO_SUCH_CONTACT: unmet('contact:hr'),
  NO_USER_IN_EVENT: unmet('event-user'),

  NO_RECIPIENT: async (house) => {
    const office = new Office(house.bode);
    const client = await office.client('file');
    const { messageId } = await happens(house, office, client.externalId, users);
    const { body } = await house.bode.system().get(`/api/v1/messages/${messageId}`).expect(200);
    return { code: body.reason, sentence: body.info, messageId: body.id, stands: true };
  },

  // The user's address is broken, the client's is not asked for: there is nobody to write a letter to.
  NOT_FOR_CLIENT: async (house) => {
    const office = new Office(house.bode);
    const client = await office.client('file');
    await office.contact(client.id, await office.user({ email: 'firma.example' }, client.id));
    const { messageId } = await happens(house, office, client.externalId, contacts);
    return resend(house, messageId!);
  },

  UNKNOWN_CASE: async ({ bode }) =>
    ofProblem(
      await bode.system().post('/api/v1/events').send({ key: newId(), kind: 'anything', case: 'nobody opened it' }),
    ),
};
