import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule } from '../../src/app.module.js';
import { isForPrograms } from '../../src/auth/request.js';
import { rows } from '../../src/database/sql.js';
import { newId } from '../../src/common/ids.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildAccount, PASSWORD, type BuiltAccount } from '../support/builders.js';
import { deskOf, noticeOf, undoOf, type Desk } from '../support/desk.js';
import { valueOf } from '../support/page-text.js';
import { linkFor } from '../support/links.js';
import { blockFolder, prepareAll, tryInVain } from '../support/print-room.js';
import { routesOfModule, told } from '../support/routes.js';

const BROKEN = { emails: ['marie.bib.example'] };

let bode: TestApp;
let at: Desk;
let koen: BuiltAccount;
beforeAll(async () => {
  bode = await startTestApp();
  const { organisationId, printGroups } = bode.library;
  koen = await buildAccount(bode.app, organisationId, { roles: ['admin'], printGroupIds: Object.values(printGroups) });
  at = deskOf(bode);
});
afterAll(() => bode.close());

interface Row {
  action: string;
  target: string | null;
  facts: Record<string, unknown>;
}

/** What is remembered of Koen, in the order in which he did it. */
const audited = () => {
  const { organisationId } = bode.library;
  return bode.tenancy.within(organisationId, (tx) =>
    rows<Row>(
      tx,
      `SELECT action, target, facts FROM staff_action
       WHERE organisation_id = $1 AND user_id = $2 AND api_key_id IS NULL AND host(address) = '127.0.0.1'
         AND at IS NOT NULL ORDER BY id`,
      [organisationId, koen.id],
    ),
  );
};

/** Where forms were sent to that were carried out. */
const sent = new Set<string>();
const send = async (path: string, form: Record<string, unknown> = {}) => {
  const after = await at.send(path, form, koen);
  if (after.to !== null && path !== '/sign-out') sent.add(path);
  return after;
};
const open = async (path: string) => (await bode.staff(koen)).browser.get(path).expect(200);

/** A batch of one letter that went through these steps, each by its form. */
const batch = async (...steps: [step: string, form?: Record<string, unknown>][]): Promise<string> => {
  const { id } = await at.ask({ type: 'RSO', client: { emails: [] } });
  await send('/letters/batches', { printGroup: bode.library.printGroups.North });
  await prepareAll(bode);
  const path = `/letters/batches/${((await at.look(id)) as unknown as { batch: { id: string } }).batch.id}`;
  for (const [step, form] of steps) expect((await send(`${path}/${step}`, form)).to).not.toBeNull();
  return path;
};

const api = async (path: string, body: object) =>
  (await bode.system().post(`/api/v1/${path}`).send(body).expect(201)).body.id as string;
let names = 0;
const trigger = { kind: 'case.opened', caseType: null };
const rule = () => api('rules', { name: `Rule ${++names}`, type: 'WEL', trigger, recipients: ['client'] });
const ruleSet = async (...rules: string[]) => api('rule-sets', { name: `Set ${++names}`, rules });
/** A client that nothing is assigned to yet. */
const client = async () => {
  const externalId = `client-${++names}`;
  await bode.system().put(`/api/v1/clients/${externalId}`).send({ name: 'Jan' }).expect(200);
  return externalId;
};
const assignment = async () =>
  api('assignments', { client: await client(), rule: await rule(), startsOn: '2026-01-01', applyToOpenCases: false });

/** The address of what a form made. */
const made = async (path: string, form: Record<string, unknown>) => {
  const { to } = await send(path, form);
  expect(to).not.toBeNull();
  return to!;
};
const user = () => {
  const email = `user-${++names}@shop.example`;
  return made('/users', { side: 'client', language: 'nl', active: '1', name: 'Noor', email });
};
const contact = async () => made('/contacts', { name: 'Piet', client: await client() });
/** Groups have no page of their own to go on to: the list names each. */
const group = async () => {
  const name = `Groep ${++names}`;
  await send('/organisation/groups', { name, email: '' });
  const { items } = (await bode.system().get('/api/v1/groups').expect(200)).body;
  return `/organisation/groups/${items.find((one: { name: string }) => one.name === name).id}`;
};
const diagnosis = async () => made('/diagnoses', { procedure: 'B', person: `user:${koen.id}` });

