/** Where rules hold: on a client's page, assigning, the question about open cases; cases with their plans. */

const nl = {
  tabs: { label: 'Over deze klant', messages: 'Berichten', rules: 'Regels' },
  title: 'Regels',
  effective: (date: string) => `Wat hier geldt op ${date}`,
  noneEffective: 'Op deze dag geldt er geen enkele regel',
  noneEffectiveHint: 'Wijs hieronder een abonnement of een regel toe, hier of bij wie erboven staat.',
  columns: { rule: 'Regel', trigger: 'Als', type: 'Bericht', source: 'Waardoor', off: 'uit' },
  source: {
    all: 'voor alle klanten',
    direct: (client: string) => `rechtstreeks toegewezen aan ${client}`,
    set: (set: string, client: string) => `abonnement ${set}, toegewezen aan ${client}`,
    from: (date: string) => `vanaf ${date}`,
    fromTo: (from: string, to: string) => `van ${from} tot en met ${to}`,
  },
  assigned: 'Toewijzingen hier en erboven',
  noneAssigned: 'Hier en erboven is nog niets toegewezen.',
  below: 'Toewijzingen eronder',
  assignedColumns: { what: 'Wat', at: 'Aan', from: 'Eerste dag', to: 'Laatste dag', standing: 'Nu' },
  standing: {
    holds: 'geldt',
    later: (date: string) => `begint pas op ${date}`,
    over: 'voorbij',
    nearer: (set: string) => `telt hier niet: ${set} is dichterbij`,
  },
  aSet: 'abonnement',
  changeTitle: (name: string) => `Datums van ${name}`,
  changeHint: 'Dit bewaart alleen de datums. Wat al gepland of verzonden is blijft zo, en er komt niets bij.',
  saveDates: 'Datums bewaren',
  datesSaved: (name: string) => `De datums van ${name} zijn bewaard. Er is niets door gepland of ingetrokken.`,
  remove: 'Toewijzing wegnemen',
  removeHint: 'Cases die al open zijn houden hun planning.',
  removed: (name: string) => `${name} is hier niet meer toegewezen. Open cases houden hun planning.`,
  assign: 'Toewijzen',
  what: 'Abonnement of regel',
  noWhat: 'Kies wat u toewijst',
  to: 'Aan',
  toHint: 'Geldt ook voor alles eronder. Een abonnement wijst u liefst bovenaan toe.',
  sets: 'Abonnementen',
  rules: 'Regels',
  startsOn: 'Eerste dag',
  startsOnHint: 'Op of voor de eerste dag van de case waarvoor het moet gelden.',
  endsOn: 'Laatste dag',
  endsOnHint: 'Leeg: tot nader order.',
  next: 'Verder',
  wrong: {
    what: 'Kies een abonnement of een regel.',
    startsOn: 'Vul een dag in als 2026-11-22.',
    endsOn: 'Vul een dag in die niet voor de eerste dag ligt, of niets.',
  },
  question: {
    title: (name: string, client: string) => `${name} toewijzen aan ${client}`,
    addTitle: (rule: string, set: string) => `${rule} toevoegen aan ${set}`,
    ask: 'Wilt u de nieuwe toewijzing toepassen op bestaande, niet afgesloten cases?',
    askAdd: 'Wilt u deze regel toepassen op bestaande, niet afgesloten cases?',
    touched: (n: number) => (n === 1 ? 'Met Ja geldt dit voor 1 open case:' : `Met Ja geldt dit voor ${n} open cases:`),
    more: (n: number) => (n === 1 ? 'En nog 1 case.' : `En nog ${n} cases.`),
    none: 'Er is nu geen open case waarvoor dit iets verandert.',
    tooLate: (n: number) =>
      n === 1
        ? '1 open case begon vóór de eerste dag van deze toewijzing, en krijgt er dus niets door.'
        : `${n} open cases begonnen vóór de eerste dag van deze toewijzing, en krijgen er dus niets door.`,
    beginOn: (date: string) => `Neem ${date} als eerste dag`,
    closed: 'Afgesloten cases blijven altijd zoals ze zijn.',
    columns: { case: 'Case', client: 'Klant', from: 'Eerste dag', what: 'Wat er gebeurt' },
    opened: (rules: string) => `Nu beoordeeld, en zo nodig verzonden: ${rules}`,
    planned: (rules: string) => `In de planning: ${rules}`,
    again: 'Dit is al zo toegewezen. Met Ja komt het ook op de open cases die het nog niet hebben.',
    alreadyIn: 'Deze regel zit al in het abonnement. Met Ja komt hij ook op de open cases die hem nog niet hebben.',
    applyTitle: (name: string, client: string) => `${name} van ${client} toepassen op open cases`,
    askApply: 'Wilt u deze toewijzing toepassen op bestaande, niet afgesloten cases?',
    yes: 'Ja, ook op open cases',
    no: 'Nee, alleen op nieuwe cases',
  },
  done: (name: string, n: number) =>
    n === 0
      ? `${name} is toegewezen. Het geldt voor nieuwe cases.`
      : `${name} is toegewezen, ook voor ${n === 1 ? '1 open case' : `${n} open cases`}.`,
  again: (name: string, n: number) =>
    n === 0
      ? `${name} was al zo toegewezen. Er is niets bijgekomen.`
      : `${name} was al zo toegewezen, en geldt nu ook voor ${n === 1 ? '1 open case' : `${n} open cases`}.`,
  applied: (name: string, n: number) =>
    n === 0
      ? `Er is geen open case waarvoor ${name} nog iets verandert.`
      : `${name} geldt nu ook voor ${n === 1 ? '1 open case' : `${n} open cases`}.`,
  apply: 'Toepassen op open cases',
  applyHint: 'Voor cases die al open waren toen dit werd toegewezen. U ziet eerst welke.',
  cases: 'Cases',
  noCases: 'Deze klant heeft geen cases.',
  moreCases: 'Oudere cases',
  caseColumns: { case: 'Case', type: 'Soort', from: 'Eerste dag', state: 'Stand' },
  open: 'open',
  closed: 'afgesloten',
  case: {
    title: (id: string) => `Case ${id}`,
    type: 'Soort',
    from: 'Eerste dag',
    state: 'Stand',
    plan: 'Gepland',
    planHint: 'De regels die voor deze case gelden, vastgelegd toen ze opende, en wat er van elk geworden is.',
    empty: 'Er is niets gepland',
    emptyHint: 'Op de eerste dag van deze case gold er geen enkele regel.',
    columns: { rule: 'Regel', trigger: 'Als', source: 'Waardoor', state: 'Stand' },
    waitsFor: (trigger: string) => `wacht op ${trigger}`,
    cancelled: (when: string) => `geschrapt op ${when}`,
    outcomes: {
      addressed: 'gemaakt',
      partly: 'gemaakt, niet voor iedereen',
      nobody: 'niemand gevonden om naar te sturen',
      skipped: 'niet nodig',
    } as Record<string, string>,
    decided: (outcome: string, when: string) => `${outcome} op ${when}`,
    waiting: (number: string, when: string) => `bericht ${number} gaat op ${when}`,
    change: 'Wijzigen',
    cancel: 'Schrappen',
    cancelOne: (rule: string) => `${rule} schrappen`,
    putBack: 'Terugzetten',
    putBackOne: (rule: string) => `${rule} terugzetten`,
    putBackDone: (rule: string) =>
      `${rule} geldt weer voor deze case, vanaf nu. Wat ingetrokken is, blijft ingetrokken.`,
    cancelDone: (rule: string) => `${rule} is geschrapt uit de planning van deze case.`,
    cancelWithdrawn: (n: number) =>
      n === 1 ? 'De mail die wachtte is ingetrokken.' : `De ${n} mails die wachtten zijn ingetrokken.`,
    cancelTooLate: (n: number) =>
      n === 1
        ? '1 mail wordt op dit moment verzonden en is niet meer tegen te houden.'
        : `${n} mails worden op dit moment verzonden en zijn niet meer tegen te houden.`,
  },
};

