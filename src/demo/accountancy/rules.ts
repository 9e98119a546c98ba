import type { Routing } from '../../organisations/staff-recipients.js';
import type { RuleContent } from '../../rules/rule-input.js';

type DemoRule = Pick<RuleContent, 'name' | 'type' | 'trigger' | 'recipients' | 'scope'> & Partial<RuleContent>;

/** What goes to a client's users by their settings (C04–C16), to contacts (A11), and to our own people (E13). */
const CLIENT_USERS = ['client-users'];
const STAFF = ['staff-routing'];

/** The office's rules; they hold for every client. */
export const rules: readonly DemoRule[] = [
  rule('Document ter accordering', 'document.placed', 'ACP', CLIENT_USERS),
  {
    ...rule('Herinnering aan een accordering', 'document.waiting', 'ACH', CLIENT_USERS),
    conditions: [{ field: 'event.data.days', operator: 'at-least', value: 7 }],
  },
  rule('Accordering ontvangen', 'document.approved', 'ACO', CLIENT_USERS),
  rule('Nieuw document in het dossier', 'document.uploaded', 'ADS', CLIENT_USERS),
  rule('Jaarrekening klaar', 'accounts.ready', 'AJR', ['contact:zaakvoerder']),
  rule('Afspraak bevestigd', 'appointment.confirmed', 'AFS', CLIENT_USERS),
  // Planted fault: switched off during the holidays, and forgotten.
  { ...rule('Nieuws van het kantoor', 'news.published', 'ANW', CLIENT_USERS), active: false },
  rule('Een taak is mislukt', 'task.failed', 'F01', STAFF),
  rule('Een cliënt liet een bericht achter', 'message.left', 'F02', STAFF),
  rule('Btw-documenten volledig', 'vat.completed', 'F03', STAFF),
  rule('Iemand vraagt een gebruiker aan', 'user.requested', 'F04', STAFF),
];

/** Who of the staff gets what, by address (E18, E22); nothing is said of F02: there the cascade decides (E19). */
export const routings: readonly { type: string; mode: Routing['mode']; users: readonly string[] }[] = [
  { type: 'F01', mode: 'personalised', users: ['hilde@lindehof.example', 'wim@lindehof.example'] },
  // Planted fault: the only one who was chosen is not active any more, which counts as no choice (Ed4).
  { type: 'F03', mode: 'personalised', users: ['luc@lindehof.example'] },
  { type: 'F04', mode: 'personalised', users: ['hilde@lindehof.example'] },
];

function rule(name: string, kind: string, type: string, recipients: string[]): DemoRule {
  return { name, type, trigger: { kind, caseType: null }, recipients, scope: 'all' };
}
