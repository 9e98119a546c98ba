/** Rule sets: bundles of rules that are assigned together. */

const nl = {
  title: 'Abonnementen',
  tabs: 'Regels en abonnementen',
  intro: 'Een abonnement is een bundel regels die u in één keer toewijst. Het dichtstbijzijnde telt.',
  empty: 'Nog geen abonnementen',
  emptyHint: 'Maak er hieronder een, voeg er regels aan toe, en wijs het toe op de pagina van een klant.',
  columns: { name: 'Naam', rules: 'Regels', assignments: 'Toegewezen' },
  assignments: (n: number) => (n === 1 ? '1 keer' : `${n} keer`),
  name: 'Naam',
  make: 'Abonnement maken',
  new: 'Nieuw abonnement',
  renaming: 'Naam wijzigen of verwijderen',
  rename: 'Naam bewaren',
  rules: 'Regels in dit abonnement',
  noRules: 'Er zitten nog geen regels in.',
  take: 'Eruit halen',
  takeOne: (rule: string) => `${rule} eruit halen`,
  add: 'Regel toevoegen',
  which: 'Welke regel?',
  noRule: 'Kies een regel',
  next: 'Verder',
  /** Of a rule set, and of a rule that is assigned directly. */
  assigned: {
    title: 'Aan wie het is toegewezen',
    none: 'Nog aan niemand: toewijzen doet u op de pagina Regels van een klant.',
    change: 'Wijzigen',
    changeOne: (client: string) => `Toewijzing aan ${client} wijzigen`,
    first: (shown: number, count: number) => `De eerste ${shown} van ${count}.`,
  },
  remove: 'Abonnement verwijderen',
  removeHint: 'Dat kan zolang het aan niemand is toegewezen.',
  wrongName: 'Geef het abonnement een naam van hoogstens 200 tekens.',
  wrongRule: 'Kies een regel.',
  created: (name: string) => `Het abonnement “${name}” is gemaakt. Voeg er nu regels aan toe.`,
  renamed: (name: string) => `Het abonnement heet nu “${name}”.`,
  removed: (name: string) => `Het abonnement “${name}” is verwijderd.`,
  added: (rule: string, n: number) =>
    n === 0
      ? `${rule} is toegevoegd. Het geldt voor nieuwe cases.`
      : `${rule} is toegevoegd, ook voor ${n === 1 ? '1 open case' : `${n} open cases`}.`,
  again: (rule: string, n: number) =>
    n === 0
      ? `${rule} zat al in dit abonnement. Er is niets bijgekomen.`
      : `${rule} zat al in dit abonnement, en geldt nu ook voor ${n === 1 ? '1 open case' : `${n} open cases`}.`,
  taken: (rule: string) => `${rule} is eruit gehaald. Open cases houden hun planning.`,
};

const en: typeof nl = {
  title: 'Rule sets',
  tabs: 'Rules and rule sets',
  intro: 'A rule set is a bundle of rules that you assign at once. The nearest one counts.',
  empty: 'No rule sets yet',
  emptyHint: 'Make one below, add rules to it, and assign it on the page of a client.',
  columns: { name: 'Name', rules: 'Rules', assignments: 'Assigned' },
  assignments: (n) => (n === 1 ? 'once' : `${n} times`),
  name: 'Name',
  make: 'Make rule set',
  new: 'New rule set',
  renaming: 'Rename or remove',
  rename: 'Save name',
  rules: 'Rules in this set',
  noRules: 'There are no rules in it yet.',
  take: 'Take out',
  takeOne: (rule) => `Take out ${rule}`,
  add: 'Add a rule',
  which: 'Which rule?',
  noRule: 'Choose a rule',
  next: 'Next',
  assigned: {
    title: 'To whom it is assigned',
    none: 'To nobody yet: assign it on the page Rules of a client.',
    change: 'Change',
    changeOne: (client) => `Change the assignment to ${client}`,
    first: (shown, count) => `The first ${shown} of ${count}.`,
  },
  remove: 'Remove rule set',
  removeHint: 'That works while it is assigned to nobody.',
  wrongName: 'Give the rule set a name of at most 200 characters.',
  wrongRule: 'Choose a rule.',
  created: (name) => `The rule set “${name}” is made. Now add rules to it.`,
  renamed: (name) => `The rule set is called “${name}” now.`,
  removed: (name) => `The rule set “${name}” is removed.`,
  added: (rule, n) =>
    n === 0
      ? `${rule} is added. It holds for new cases.`
      : `${rule} is added, for ${n === 1 ? '1 open case' : `${n} open cases`} too.`,
  again: (rule, n) =>
    n === 0
      ? `${rule} was in this rule set already. Nothing was added.`
      : `${rule} was in this rule set already, and now holds for ${n === 1 ? '1 open case' : `${n} open cases`} too.`,
  taken: (rule) => `${rule} is taken out. Open cases keep their plan.`,
};

export const ruleSets = { nl, en };