const en: typeof nl = {
  tabs: { label: 'About this client', messages: 'Messages', rules: 'Rules' },
  title: 'Rules',
  effective: (date) => `What holds here on ${date}`,
  noneEffective: 'No rule holds on this day',
  noneEffectiveHint: 'Assign a rule set or a rule below, here or at whoever stands above.',
  columns: { rule: 'Rule', trigger: 'When', type: 'Message', source: 'Because of', off: 'off' },
  source: {
    all: 'for all clients',
    direct: (client) => `assigned directly to ${client}`,
    set: (set, client) => `rule set ${set}, assigned to ${client}`,
    from: (date) => `from ${date}`,
    fromTo: (from, to) => `from ${from} up to and including ${to}`,
  },
  assigned: 'Assignments here and above',
  noneAssigned: 'Nothing is assigned here or above yet.',
  below: 'Assignments below',
  assignedColumns: { what: 'What', at: 'To', from: 'First day', to: 'Last day', standing: 'Now' },
  standing: {
    holds: 'holds',
    later: (date) => `begins only on ${date}`,
    over: 'over',
    nearer: (set) => `does not count here: ${set} is nearer`,
  },
  aSet: 'rule set',
  changeTitle: (name) => `Dates of ${name}`,
  changeHint: 'This only saves the dates. What is planned or sent already stays so, and nothing is added.',
  saveDates: 'Save dates',
  datesSaved: (name) => `The dates of ${name} are saved. Nothing was planned or revoked by it.`,
  remove: 'Take assignment away',
  removeHint: 'Cases that are open already keep their plan.',
  removed: (name) => `${name} is not assigned here any more. Open cases keep their plan.`,
  assign: 'Assign',
  what: 'Rule set or rule',
  noWhat: 'Choose what you assign',
  to: 'To',
  toHint: 'Holds for all below it too. A rule set is best assigned at the top.',
  sets: 'Rule sets',
  rules: 'Rules',
  startsOn: 'First day',
  startsOnHint: 'On or before the first day of the case that it is to hold for.',
  endsOn: 'Last day',
  endsOnHint: 'Empty: until further notice.',
  next: 'Next',
  wrong: {
    what: 'Choose a rule set or a rule.',
    startsOn: 'Fill in a day as 2026-11-22.',
    endsOn: 'Fill in a day that is not before the first day, or nothing.',
  },
  question: {
    title: (name, client) => `Assign ${name} to ${client}`,
    addTitle: (rule, set) => `Add ${rule} to ${set}`,
    ask: 'Apply the new assignment to existing cases that are not closed?',
    askAdd: 'Apply this rule to existing cases that are not closed?',
    touched: (n) => (n === 1 ? 'With Yes this holds for 1 open case:' : `With Yes this holds for ${n} open cases:`),
    more: (n) => (n === 1 ? 'And 1 more case.' : `And ${n} more cases.`),
    none: 'There is no open case now for which this changes anything.',
    tooLate: (n) =>
      n === 1
        ? '1 open case began before the first day of this assignment, and so gets nothing by it.'
        : `${n} open cases began before the first day of this assignment, and so get nothing by it.`,
    beginOn: (date) => `Take ${date} as the first day`,
    closed: 'Closed cases always stay as they are.',
    columns: { case: 'Case', client: 'Client', from: 'First day', what: 'What happens' },
    opened: (rules) => `Judged now, and sent if need be: ${rules}`,
    planned: (rules) => `Into the plan: ${rules}`,
    again: 'This is assigned just so already. With Yes it also comes to the open cases that do not have it yet.',
    alreadyIn:
      'This rule is in the rule set already. With Yes it also comes to the open cases that do not have it yet.',
    applyTitle: (name, client) => `Apply ${name} of ${client} to open cases`,
    askApply: 'Apply this assignment to existing cases that are not closed?',
    yes: 'Yes, to open cases too',
    no: 'No, only to new cases',
  },
  done: (name, n) =>
    n === 0
      ? `${name} is assigned. It holds for new cases.`
      : `${name} is assigned, for ${n === 1 ? '1 open case' : `${n} open cases`} too.`,
  again: (name, n) =>
    n === 0
      ? `${name} was assigned just so already. Nothing was added.`
      : `${name} was assigned just so already, and now holds for ${n === 1 ? '1 open case' : `${n} open cases`} too.`,
  applied: (name, n) =>
    n === 0
      ? `There is no open case left for which ${name} changes anything.`
      : `${name} now holds for ${n === 1 ? '1 open case' : `${n} open cases`} too.`,
  apply: 'Apply to open cases',
  applyHint: 'For cases that were open already when this was assigned. You see first which.',
  cases: 'Cases',
  noCases: 'This client has no cases.',
  moreCases: 'Older cases',
  caseColumns: { case: 'Case', type: 'Type', from: 'First day', state: 'State' },
  open: 'open',
  closed: 'closed',
  case: {
    title: (id) => `Case ${id}`,
    type: 'Type',
    from: 'First day',
    state: 'State',
    plan: 'Planned',
    planHint: 'The rules that hold for this case, fixed when it opened, and what became of each.',
    empty: 'Nothing is planned',
    emptyHint: 'No rule held on the first day of this case.',
    columns: { rule: 'Rule', trigger: 'When', source: 'Because of', state: 'State' },
    waitsFor: (trigger) => `waits for ${trigger}`,
    cancelled: (when) => `cancelled on ${when}`,
    outcomes: {
      addressed: 'made',
      partly: 'made, not for everybody',
      nobody: 'nobody found to send to',
      skipped: 'not needed',
    },
    decided: (outcome, when) => `${outcome} on ${when}`,
    waiting: (number, when) => `message ${number} goes on ${when}`,
    change: 'Change',
    cancel: 'Cancel',
    cancelOne: (rule) => `Cancel ${rule}`,
    putBack: 'Put back',
    putBackOne: (rule) => `Put back ${rule}`,
    putBackDone: (rule) => `${rule} holds for this case again, from now on. What was withdrawn stays withdrawn.`,
    cancelDone: (rule) => `${rule} is cancelled from the plan of this case.`,
    cancelWithdrawn: (n) =>
      n === 1 ? 'The mail that waited is withdrawn.' : `The ${n} mails that waited are withdrawn.`,
    cancelTooLate: (n) =>
      n === 1
        ? '1 mail is being sent at this moment and can no longer be stopped.'
        : `${n} mails are being sent at this moment and can no longer be stopped.`,
  },
};

export const assignments = { nl, en };
