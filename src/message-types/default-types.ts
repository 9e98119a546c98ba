import type { Bilingual } from '../common/language.js';

export type Format = 'email' | 'letter';

/** A message type as an organisation starts with it; from then on it is the organisation's to change (D20, Dd5). */
export interface DefaultType {
  /** Three characters, of which the first is the class (L01). */
  code: string;
  class: string;
  name: Bilingual;
  /** The formats that exist for the type (D13, D20). */
  formats: readonly Format[];
  defaultFormat: Format;
  onNotSent: 'letter' | 'wait-for-resend';
  onBounce: 'letter' | 'none';
  /** An e-mail is refused when its fallback letter could not be sent (Dd1). */
  requirePostalAddress: boolean;
  /** Clients can't opt out (L02). */
  mandatory: boolean;
  /** How long the body is kept, 3 to 3650 days (L14). */
  retentionDays: number;
  audience: 'client' | 'staff';
  /** Bode sends these itself; they can't be removed. */
  system: boolean;
  /** C07: which of a user's ticks is read; without one it matches none, and lands at catch-all (Cd4). */
  module: string | null;
  /** C13: which approval right is read. */
  noticeType: string | null;
}

type Particulars = Pick<DefaultType, 'code' | 'name' | 'retentionDays'> & Partial<DefaultType>;

/** A type without a letter form: nothing can follow a mail that fails (Dd5). */
export function emailOnly(type: Particulars): DefaultType {
  return {
    class: type.code.charAt(0),
    formats: ['email'],
    defaultFormat: 'email',
    onNotSent: 'wait-for-resend',
    onBounce: 'none',
    requirePostalAddress: false,
    mandatory: false,
    audience: 'client',
    system: false,
    module: null,
    noticeType: null,
    ...type,
  };
}

/** A type with both forms: what can't be mailed becomes a letter by itself, unless the type says otherwise (Dd5). */
function withLetter(type: Particulars): DefaultType {
  return {
    ...emailOnly(type),
    formats: ['email', 'letter'],
    onNotSent: 'letter',
    onBounce: 'letter',
    ...type,
  };
}

function system(type: Particulars): DefaultType {
  return emailOnly({ ...type, mandatory: true, system: true });
}

/** The seven types of a library (L01). */
export const LIBRARY_TYPES: readonly DefaultType[] = [
  emailOnly({
    code: 'IV1',
    name: { nl: 'Inleverattentie', en: 'Return reminder' },
    retentionDays: 180,
  }),
  emailOnly({
    code: 'WEL',
    name: { nl: 'Welkomstbericht', en: 'Welcome message' },
    retentionDays: 365,
  }),
  withLetter({
    code: 'HR1',
    name: { nl: 'Eerste herinnering', en: 'First overdue reminder' },
    onNotSent: 'wait-for-resend',
    retentionDays: 730,
  }),
  withLetter({
    code: 'HR2',
    name: { nl: 'Tweede herinnering', en: 'Second overdue reminder' },
    onNotSent: 'wait-for-resend',
    retentionDays: 730,
  }),
  withLetter({
    code: 'RSO',
    name: { nl: 'Reservering ligt klaar', en: 'Hold ready' },
    retentionDays: 180,
  }),
  withLetter({
    code: 'CAE',
    name: { nl: 'Einde lidmaatschap', en: 'Membership ends' },
    requirePostalAddress: true,
    retentionDays: 365,
  }),
  withLetter({
    code: 'NBF',
    name: { nl: 'Rekening vervangprijs', en: 'Replacement bill' },
    defaultFormat: 'letter',
    mandatory: true,
    retentionDays: 2555,
  }),
];

/** The types that every organisation has: what Bode itself sends, by e-mail only (L01, E01, E14 to E17). */
export const SYSTEM_TYPES: readonly DefaultType[] = [
  system({ code: 'TST', name: { nl: 'Testbericht', en: 'Test message' }, retentionDays: 30 }),
  system({ code: 'PWD', name: { nl: 'Wachtwoord vergeten', en: 'Forgotten password' }, retentionDays: 7 }),
  system({ code: 'WUS', name: { nl: 'Welkom, gebruiker', en: 'User welcome' }, retentionDays: 30 }),
  system({ code: 'F01', name: { nl: 'Gefaalde taken', en: 'Failed tasks' }, retentionDays: 180, audience: 'staff' }),
  system({
    code: 'F02',
    name: { nl: 'Berichten van de communicatiemodule', en: 'Communication messages' },
    retentionDays: 180,
    audience: 'staff',
  }),
  system({
    code: 'F03',
    name: { nl: 'Documenten btw ok', en: 'VAT documents OK' },
    retentionDays: 180,
    audience: 'staff',
  }),
  system({
    code: 'F04',
    name: { nl: 'Gebruikersaanvragen', en: 'User requests' },
    retentionDays: 180,
    audience: 'staff',
  }),
];
