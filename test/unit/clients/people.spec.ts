import { describe, expect, it } from '@jest/globals';
import { Neighbourhood, type Surroundings, type TreeNode, type UserFacts } from '../../../src/clients/people.js';

const node = (id: string, parentId: string | null, wishes: Partial<TreeNode> = {}): TreeNode => ({
  id,
  externalId: `x-${id}`,
  name: id,
  kind: 'department',
  parentId,
  groupId: null,
  managerUserId: null,
  confirmation: null,
  ...wishes,
});

const user = (id: string, wishes: Partial<UserFacts> = {}): UserFacts => ({
  id,
  side: 'client',
  name: id,
  email: `${id}@client.example`,
  language: 'nl',
  active: true,
  homeClientId: null,
  intermediary: false,
  receiveAsContact: true,
  catchAll: false,
  modules: [],
  ...wishes,
});

/** customer › employer › department, and another customer beside it. */
const tree: Surroundings = {
  nodes: [
    node('customer', null, { groupId: 'g1', confirmation: 'pin', managerUserId: 'm1' }),
    node('employer', 'customer', { groupId: 'g0', managerUserId: 'm2' }),
    node('department', 'employer'),
    node('other', null, { confirmation: 'sms' }),
  ],
  groups: [
    { id: 'g0', name: 'No address', email: ' ' },
    { id: 'g1', name: 'Bakers', email: 'bakers@office.example' },
  ],
  users: [
    user('m1', { side: 'staff' }),
    user('m2', { side: 'staff', active: false }),
    user('own', { homeClientId: 'employer' }),
    user('foreign', { homeClientId: 'other' }),
    user('elsewhere'),
  ],
  access: [
    { userId: 'own', clientId: 'customer', approvalNotices: ['reminder'] },
    { userId: 'own', clientId: 'department', approvalNotices: ['placement', 'reminder'] },
    { userId: 'foreign', clientId: 'employer', approvalNotices: [] },
    { userId: 'elsewhere', clientId: 'other', approvalNotices: [] },
  ],
  contacts: [
    { id: 'k2', clientId: 'customer', name: 'Top', role: 'hr', userId: null },
    { id: 'k1', clientId: 'department', name: 'Near', role: '', userId: 'own' },
    { id: 'k3', clientId: 'other', name: 'Far', role: '', userId: null },
  ],
};
const around = new Neighbourhood(tree);

describe('who is around a client', () => {
  it('Ed6 takes manager, group and confirmation from the nearest node that has one', () => {
    const { chain, manager, group, confirmation } = around.lineage('department');
    expect(chain.map(({ id }) => id)).toEqual(['department', 'employer', 'customer']);
    expect(manager?.id).toBe('m2');
    expect(confirmation).toBe('pin');
    expect(around.lineage('other')).toMatchObject({ manager: null, group: null, confirmation: 'sms' });
    expect(group?.id).toBe('g1');
  });

  it('E08 passes over a group without an address, as if there were none', () => {
    expect(around.lineage('employer').group?.name).toBe('Bakers');
    const alone = new Neighbourhood({ ...tree, groups: tree.groups.slice(0, 1) });
    expect(alone.lineage('department').group?.name).toBe('No address');
  });

  it('C04, C05 counts access on the client and above it, users of other clients included, nobody else', () => {
    const { access } = around.people('department');
    expect(access.map(({ user: { id }, via, own }) => [id, via.id, own])).toEqual([
      ['foreign', 'employer', false],
      ['own', 'department', true],
    ]);
    expect(around.people('customer').access.map(({ user: { id } }) => id)).toEqual(['own']);
  });

  it('C13 joins the approval rights of all nodes with access', () => {
    const own = around.people('department').access.find(({ user: { id } }) => id === 'own');
    expect(own?.approvalNotices).toEqual(['placement', 'reminder']);
  });

  it('Cd3 takes a user for an own one by the home client or one above it', () => {
    const at = (id: string) => around.people(id).access.find(({ user }) => user.id === 'own')?.own;
    expect([at('department'), at('employer'), at('customer')]).toEqual([true, true, false]);
  });

  it('A18, A20 lists contacts of the client first, then those above it, with their users', () => {
    const { contacts } = around.people('department');
    expect(contacts.map(({ id, node: { id: at }, user: linked }) => [id, at, linked?.id])).toEqual([
      ['k1', 'department', 'own'],
      ['k2', 'customer', undefined],
    ]);
  });

  it('gives the same people whatever the order in which they were read', () => {
    const turned = Object.fromEntries(
      Object.entries(tree).map(([name, list]) => [name, list.toReversed()]),
    ) as unknown as Surroundings;
    expect(new Neighbourhood(turned).people('department')).toEqual(around.people('department'));
  });

  it('ends where a tree bites its own tail', () => {
    const ring = new Neighbourhood({ ...tree, nodes: [node('a', 'b'), node('b', 'a')] });
    expect(ring.lineage('a').chain.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