/** Each deed at its route, and what is remembered of it. */
const deeds: [route: string, action: string, deed: () => Promise<unknown>][] = [
  [
    'POST /sign-in',
    'sign-in',
    async () => {
      const visitor = bode.visitor();
      const token = valueOf((await visitor.get('/sign-in')).text, '_csrf');
      await visitor
        .post('/sign-in')
        .type('form')
        .send({ _csrf: token, email: koen.email, password: PASSWORD })
        .expect(303);
    },
  ],
  ['POST /sign-out', 'sign-out', () => send('/sign-out')],
  [
    'POST /password/:token',
    'password.set',
    async () => {
      const link = await linkFor(bode, koen, 'password');
      const visitor = bode.visitor().set('Origin', bode.url);
      await visitor.post(link).type('form').send({ password: PASSWORD }).expect(200);
    },
  ],
  ['POST /users', 'users.create', user],
  [
    'POST /users/:id',
    'users.change',
    async () =>
      send(await user(), {
        revision: 1,
        name: 'Noortje',
        email: `noor-${names}@shop.example`,
        language: 'nl',
        active: '1',
      }),
  ],
  ['POST /users/:id/welcome', 'users.welcome', async () => send(`${await user()}/welcome`)],
  ['POST /contacts', 'contacts.create', contact],
  [
    'POST /contacts/:id',
    'contacts.change',
    async () => send(await contact(), { revision: 1, name: 'Piet HR', client: `client-${names}` }),
  ],
  ['POST /contacts/:id/remove', 'contacts.remove', async () => send(`${await contact()}/remove`)],
  [
    'POST /organisation',
    'organisation.change',
    () => send('/organisation', { supportContact: 'helpdesk@bib.example' }),
  ],
  ['POST /organisation/test', 'mail.test', () => send('/organisation/test')],
  [
    'POST /organisation/recipients/:type',
    'staff-routing.change',
    () => send('/organisation/recipients/F01', { mode: 'personalised', user: koen.id }),
  ],
  ['POST /organisation/groups', 'groups.create', group],
  [
    'POST /organisation/groups/:id',
    'groups.change',
    async () => send(await group(), { revision: 1, name: `Andere ${names}`, email: '' }),
  ],
  [
    'POST /organisation/groups/:id/clients',
    'clients.care',
    async () => send(`${await group()}/clients`, { client: await client() }),
  ],
  [
    'POST /organisation/groups/:id/clients/take',
    'clients.care',
    async () => {
      const at = await group();
      const inIt = { name: 'Jan', group: `Groep ${names}` };
      const who = await client();
      await bode.system().put(`/api/v1/clients/${who}`).send(inIt).expect(200);
      await send(`${at}/clients/take`, { client: who });
    },
  ],
  ['POST /organisation/groups/:id/remove', 'groups.remove', async () => send(`${await group()}/remove`)],
  ['POST /diagnoses', 'diagnosis.start', diagnosis],
  [
    'POST /diagnoses/:id/answers',
    'diagnosis.answer',
    async () => send(`${await diagnosis()}/answers`, { answer: 'no', revision: 1 }),
  ],
  [
    'POST /messages/resend',
    'messages.resend',
    async () => send('/messages/resend', { id: (await at.ask({ client: BROKEN })).id }),
  ],
  [
    'POST /messages/resend/confirmed',
    'messages.resend',
    async () => send('/messages/resend/confirmed', { id: (await at.ask({ client: BROKEN })).id }),
  ],
  [
    'POST /messages/:id/letter',
    'messages.make-letter',
    async () => {
      const { id } = await at.ask({ type: 'HR1' });
      await bode.tenancy.within(bode.library.organisationId, (tx) =>
        tx.query(`UPDATE message SET status = 'bounced', reason = 'BOUNCED' WHERE organisation_id = $1 AND id = $2`, [
          bode.library.organisationId,
          id,
        ]),
      );
      await send(`/messages/${id}/letter`);
    },
  ],
  [
    'POST /actions/:id/undo',
    'messages.resend.undo',
    async () => {
      const { id } = await at.ask({ client: BROKEN });
      await send(undoOf((await send('/messages/resend', { id, back: '/messages' })).html));
    },
  ],
  [
    'POST /messages/withdraw/confirmed',
    'message.withdraw',
    async () => send('/messages/withdraw/confirmed', { id: (await at.ask({})).id, reason: 'ingeleverd' }),
  ],
  [
    'POST /clients/:externalId/addresses',
    'clients.correct',
    async () => {
      await at.ask({ client: { externalId: 'elke' } });
      const seen = valueOf(await at.read('/clients/elke/addresses', koen), 'seen');
      const postal = { street: 'Molenstraat', houseNumber: '4', postcode: '9000', city: 'Gent', country: 'BE' };
      await send('/clients/elke/addresses', { seen, email: 'elke@bib.example', ...postal });
    },
  ],
  [
    'POST /clients/:externalId/addresses/suggestion',
    'clients.correct',
    async () => {
      await at.ask({ client: { externalId: 'ali', emails: ['ali@hotmial.com'] } });
      await send('/clients/ali/addresses/suggestion', { from: 'ali@hotmial.com', to: 'ali@hotmail.com' });
    },
  ],
  [
    'POST /clients/:externalId/test',
    'clients.test',
    async () => {
      await at.ask({ client: { externalId: 'jan' } });
      await send('/clients/jan/test');
    },
  ],
  [
    'POST /clients/:externalId/care',
    'clients.care',
    async () => {
      const on = await client();
      const seen = valueOf(await at.read(`/clients/${on}/people`, koen), 'seen');
      await send(`/clients/${on}/care`, { seen, confirmation: 'pin' });
    },
  ],
  [
    'POST /organisation/api-keys',
    'api-keys.create',
    () => send('/organisation/api-keys', { name: 'Kiosk', scopes: 'letters' }),
  ],
  [
    'POST /organisation/api-keys/:id/revoke',
    'api-keys.revoke',
    async () => {
      const id = await api('api-keys', { name: 'Kiosk', scopes: ['letters'] });
      await send(`/organisation/api-keys/${id}/revoke`);
    },
  ],
  ['POST /letters/batches', 'batch.prepare', () => batch()],
  ['POST /letters/batches/:id/printed', 'batch.printed', () => batch(['printed'])],
  [
    'POST /letters/batches/:id/checked',
    'batch.checked',
    () => batch(['printed'], ['checked', { letters: '1', sheets: '1' }]),
  ],
  [
    'POST /letters/batches/:id/posted',
    'batch.posted',
    () => batch(['printed'], ['checked', { letters: '1', sheets: '1' }], ['posted']),
  ],
  [
    'POST /letters/batches/:id/try-again',
    'batch.try-again',
    async () => {
      await at.ask({ type: 'RSO', client: { emails: [] } });
      const { body } = await bode.system().post('/api/v1/batches').send({ printGroup: 'North' }).expect(202);
      const { id } = body.batches[0];
      const unblock = await blockFolder(bode, id);
      await tryInVain(bode);
      await unblock();
      await send(`/letters/batches/${id}/try-again`);
      await prepareAll(bode);
    },
  ],
  ['POST /letters/batches/:id/discard', 'batch.discarded', () => batch(['discard'])],
  [
    'POST /message-types/:code',
    'types.change',
    async () => {
      const revision = valueOf(await at.read('/message-types/IV1', koen), 'revision');
      await send('/message-types/IV1', { revision, formats: 'email', retentionDays: '90' });
    },
  ],
  ['POST /settings/as-in-wise', 'settings.change', () => send('/settings/as-in-wise', { asInWise: 'on' })],
  [
    'POST /rules',
    'rules.create',
    () => send('/rules', { name: 'New', type: 'WEL', kind: 'case.opened', recipients: 'client' }),
  ],
  [
    'POST /rules/:id',
    'rules.change',
    async () => {
      const path = `/rules/${await rule()}`;
      const revision = valueOf(await at.read(path, koen), 'revision');
      await send(path, { revision, name: 'Changed', type: 'WEL', kind: 'case.opened' });
    },
  ],
  [
    'POST /rules/:id/planned',
    'rules.cancel-planned',
    async () => {
      const kind = newId();
      const trigger = { kind };
      const body = { name: kind, type: 'WEL', trigger, recipients: ['client'], scope: 'all', delay: { days: 1 } };
      const id = await api('rules', body);
      const late = { externalId: kind, name: 'Jan', emails: ['jan@work.example'] };
      await bode.system().post('/api/v1/events').send({ key: kind, kind, client: late }).expect(202);
      await send(`/rules/${id}/planned`);
    },
  ],
  ['POST /rules/:id/remove', 'rules.delete', async () => send(`/rules/${await rule()}/remove`)],
  ['POST /rule-sets', 'rule-sets.create', () => send('/rule-sets', { name: 'New' })],
  ['POST /rule-sets/:id', 'rule-sets.rename', async () => send(`/rule-sets/${await ruleSet()}`, { name: 'Other' })],
  ['POST /rule-sets/:id/remove', 'rule-sets.delete', async () => send(`/rule-sets/${await ruleSet()}/remove`)],
  [
    'POST /rule-sets/:id/rules',
    'rule-sets.add',
    async () => send(`/rule-sets/${await ruleSet()}/rules`, { rule: await rule(), apply: 'no' }),
  ],
  [
    'POST /rule-sets/:id/rules/:rule/remove',
    'rule-sets.remove',
    async () => {
      const held = await rule();
      await send(`/rule-sets/${await ruleSet(held)}/rules/${held}/remove`);
    },
  ],
  [
    'POST /clients/:externalId/rules/assign',
    'assignments.create',
    async () => {
      const form = { what: `rule:${await rule()}`, startsOn: '2026-01-01', apply: 'no' };
      await send(`/clients/${await client()}/rules/assign`, form);
    },
  ],
  [
    'POST /assignments/:id',
    'assignments.change',
    async () => send(`/assignments/${await assignment()}`, { startsOn: '2026-02-01' }),
  ],
  ['POST /assignments/:id/apply', 'assignments.apply', async () => send(`/assignments/${await assignment()}/apply`)],
  ['POST /assignments/:id/remove', 'assignments.delete', async () => send(`/assignments/${await assignment()}/remove`)],
  [
    'POST /cases/:id/plan/:rule/cancel',
    'cases.cancel-planned',
    async () => {
      const planned = await rule();
      const on = await client();
      await api('assignments', { client: on, rule: planned, startsOn: '2026-01-01', applyToOpenCases: false });
      await api('cases', { id: on, type: 'x', client: on, startDate: '2026-02-01' });
      await send(`/cases/${on}/plan/${planned}/cancel`);
    },
  ],
  [
    'POST /cases/:id/plan/:rule/put-back',
    'cases.plan-again',
    async () => {
      const planned = await rule();
      const on = await client();
      await api('assignments', { client: on, rule: planned, startsOn: '2026-01-01', applyToOpenCases: false });
      await api('cases', { id: on, type: 'x', client: on, startDate: '2026-02-01' });
      await send(`/cases/${on}/plan/${planned}/cancel`);
      await send(`/cases/${on}/plan/${planned}/put-back`);
    },
  ],
  [
    'GET /events/:id',
    'event.view',
    async () => {
      const { body: message } = await bode
        .system()
        .get(`/api/v1/messages/${(await at.ask({})).id}`)
        .expect(200);
      const { body } = await bode.system().get(`/api/v1/decisions/${message.decision}`).expect(200);
      await open(`/events/${body.event.id}`);
    },
  ],
  ['GET /messages.csv', 'messages.export', () => open('/messages.csv')],
  ['GET /messages/:id', 'message.view', async () => open(`/messages/${(await at.ask({})).id}`)],
  [
    'GET /messages/:id/preview.html',
    'message.preview',
    async () => open(`/messages/${(await at.ask({})).id}/preview.html`),
  ],
  [
    'GET /messages/:id/preview.pdf',
    'message.preview',
    async () => open(`/messages/${(await at.ask({})).id}/preview.pdf`),
  ],
  ['GET /letters/batches/:id/files/:n.pdf', 'batch.download', async () => open(`${await batch()}/files/1.pdf`)],
  ['GET /letters/batches/:id/manifest.csv', 'batch.manifest', async () => open(`${await batch()}/manifest.csv`)],
];

