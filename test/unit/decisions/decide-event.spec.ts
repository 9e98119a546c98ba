import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { reasons } from '../../../src/common/reasons.js';
import { decideRule, type RuleEvent, type RuleSnapshot } from '../../../src/decisions/decide-event.js';
import { filterResults } from '../../../src/decisions/filters.js';
import { select } from '../../../src/decisions/selectors.js';
import { access, contact, event, forEverybody, now, rule, snapshot, user, usersById } from './example.js';

const everybody = () => {
  const users = [user('u1'), user('u2')];
  return snapshot({ people: { access: users.map((one) => access(one)), contacts: [] } });
};

describe('what a rule decides on an event (design §4 to §6)', () => {
  it('C01, C02: a mail to each user at his own address, and the trace of it', () => {
    const { standing, decided } = decideRule(event, rule, forEverybody, everybody(), now);
    expect(standing).toBe('decided');
    expect(decided.outcome).toBe('addressed');
    expect(decided.lines.map(({ mail }) => [mail!.toAddress, mail!.body])).toEqual([
      ['u1@firma.example', expect.stringContaining('Gebruiker u1')],
      ['u2@firma.example', expect.stringContaining('Gebruiker u2')],
    ]);
    expect(decided.trace).toMatchObject({
      event: { kind: 'document.placed', key: 'placed-1' },
      rule: { id: 'r1', name: 'Document geplaatst' },
      assignment: { mode: 'all', planned: false },
      trigger: { ok: true },
      candidates: [{ who: 'Gebruiker u1', via: 'D100', kept: true }, { who: 'Gebruiker u2' }],
      text: { language: 'nl', version: 3, fallback: false },
      messages: [{ to: 'u1@firma.example', status: 'queued' }, { to: 'u2@firma.example' }],
      outcome: 'addressed',
      fixes: [],
    });
  });

  it('C03: never to an address of the client itself, unless the rule asks for the client', () => {
    const to = (recipients: string[]) =>
      decideRule(event, { ...rule, recipients }, forEverybody, everybody(), now).decided.lines.map(
        ({ mail }) => mail!.toAddress,
      );
    expect(to(['client-users'])).not.toContain('info@korenbloem.example');
    expect(to(['client'])).toEqual(['info@korenbloem.example']);
  });

  it('C16: nobody is left: one line that says so, with its remedy', () => {
    const { decided } = decideRule(event, rule, forEverybody, snapshot(), now);
    expect(decided).toMatchObject({ outcome: 'nobody', reason: 'NO_RECIPIENT' });
    expect(decided.lines).toMatchObject([{ recipient: null, mail: { status: 'not_sent', reason: 'NO_RECIPIENT' } }]);
    expect(decided.trace.fixes).toEqual([{ code: 'NO_RECIPIENT', target: reasons.NO_RECIPIENT.where }]);
  });

  it('A10, A36: a role that nobody has is what is missing, and access and ticks only where they would help', () => {
    const missing = (recipients: string[], of: RuleEvent = event) => {
      const { trace } = decideRule(
        of,
        { ...rule, recipients },
        forEverybody,
        { ...snapshot(), caseRoles: null },
        now,
      ).decided;
      return [trace.unmet?.map(({ code, detail }) => [code, detail]), trace.fixes.map(({ code }) => code)];
    };
    expect(missing(['case-role:doctor'])).toEqual([[['NO_CASE_FOR_ROLE', 'doctor']], ['NO_CASE_FOR_ROLE']]);
    expect(missing(['contact:hr'])).toEqual([[['NO_SUCH_CONTACT', 'hr']], ['NO_SUCH_CONTACT']]);
    expect(missing(['contact', 'client-users'])).toEqual([
      [['NO_SUCH_CONTACT', undefined]],
      ['NO_SUCH_CONTACT', 'NO_RECIPIENT'],
    ]);
    expect(missing(['client-users'])).toEqual([undefined, ['NO_RECIPIENT']]);
    const source = { ...snapshot(), caseRoles: { Doctor: 'nobody' } };
    const { trace } = decideRule(event, { ...rule, recipients: ['case-role:hr'] }, forEverybody, source, now).decided;
    expect(trace.fixes).toEqual([{ code: 'ROLE_NOT_ON_CASE', target: reasons.ROLE_NOT_ON_CASE.where }]);
  });

  it('A35: a condition that fails gives its values, and no line', () => {
    const conditions = [
      { field: 'event.data.pages', operator: 'more', value: 10 },
      { field: 'client.kind', operator: 'equals', value: 'dossier' },
    ] as const;
    const { decided } = decideRule(
      { ...event, data: { pages: 3 } },
      { ...rule, conditions },
      forEverybody,
      everybody(),
      now,
    );
    expect(decided).toMatchObject({ outcome: 'skipped', reason: 'CONDITION_FAILED', lines: [] });
    expect(decided.trace.conditions).toEqual([
      { field: 'event.data.pages', operator: 'more', value: 10, actual: 3, ok: false },
      { field: 'client.kind', operator: 'equals', value: 'dossier', actual: 'dossier', ok: true },
    ]);
  });

  const ofCase = (closed = false): RuleEvent => ({
    ...event,
    case: { externalId: 'Z1', type: 'verzuim', startDate: '2026-11-02', data: {}, closed },
  });

  it.each([
    ['inactive', event, { active: false }, forEverybody],
    ['case-closed', ofCase(true), {}, forEverybody],
    ['cancelled', ofCase(), {}, { assignment: null, cancelled: true }],
    ['not-assigned', event, {}, { assignment: null, cancelled: false }],
    ['not-planned', event, {}, { assignment: null, cancelled: false, outside: { mode: 'all' } }],
    ['wrong-trigger', event, { triggerKind: 'case.opened' }, forEverybody],
    ['wrong-trigger', event, { triggerCaseType: 'verzuim' }, forEverybody],
    ['decided', ofCase(), { triggerCaseType: 'verzuim' }, forEverybody],
  ] as const)('A27, A33, A34: %s', (standing, happened, changes, hold) => {
    const verdict = decideRule(happened, { ...rule, ...changes }, hold, everybody(), now);
    expect(verdict.standing).toBe(standing);
    expect(verdict.decided.lines.length).toBe(standing === 'decided' ? 2 : 0);
  });

  it('A34: an event that does not fit says what was expected and what came', () => {
    const { decided } = decideRule(
      ofCase(),
      { ...rule, triggerCaseType: 'zwangerschap' },
      forEverybody,
      everybody(),
      now,
    );
    expect(decided.trace.trigger).toEqual({
      expected: { kind: 'document.placed', caseType: 'zwangerschap' },
      actual: { kind: 'document.placed', caseType: 'verzuim' },
      ok: false,
    });
  });

  it('a bad address of one user stops only his line, and leads to that user', () => {
    const people = { access: [access(user('u1', { email: 'geen-adres' })), access(user('u2'))], contacts: [] };
    const { decided } = decideRule(event, rule, forEverybody, snapshot({ people }), now);
    expect(decided).toMatchObject({ outcome: 'partly', reason: 'ADDRESS_NO_AT' });
    expect(decided.lines.map(({ mail }) => mail!.status)).toEqual(['not_sent', 'queued']);
    expect(decided.trace.fixes).toEqual([{ code: 'ADDRESS_NO_AT', target: 'user' }]);
  });

  it('E10: no usable sender: each line says so', () => {
    const organisation = { ...snapshot().organisation, functionalEmail: null };
    const { decided } = decideRule(event, rule, forEverybody, { ...everybody(), organisation }, now);
    expect(decided.lines.map(({ mail }) => mail!.reason)).toEqual(['MAIL_SETUP_INCORRECT', 'MAIL_SETUP_INCORRECT']);
  });

  it('the trace of five users and five conditions is at most 4 KB', () => {
    const name = 'Marie-Antoinette Vandenbroucke';
    const users = [1, 2, 3, 4, 5].map((n) =>
      user(`01890000-0000-7000-8000-00000000000${n}`, { name, email: `marie.antoinette.${n}@vandenbroucke.example` }),
    );
    const conditions = [1, 2, 3, 4, 5].map((n) => ({
      field: `event.data.field${n}`,
      operator: 'equals' as const,
      value: 'a value to compare',
    }));
    const data = Object.fromEntries(conditions.map(({ field, value }) => [field.slice('event.data.'.length), value]));
    const assignment = {
      mode: 'set',
      assignmentId: users[0]!.id,
      client: { externalId: 'werkgever-1', name: 'Vandenbroucke en zonen', kind: 'werkgever' },
      set: 'Verzuimabonnement',
      startsOn: '2026-01-01',
      endsOn: null,
      planned: true,
    } as const;
    const { decided } = decideRule(
      { ...ofCase(), data },
      { ...rule, conditions },
      { assignment, cancelled: false },
      snapshot({ people: { access: users.map((one) => access(one)), contacts: [] } }),
      now,
    );
    expect(decided.lines).toHaveLength(5);
    expect(Buffer.byteLength(JSON.stringify(decided.trace))).toBeLessThanOrEqual(4096);
  });
});

