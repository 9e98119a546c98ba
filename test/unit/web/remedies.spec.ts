import { describe, expect, it } from '@jest/globals';
import type { Permission } from '../../../src/auth/permissions.js';
import { reasons } from '../../../src/common/reasons.js';
import { decideRule, type DecidedRule, type RuleEvent, type RuleHold } from '../../../src/decisions/decide-event.js';
import { urls } from '../../../src/web/urls.js';
import { remediesOf } from '../../../src/web/why/remedies.js';
import { access, contact, event, forEverybody, now, rule, snapshot, user } from '../decisions/example.js';
import { exampleView } from './example.js';

const view = exampleView('en');
const ADMIN: ReadonlySet<Permission> = new Set(['rules:read', 'people:read', 'clients:read', 'clients:correct']);
const DESK: ReadonlySet<Permission> = new Set(['clients:read']);

const closedCase = { externalId: 'c1', type: 'verzuim', startDate: '2026-11-01', data: {}, closed: true };

interface Wishes {
  rule?: Partial<DecidedRule>;
  event?: Partial<RuleEvent>;
  hold?: Partial<RuleHold>;
  people?: object;
}

/** The remedies of the example's rule and event, with what the test wants otherwise. */
function remedies(wishes: Wishes, permissions = ADMIN) {
  const people = { access: [access(user('u1'))], contacts: [], ...wishes.people };
  const { standing, decided } = decideRule(
    { ...event, ...wishes.event },
    { ...rule, ...wishes.rule },
    { ...forEverybody, ...wishes.hold },
    snapshot({ people }),
    now,
  );
  const { trace } = decided;
  const about = { typeCode: 'DOC', clientExternalId: 'K1' };
  return remediesOf({ standing, trace, recipients: trace, ...about }, permissions, view);
}

describe('what would put a decision right, and where (N01)', () => {
  it('A33: nothing for a rule that somebody took out of the plan', () => {
    expect(remedies({ hold: { assignment: null, cancelled: true } })).toEqual([]);
  });

  it('nothing where somebody gets it', () => {
    expect(remedies({})).toEqual([]);
  });

  it.each([
    ['a rule that is off', { rule: { active: false } }, 'NO_RULE', urls.rule(rule.id)],
    ['A34: another trigger', { rule: { triggerKind: 'other' } }, 'WRONG_TRIGGER', urls.rule(rule.id)],
    [
      'A35: a condition that fails',
      { rule: { conditions: [{ field: 'event.data.pages', operator: 'more', value: 10 }] } },
      'CONDITION_FAILED',
      urls.rule(rule.id),
    ],
    ['A31: a rule that is not assigned', { hold: { assignment: null } }, 'RULE_NOT_ASSIGNED', urls.clientRules('K1')],
    [
      'Ad2: a rule that is assigned, and not in the plan of the case',
      { hold: { assignment: null, outside: { mode: 'all' } } },
      'NOT_APPLIED_TO_CASE',
      urls.clientRules('K1'),
    ],
  ] as [string, Wishes, keyof typeof reasons, string][])('%s', (_what, wishes, code, href) => {
    const [only, ...others] = remedies(wishes);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ who: null, sentence: reasons[code].fix.en, link: { href } });
  });

  it('A12–A16: of each candidate that was kept out, what stopped it first', () => {
    const contacts = [contact('els', null), contact('jan', user('u2', { active: false, receiveAsContact: false }))];
    expect(
      remedies({ rule: { recipients: ['contact'] }, people: { access: [], contacts } }).map(
        ({ who, sentence, link }) => [who, sentence, link?.href.split('/')[1]],
      ),
    ).toEqual([
      [expect.any(String), reasons.CONTACT_HAS_NO_USER.fix.en, 'contacts'],
      [expect.any(String), reasons.USER_INACTIVE.fix.en, 'users'],
    ]);
  });

  it('C02: an address that is wrong is put right at the user who has it', () => {
    const people = { access: [access(user('u1', { email: 'no-at.example' }))] };
    const [only] = remedies({ people });
    expect(only).toMatchObject({ sentence: reasons.ADDRESS_NO_AT.fix.en, link: { href: urls.user('u1') } });
  });

  it('A27: a closed case stays as it is', () => {
    expect(remedies({ event: { case: closedCase } })).toEqual([]);
  });

  it('A01: no link for who may not open the page', () => {
    expect(remedies({ rule: { active: false } }, DESK)).toEqual([
      { who: null, sentence: reasons.NO_RULE.fix.en, link: null },
    ]);
  });
});
