import { Inject, Injectable } from '@nestjs/common';
import type { Language } from '../common/language.js';
import { behaviours } from './behaviours.js';
import type { CaughtMail, InboxStore } from './inbox.js';

export const INBOX_STORE = Symbol('InboxStore');

/** A mail as a line of the inbox page. */
export interface InboxMail {
  /** Sorts by time. */
  id: string;
  /** As its headers say, decoded. */
  from: string;
  subject: string;
  /** The envelope recipients, separated by commas. */
  to: string;
  receivedAt: Date;
}

/** The two forms of a mail's text; null where it has none. */
export interface MailBody {
  html: string | null;
  text: string | null;
}

/** Everybody's inbox in one: what the demo's mail server took. */
@Injectable()
export class DemoInbox {
  constructor(@Inject(INBOX_STORE) private readonly store: InboxStore) {}

  /**
   * A page of mails, newest first.
   *
   * @param before only what came before the mail of this id, which need not be there any more
   * @returns `older`: the `before` of the next page, or null when there is none
   */
  page(before?: string, size = 50): { mails: InboxMail[]; older: string | null } {
    const mails = this.store.list().filter(({ id }) => before === undefined || id < before);
    const shown = mails.slice(0, size).map(asLine);
    return { mails: shown, older: mails.length > size ? shown.at(-1)!.id : null };
  }

  find(id: string): InboxMail | undefined {
    const mail = this.store.find(id);
    return mail && asLine(mail);
  }

  /** What the mail says; null when it is not (any more) there. */
  async body(id: string): Promise<MailBody | null> {
    const raw = await this.store.raw(id);
    if (!raw) return null;
    const { simpleParser } = await import('mailparser');
    const { html, text } = await simpleParser(raw);
    return { html: html || null, text: text ?? null };
  }

  /** The mail as it came in; null when it is not (any more) there. */
  source(id: string): Promise<Buffer | null> {
    return this.store.raw(id);
  }

  /** The addresses at which the mail server is difficult, and how, in words. */
  behaviours(language: Language): { pattern: string; behaviour: string }[] {
    return behaviours.map(({ patterns, says }) => ({ pattern: patterns.join(', '), behaviour: says[language] }));
  }
}

function asLine({ id, from, subject, recipients, receivedAt }: CaughtMail): InboxMail {
  return { id, from, subject, to: recipients.join(', '), receivedAt: new Date(receivedAt) };
}
