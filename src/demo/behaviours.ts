import type { Bilingual } from '../common/language.js';

/** A line of an SMTP reply: basic code, enhanced status code (RFC 3463), and the words after them. */
export interface SmtpReply {
  code: number;
  status: string;
  text: string;
}

/** What the mail catcher does with mail to an address. */
export type CatcherAnswer =
  | { kind: 'refuse'; stage: 'recipient' | 'data'; reply: SmtpReply }
  | { kind: 'defer'; times: number; reply: SmtpReply }
  | { kind: 'return'; language: 'nl' | 'en'; reply: SmtpReply };

/** One line of the table that the inbox page shows. */
export interface CatcherBehaviour {
  /** `local@domain`; `*` stands for anything, also at the end of a local part. */
  patterns: readonly string[];
  says: Bilingual;
  answer: CatcherAnswer;
}

const userUnknown: SmtpReply = { code: 550, status: '5.1.1', text: 'No such user here' };
const mailboxFull: SmtpReply = { code: 552, status: '5.2.2', text: 'Mailbox full' };

/**
 * The addresses at which the demo's mail server is difficult, so that every road of a message can be walked without
 * a real one. All other addresses are accepted. The first line that matches counts.
 */
export const behaviours: readonly CatcherBehaviour[] = [
  {
    patterns: ['*@refused.example'],
    says: { nl: 'weigert de ontvanger: die bestaat niet (550)', en: 'refuses the recipient: no such user (550)' },
    answer: { kind: 'refuse', stage: 'recipient', reply: userUnknown },
  },
  {
    patterns: ['*@full.example', 'full@*'],
    says: { nl: 'weigert de ontvanger: mailbox vol (552)', en: 'refuses the recipient: mailbox full (552)' },
    answer: { kind: 'refuse', stage: 'recipient', reply: mailboxFull },
  },
  {
    patterns: ['*@strict.example'],
    says: {
      nl: 'weigert de mail om de inhoud, na het versturen (554)',
      en: 'refuses the mail for its content, after it was sent (554)',
    },
    answer: {
      kind: 'refuse',
      stage: 'data',
      reply: { code: 554, status: '5.7.1', text: 'Message refused by content policy' },
    },
  },
  {
    patterns: ['*@later.example'],
    says: {
      nl: 'zegt twee keer "later" (451) en neemt de mail dan aan',
      en: 'says "later" twice (451) and then takes the mail',
    },
    answer: { kind: 'defer', times: 2, reply: { code: 451, status: '4.3.0', text: 'Busy, please try again later' } },
  },
  {
    patterns: ['*@down.example'],
    says: { nl: 'zegt altijd "later" (450)', en: 'always says "later" (450)' },
    answer: {
      kind: 'defer',
      times: Number.POSITIVE_INFINITY,
      reply: { code: 450, status: '4.4.1', text: 'The server behind this one does not answer' },
    },
  },
  {
    patterns: ['*@bounce.example', '*@hotmial.com', 'gone.*@*'],
    says: {
      nl: 'neemt de mail aan en stuurt hem terug: gebruiker onbekend (in het Engels)',
      en: 'takes the mail and sends it back: unknown user (in English)',
    },
    answer: { kind: 'return', language: 'en', reply: userUnknown },
  },
  {
    patterns: ['weg.*@*'],
    says: {
      nl: 'neemt de mail aan en stuurt hem terug: gebruiker onbekend (in het Nederlands)',
      en: 'takes the mail and sends it back: unknown user (in Dutch)',
    },
    answer: { kind: 'return', language: 'nl', reply: userUnknown },
  },
  {
    patterns: ['vol.*@*'],
    says: {
      nl: 'neemt de mail aan en stuurt hem terug: mailbox vol (in het Nederlands)',
      en: 'takes the mail and sends it back: mailbox full (in Dutch)',
    },
    answer: { kind: 'return', language: 'nl', reply: mailboxFull },
  },
];

/** The line of the table that holds for an address, or undefined where mail is simply accepted. */
export function behaviourFor(address: string): CatcherBehaviour | undefined {
  return behaviours.find(({ patterns }) => patterns.some((pattern) => matches(pattern, address)));
}

/** The reply as one line, with the enhanced status in front as RFC 2034 writes it. */
export function replyText(reply: SmtpReply): string {
  return `${reply.status} ${reply.text}`;
}

function matches(pattern: string, address: string): boolean {
  const [localPattern = '', domainPattern = ''] = pattern.split('@');
  const at = address.lastIndexOf('@');
  return (
    partMatches(localPattern, address.slice(0, at).toLowerCase()) &&
    partMatches(domainPattern, address.slice(at + 1).toLowerCase())
  );
}

function partMatches(pattern: string, part: string): boolean {
  return pattern.endsWith('*') ? part.startsWith(pattern.slice(0, -1)) : part === pattern;
}