describe('true of whatever is around a client (fast-check)', () => {
  const ids = ['u1', 'u2', 'u3', 'u4'] as const;
  const anyUser = fc.record({
    side: fc.constantFrom('client' as const, 'staff' as const),
    active: fc.boolean(),
    receiveAsContact: fc.boolean(),
    catchAll: fc.boolean(),
    modules: fc.subarray(['*', 'dossier', 'approval']),
    email: fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example', 'broken'),
    homeClientId: fc.constantFrom('c1', 'c9', null),
  });
  const situation = fc
    .record({
      users: fc.tuple(anyUser, anyUser, anyUser, anyUser),
      withAccess: fc.uniqueArray(fc.constantFrom(...ids)),
      rights: fc.subarray(['placement', 'reminder']),
      contacts: fc.array(fc.constantFrom(...ids, null), { maxLength: 4 }),
      confirmation: fc.constantFrom('none' as const, 'pin' as const, 'sms' as const),
      module: fc.constantFrom('approval', 'dossier', null),
      foreignCatchAll: fc.boolean(),
      eventUserId: fc.constantFrom(...ids, null),
      hasCase: fc.boolean(),
      recipients: fc.uniqueArray(
        fc.constantFrom('client', 'client-users', 'contact', 'event-user', 'staff-routing', 'self', 'case-role:arts'),
      ),
      routing: fc.option(
        fc.record({
          mode: fc.constantFrom('cascade' as const, 'personalised' as const),
          userIds: fc.subarray([...ids]),
        }),
        { nil: null },
      ),
    })
    .map(({ users, withAccess, rights, contacts, module, hasCase, recipients, ...rest }) => {
      const known = users.map((wishes, i) => user(ids[i]!, wishes));
      const byId = usersById(...known);
      const around: RuleSnapshot = snapshot({
        ...rest,
        users: byId,
        actorUserId: 'u4',
        caseRoles: hasCase ? { arts: 'u3' } : null,
        type: { ...snapshot().type, module, noticeType: 'placement' },
        people: {
          access: withAccess.toSorted().map((id) => access(byId.get(id)!, { approvalNotices: rights })),
          contacts: contacts.map((id, i) => contact(`k${i}`, id && byId.get(id)!)),
        },
      });
      return { around, recipients, withAccess };
    });
  const decideIt = ({ around, recipients }: { around: RuleSnapshot; recipients: string[] }) =>
    decideRule(event, { ...rule, recipients }, forEverybody, around, now).decided;

  it('each candidate has exactly one result of each filter; exactly those that apply are traced', () => {
    fc.assert(
      fc.property(situation, ({ around, recipients }) => {
        const asked = recipients.flatMap((selector) => select(selector, around));
        const { candidates } = decideIt({ around, recipients }).trace;
        asked.forEach((candidate, i) => {
          const results = filterResults(candidate, around);
          expect(new Set(results.map(({ id }) => id)).size).toBe(results.length);
          expect(candidates[i]!.filters).toEqual(results.filter(({ result }) => result !== 'not-applicable'));
        });
        for (const { filters, kept, duplicateOf } of candidates) {
          expect(filters.every(({ result, code }) => (result === 'fail') === (code !== undefined))).toBe(true);
          expect(kept).toBe(filters.every(({ result }) => result === 'pass') && duplicateOf === undefined);
        }
      }),
    );
  });

  it('no user of the client side outside the access tree gets it, but the one the event is about', () => {
    fc.assert(
      fc.property(situation, (given) => {
        for (const { recipient } of decideIt(given).lines) {
          if (recipient?.kind !== 'user') continue;
          const { side } = given.around.users.get(recipient.userId)!;
          const about = given.recipients.includes('event-user') && given.around.eventUserId === recipient.userId;
          expect(side === 'staff' || about || given.withAccess.some((id) => id === recipient.userId)).toBe(true);
        }
      }),
    );
  });

  it('C14, C15: catch-all users get it only where nobody else of the client’s side does', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { users } = given.around;
        const reached = decideIt(given).trace.candidates.filter(
          ({ kept, selector, userId }) =>
            kept && (selector === 'client' || (userId !== undefined && users.get(userId)!.side === 'client')),
        );
        const caught = reached.filter(({ selector }) => selector === 'catch-all');
        expect([0, reached.length]).toContain(caught.length);
      }),
    );
  });

  it('each line that is not sent has a reason, and each reason its remedy', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { lines, trace, outcome, reason } = decideIt(given);
        const codes = lines.flatMap(({ mail }) => (mail?.status === 'not_sent' ? [mail.reason] : []));
        expect(codes).not.toContain(null);
        const remedies = trace.fixes.map((fix) => fix.code);
        for (const code of codes) {
          // Nobody was left: where the rule asks for somebody who is missing, that is what there is to mend.
          const missing = code === 'NO_RECIPIENT' ? (trace.unmet ?? []).map((one) => one.code) : [];
          expect(remedies).toEqual(expect.arrayContaining(missing.length > 0 ? missing : [code]));
        }
        expect(outcome === 'addressed').toBe(codes.length === 0);
        expect(reason === null).toBe(outcome === 'addressed');
      }),
    );
  });

  it('the order in which people were read changes nothing', () => {
    const given = situation.chain((one) =>
      fc.record({
        one: fc.constant(one),
        access: fc.shuffledSubarray([...one.around.people!.access], { minLength: one.around.people!.access.length }),
        contacts: fc.shuffledSubarray([...one.around.people!.contacts], {
          minLength: one.around.people!.contacts.length,
        }),
        users: fc.shuffledSubarray([...one.around.users], { minLength: one.around.users.size }),
      }),
    );
    fc.assert(
      fc.property(given, ({ one, access: people, contacts, users }) => {
        const around = { ...one.around, users: new Map(users), people: { access: people, contacts } };
        expect(decideIt({ ...one, around })).toEqual(decideIt(one));
      }),
    );
  });

  it('nobody gets it twice, and nobody’s address does', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { lines } = decideIt(given);
        const addresses = lines.flatMap(({ mail }) => mail?.toAddress ?? []);
        expect(new Set(addresses).size).toBe(addresses.length);
      }),
    );
  });
});
