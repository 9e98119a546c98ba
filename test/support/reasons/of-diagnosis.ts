import { newId } from '../../../src/common/ids.js';
import { change } from '../change.js';
import { Office, type RuleWishes } from '../office.js';
import { ask, type House, type Scenario, type Scenarios, type Told } from './scenario.js';
import { comesBack, sendingReasons } from './of-sending.js';

/** How a search ends (N03, Part 2): each ending once, through the API. Endings that lines have as well are told there. */
export const diagnosisReasons: Scenarios = {
  NO_RULE: missed({ active: false }, 'contact', true),
  RECIPIENT_NOT_SELECTED: missed({ recipients: ['case-role:doctor'] }, 'user', true),
  CONTACT_NOT_SELECTED: missed({ recipients: ['client'] }, 'contact', true),
  RIGHT_NOW_APPLY_AGAIN: missed({}, 'contact', true),
  RIGHT_NOW: missed({ scope: 'all' }, 'contact', true),
  RULE_NOT_KNOWN: async (house) => {
    const { office, client } = await begun(house);
    // Two rules fit, both keep the contact out, and nobody knows which one it should have been.
    for (const recipients of [['client'], ['case-role:doctor']]) await office.rule({ scope: 'all', recipients });
    const contact = await office.contact(client.id, await office.user({}, client.id));
    const file = await office.case(client.id);
    return ended(house, { procedure: 'A', person: { kind: 'contact', id: contact }, case: file }, 'unknown');
  },
  UNEXPLAINED: async (house) => {
    // It is said to have happened, about nobody in particular, and all that can be looked at is in order.
    const { id } = house.bode.library.accounts.circulation;
    const kind = `happened-${newId()}`;
    const wishes = { type_code: 'F02', trigger_kind: kind, trigger_case_type: null, scope: 'all' as const };
    const rule = await new Office(house.bode).rule({ ...wishes, recipients: [`user:${id}`] });
    return ended(house, { procedure: 'A', person: { kind: 'user', id }, rule, kind });
  },

  NOT_REQUESTED: async (house) => {
    const { client } = await begun(house);
    return ended(house, { procedure: 'A', person: asPerson(client), type: 'IV1' });
  },
  STAFF_NOT_CHOSEN: async (house) => {
    const { office, client } = await begun(house);
    const rule = await office.rule({ type_code: 'F02', recipients: ['staff-routing'] });
    const file = await office.case(client.id, [rule]);
    const person = { kind: 'user', id: house.bode.library.accounts.circulation.id };
    return ended(house, { procedure: 'A', person, rule, case: file });
  },
  SAME_ADDRESS: async (house) => ended(house, await sharingAnAddress(house)),
  MAIL_TO_THAT_ADDRESS: async (house) => seenBeside(house, await sharingAnAddress(house)),
  WENT_ELSEWHERE: async (house) => {
    const { office, client } = await begun(house);
    const user = await office.user({}, client.id);
    const { rule } = await happened(house, client, [`user:${user}`]);
    await house.mail.run();
    await change(house.bode.system(), `/api/v1/users/${user}`, { email: `${newId()}@moved.example` });
    return ended(house, { procedure: 'A', person: { kind: 'user', id: user }, rule });
  },

  NOT_APPLIED_TO_CASE: assigned('2026-01-01', true),
  NO_SUBSCRIPTION: assigned(null, true),
  SUBSCRIPTION_STARTS_LATE: assigned('2026-11-20', true),
  RULE_NOT_IN_SUBSCRIPTION: assigned('2026-01-01', false),
  RULE_NOT_ASSIGNED: async (house) => {
    const { office, client } = await begun(house);
    // A rule of no set, where rules are assigned directly as well.
    const rule = await office.rule();
    await office.assign(client.id, { rule_id: await office.rule() }, '2026-01-01');
    const file = await office.case(client.id);
    return ended(house, { procedure: 'A', person: asPerson(client), rule, case: file });
  },
  WRONG_TRIGGER: missed({ trigger_kind: 'case.closed' }, 'contact', true),

  PLATFORM_MAIL_DOWN: answered('no'),
  IN_JUNK: answered('yes', 'yes'),
  ADDRESS_MAYBE_WRONG: answered('unknown', 'no', 'no'),
  RECIPIENT_SERVER_SUSPECTED: answered('yes', 'no', 'yes'),

  CLIENT_CARD_ADDRESS_UNUSED: async (house) => {
    const office = new Office(house.bode);
    const client = await office.client('klant', null, ['card@firma.example']);
    const rule = await office.rule({ recipients: ['client-users'] });
    return seenBeside(house, { procedure: 'C', client: client.externalId, rule });
  },
  RECIPIENTS_FOUND: async (house) => {
    const { office, client } = await begun(house);
    await office.user({ catch_all: true, home_client_id: client.id }, client.id);
    const rule = await office.rule({ recipients: ['client-users'] });
    return ended(house, { procedure: 'C', client: client.externalId, rule });
  },
  FOR_CLIENT_ITSELF: async (house) => {
    const { office, client } = await begun(house);
    const person = { kind: 'user', id: await office.user({}, client.id) };
    return ended(house, { procedure: 'C', client: client.externalId, type: 'WEL', person });
  },

  LETTER: async (house) => aboutLine(house, (await ask(house, { client: { emails: [] } }))[0]!),
  LETTER_PREPARED: async (house) => aboutLine(house, (await sendingReasons.BOUNCED!(house)).messageId!),
  NEXT_ADDRESS_TRIED: async (house) => {
    const emails = [`${newId()}@gone.example`, `${newId()}@works.example`];
    const [id] = await ask(house, { client: { emails } });
    await house.mail.run();
    await comesBack(house, id!, 'postfix-unknown-user');
    return aboutLine(house, id!);
  },
  USER_ADDRESS_BOUNCED: async (house) => aboutLine(house, await userBounced(house)),
  HOUSE_ADDRESS_BOUNCED: async (house) => {
    const { client } = await begun(house);
    const [id] = (await happened(house, client, ['staff-routing'], 'F02')).messages;
    await house.mail.run();
    await comesBack(house, id!, 'postfix-unknown-user');
    return aboutLine(house, id!);
  },
  LETTER_TO_CLIENT: async (house) => {
    const { also } = (await run(house, { procedure: 'D', message: await userBounced(house) })).outcome;
    const { code, sentence } = also.at(-1)!;
    return { code, sentence: sentence.en };
  },
  STILL_WAITING: async (house) => aboutLine(house, (await ask(house, { dueAt: '2030-01-01T00:00:00Z' }))[0]!),
  DOMAIN_PATTERN: async (house) => {
    const at = (name: string) => ({ client: { emails: [`${name}@pattern.example`] } });
    const sent = await delivered(house, at('arrives'));
    house.server.behave({ onRecipient: (to) => (to.startsWith('missing') ? '550 5.7.1 Refused' : undefined) });
    for (const n of [1, 2, 3]) await ask(house, at(`missing${n}`));
    await house.mail.run();
    house.server.behave({});
    return aboutLine(house, sent, 'no');
  },
  MAILBOX_SETTINGS: async (house) => aboutLine(house, await alone(house), 'no', 'unknown'),
  ARRIVES_NOW: async (house) => aboutLine(house, await alone(house), 'no', 'send', 'yes'),

  SENDER_FOUND: (house) => ended(house, { procedure: 'E', about: 'sender' }),
  STAFF_FOUND: (house) => ended(house, { procedure: 'E', about: 'staff', type: 'F03' }),
  GROUP_HAS_NO_ADDRESS: async (house) => {
    const name = `Group ${newId()}`;
    const externalId = newId();
    await house.bode.system().post('/api/v1/groups').send({ name }).expect(201);
    await house.bode.system().put(`/api/v1/clients/${externalId}`).send({ name: 'x', group: name }).expect(200);
    return seenBeside(house, { procedure: 'E', about: 'sender', client: externalId });
  },
  CHOSEN_STAFF_INACTIVE: async (house) => {
    const gone = { side: 'staff', name: 'Luc', email: `${newId()}@library.example`, active: false };
    const { body: user } = await house.bode.system().post('/api/v1/users').send(gone).expect(201);
    const routing = { mode: 'personalised', users: [user.id] };
    await house.bode.system().put('/api/v1/staff-routing/F04').send(routing).expect(200);
    return seenBeside(house, { procedure: 'E', about: 'staff', type: 'F04' });
  },
  ADDRESS_FREE: (house) => ended(house, { procedure: 'E', about: 'address', address: 'free@firma.example' }),
};

