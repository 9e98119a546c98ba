import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AboutClients0005 } from '../../migrations/0005-about-clients.js';
import { migrations } from '../../migrations/index.js';
import { ownerDataSource } from '../../src/database/data-source.js';
import { urls } from '../../src/web/urls.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildAccount } from '../support/builders.js';
import { Office } from '../support/office.js';

interface Line {
  id: string;
  number: number;
  client: string | null;
  addressee: string | null;
  user: string | null;
  status: string;
  format: string;
  reason: string | null;
}

const RULE = { trigger_kind: 'placed', trigger_case_type: null, scope: 'all', type_code: 'HR1' } as const;
const DATA = { items: [{ title: 'Kaas' }] };
const POSTAL = { street: 'Kerkstraat', houseNumber: '1', postcode: '9000', city: 'Gent' };

/**
 * A dossier about which a rule writes: to the client itself, whose address is broken, to a contact whose user has a broken
 * address too, and to one who can be reached.
 */
describe('what concerns a client: its own messages, and those about it to others (C02, C05, N01)', () => {
  let bode: TestApp;
  let office: Office;
  let client: string;
  let broken: string;
  let reached: string;
  beforeAll(async () => {
    bode = await startTestApp();
    office = new Office(bode);
    const dossier = await office.client('dossier', null, ['jan.work.example']);
    client = dossier.externalId;
    broken = await office.user({ email: 'geen-adres' }, dossier.id);
    reached = await office.user({}, dossier.id);
    for (const user of [broken, reached]) await office.contact(dossier.id, user);
    await api('put', `clients/${client}`, {
      name: 'Bakkerij Jan',
      emails: ['jan.work.example'],
      postal: POSTAL,
      branch: 'B1',
    });
    await office.rule({ ...RULE, recipients: ['client', 'contact'] });
    await api('post', 'events', { key: 'placed', kind: 'placed', client, data: DATA });
    await api('put', 'clients/another', { name: 'Another' });
    await api('post', 'events', { key: 'elsewhere', kind: 'placed', client: 'another', data: DATA });
  });
  afterAll(() => bode.close());

  const api = async (method: 'get' | 'post' | 'put', path: string, body?: object) => {
    const answer = await bode.system()[method](`/api/v1/${path}`).send(body);
    expect(answer.status).toBeLessThan(300);
    return answer.body;
  };
  const list = async (query = ''): Promise<Line[]> => (await api('get', `messages?client=${client}${query}`)).items;
  const lineTo = async (user: string | null): Promise<Line> => (await list()).find((line) => line.user === user)!;
  const resend = async (body: object) => (await api('post', 'messages/resend', body)).results;

  it('are one list, newest first, each line with whom it is for', async () => {
    const lines = await list();
    expect(lines.map(({ client: of, addressee, user, status }) => [of, addressee, user, status])).toEqual(
      expect.arrayContaining([
        [client, 'client', null, 'not_sent'],
        [client, 'user', broken, 'not_sent'],
        [client, 'user', reached, 'queued'],
      ]),
    );
    expect(lines).toHaveLength(3);
    const numbers = lines.map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
    const [first, second, third] = lines;
    const { items, next } = await api('get', `messages?client=${client}&limit=2`);
    expect(items.map(({ id }: Line) => id)).toEqual([first!.id, second!.id]);
    expect((await list(`&limit=2&cursor=${next}`)).map(({ id }) => id)).toEqual([third!.id]);
    expect(await list('&status=queued')).toMatchObject([{ user: reached }]);
    expect(await list('&attention=1')).toHaveLength(2);
    expect(await list('&attention=1&status=sent')).toEqual([]);
    expect(await list('&class=R')).toEqual([]);
  });

  it('are found by the number or the name of the client, and those to a user by the name of the user (A05)', async () => {
    const ids = (await list()).map(({ id }) => id);
    const found = async (q: string) => (await api('get', `messages?q=${q}`)).items.map(({ id }: Line) => id);
    expect(await found(client)).toEqual(ids);
    expect(await found('bakkerij jan')).toEqual(ids);
    const { name } = await api('get', `users/${reached}`);
    expect(await found(name)).toEqual([(await lineTo(reached)).id]);
    expect(await found(`${name} nobody`)).toEqual([]);
  });

  it('go into the file as they are listed, with the user by name', async () => {
    const answer = await bode.system().get(`/api/v1/messages?client=${client}`).set('Accept', 'text/csv').expect(200);
    const [head = '', ...lines] = answer.text.trim().split('\r\n');
    const at = (line: string, column: string) => line.split(',')[head.split(',').indexOf(column)];
    expect(lines).toHaveLength(3);
    expect(lines.map((line) => at(line, 'client'))).toEqual([client, client, client]);
    expect(lines.map((line) => at(line, 'addressee')).sort()).toEqual(['client', 'user', 'user']);
    const names = await Promise.all([broken, reached].map(async (id) => (await api('get', `users/${id}`)).name));
    expect(
      lines
        .map((line) => at(line, 'user'))
        .filter(Boolean)
        .sort(),
    ).toEqual(names.sort());
  });

  it('stand on the page of the client with whom they are for; only what can be acted on has a tick box', async () => {
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    const { text } = await browser.get(urls.client(client)).expect(200);
    const { name } = await api('get', `users/${broken}`);
    expect(text).toContain(`→ <bdi>${name}</bdi>`);
    expect(text.match(/<tr id="m\d+"/g)).toHaveLength(3);
    const ticked = [...text.matchAll(/type="checkbox" name="id" value="([^"]+)"/g)].map(([, id]) => id);
    const own = await lineTo(null);
    expect(ticked.sort()).toEqual([own.id, (await lineTo(reached)).id].sort());
  });

  it('a page of a mail to a user names the user, leads back to the client, and says why no letter comes of it', async () => {
    const { id } = await lineTo(broken);
    const { name } = await api('get', `users/${broken}`);
    const { browser: desk } = await bode.staff(bode.library.accounts.circulation);
    const seen = (await desk.get(urls.message(id)).expect(200)).text;
    expect(seen).toContain(`href="${urls.client(client)}"`);
    expect(seen).toContain(`<bdi>${name}</bdi>`);
    expect(seen).toContain('een brief gaat alleen naar de klant');
    expect(seen).toContain('Laat een beheerder het e-mailadres bij de gebruiker verbeteren');
    expect(seen).not.toContain(urls.user(broken));
    const { browser: admin } = await bode.staff(bode.library.accounts.admin);
    expect((await admin.get(urls.message(id)).expect(200)).text).toContain(`href="${urls.user(broken)}"`);
  });

  it('N01: the decision and the event name whoever each line is for', async () => {
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    const { id } = await lineTo(broken);
    const [, event = ''] = (await browser.get(urls.message(id)).expect(200)).text.match(/\/events\/([\w-]+)/) ?? [];
    const { text } = await browser.get(urls.event(event)).expect(200);
    const names = [...text.matchAll(/→ <bdi>([^<]+)<\/bdi>/g)].map(([, name]) => name);
    const users = await Promise.all([broken, reached].map(async (user) => (await api('get', `users/${user}`)).name));
    expect(names.sort()).toEqual(['Bakkerij Jan', ...users].sort());
    const [, decision = ''] = text.match(/\/decisions\/([\w-]+)/) ?? [];
    expect((await browser.get(urls.decision(decision)).expect(200)).text).toContain(`→ <bdi>${users[0]}</bdi>`);
  });

  it('N01: each line tells of its own addresses, and not of those of another recipient', async () => {
    const { browser } = await bode.staff(bode.library.accounts.admin);
    const why = async (user: string | null) => {
      const { text } = await browser.get(urls.message((await lineTo(user)).id)).expect(200);
      return text.slice(text.indexOf('id="why"'));
    };
    expect(await why(null)).toContain('jan.work.example: ');
    expect(await why(broken)).toContain('geen-adres: ');
    expect(await why(broken)).not.toContain('jan.work.example: ');
  });

  it('D04, C02: all that a filter finds are resent: the client gets its letter, the user is refused with the code', async () => {
    const filter = { client, status: 'not_sent' };
    const judged = await resend({ filter, expected: 2, dryRun: true });
    const outcomes = new Map(judged.map(({ id, code, outcome }: Record<string, string>) => [id, code ?? outcome]));
    const [own, others] = [await lineTo(null), await lineTo(broken)];
    expect([outcomes.get(own.id), outcomes.get(others.id)]).toEqual(['created', 'NOT_FOR_CLIENT']);
    expect(await api('post', `messages/${others.id}/letter`, {})).toMatchObject({ code: 'NOT_FOR_CLIENT' });
    expect(await resend({ ids: [(await lineTo(reached)).id] })).toMatchObject([{ code: 'NOT_FAILED' }]);
  });

  it('N06: after a correction only the mails of the client itself are offered as letters', async () => {
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    const { text } = await browser.get(`${urls.client(client)}?offer=1`).expect(200);
    const [, offer = ''] = text.match(/<form[^>]*class="offer"[^>]*>(.*?)<\/form>/s) ?? [];
    expect([...offer.matchAll(/name="id" value="([^"]+)"/g)].map(([, id]) => id)).toEqual([(await lineTo(null)).id]);
  });

  it('are found in a database of before they were kept on the line, once it is brought up to date', async () => {
    const before = await list();
    const source = await ownerDataSource(bode.databaseUrl).initialize();
    const later = migrations.slice(migrations.indexOf(AboutClients0005));
    for (let i = 0; i < later.length; i++) await source.undoLastMigration();
    await source.runMigrations();
    await source.destroy();
    expect(await list()).toEqual(before);
  });

  it('L28: who may see a mail about a client may see the client, after it moved to another branch too', async () => {
    const { id, externalId: moved } = await office.client('dossier');
    await office.contact(id, await office.user({}, id));
    await office.rule({ ...RULE, trigger_kind: 'moves', recipients: ['contact'] });
    await api('put', `clients/${moved}`, { name: 'Verhuisd', branch: 'B1' });
    await api('post', 'events', { key: 'before', kind: 'moves', client: moved, data: DATA });
    await api('put', `clients/${moved}`, { name: 'Verhuisd', branch: 'B2' });
    const account = (branch: 'B1' | 'B2') =>
      buildAccount(bode.app, bode.library.organisationId, { branchIds: [bode.library.branches[branch]] });
    const { browser: first } = await bode.staff(await account('B1'));
    expect((await first.get(urls.client(moved)).expect(200)).text).toMatch(/<tr id="m\d+"/);
    const { browser: second } = await bode.staff(await account('B2'));
    expect((await second.get(urls.client(moved)).expect(200)).text).not.toMatch(/<tr id="m\d+"/);
  });
});
