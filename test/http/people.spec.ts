import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Accounts } from '../../src/auth/accounts.js';
import { ClientCare } from '../../src/clients/client-care.service.js';
import { newId } from '../../src/common/ids.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildAccount, buildLibrary, type Library } from '../support/builders.js';
import { change } from '../support/change.js';
import { request } from '../support/requests.js';

let bode: TestApp;
/** Another organisation in the same house. */
let elsewhere: Library;
beforeAll(async () => {
  bode = await startTestApp();
  elsewhere = await buildLibrary(bode.app, { name: 'Kantoor Elders' });
  for (const [id, parent] of [
    ['customer', null],
    ['employer', 'customer'],
    ['department', 'employer'],
    ['neighbour', null],
  ]) {
    await bode.system().put(`/api/v1/clients/${id}`).send({ name: id, parent }).expect(200);
  }
});
afterAll(async () => bode.close());

const api = () => bode.system();
const address = () => `${newId()}@client.example`;

async function makeUser(wishes: object = {}): Promise<{ id: string; email: string }> {
  const user = { side: 'client', name: 'Jan Peeters', email: address(), ...wishes };
  const { body } = await api().post('/api/v1/users').send(user).expect(201);
  return body;
}

async function inOrganisation<Row>(sql: string, ...parameters: unknown[]): Promise<Row[]> {
  const { organisationId } = bode.library;
  return bode.tenancy.within(organisationId, (tx) => tx.query(sql, [organisationId, ...parameters]));
}

const eventsAbout = (userId: string) =>
  inOrganisation<{ kind: string; origin: string; data: Record<string, unknown>; clientId: string | null }>(
    `SELECT kind, origin, data, client_id AS "clientId" FROM event WHERE organisation_id = $1 AND user_id = $2 ORDER BY id`,
    userId,
  );

const actionsOn = async (target: string) =>
  (
    await inOrganisation<{ action: string }>(
      `SELECT action FROM staff_action WHERE organisation_id = $1 AND target = $2 ORDER BY id`,
      target,
    )
  ).map(({ action }) => action);

