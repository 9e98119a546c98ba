export type { MailTransport } from './transport.js';

/** The way out for mails: the relay of SMTP_URL, or the demo's catcher. */
export const MAIL_TRANSPORT = Symbol('MailTransport');