/** These only ask what is to be done, are somebody's own wish, or are done by who isn't known yet. */
const NO_DEEDS = ['POST /messages/withdraw', 'POST /language', 'POST /forgot-password'];

describe('L29 what staff do on pages is remembered: who, what, to what, when and from where', () => {
  it.each(deeds)('%s as %s', async (_, action, deed) => {
    const before = (await audited()).length;
    await deed();
    const found = (await audited()).slice(before).filter((row) => row.action === action);
    expect(found).toHaveLength(1);
    // What it was done to, or how many lines of which kind.
    expect(found[0]!.target ?? Object.keys(found[0]!.facts)).not.toHaveLength(0);
  });

  it('of every form there is', () => {
    const forms = routesOfModule(AppModule.register(bode.config, bode.databaseUrl))
      .filter(({ method, path }) => method === 'POST' && !isForPrograms(path))
      .map(told);
    expect(forms.length).toBeGreaterThan(10);
    expect(forms.filter((form) => !NO_DEEDS.includes(form) && !deeds.some(([route]) => route === form))).toEqual([]);
  });
});

it('the address of each form, asked for afterwards, leads to a page', async () => {
  expect(sent.size).toBeGreaterThan(deeds.length / 2);
  const { browser } = await bode.staff(koen);
  const lost: string[] = [];
  for (const path of sent) {
    const { status } = await browser.get(path).redirects(2);
    if (status !== 200) lost.push(`${status} ${path}`);
  }
  expect(lost).toEqual([]);
});