/** What a search has seen beside what it was about. */
async function seenBeside(house: House, body: object): Promise<Told> {
  const [first] = (await run(house, body)).outcome.also;
  return { code: first!.code, sentence: first!.sentence.en };
}

interface Outcome {
  code: string;
  sentence: { en: string };
  also: { code: string; sentence: { en: string } }[];
}

async function run(
  { bode }: House,
  body: object,
  ...answers: string[]
): Promise<{ id: string; revision: number; outcome: Outcome }> {
  let { body: told } = await bode.system().post('/api/v1/diagnoses').send(body).expect(201);
  for (const answer of answers) {
    const given = { answer, revision: told.revision };
    ({ body: told } = await bode.system().post(`/api/v1/diagnoses/${told.id}/answers`).send(given).expect(200));
  }
  return told;
}

async function ended(house: House, body: object, ...answers: string[]): Promise<Told> {
  const { outcome } = await run(house, body, ...answers);
  return { code: outcome.code, sentence: outcome.sentence.en };
}

async function begun({ bode }: House) {
  const office = new Office(bode);
  return { office, client: await office.client('afdeling') };
}

const asPerson = ({ externalId }: { externalId: string }) => ({ kind: 'client', id: externalId });

/** Somebody misses the mail of a rule that is in the plan of the case. */
function missed(rule: RuleWishes, kind: 'contact' | 'user', access: boolean): Scenario {
  return async (house) => {
    const { office, client } = await begun(house);
    const ruleId = await office.rule(rule);
    const user = await office.user({}, ...(access ? [client.id] : []));
    const id = kind === 'user' ? user : await office.contact(client.id, user);
    const file = await office.case(client.id, [ruleId]);
    return ended(house, { procedure: 'A', person: { kind, id }, rule: ruleId, case: file });
  };
}

