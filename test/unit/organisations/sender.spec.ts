import { describe, expect, it } from '@jest/globals';
import { chooseSender, walkCascade, type SenderSource } from '../../../src/organisations/sender.js';
import { BY_CASCADE, staffRecipients } from '../../../src/organisations/staff-recipients.js';

/** An office where every step has an address. */
const full: SenderSource = {
  manager: { id: 'm1', name: 'An Maes', email: 'an@office.example', active: true },
  group: { name: 'Bakkers', email: 'bakkers@office.example' },
  branch: { name: 'Gent', email: 'gent@office.example', replyTo: 'balie@office.example' },
  organisation: {
    name: 'Kantoor Maes',
    functionalEmail: 'noreply@office.example',
    communicationEmail: 'info@office.example',
  },
};

/** The same office without some of its addresses. */
function without(...steps: ('manager' | 'group' | 'branch' | 'functional' | 'communication')[]): SenderSource {
  const has = (step: (typeof steps)[number]) => !steps.includes(step);
  return {
    manager: has('manager') ? full.manager! : null,
    group: has('group') ? full.group! : null,
    branch: { ...full.branch, email: has('branch') ? full.branch.email : null },
    organisation: {
      ...full.organisation,
      functionalEmail: has('functional') ? full.organisation.functionalEmail : null,
      communicationEmail: has('communication') ? full.organisation.communicationEmail : null,
    },
  };
}

describe('the cascade (E03–E07, Ed7)', () => {
  it('E04, Ed2 sends in the name of the manager, who gets the answers too', () => {
    expect(chooseSender(full).sender).toEqual({ name: 'An Maes', address: 'an@office.example', replyTo: null });
  });

  it('E05 else from the group', () => {
    expect(chooseSender(without('manager')).sender).toEqual({
      name: 'Bakkers',
      address: 'bakkers@office.example',
      replyTo: null,
    });
  });

  it('Ed7 else from the branch, with its own Reply-To', () => {
    expect(chooseSender(without('manager', 'group')).sender).toEqual({
      name: 'Gent',
      address: 'gent@office.example',
      replyTo: 'balie@office.example',
    });
  });

  it('E06, E09 else from the functional address, in the name of the organisation', () => {
    expect(chooseSender(without('manager', 'group', 'branch')).sender).toMatchObject({
      name: 'Kantoor Maes',
      address: 'noreply@office.example',
    });
  });

  it('E07 else from the communication address', () => {
    expect(chooseSender(without('manager', 'group', 'branch', 'functional')).sender).toMatchObject({
      address: 'info@office.example',
    });
  });

  it('Ed2 has no sender where nothing is filled in, and no step is to blame', () => {
    const { sender, steps } = chooseSender(without('manager', 'group', 'branch', 'functional', 'communication'));
    expect(sender).toBeNull();
    expect(steps.map(({ value, valid, chosen, code }) => [value, valid, chosen, code])).toEqual(
      Array.from({ length: 5 }, () => [null, false, false, undefined]),
    );
  });

  it('E08 a group without an address is as none', () => {
    for (const email of [null, '', '  ']) {
      const { hit, steps } = walkCascade({ ...without('manager'), group: { name: 'Bakkers', email } });
      expect(hit?.step).toBe('branch');
      expect(steps[1]).toEqual({ step: 'group', who: 'Bakkers', value: null, valid: false, chosen: false });
    }
  });

  it('Ed1 skips a manager who is not active, and says so', () => {
    const { hit, steps } = walkCascade({ ...full, manager: { ...full.manager!, active: false } });
    expect(hit?.step).toBe('group');
    expect(steps[0]).toMatchObject({
      value: 'an@office.example',
      valid: false,
      code: 'SKIPPED_INVALID',
      inactive: true,
    });
  });

  it.each(['an.office.example', 'an@office', 'zoë@office.example'])('Ed1 skips %s, and says so', (email) => {
    const { hit, steps } = walkCascade({ ...full, manager: { ...full.manager!, email } });
    expect(hit?.step).toBe('group');
    expect(steps[0]).toMatchObject({ value: email, valid: false, chosen: false, code: 'SKIPPED_INVALID' });
  });

  it('Ed1 blames nothing behind the step that was chosen', () => {
    const { steps } = walkCascade({ ...full, branch: { name: 'Gent', email: 'gent' } });
    expect(steps.filter(({ chosen }) => chosen)).toHaveLength(1);
    expect(steps[2]).toMatchObject({ value: 'gent', valid: false });
    expect(steps.some(({ code }) => code)).toBe(false);
  });
});

describe('recipients among staff (E18–E22)', () => {
  const everybody = () => true;

  it('E18, E22 are those chosen, several if so', () => {
    const routing = { mode: 'personalised', userIds: ['u2', 'u1'] } as const;
    expect(staffRecipients(routing, everybody, full)).toEqual({ way: 'personalised', userIds: ['u2', 'u1'] });
  });

  it('E19 are found by the same cascade where nobody chose', () => {
    expect(staffRecipients(BY_CASCADE, everybody, full)).toMatchObject({
      way: 'cascade',
      hit: { step: 'manager', userId: 'm1', address: 'an@office.example' },
    });
    expect(staffRecipients(BY_CASCADE, everybody, without('manager'))).toMatchObject({
      hit: { step: 'group', userId: null },
    });
  });

  it('Ed4 are found by the cascade where the choice is empty, or of people who are not active', () => {
    const nobody = { mode: 'personalised', userIds: [] } as const;
    expect(staffRecipients(nobody, everybody, full).way).toBe('cascade');
    const gone = { mode: 'personalised', userIds: ['u1'] } as const;
    expect(staffRecipients(gone, () => false, full).way).toBe('cascade');
  });

  it('keeps a choice that is switched off', () => {
    const off = { mode: 'cascade', userIds: ['u1'] } as const;
    expect(staffRecipients(off, everybody, full).way).toBe('cascade');
  });
});