it.each([
  ['a rule', async () => `/rules/${await rule()}/remove`, '/rules'],
  ['a rule set', async () => `/rule-sets/${await ruleSet()}/remove`, '/rule-sets'],
  ['a contact', async () => `${await contact()}/remove`, '/contacts'],
  ['a group', async () => `${await group()}/remove`, '/organisation/groups'],
  ['an assignment', async () => `/assignments/${await assignment()}/remove`, '/clients/of-it/rules'],
] as const)('%s that is removed once more is said to be gone already, where it stood', async (_, find, list) => {
  await bode.system().put('/api/v1/clients/of-it').send({ name: 'Jan' }).expect(200);
  const path = await find();
  const form = { client: 'of-it' };
  expect((await send(path, form)).to).not.toBeNull();
  const again = await send(path, form);
  expect(again.to).toBe(list);
  expect(noticeOf(again.html)).toMatch(/^Dit was al gedaan: /);
});

it('a rule that is taken out of a set, or out of a plan, once more is said to be gone already', async () => {
  const held = await rule();
  const set = `/rule-sets/${await ruleSet(held)}`;
  await send(`${set}/rules/${held}/remove`);
  const again = await send(`${set}/rules/${held}/remove`);
  expect([again.to, noticeOf(again.html)]).toEqual([set, expect.stringMatching(/^Dit was al gedaan: /)]);
  await send(`${set}/remove`);
  expect((await send(`${set}/rules/${held}/remove`)).to).toBe('/rule-sets');
  const on = await client();
  await api('cases', { id: on, type: 'x', client: on, startDate: '2026-02-01' });
  const cancelled = await send(`/cases/${on}/plan/${held}/cancel`);
  expect([cancelled.to, noticeOf(cancelled.html)]).toEqual([`/cases/${on}`, expect.stringMatching(/^Dit was al/)]);
});