/** A case of which the plan lacks the rule. @param from first day of the rule set; null: none is assigned */
function assigned(from: string | null, inSet: boolean): Scenario {
  return async (house) => {
    const { office, client } = await begun(house);
    const rule = await office.rule();
    const set = await office.set(...(inSet ? [rule] : []));
    // The rule is meant to come by a set, also where the one at hand lacks it.
    if (!inSet) await office.set(rule);
    if (from !== null) await office.assign(client.id, { rule_set_id: set }, from);
    const file = await office.case(client.id);
    return ended(house, { procedure: 'A', person: asPerson(client), rule, case: file });
  };
}

/** "Sent, but does not arrive", with these answers. */
function answered(...answers: string[]): Scenario {
  return async (house) => {
    const id = await new Office(house.bode).user();
    return ended(house, { procedure: 'B', person: { kind: 'user', id } }, ...answers);
  };
}

async function aboutLine(house: House, message: string, ...answers: string[]): Promise<Told> {
  return { ...(await ended(house, { procedure: 'D', message }, ...answers)), messageId: message };
}

async function delivered(house: House, wishes: Parameters<typeof ask>[1]): Promise<string> {
  const [id] = await ask(house, wishes);
  await house.mail.run();
  return id!;
}

/** Something that a rule for everybody waits for happens about the client. */
async function happened(house: House, client: { externalId: string }, recipients: string[], type = 'TST') {
  const kind = `happened-${newId()}`;
  const wishes = { type_code: type, trigger_kind: kind, trigger_case_type: null, scope: 'all' as const, recipients };
  const rule = await new Office(house.bode).rule(wishes);
  const event = { key: kind, kind, client: client.externalId, data: {} };
  const { body } = await house.bode.system().post('/api/v1/events').send(event).expect(202);
  const messages: { id: string }[] = body.results[0].decisions[0].messages;
  return { rule, messages: messages.map(({ id }) => id) };
}

/** What asks why the client misses a mail that went to its own address, in the name of its contact. */
async function sharingAnAddress(house: House): Promise<object> {
  const email = `${newId()}@firma.example`;
  const office = new Office(house.bode);
  const client = await office.client('klant', null, [email]);
  await office.contact(client.id, await office.user({ email }, client.id));
  const { rule } = await happened(house, client, ['contact', 'client']);
  await house.mail.run();
  return { procedure: 'A', person: asPerson(client), rule };
}

/** A mail that a user's own address sent back, while the client it is about gets a letter. */
async function userBounced(house: House): Promise<string> {
  const { office, client } = await begun(house);
  await office.contact(client.id, await office.user({}, client.id));
  const kind = `happened-${newId()}`;
  const recipients = ['client', 'contact'];
  await office.rule({ type_code: 'RSO', trigger_kind: kind, trigger_case_type: null, scope: 'all', recipients });
  const event = { key: kind, kind, client: client.externalId, data: { items: [{ title: 'Kaas' }] } };
  const { body } = await house.bode.system().post('/api/v1/events').send(event).expect(202);
  const { messages } = body.results[0].decisions[0];
  const { id } = messages.find(({ format }: { format: string }) => format === 'email');
  await house.mail.run();
  await comesBack(house, id, 'postfix-unknown-user');
  return id;
}

/** A mail that was sent to a domain where nobody else is. */
async function alone(house: House): Promise<string> {
  return delivered(house, { client: { emails: [`one@alone-${Date.now()}.example`] } });
}