describe('users over the API', () => {
  it('E01, E02 makes a client user who gets a welcome mail, with a link’s place in it and no link', async () => {
    const email = address();
    const { body } = await api()
      .post('/api/v1/users')
      .send({
        side: 'client',
        name: 'Jan Peeters',
        email: `  ${email.toUpperCase()} `,
        homeClient: 'employer',
        modules: ['dossier', 'approval'],
        access: [{ client: 'employer', approvalNotices: ['reminder', 'placement'] }],
      })
      .expect(201);
    expect(body).toMatchObject({
      email,
      side: 'client',
      active: true,
      homeClient: 'employer',
      modules: ['approval', 'dossier'],
      access: [{ client: 'employer', approvalNotices: ['placement', 'reminder'] }],
      receiveAsContact: true,
      catchAll: false,
      intermediary: false,
      hasPassword: false,
    });
    const [event, ...more] = await eventsAbout(body.id);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      kind: 'user.created',
      data: { login: email, link: expect.stringMatching(/invalid/) },
    });
    expect(event!.clientId).not.toBeNull();
    expect(await actionsOn(body.id)).toEqual(['users.create']);
    const { warnings, ...made } = body;
    expect(warnings).toEqual([]);
    expect((await api().get(`/api/v1/users/${body.id}`).expect(200)).body).toEqual(made);
  });

  it('Ed3 takes an address whose user elsewhere is not active, until that one is active again', async () => {
    const there = () => bode.system(elsewhere.apiKey);
    const email = address();
    const other = await there().post('/api/v1/users').send({ side: 'client', name: 'x', email }).expect(201);
    await change(there(), `/api/v1/users/${other.body.id}`, { active: false });
    const here = await makeUser({ email });
    const again = await change(there(), `/api/v1/users/${other.body.id}`, { active: true }, 409);
    expect(again.body.code).toBe('USER_ACTIVE_ELSEWHERE');
    await change(api(), `/api/v1/users/${here.id}`, { active: false });
    await change(there(), `/api/v1/users/${other.body.id}`, { active: true });
  });

  it('X9 names the user whom the address belongs to here, who is given access instead', async () => {
    const known = await makeUser();
    const { body } = await api()
      .post('/api/v1/users')
      .send({ side: 'client', name: 'Jan', email: known.email })
      .expect(409);
    expect(body).toMatchObject({ code: 'USER_EXISTS', detail: expect.stringContaining(known.id) });
    const path = `/api/v1/users/${known.id}/access/neighbour`;
    const given = await api()
      .put(path)
      .send({ approvalNotices: ['receipt'] })
      .expect(200);
    expect(given.body.access).toEqual([{ client: 'neighbour', approvalNotices: ['receipt'] }]);
    expect((await api().delete(path).expect(200)).body.access).toEqual([]);
    await api().delete(path).expect(404);
  });

  it('makes one user of two who take an address at the same moment', async () => {
    const email = address();
    const keys = [bode.library.apiKey, bode.library.apiKey, elsewhere.apiKey, elsewhere.apiKey];
    const answers = await Promise.all(
      keys.map((key) => bode.system(key).post('/api/v1/users').send({ side: 'client', name: 'x', email })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('A14 ends the sessions of whoever is deactivated, and frees the login', async () => {
    const account = await buildAccount(bode.app, bode.library.organisationId);
    const { browser } = await bode.staff(account);
    await browser.get('/clients').expect(200);
    await change(api(), `/api/v1/users/${account.id}`, { active: false });
    await browser.get('/clients').redirects(0).expect(303);
    const logins = await bode.tenancy.globalQuery(`SELECT FROM login WHERE email = $1`, [account.email]);
    expect(logins).toEqual([]);
    expect(await actionsOn(account.id)).toEqual(['users.change']);
  });

  it('keeps the organisation’s last administrator, however it is tried', async () => {
    const path = `/api/v1/users/${elsewhere.accounts.admin.id}`;
    const there = () => bode.system(elsewhere.apiKey);
    for (const wish of [{ active: false }, { roles: ['print'] }]) {
      expect((await change(there(), path, wish, 409)).body.code).toBe('LAST_ADMIN');
    }
    const second = await buildAccount(bode.app, elsewhere.organisationId, { roles: ['admin'] });
    const paths = [path, `/api/v1/users/${second.id}`];
    const both = await Promise.all(paths.map((one) => there().patch(one).send({ revision: 1, active: false })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('says what a user of one side cannot have, and what leads nowhere', async () => {
    const bad = async (user: object) => {
      const { body } = await api()
        .post('/api/v1/users')
        .send({ name: 'x', email: address(), ...user })
        .expect(422);
      return body.errors.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`);
    };
    expect(await bad({ side: 'client', roles: ['admin'] })).toEqual(['roles BAD_VALUE']);
    expect(await bad({ side: 'staff', homeClient: 'employer', catchAll: true })).toEqual([
      'homeClient BAD_VALUE',
      'catchAll BAD_VALUE',
    ]);
    expect(await bad({ side: 'client', homeClient: 'nobody', access: [{ client: 'nowhere' }] })).toEqual([
      'homeClient UNKNOWN_CLIENT',
      'access[0].client UNKNOWN_CLIENT',
    ]);
    expect(await bad({ side: 'staff', branches: ['B9'], printGroups: ['West'] })).toEqual([
      'branches[0] UNKNOWN_BRANCH',
      'printGroups[0] UNKNOWN_PRINT_GROUP',
    ]);
  });

  it('changes what is named and nothing else', async () => {
    const { id } = await makeUser({ modules: ['*'], access: [{ client: 'customer' }] });
    const { body: before } = await api().get(`/api/v1/users/${id}`).expect(200);
    const { body } = await change(api(), `/api/v1/users/${id}`, { receiveAsContact: false });
    expect(body).toEqual({ ...before, receiveAsContact: false, revision: 2 });
  });

  it('Ed5 sends the welcome mail again, to whoever is active', async () => {
    const { id } = await makeUser();
    await api().post(`/api/v1/users/${id}/welcome`).expect(202);
    expect((await eventsAbout(id)).map(({ kind }) => kind)).toEqual(['user.created', 'user.created']);
    await change(api(), `/api/v1/users/${id}`, { active: false });
    expect((await api().post(`/api/v1/users/${id}/welcome`).expect(409)).body.code).toBe('USER_INACTIVE');
  });

  it('Ed5, E10 makes a user whose welcome mail can’t go, and says why not', async () => {
    const wanted = { side: 'client', name: 'No At', email: `${newId()}.example` };
    const { body } = await api().post('/api/v1/users').send(wanted).expect(201);
    expect(body.warnings).toEqual(['ADDRESS_NO_AT']);
    expect((await api().post(`/api/v1/users/${body.id}/welcome`).expect(202)).body.warnings).toEqual(['ADDRESS_NO_AT']);
    const idle = await api()
      .post('/api/v1/users')
      .send({ ...wanted, email: `${newId()}.example`, active: false })
      .expect(201);
    expect(idle.body.warnings).toEqual([]);
  });

  it('lists users page by page, by side, and by a piece of a name', async () => {
    for (const name of ['Zoeker Eén', 'Zoeker Twee', 'Zoeker Drie']) await makeUser({ name });
    const first = await api().get('/api/v1/users?q=zoeker&limit=2').expect(200);
    const rest = await api().get('/api/v1/users').query({ q: 'zoeker', limit: 2, cursor: first.body.next }).expect(200);
    const names = [...first.body.items, ...rest.body.items].map(({ name }) => name).sort();
    expect(names).toEqual(['Zoeker Drie', 'Zoeker Eén', 'Zoeker Twee']);
    expect(rest.body.next).toBeNull();
    const staff = await api().get('/api/v1/users?side=staff&active=true').expect(200);
    expect(staff.body.items.every(({ side }: { side: string }) => side === 'staff')).toBe(true);
  });

  it('A01 are the administrators’ only', async () => {
    for (const role of ['circulation', 'print', 'configuration'] as const) {
      const { browser } = await bode.staff(bode.library.accounts[role]);
      for (const path of ['users', 'contacts', 'groups', 'staff-routing', 'organisation']) {
        await browser.get(`/api/v1/${path}`).expect(403);
      }
    }
    const { browser } = await bode.staff(bode.library.accounts.admin);
    await browser.get('/api/v1/users').expect(200);
  });
});

describe('people around a client', () => {
  it('C04, C05, C06 lists who has access, users of other clients and from above included', async () => {
    const own = await makeUser({ homeClient: 'department', access: [{ client: 'department' }] });
    const foreign = await makeUser({
      homeClient: 'neighbour',
      intermediary: true,
      access: [{ client: 'customer', approvalNotices: ['placement'] }],
    });
    await makeUser({ homeClient: 'neighbour', access: [{ client: 'neighbour' }] });
    const { body } = await api().get('/api/v1/clients/department/users').expect(200);
    const found = new Map(body.items.map((item: { user: string }) => [item.user, item]));
    expect(found.get(own.id)).toMatchObject({ own: true, via: 'department', intermediary: false });
    expect(found.get(foreign.id)).toMatchObject({
      own: false,
      via: 'customer',
      intermediary: true,
      approvalNotices: ['placement'],
    });
    expect(body.items.every(({ via }: { via: string }) => via !== 'neighbour')).toBe(true);
    await api().get('/api/v1/clients/nobody/users').expect(404);
  });

  it('A18, A20 keeps contacts, by client and with those above it, each with its user', async () => {
    const linked = await makeUser();
    const make = async (contact: object) => (await api().post('/api/v1/contacts').send(contact).expect(201)).body;
    const near = await make({ client: 'department', name: 'Els', role: 'hr' });
    const above = await make({ client: 'customer', name: 'Bert', user: linked.id });
    expect(above.user).toMatchObject({ id: linked.id, active: true });
    const at = await api().get('/api/v1/contacts?client=department').expect(200);
    expect(at.body.items).toEqual([near]);
    const all = await api().get('/api/v1/clients/department/contacts').expect(200);
    expect(all.body.items.map(({ id, client }: { id: string; client: string }) => [id, client])).toEqual([
      [near.id, 'department'],
      [above.id, 'customer'],
    ]);
    const changed = await change(api(), `/api/v1/contacts/${near.id}`, { user: linked.id });
    expect(changed.body).toMatchObject({ name: 'Els', role: 'hr', user: { id: linked.id } });
    const unlinked = await change(api(), `/api/v1/contacts/${near.id}`, { user: null });
    expect(unlinked.body.user).toBeNull();
    await api().post('/api/v1/contacts').send({ client: 'nobody', name: 'x' }).expect(422);
    await api().post('/api/v1/contacts').send({ client: 'customer', name: 'x', user: newId() }).expect(422);
    await api().delete(`/api/v1/contacts/${near.id}`).expect(204);
    await api().get(`/api/v1/contacts/${near.id}`).expect(404);
    await api().delete(`/api/v1/contacts/${near.id}`).expect(404);
    expect(await actionsOn(near.id)).toEqual([
      'contacts.create',
      'contacts.change',
      'contacts.change',
      'contacts.remove',
    ]);
  });

  it('lists contacts of one name page by page, and shows no other organisation’s', async () => {
    const made: string[] = [];
    for (let i = 0; i < 3; i++) {
      const { body } = await api().post('/api/v1/contacts').send({ client: 'neighbour', name: 'Same' }).expect(201);
      made.push(body.id);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await api().get('/api/v1/contacts').query({ client: 'neighbour', limit: 1, cursor }).expect(200);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(made.sort());
    await bode.system(elsewhere.apiKey).get(`/api/v1/contacts/${made[0]}`).expect(404);
  });

  it('keeps a tree a tree: nothing goes below itself', async () => {
    const { body } = await api().put('/api/v1/clients/customer').send({ name: 'x', parent: 'department' }).expect(422);
    expect(body.errors).toMatchObject([{ field: 'parent', code: 'BAD_VALUE' }]);
  });
});

describe('who sends', () => {
  const senderOf = async (client: string) => {
    const { body } = await api().get(`/api/v1/clients/${client}/sender`).expect(200);
    return body;
  };

  it('E03–E08, Ed6 finds manager, then group, from the nearest client that has one, then branch', async () => {
    const manager = await makeUser({ side: 'staff', name: 'An Maes' });
    const group = (name: string, email: string | null) =>
      api().post('/api/v1/groups').send({ name, email }).expect(201);
    await group('Bakkers', 'bakkers@bib.example');
    await group('Zonder adres', null);
    const put = (id: string, client: object) =>
      api()
        .put(`/api/v1/clients/${id}`)
        .send({ name: id, ...client })
        .expect(200);
    await put('top', { group: 'Bakkers' });
    const below = await put('below', { parent: 'top', group: 'Zonder adres', confirmation: 'sms' });
    expect(below.body).toMatchObject({ group: 'Zonder adres', manager: null, confirmation: 'sms' });
    expect((await senderOf('below')).sender).toEqual({ name: 'Bakkers', address: 'bakkers@bib.example' });

    const managed = await put('below', { parent: 'top', manager: manager.email.toUpperCase() });
    expect(managed.body).toMatchObject({ group: null, manager: manager.id, confirmation: null });
    expect((await senderOf('below')).sender).toEqual({ name: 'An Maes', address: manager.email });

    await change(api(), `/api/v1/users/${manager.id}`, { active: false });
    const { steps, sender } = await senderOf('below');
    expect(sender.name).toBe('Bakkers');
    expect(steps[0]).toMatchObject({ step: 'manager', who: 'An Maes', code: 'SKIPPED_INVALID' });

    await put('below', {});
    expect((await senderOf('below')).sender).toEqual({ name: 'Noord', address: 'b1@bib.example' });
  });

  it('E04, Ed7 sends every mail by the same cascade, a direct request’s too', async () => {
    const manager = await makeUser({ side: 'staff', name: 'Bea Claes' });
    await api().put('/api/v1/clients/kept').send({ name: 'Kept', manager: manager.id }).expect(200);
    const client = { externalId: 'kept-below', name: 'Below', parent: 'kept', emails: ['below@client.example'] };
    const { body } = await api()
      .post('/api/v1/messages')
      .send({ ...request({}), type: 'WEL', client })
      .expect(202);
    const why = await api().get(`/api/v1/messages/${body.results[0].messages[0].id}/why`).expect(200);
    expect(JSON.stringify(why.body)).toContain(manager.email);
  });

  it('E04, E05, Cd1 administrators change group, manager and confirmation of a client, each by itself', async () => {
    const care = bode.app.get(ClientCare);
    const { organisationId, accounts } = bode.library;
    const admin = (await bode.app.get(Accounts).principal(organisationId, accounts.admin.id, null))!;
    await api().post('/api/v1/groups').send({ name: 'Garages', email: 'garages@bib.example' }).expect(201);
    await api().put('/api/v1/clients/garage').send({ name: 'Garage', kind: 'customer' }).expect(200);
    const look = async () => (await api().get('/api/v1/clients/garage').expect(200)).body;
    expect(await care.change(admin, 'garage', { group: 'Garages', confirmation: 'sms' })).toEqual({ ok: true });
    expect(await look()).toMatchObject({ kind: 'customer', group: 'Garages', manager: null, confirmation: 'sms' });
    expect(await care.change(admin, 'garage', { manager: accounts.admin.email })).toEqual({ ok: true });
    expect(await look()).toMatchObject({ group: 'Garages', manager: accounts.admin.id, confirmation: 'sms' });
    expect(await care.change(admin, 'garage', { group: null })).toEqual({ ok: true });
    expect(await look()).toMatchObject({ group: null, manager: accounts.admin.id });
    expect(await care.change(admin, 'garage', { group: 'Nobody' })).toEqual({ ok: false, code: 'UNKNOWN_GROUP' });
    expect(await care.change(admin, 'nowhere', {})).toEqual({ ok: false, code: 'NOT_FOUND' });
  });

  it('names what a client refers to and nobody knows', async () => {
    const put = async (client: object) => {
      const { body } = await api()
        .put('/api/v1/clients/lost')
        .send({ name: 'x', ...client })
        .expect(422);
      return body.code;
    };
    expect(await put({ group: 'Nobody' })).toBe('UNKNOWN_GROUP');
    expect(await put({ manager: 'nobody@bib.example' })).toBe('UNKNOWN_USER');
    const client = await makeUser();
    expect(await put({ manager: client.id })).toBe('UNKNOWN_USER');
  });
});

describe('groups', () => {
  it('are made, changed and removed, each name once, and none with clients in it', async () => {
    const { body } = await api().post('/api/v1/groups').send({ name: 'Slagers' }).expect(201);
    expect(body).toEqual({ id: body.id, revision: 1, name: 'Slagers', email: null, clients: 0 });
    expect((await api().post('/api/v1/groups').send({ name: 'Slagers' }).expect(409)).body.code).toBe('NAME_IN_USE');
    const path = `/api/v1/groups/${body.id}`;
    await change(api(), path, { email: 'slagers@bib.example' });
    await api().put('/api/v1/clients/butcher').send({ name: 'x', group: 'Slagers' }).expect(200);
    expect((await api().get(path).expect(200)).body).toMatchObject({ email: 'slagers@bib.example', clients: 1 });
    expect((await api().delete(path).expect(409)).body.code).toBe('GROUP_IN_USE');
    await api().put('/api/v1/clients/butcher').send({ name: 'x' }).expect(200);
    await api().delete(path).expect(204);
    await api().get(path).expect(404);
    expect(await actionsOn(body.id)).toEqual(['groups.create', 'groups.change', 'groups.remove']);
  });
});

describe('clients of a group', () => {
  it('are listed by name, page by page, and found (E05)', async () => {
    const { body: group } = await api().post('/api/v1/groups').send({ name: 'Bloemen' }).expect(201);
    for (const name of ['Roos', 'Iris', 'Tulp']) {
      await api().put(`/api/v1/clients/bloem-${name}`).send({ name, group: 'Bloemen' }).expect(200);
    }
    const list = async (query: object) => (await api().get(`/api/v1/groups/${group.id}/clients`).query(query)).body;
    const names = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name);
    const first = await list({ limit: 2 });
    expect(names(first)).toEqual(['Iris', 'Roos']);
    const second = await list({ limit: 2, cursor: first.next });
    expect([names(second), second.next]).toEqual([['Tulp'], null]);
    expect(names(await list({ q: 'tul' }))).toEqual(['Tulp']);
    expect(names(await list({ q: 'customer' }))).toEqual([]);
    expect(names(await list({ cursor: 'made up' }))).toEqual([]);
    await api().get('/api/v1/groups/unknown/clients').expect(404);
  });
});

describe('two who change the same at once', () => {
  const made = async (path: string, body: object): Promise<string> => {
    const answer = await api().post(`/api/v1/${path}`).send(body).expect(201);
    return `/api/v1/${path}/${answer.body.id}`;
  };
  const things: [what: string, make: () => Promise<string>, first: object, second: object][] = [
    [
      'a user',
      async () => `/api/v1/users/${(await makeUser()).id}`,
      { name: 'Jan Jansen' },
      { receiveAsContact: false },
    ],
    ['a contact', () => made('contacts', { client: 'customer', name: 'Els' }), { name: 'Elsje' }, { role: 'hr' }],
    ['a group', () => made('groups', { name: newId() }), { name: newId() }, { email: 'bakers@bib.example' }],
  ];

  it.each(things)('%s: whoever saw an older one is told, and nothing is lost', async (_what, make, first, second) => {
    const path = await make();
    const { body: seen } = await api().get(path).expect(200);
    const both = await Promise.all(
      [first, second].map((wish) =>
        api()
          .patch(path)
          .send({ revision: seen.revision, ...wish }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [done, refused] = both[0]!.status === 200 ? both : both.toReversed();
    expect(refused!.body.code).toBe('CONFLICT');
    const { body: now } = await api().get(path).expect(200);
    expect(now).toEqual(done!.body);
    expect(now).toEqual({ ...seen, ...(both[0] === done ? first : second), revision: seen.revision + 1 });
    expect((await api().patch(path).send(first).expect(422)).body.errors).toMatchObject([{ field: 'revision' }]);
  });

  it('C05 accesses that are given at once all stand', async () => {
    const { id } = await makeUser();
    const clients = ['customer', 'employer', 'department', 'neighbour'];
    await Promise.all(clients.map((client) => api().put(`/api/v1/users/${id}/access/${client}`).send({}).expect(200)));
    const { body } = await api().get(`/api/v1/users/${id}`).expect(200);
    expect(body.access.map(({ client }: { client: string }) => client)).toEqual(clients.toSorted());
  });
});

describe('the organisation', () => {
  it('E06, E07, Cd1 says from which addresses it sends and how approval is confirmed', async () => {
    const before = (await api().get('/api/v1/organisation').expect(200)).body;
    expect(before).toMatchObject({ name: 'Bib Noord', communicationEmail: 'info@bib.example', functionalEmail: null });
    const change = { functionalEmail: 'noreply@bib.example', defaultConfirmation: 'sms' };
    const { body } = await api().patch('/api/v1/organisation').send(change).expect(200);
    expect(body).toEqual({ ...before, ...change });
    expect((await api().get('/api/v1/organisation').expect(200)).body).toEqual(body);
  });

  it('Cd3 switches catch-all of other clients’ users on, and leaves the other switch', async () => {
    const path = '/api/v1/organisation/settings';
    expect((await api().patch(path).send({ foreignCatchAll: true }).expect(200)).body).toEqual({
      asInWise: false,
      foreignCatchAll: true,
    });
  });

  it('E18–E22 says who of the staff gets what, each type by the cascade until somebody chooses', async () => {
    const { body } = await api().get('/api/v1/staff-routing').expect(200);
    expect(body.items.map(({ type, mode, users }: Record<string, unknown>) => [type, mode, users])).toEqual(
      ['F01', 'F02', 'F03', 'F04'].map((type) => [type, 'cascade', []]),
    );
    const [an, bea] = [await makeUser({ side: 'staff' }), await makeUser({ side: 'staff' })];
    const chosen = { mode: 'personalised', users: [bea.id, an.id, bea.id] };
    const set = await api().put('/api/v1/staff-routing/F03').send(chosen).expect(200);
    expect(set.body).toMatchObject({ type: 'F03', mode: 'personalised', users: [bea.id, an.id] });
    const client = await makeUser();
    await api()
      .put('/api/v1/staff-routing/F03')
      .send({ mode: 'personalised', users: [client.id] })
      .expect(422);
    await api().put('/api/v1/staff-routing/HR1').send({ mode: 'cascade' }).expect(404);
    expect(await actionsOn('F03')).toEqual(['staff-routing.change']);
  });

  it('C07, C13 names the module and the notice type of its own messages, not of Bode’s', async () => {
    const { body } = await api().get('/api/v1/message-types/RSO').expect(200);
    const change = { revision: body.revision, module: 'approval', noticeType: 'placement' };
    const changed = await api().patch('/api/v1/message-types/RSO').send(change).expect(200);
    expect(changed.body).toMatchObject({ module: 'approval', noticeType: 'placement' });
    const again = await api().get('/api/v1/message-types/RSO').expect(200);
    expect(again.body).toEqual(changed.body);
    const system = await api().get('/api/v1/message-types/WUS').expect(200);
    const refused = await api()
      .patch('/api/v1/message-types/WUS')
      .send({ revision: system.body.revision, module: 'dossier' });
    expect(refused.body.code).toBe('SYSTEM_TYPE');
  });
});
