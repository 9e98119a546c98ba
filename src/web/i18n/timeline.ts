import type { TimelineWord } from '../../messages/timeline.js';

/**
 * What a timeline can say: the words that are stored, and where one word means two things to a reader, a word for the
 * second.
 */
export type TimelineKind =
  | TimelineWord
  /** A mail server that did not answer, instead of one that put the mail off. */
  | 'unreachable'
  /** Back in the queue after an interruption, with nothing handed over yet. */
  | 'interrupted'
  /** A letter that somebody asked for. */
  | 'resent'
  /** A mail to the client's next address, after one that came back. */
  | 'follows';

interface TimelineWords {
  heading: string;
  empty: string;
  by: Record<'system' | 'api', string>;
  what: Record<TimelineKind, string>;
  letter(number: string): string;
  message(number: string): string;
  batch(number: string, sequence: string): string;
  again(when: string): string;
  next(address: string): string;
  attempt(n: number): string;
}

const nl: TimelineWords = {
  heading: 'Tijdlijn',
  empty: 'Er is nog niets gebeurd.',
  by: { system: 'Bode', api: 'gekoppeld systeem' },
  what: {
    created: 'Aangevraagd',
    claimed: 'Uit de wachtrij genomen',
    'handed-over': 'Aan de mailserver aangeboden',
    sent: 'Aanvaard door de mailserver',
    deferred: 'Uitgesteld door de mailserver; Bode probeert het later opnieuw',
    unreachable: 'Mailserver niet bereikbaar; Bode probeert het later opnieuw',
    refused: 'Geweigerd door de mailserver',
    'next-address': 'Het volgende adres is aan de beurt',
    'lease-expired': 'Na een onderbreking nog eens aangeboden, met hetzelfde kenmerk',
    interrupted: 'Na een onderbreking terug in de wachtrij',
    'not-sent': 'Niet verzonden',
    bounced: 'Teruggekomen van de mailserver',
    'delivery-delayed': 'De mailserver van de klant meldt vertraging',
    'letter-made': 'Brief gemaakt',
    resent: 'Opnieuw verzonden als brief',
    'made-from': 'Gemaakt uit een mail die niet aankwam',
    follows: 'Volgt op een mail die terugkwam',
    held: 'Wacht op correctie',
    released: 'Vrijgegeven na een correctie',
    prepared: 'Printklaar gemaakt',
    'batch-discarded': 'Printopdracht teruggezet; de brief wacht weer',
    printed: 'Geprint',
    checked: 'Nageteld',
    posted: 'Op de post gedaan',
    returned: 'Brief teruggekomen',
    withdrawn: 'Geannuleerd',
    'pull-requested': 'Op de lijst gezet van wat uit de stapel moet',
    pulled: 'Uit de stapel gehaald; niet op de post gedaan',
    'pull-not-found': 'Niet gevonden in de stapel; gaat mee op de post',
    superseded: 'Een nieuwer bericht kwam in de plaats',
    'address-corrected': 'Het adres werd verbeterd terwijl de mail onderweg was; er gaat een nieuwe heen',
    viewed: 'Bekeken',
  },
  letter: (number) => `brief ${number}`,
  message: (number) => `bericht ${number}`,
  batch: (number, sequence) => `printopdracht ${number}, stuk ${sequence}`,
  again: (when) => `Opnieuw op ${when}`,
  next: (address) => `Nu naar ${address}`,
  attempt: (n) => `poging ${n}`,
};

const en: TimelineWords = {
  heading: 'Timeline',
  empty: 'Nothing has happened yet.',
  by: { system: 'Bode', api: 'connected system' },
  what: {
    created: 'Requested',
    claimed: 'Taken from the queue',
    'handed-over': 'Offered to the mail server',
    sent: 'Accepted by the mail server',
    deferred: 'Put off by the mail server; Bode tries again later',
    unreachable: 'Mail server out of reach; Bode tries again later',
    refused: 'Refused by the mail server',
    'next-address': 'The next address has its turn',
    'lease-expired': 'Offered once more after an interruption, with the same Message-ID',
    interrupted: 'Back in the queue after an interruption',
    'not-sent': 'Not sent',
    bounced: 'Came back from the mail server',
    'delivery-delayed': 'The client’s mail server reports a delay',
    'letter-made': 'Letter made',
    resent: 'Resent as a letter',
    'made-from': 'Made from a mail that did not arrive',
    follows: 'Follows a mail that came back',
    held: 'Needs correction',
    released: 'Released after a correction',
    prepared: 'Prepared for printing',
    'batch-discarded': 'Batch discarded; the letter is waiting again',
    printed: 'Printed',
    checked: 'Checked',
    posted: 'Posted',
    returned: 'Letter came back',
    withdrawn: 'Cancelled',
    'pull-requested': 'Put on the list of what is to be pulled from the pile',
    pulled: 'Pulled from the pile; not posted',
    'pull-not-found': 'Not found in the pile; is posted with the rest',
    superseded: 'A newer message took its place',
    'address-corrected': 'The address was corrected while the mail was under way; a new one goes there',
    viewed: 'Viewed',
  },
  letter: (number) => `letter ${number}`,
  message: (number) => `message ${number}`,
  batch: (number, sequence) => `batch ${number}, piece ${sequence}`,
  again: (when) => `Again on ${when}`,
  next: (address) => `Now to ${address}`,
  attempt: (n) => `attempt ${n}`,
};

export const timeline = { nl, en };
