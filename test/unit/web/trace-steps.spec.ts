import { describe, expect, it } from '@jest/globals';
import { decideRule, type DecidedRule, type RuleEvent, type RuleHold } from '../../../src/decisions/decide-event.js';
import type { Trace } from '../../../src/decisions/trace.js';
import type { Permission } from '../../../src/auth/permissions.js';
import { LANGUAGES } from '../../../src/common/language.js';
import { reasonText } from '../../../src/messages/reason-text.js';
import { urls } from '../../../src/web/urls.js';
import { throughOpenDoors } from '../../../src/web/why/open-doors.js';
import { chosenStep, traceSteps } from '../../../src/web/why/trace-steps.js';
import { access, contact, event, forEverybody, now, rule, snapshot, user } from '../decisions/example.js';
import { exampleView } from './example.js';

const view = exampleView('en');

/** A trace as it is decided: of the example's rule and event, with what the test wants otherwise. */
function traceOf(
  changes: { rule?: Partial<DecidedRule>; event?: Partial<RuleEvent>; hold?: RuleHold; people?: object } = {},
): Trace {
  const people = { access: [access(user('u1'))], contacts: [], ...changes.people };
  const happened = { ...event, ...changes.event };
  return decideRule(happened, { ...rule, ...changes.rule }, changes.hold ?? forEverybody, snapshot({ people }), now)
    .decided.trace;
}

const stepOf = (trace: Trace, kind: string) => traceSteps(trace, view).find((step) => step.kind === kind);

