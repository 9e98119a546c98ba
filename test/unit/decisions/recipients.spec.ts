import { describe, expect, it } from '@jest/globals';
import { chooseRecipients } from '../../../src/decisions/recipients.js';
import { access, contact, snapshot, user, usersById } from './example.js';

type Source = Parameters<typeof chooseRecipients>[1];

/** Of each candidate the codes that stopped it; who was kept. */
function outcome(selectors: string[], wishes: Partial<Source>) {
  const { candidates, catchAll } = chooseRecipients(selectors, snapshot(wishes));
  // Users who were asked again as catch-all stand there twice; what stopped them first is what counts.
  const codes: Record<string, string> = {};
  for (const { who, filters } of candidates) codes[who] ??= filters.flatMap(({ code }) => code ?? []).join(' ');
  return {
    codes,
    kept: candidates.filter(({ kept }) => kept).map(({ who }) => who),
    catchAll: catchAll?.used,
  };
}

const around = (...list: ReturnType<typeof access>[]) => ({ people: { access: list, contacts: [] } });
const typeOf = (module: string | null, noticeType: string | null = null): Partial<Source> => ({
  type: { ...snapshot().type, module, noticeType },
});

describe('who gets it (design §4)', () => {
  it('A11–A16, F1–F4: each filter answers for itself; one that fails stops no other', () => {
    const off = user('u1', { active: false, receiveAsContact: false });
    const people = { access: [], contacts: [contact('k1', null, 'hr'), contact('k2', off, 'hr'), contact('k3', off)] };
    expect(outcome(['contact:HR'], { people })).toEqual({
      codes: { 'Contact k1': 'CONTACT_HAS_NO_USER', 'Contact k2': 'USER_INACTIVE NO_ACCESS RECEIVE_OFF' },
      kept: [],
      catchAll: undefined,
    });
    expect(outcome(['contact'], { people, caseRoles: {} }).codes['Contact k3']).toBe(
      'USER_INACTIVE NO_CASE_RIGHT RECEIVE_OFF',
    );
  });

  it('C04, C05: users of other clients who were given access count', () => {
    const foreign = user('u2', { homeClientId: 'c9' });
    expect(outcome(['client-users'], around(access(user('u1')), access(foreign))).kept).toEqual([
      'Gebruiker u1',
      'Gebruiker u2',
    ]);
  });

  it.each([
    ['dossier', ['dossier'], ''],
    ['dossier', ['*'], ''],
    ['dossier', ['approval'], 'MODULE_OFF'],
    ['dossier', [], 'MODULE_OFF'],
    [null, ['*'], 'TYPE_HAS_NO_MODULE'],
  ])('C07, C08, Cd4, Cd5: module %j with ticks %j: %j', (module, modules, code) => {
    const found = outcome(['client-users'], { ...around(access(user('u1', { modules }))), ...typeOf(module) });
    expect(found.codes['Gebruiker u1']).toBe(code);
    expect(found.kept.length).toBe(code ? 0 : 1);
  });

  it.each([
    ['sms', 'placement', ['placement'], true],
    ['sms', 'reminder', ['placement'], false],
    ['sms', 'placement', [], false],
    ['sms', null, ['placement'], false],
    ['pin', 'placement', [], true],
    ['none', 'placement', [], true],
  ] as const)('C10–C13, Cd1: approval by %s of notice %j with rights %j', (confirmation, notice, rights, kept) => {
    const right = access(user('u1'), { approvalNotices: [...rights] });
    const found = outcome(['client-users'], { ...around(right), ...typeOf('approval', notice), confirmation });
    expect(found.kept.length).toBe(kept ? 1 : 0);
    expect(found.codes['Gebruiker u1']).toBe(kept ? '' : notice === null ? 'TYPE_HAS_NO_NOTICE' : 'NO_APPROVAL_RIGHT');
  });

  it('C10: what is not from approval asks for no right', () => {
    expect(outcome(['client-users'], { ...around(access(user('u1'))), confirmation: 'sms' }).kept).toHaveLength(1);
  });

  describe('catch-all', () => {
    const own = user('u1', { catchAll: true, modules: [] });
    const foreign = user('u2', { catchAll: true, modules: [], homeClientId: 'c9' });
    const neither = user('u3', { modules: [] });

    it('C14, Cd3: own users who ticked it, when nobody is left; of other clients only where that is switched on', () => {
      const people = around(access(own), access(foreign), access(neither));
      expect(outcome(['client-users'], people)).toMatchObject({ kept: ['Gebruiker u1'], catchAll: true });
      expect(outcome(['client-users'], { ...people, foreignCatchAll: true }).kept).toEqual([
        'Gebruiker u1',
        'Gebruiker u2',
      ]);
      const { candidates } = chooseRecipients(['client-users'], snapshot(people));
      expect(candidates.filter(({ selector }) => selector === 'catch-all')).toMatchObject([
        { who: 'Gebruiker u1', kept: true },
        { who: 'Gebruiker u3', kept: false, filters: [{}, {}, { id: 'catch-all', code: 'CATCH_ALL_OFF' }] },
      ]);
    });

    it('C15: it is no extra recipient', () => {
      const found = outcome(['client-users'], around(access(own), access(user('u9'))));
      expect(found).toMatchObject({ kept: ['Gebruiker u9'], catchAll: undefined });
    });

    it('C14–C16: our own people who get it too don’t stand in for the client; a contact of the client does', () => {
      const staff = user('u5', { side: 'staff' });
      const routing = { mode: 'personalised' as const, userIds: ['u5'] };
      const people = { access: [access(own)], contacts: [contact('k1', user('u6'))] };
      const office = { people, users: usersById(staff), routing };
      expect(outcome(['staff-routing', 'client-users'], office)).toMatchObject({
        kept: ['Gebruiker u5', 'Gebruiker u1'],
        catchAll: true,
      });
      const byCascade = outcome(['staff-routing', 'client-users'], { people });
      expect(byCascade).toMatchObject({ kept: ['Kantoor Noord', 'Gebruiker u1'], catchAll: true });
      const reached = { ...people, access: [access(own), access(user('u6', { modules: [] }))] };
      expect(outcome(['contact', 'client-users'], { people: reached })).toMatchObject({
        kept: ['Contact k1'],
        catchAll: undefined,
      });
    });

    it('C16: an inactive one does not count; then nobody is left', () => {
      const gone = { ...own, active: false };
      expect(outcome(['client-users'], around(access(gone)))).toMatchObject({ kept: [], catchAll: false });
    });

    it('is asked only where users of the client were asked for', () => {
      const people = { access: [access(own)], contacts: [contact('k1', null)] };
      expect(outcome(['contact'], { people })).toMatchObject({ kept: [], catchAll: undefined });
    });
  });

  it('A10: the roles of a case, a certain user, the user it is about, whoever acts', () => {
    const [doctor, staff] = [user('u1', { side: 'staff' }), user('u2', { side: 'staff' })];
    const wishes = { users: usersById(doctor, staff), caseRoles: { Arts: 'u1' }, eventUserId: 'u2', actorUserId: 'u1' };
    expect(outcome(['case-role:arts'], wishes).kept).toEqual(['Gebruiker u1']);
    expect(outcome(['event-user'], wishes).kept).toEqual(['Gebruiker u2']);
    expect(outcome(['self'], wishes).kept).toEqual(['Gebruiker u1']);
    expect(outcome(['case-role:huisarts', 'nonsense', 'user:u1'], wishes).kept).toEqual([]);
  });

  it('E01, B04: the user an event is about needs no access; another client user does', () => {
    const stranger = user('u1', { homeClientId: 'c9' });
    const wishes = { users: usersById(stranger), eventUserId: 'u1', actorUserId: 'u1' };
    expect(outcome(['event-user'], wishes).kept).toHaveLength(1);
    expect(outcome(['self'], wishes).codes['Gebruiker u1']).toBe('NO_ACCESS');
  });

  it('D: the client itself at its own address; nothing is asked of it', () => {
    expect(chooseRecipients(['client'], snapshot()).candidates).toEqual([
      { selector: 'client', who: 'D100', filters: [], kept: true },
    ]);
    expect(chooseRecipients(['client'], snapshot({ client: null })).recipients).toEqual([]);
  });

  describe('whoever is named twice gets it once', () => {
    it('by the person, by the rule’s order of selectors', () => {
      const who = user('u1');
      const people = { access: [access(who)], contacts: [contact('k1', who)] };
      const { recipients, candidates } = chooseRecipients(['contact', 'client-users'], snapshot({ people }));
      expect(recipients).toHaveLength(1);
      expect(candidates[1]).toMatchObject({ kept: false, duplicateOf: 'Contact k1' });
    });

    it('by the address; a +tag is another one', () => {
      const same = ['a', 'b', 'c'].map((id, i) =>
        access(user(id, { email: ['Jan@firma.example', ' jan@firma.example', 'jan+2@firma.example'][i]! })),
      );
      expect(outcome(['client-users'], around(...same)).kept).toEqual(['Gebruiker a', 'Gebruiker c']);
    });

    it('L08: the client at the address its mail goes to, which is the first that is fit', () => {
      const who = access(user('u1', { email: 'jan@korenbloem.example' }));
      const client = { ...snapshot().client!, emails: ['kapot', 'Jan@korenbloem.example'] };
      expect(outcome(['client', 'client-users'], { ...around(who), client }).kept).toEqual(['D100']);
    });

    it('the client and its user at one address, unless the client gets a letter', () => {
      const who = access(user('u1', { email: 'info@korenbloem.example' }));
      expect(outcome(['client', 'client-users'], around(who)).kept).toEqual(['D100']);
      const type = { ...snapshot().type, formats: ['email', 'letter'] as const, defaultFormat: 'letter' as const };
      expect(outcome(['client', 'client-users'], { ...around(who), type }).kept).toEqual(['D100', 'Gebruiker u1']);
    });
  });

  describe('our own staff (E18–E22)', () => {
    const [a, b] = [user('u1', { side: 'staff' }), user('u2', { side: 'staff', active: false })];
    const users = usersById(a, b);

    it('E18, E22: those who were chosen; who is not active any more says so', () => {
      const found = outcome(['staff-routing'], { users, routing: { mode: 'personalised', userIds: ['u1', 'u2'] } });
      expect(found).toMatchObject({ kept: ['Gebruiker u1'], codes: { 'Gebruiker u2': 'USER_INACTIVE' } });
    });

    it.each([[[]], [['u2']], [['unknown']]])('E19, Ed4: chosen %j is no choice: the cascade decides', (userIds) => {
      const { recipients } = chooseRecipients(
        ['staff-routing'],
        snapshot({ users, routing: { mode: 'personalised', userIds } }),
      );
      expect(recipients).toEqual([{ kind: 'address', name: 'Kantoor Noord', address: 'noreply@kantoor.example' }]);
    });

    it('E04, E19: the manager of the client comes first', () => {
      const found = outcome(['staff-routing'], { users, manager: { ...a } });
      expect(found.kept).toEqual(['Gebruiker u1']);
    });
  });
});
