import type { Standing } from '../../decisions/decide-event.js';
import type { Outcome } from '../../decisions/trace.js';

/** What if, and what was decided: the same steps, of an event that is imagined or that happened (N01, N02). */

const nl = {
  title: 'Proefberekening',
  intro: 'Wat zou er gebeuren als dit nu gebeurde? Er verandert niets en er gaat niets weg.',
  client: 'Klant',
  rule: 'Regel',
  anyRule: 'Alle die passen',
  type: 'Berichtsoort',
  anyType: '–',
  kind: 'Gebeurtenis',
  kindHint: 'Zoals uw systeem ze noemt, bijvoorbeeld case.opened.',
  user: 'Gebruiker over wie het gaat',
  nobody: '–',
  case: 'Case',
  date: 'Op welke dag',
  data: 'Gegevens bij de gebeurtenis',
  dataHint: 'Een naam en een waarde per regel, zoals “dagen: 3”, of JSON. Voorwaarden en teksten kijken ernaar.',
  unreadable: (line: number | null) =>
    line === null
      ? 'Dit is geen JSON-object. Schrijf het tussen accolades, of zet op elke regel een naam en een waarde.'
      : `Regel ${line} heeft geen naam en waarde, zoals “dagen: 3”.`,
  again: 'Opnieuw beslist, zoals alles er vandaag bij staat:',
  today: 'Leeg: vandaag.',
  submit: 'Bereken',
  missing: 'Kies een regel of een berichtsoort, of vul een gebeurtenis in.',
  unknown: 'Dit is niet gevonden.',
  results: 'Wat er zou gebeuren',
  nothing: 'Geen enkele regel wacht op deze gebeurtenis.',
  imagined: (type: string, day: string) => `Berekend alsof er op ${day} een case “${type}” begint.`,
  request: 'Een rechtstreeks verzoek van deze berichtsoort',
  standings: {
    inactive: 'De regel staat uit, dus er gebeurt niets.',
    'case-closed': 'De case is gesloten, dus er gebeurt niets.',
    cancelled: 'De regel is uit het plan van deze case gehaald, dus er gebeurt niets.',
    'not-planned': 'De regel is toegewezen, maar staat niet in het plan van deze case, dus er gebeurt niets.',
    'not-assigned': 'De regel geldt hier niet: hij is niet toegewezen aan deze klant of een klant erboven.',
    'wrong-trigger': 'De regel wacht op iets anders.',
    decided: 'De regel wordt gevraagd.',
  } satisfies Record<Standing, string>,
  would: {
    addressed: (names: string) => `Gaat naar ${names}.`,
    partly: (names: string) => `Iemand gevonden, maar niet alles kan weg: ${names}.`,
    nobody: () => 'Er blijft niemand over die het krijgt.',
    skipped: () => 'Er gaat niets weg.',
  } satisfies Record<Outcome, (names: string) => string>,
  decisions: {
    title: 'Waarom kreeg deze klant niet …?',
    link: 'Waarom niet …?',
    intro:
      'Alles wat Bode voor deze klant besliste. Kies een regel om te zien waar het vastliep, ook als er niets beslist werd.',
    from: 'Van',
    to: 'Tot en met',
    empty: 'In deze periode werd niets beslist',
    emptyHint: 'Er gebeurde niets waar een regel op wacht, en er werd geen bericht gevraagd.',
    ofRule: 'Vandaag zou deze regel dit doen',
    columns: { when: 'Wanneer', what: 'Wat er gebeurde', rule: 'Regel of berichtsoort', outcome: 'Uitkomst' },
    outcomes: {
      addressed: 'Verzonden of op weg',
      partly: 'Niet alles kon weg',
      nobody: 'Niemand bleef over',
      skipped: 'Niet van toepassing',
    },
    one: 'Beslissing',
    direct: 'rechtstreeks verzoek',
    messages: 'Berichten',
    others: 'Alles wat bij deze gebeurtenis beslist werd',
    now: 'Wat zou er vandaag gebeuren?',
  },
};

const en: typeof nl = {
  title: 'What if',
  intro: 'What would happen if this happened now? Nothing changes and nothing leaves.',
  client: 'Client',
  rule: 'Rule',
  anyRule: 'All that fit',
  type: 'Message type',
  anyType: '–',
  kind: 'Event',
  kindHint: 'As your system calls it, for instance case.opened.',
  user: 'User it is about',
  nobody: '–',
  case: 'Case',
  date: 'On which day',
  data: 'Data with the event',
  dataHint: 'A name and a value a line, such as “days: 3”, or JSON. Conditions and texts look at it.',
  unreadable: (line) =>
    line === null
      ? 'This is no JSON object. Write it in braces, or put a name and a value on each line.'
      : `Line ${line} has no name and value, such as “days: 3”.`,
  again: 'Decided again as everything stands today:',
  today: 'Empty: today.',
  submit: 'Work it out',
  missing: 'Choose a rule or a message type, or fill in an event.',
  unknown: 'This was not found.',
  results: 'What would happen',
  nothing: 'No rule waits for this event.',
  imagined: (type, day) => `Worked out as if a case “${type}” began on ${day}.`,
  request: 'A direct request of this message type',
  standings: {
    inactive: 'The rule is off, so nothing happens.',
    'case-closed': 'The case is closed, so nothing happens.',
    cancelled: 'The rule was taken out of the plan of this case, so nothing happens.',
    'not-planned': 'The rule is assigned, but not in the plan of this case, so nothing happens.',
    'not-assigned': 'The rule does not hold here: it is not assigned to this client or one above it.',
    'wrong-trigger': 'The rule waits for something else.',
    decided: 'The rule is asked.',
  },
  would: {
    addressed: (names) => `Goes to ${names}.`,
    partly: (names) => `Somebody was found, but not all can leave: ${names}.`,
    nobody: () => 'Nobody is left to get it.',
    skipped: () => 'Nothing leaves.',
  },
  decisions: {
    title: 'Why did this client not get …?',
    link: 'Why not …?',
    intro:
      'All that Bode decided for this client. Choose a rule to see where it stopped, also where nothing was decided.',
    from: 'From',
    to: 'Until',
    empty: 'Nothing was decided in this period',
    emptyHint: 'Nothing happened that a rule waits for, and no message was asked for.',
    ofRule: 'Today this rule would do this',
    columns: { when: 'When', what: 'What happened', rule: 'Rule or message type', outcome: 'Outcome' },
    outcomes: {
      addressed: 'Sent or on its way',
      partly: 'Not all could leave',
      nobody: 'Nobody was left',
      skipped: 'Did not apply',
    },
    one: 'Decision',
    direct: 'direct request',
    messages: 'Messages',
    others: 'All that was decided on this event',
    now: 'What would happen today?',
  },
};

export const whatIf = { nl, en };