describe('a decision told from its trace (N01)', () => {
  it('asks in the order of the decision, and leaves out what was not reached', () => {
    const kinds = (trace: Trace) => traceSteps(trace, view).map(({ kind, verdict }) => `${kind} ${verdict}`);
    expect(kinds(traceOf())).toEqual([
      'rule pass',
      'trigger pass',
      'conditions pass',
      'recipients pass',
      'format pass',
      'sender pass',
    ]);
    const condition = { field: 'event.data.pages', operator: 'more', value: 10 } as const;
    expect(kinds(traceOf({ rule: { conditions: [condition] } }))).toEqual([
      'rule pass',
      'trigger pass',
      'conditions fail',
    ]);
  });

  it('A35: each condition with what was found; in the answer how many failed', () => {
    const conditions = [
      { field: 'event.data.pages', operator: 'more', value: 10 },
      { field: 'event.data.title', operator: 'absent', value: null },
      { field: 'client.kind', operator: 'one-of', value: ['dossier', 'klant'] },
    ] as const;
    const step = stepOf(
      traceOf({ rule: { conditions: conditions.map((one) => ({ ...one }) as never) } }),
      'conditions',
    )!;
    expect(step.rows.map(({ verdict }) => verdict)).toEqual(['fail', 'fail', 'pass']);
    expect(step.rows[0]!.value).toContain(view.t.why.conditions.nothing);
    expect(step.rows[1]!.value).toContain('Jaarrekening 2025');
    expect(step.rows[2]!.label).toContain('dossier, klant');
    expect(step.answer).toBe(view.t.why.conditions.failed(2, 3));
  });

  it('A34: what the trigger expected and what came', () => {
    const step = stepOf(traceOf({ rule: { triggerCaseType: 'verzuim' } }), 'trigger')!;
    expect(step.verdict).toBe('fail');
    expect(step.rows.map(({ value }) => value)).toEqual(['Document placed, verzuim', 'Document placed']);
  });

  it('A21, A31: by which way the rule holds, or that it does not', () => {
    const client = { externalId: 'W1', name: 'Werkgever', kind: 'werkgever' };
    const days = { client, assignmentId: 'a1', startsOn: '2026-11-02', endsOn: null };
    const holdOf = (assignment: RuleHold['assignment']) =>
      stepOf(traceOf({ hold: { assignment, cancelled: false } }), 'rule')!.rows.at(-1)!;
    const t = view.t.why.rule;
    expect(holdOf({ mode: 'all', planned: false }).value).toBe(t.all);
    expect(holdOf({ mode: 'direct', ...days, planned: true }).value).toBe(
      `${t.direct('Werkgever', '02-11-2026')}, ${t.planned}`,
    );
    expect(holdOf({ mode: 'set', set: 'Basis', ...days, planned: false }).value).toBe(
      t.set('Basis', 'Werkgever', '02-11-2026'),
    );
    expect(holdOf(null)).toMatchObject({ value: t.none, verdict: 'fail' });
    const outside = { mode: 'direct' as const, ...days };
    const ofCase = { externalId: 'V-1', type: 'verzuim', startDate: '2026-11-01', data: {}, closed: false };
    for (const [cancelled, value] of [
      [false, t.notIn],
      [true, t.takenOut],
    ] as const) {
      const hold = { assignment: null, cancelled, outside };
      expect(stepOf(traceOf({ hold, event: { case: ofCase } }), 'rule')!.rows.slice(1)).toEqual([
        { label: t.assigned, value: t.direct('Werkgever', '02-11-2026'), verdict: 'pass' },
        { label: t.plan, value, href: urls.case('V-1'), verdict: 'fail' },
      ]);
    }
  });

  it('C19: everybody who was looked at against every filter that was asked, in their order', () => {
    const off = user('u2', { active: false, receiveAsContact: false });
    const people = { access: [], contacts: [contact('k1', null), contact('k2', off)] };
    const { matrix, verdict, answer } = stepOf(traceOf({ rule: { recipients: ['contact'] }, people }), 'recipients')!;
    const t = view.t.why;
    expect([verdict, answer]).toEqual(['fail', t.recipients.nobody]);
    expect(matrix!.heads).toEqual(
      (['linked', 'active', 'access', 'receive-as-contact'] as const).map((id) => t.filters[id]),
    );
    expect(matrix!.rows.map(({ who, cells }) => [who, cells.map((cell) => cell?.verdict ?? null)])).toEqual([
      ['Contact k1', ['fail', null, null, null]],
      ['Contact k2', ['pass', 'fail', 'fail', 'fail']],
    ]);
    expect(matrix!.rows.map(({ href }) => href)).toEqual(['/contacts/k1', '/contacts/k2']);
  });

  it('C12, N01: names who was left out beside who gets it, and counts the rest', () => {
    const answerFor = (...off: string[]) => {
      const others = off.map((id) => access(user(id, { modules: [] })));
      return stepOf(traceOf({ people: { access: [access(user('u0')), ...others] } }), 'recipients')!.answer;
    };
    expect(answerFor()).toBe('Gebruiker u0');
    expect(answerFor('u1')).toBe('Gebruiker u0; not Gebruiker u1');
    expect(answerFor('u1', 'u2', 'u3', 'u4')).toBe(
      'Gebruiker u0; not Gebruiker u1, Gebruiker u2, Gebruiker u3, 1 other',
    );
  });

  it('A01: leads only where the reader may go', () => {
    const links = (...permissions: Permission[]) =>
      throughOpenDoors(traceSteps(traceOf(), view), new Set(permissions)).flatMap(({ rows, matrix }) =>
        [...rows, ...(matrix?.rows ?? [])].flatMap(({ href }) => href ?? []),
      );
    expect(links()).toEqual([]);
    expect(links('people:read')).toEqual(['/users/u1']);
    expect(links('people:read', 'rules:read')).toEqual([expect.stringMatching('^/rules/'), '/users/u1']);
  });

  it('C08, C13: a module and a notice type stand in words, and one without a word by its name', () => {
    expect(reasonText('NO_APPROVAL_RIGHT', 'placement', 'nl')).toContain('voor: plaatsing');
    expect(reasonText('MODULE_OFF', 'approval', 'nl')).toContain('aangevinkt: Accordering');
    expect(reasonText('MODULE_OFF', 'loon', 'nl')).toContain('aangevinkt: loon');
  });

  it('C14, C15: says that catch-all was asked, and who was named twice', () => {
    const catchAll = user('u2', { modules: [], catchAll: true });
    const { matrix } = chosenStep(traceOf({ people: { access: [access(catchAll)] } }), view);
    expect(matrix!.note).toBe(view.t.why.recipients.catchAll);
    const who = user('u1');
    const twice = { access: [access(who)], contacts: [contact('k1', who)] };
    const rows = chosenStep(traceOf({ rule: { recipients: ['contact', 'client-users'] }, people: twice }), view).matrix!
      .rows;
    expect(rows.map(({ kept }) => kept)).toEqual([true, false]);
    expect(rows[1]!.note).toContain(view.t.why.recipients.duplicate('Contact k1'));
  });

  it('N01: an address that failed stands with its reason, and the line fails', () => {
    const broken = { access: [access(user('u1', { email: 'an.firma.example' }))] };
    const step = stepOf(traceOf({ people: broken }), 'format')!;
    expect(step.verdict).toBe('fail');
    expect(step.rows[0]!.value).toContain('@');
    expect(step.rows).toContainEqual({
      label: 'an.firma.example',
      value: expect.stringContaining('@'),
      verdict: 'fail',
    });
  });

  it.each(LANGUAGES)('leaves no word undefined in %s', (language) => {
    const conditions = [{ field: 'case.data.days', operator: 'more', value: 7 } as const];
    const steps = [traceOf(), traceOf({ rule: { conditions } })].flatMap((one) =>
      traceSteps(one, exampleView(language)),
    );
    expect(JSON.stringify(steps)).not.toMatch(/undefined|\[object/);
  });
});
