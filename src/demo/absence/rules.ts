import type { RuleContent } from '../../rules/rule-input.js';

/** A body of `POST /rules`. */
type Rule = Pick<RuleContent, 'name' | 'type' | 'trigger' | 'recipients'> & Partial<RuleContent>;

export const SICK = 'ziekteverzuim';
export const ACCIDENT = 'arbeidsongeval';
export const PREGNANCY = 'zwangerschapsverlof';

/** The rules, by the way each is meant to come: by subscription, by workflow (A21), or to everybody. */
export const absenceRules: readonly Rule[] = [
  rule('Ziekmelding', 'VZM', 'case.opened', ['contact']),
  rule('Ziekmelding aan de casemanager', 'VZM', 'case.opened', ['case-role:casemanager']),
  rule('Herstelmelding', 'VHM', 'case.closed', ['contact']),
  rule('Uitnodiging spreekuur', 'VSU', 'appointment.made', ['client']),
  {
    ...rule('Frequent verzuim', 'VFV', 'case.opened', ['contact:hr']),
    conditions: [{ field: 'case.data.meldingen', operator: 'at-least', value: 3 }],
  },
  // A33: planned at the opening, sent six weeks later unless somebody cancels it.
  { ...rule('Probleemanalyse in week 6', 'VPA', 'case.opened', ['contact']), delay: { days: 42, hour: 8 } },
  rule('Melding in week 42', 'V42', 'week42.reached', ['contact:hr']),

  rule('Ziekmelding bouw', 'VZM', 'case.opened', ['contact:hr']),
  rule('Werkplekonderzoek gepland', 'VWO', 'assessment.planned', ['contact:hr']),
  // Planted fault: cases of this kind are called "arbeidsongeval" (A34).
  { ...rule('Arbeidsongeval melden', 'VAO', 'case.opened', ['contact:hr']), trigger: onOpening('ongeval') },

  // Planted fault: switched off while its text was being reviewed, and forgotten (A03).
  {
    ...rule('Zwangerschapsverlof', 'VZW', 'case.opened', ['contact:hr']),
    trigger: onOpening(PREGNANCY),
    active: false,
    scope: 'all',
  },
  {
    name: 'Maandrapportage',
    type: 'VMR',
    trigger: { kind: 'report.ready', caseType: null },
    recipients: ['client-users'],
    scope: 'all',
  },
];

/** A subscription, and the rules that it brings. */
export interface AbsenceSet {
  name: string;
  rules: readonly string[];
}

const CORE = ['Ziekmelding', 'Ziekmelding aan de casemanager', 'Uitnodiging spreekuur'];

export const absenceSets: readonly AbsenceSet[] = [
  { name: 'Basis', rules: [...CORE, 'Herstelmelding', 'Frequent verzuim', 'Probleemanalyse in week 6'] },
  { name: 'Plus', rules: [...CORE, 'Herstelmelding', 'Probleemanalyse in week 6'] },
  { name: 'Light', rules: CORE },
];

/** A rule that joined a subscription later, and was not applied to the cases that were open (A26, A29). */
export const LATE_RULE = { set: 'Basis', rule: 'Melding in week 42' };

/** Where a rule or a set holds, from how many days before the founding on. */
export type AbsenceAssignment = { client: string; daysAgo: number } & ({ rule: string } | { set: string });

export const absenceAssignments: readonly AbsenceAssignment[] = [
  { client: 'K1', set: 'Basis', daysAgo: 400 },
  // Planted fault: begins after the first day of the case at Burgerzaken (A25).
  { client: 'W31', set: 'Plus', daysAgo: 3 },
  // Planted fault: the nearest set alone counts, and Light has no mail about recovery (A23, Ad5).
  { client: 'B312', set: 'Light', daysAgo: 400 },
  { client: 'K2', rule: 'Ziekmelding bouw', daysAgo: 400 },
  { client: 'K2', rule: 'Arbeidsongeval melden', daysAgo: 400 },
  // Planted fault: for one department only; the other one of the same employer was forgotten (A30).
  { client: 'B211', rule: 'Werkplekonderzoek gepland', daysAgo: 200 },
];

function rule(name: string, type: string, kind: string, recipients: string[]): Rule {
  return { name, type, trigger: { kind, caseType: SICK }, recipients };
}

function onOpening(caseType: string): Rule['trigger'] {
  return { kind: 'case.opened', caseType };
}
