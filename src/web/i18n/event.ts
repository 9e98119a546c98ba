/** The page of one event: what came in, and what was decided on it. */

const nl = {
  one: 'Gebeurtenis',
  client: 'Klant',
  case: 'Case',
  user: 'Gebruiker',
  decided: 'Wat er beslist werd',
  nothing: 'Er werd niets beslist',
  nothingHint: 'Geen enkele regel die hier geldt, wacht op deze gebeurtenis.',
  unheard: 'Geen enkele regel luistert naar dit soort gebeurtenis',
  unheardHint: 'Kijk na of het soort juist gespeld is in het systeem dat ze stuurt, of maak een regel die erop wacht.',
  meant: (kinds: string) => `Bekend zijn: ${kinds}.`,
  pending: 'Hier wordt nog over beslist',
  pendingHint: 'Dat gebeurt meestal binnen een paar seconden. Ververs de pagina.',
  columns: { rule: 'Regel of berichtsoort', outcome: 'Uitkomst', messages: 'Berichten' },
  data: 'Wat erbij kwam',
  now: 'Wat zou er vandaag gebeuren, en waar stopten de andere regels?',
  ofCase: 'Wat er gebeurde',
  when: 'Wanneer',
  what: 'Gebeurtenis',
  count: (n: number) => (n === 0 ? 'niets beslist' : n === 1 ? '1 beslissing' : `${n} beslissingen`),
};

const en: typeof nl = {
  one: 'Event',
  client: 'Client',
  case: 'Case',
  user: 'User',
  decided: 'What was decided',
  nothing: 'Nothing was decided',
  nothingHint: 'No rule that holds here waits for this event.',
  unheard: 'No rule listens to events of this kind',
  unheardHint: 'See whether the kind is spelled right in the system that sends it, or make a rule that waits for it.',
  meant: (kinds) => `Known are: ${kinds}.`,
  pending: 'This is still to be decided',
  pendingHint: 'That mostly takes a few seconds. Reload the page.',
  columns: { rule: 'Rule or message type', outcome: 'Outcome', messages: 'Messages' },
  data: 'What came with it',
  now: 'What would happen today, and where did the other rules stop?',
  ofCase: 'What happened',
  when: 'When',
  what: 'Event',
  count: (n) => (n === 0 ? 'nothing decided' : n === 1 ? '1 decision' : `${n} decisions`),
};

export const event = { nl, en };
