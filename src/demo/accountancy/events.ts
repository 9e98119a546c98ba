/** A body for `POST /events`, as the office's own systems would send it (design §8). */
export interface AccountancyEvent {
  key: string;
  kind: string;
  client: string;
  data: Record<string, unknown>;
  /** A colleague who acts on a page hears that nobody gets it; a system does not (C17, C18). */
  origin: 'interactive' | 'integration';
}

/** What happened in the office, in its order: clients by their number, each with what it is about. */
export const accountancyEvents: readonly AccountancyEvent[] = [
  ...placed('Btw-aangifte 3e kwartaal', ['K2001', 'K2002', 'K2003', 'K2004', 'K2006', 'K2008', 'K2009', 'K2013']),
  ...uploaded('Loonfiches oktober', ['K2001', 'K2003', 'K2004', 'K2006', 'K2008', 'K2009', 'K2012', 'K2016']),
  ...ready(2025, ['K2001', 'K2007', 'K2012']),
  event('document.approved', 'K2001', { document: 'Btw-aangifte 3e kwartaal' }),
  event('document.approved', 'K2009', { document: 'Btw-aangifte 3e kwartaal' }),
  event('document.waiting', 'K2002', { document: 'Btw-aangifte 3e kwartaal', days: 9 }),
  event('document.waiting', 'K2003', { document: 'Btw-aangifte 3e kwartaal', days: 12 }),
  // Planted fault: a reminder is for what waits a week or longer.
  event('document.waiting', 'K2004', { document: 'Btw-aangifte 3e kwartaal', days: 3 }),
  event('appointment.confirmed', 'K2001', { subject: 'de jaarrekening' }, 'interactive'),
  event('appointment.confirmed', 'K2005', { subject: 'de verbouwing' }, 'interactive'),
  event('appointment.confirmed', 'K2011', { subject: 'een tweede salon' }, 'interactive'),
  event('news.published', 'K2015', { title: 'Nieuwe kassaregels voor frituren' }),
  event('task.failed', 'K2002', { task: 'document verwerken', client: "Brasserie 't Kasteel" }),
  event('task.failed', 'K2014', { task: 'bankbestand inlezen', client: 'Schrijnwerkerij Houtmans' }),
  event('message.left', 'K2001', { client: 'Bakkerij De Korenaar', message: 'Mag de factuur van de oven mee?' }),
  event('message.left', 'K2005', { client: 'Tandartspraktijk Aerts', message: 'Wanneer komt u langs?' }),
  event('vat.completed', 'K2004', { client: 'Garage Baert', period: '3e kwartaal 2026' }),
  event('vat.completed', 'K2014', { client: 'Schrijnwerkerij Houtmans', period: '3e kwartaal 2026' }),
  event('user.requested', 'K2011', { client: 'Kapsalon Knip', requester: 'Tine Wuyts', user: 'Joke Wuyts' }),
  ...uploaded('Contract zonnepanelen', ['K2014']),
];

function placed(document: string, clients: readonly string[]): AccountancyEvent[] {
  return clients.map((client) => event('document.placed', client, { document }));
}

function uploaded(document: string, clients: readonly string[]): AccountancyEvent[] {
  return clients.map((client) => event('document.uploaded', client, { document }));
}

function ready(year: number, clients: readonly string[]): AccountancyEvent[] {
  return clients.map((client) => event('accounts.ready', client, { year }));
}

/** One of its kind for each client, so that the two name it. */
function event(
  kind: string,
  client: string,
  data: Record<string, unknown>,
  origin: AccountancyEvent['origin'] = 'integration',
): AccountancyEvent {
  return { key: `demo-${client}-${kind}`, kind, client, data, origin };
}
