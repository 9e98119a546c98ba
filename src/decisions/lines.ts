import { checkEmailAddress, cleanEmails } from '../common/email-address.js';
import type { ReasonCode } from '../common/reasons.js';
import { renderSource } from '../message-types/liquid.js';
import type { Format } from '../message-types/message-type.entity.js';
import { salutation } from '../message-types/salutation.js';
import { textContext } from '../message-types/text-context.js';
import { followsOnNotSent } from '../messages/fallback-rule.js';
import { makeLetter, postalProblem, type LetterSource, type MadeLetter } from '../messages/make-letter.js';
import { chooseSender, type Sender, type SenderStep } from '../organisations/sender.js';
import type { ClientFacts, LineSource, PublishedText } from './snapshot.js';
import type { FormatReason, TracedMessage, TracedText } from './trace.js';

/** Whom a line is for. Only the client itself can get a letter; a user gets mail at his own address (C02). */
export type Recipient =
  | { kind: 'client'; client: ClientFacts }
  | { kind: 'user'; userId: string; name: string; address: string; language: string | null }
  /** An address of our own house, such as the functional one (E19). */
  | { kind: 'address'; name: string; address: string };

/** An e-mail line as decided: queued, or not sent with its reason. */
export interface DecidedMail {
  status: 'queued' | 'not_sent';
  reason: ReasonCode | null;
  reasonDetail: string | null;
  toAddress: string | null;
  toDomain: string | null;
  nextAddresses: string[];
  sender: Sender | null;
  subject: string;
  body: string;
}

/** One recipient's part of a decision: a mail, a letter, or the mail that failed and the letter that follows it. */
export interface DecidedLine {
  /** Null: nobody was left; the line is there to say so (C16). */
  recipient: Recipient | null;
  text: PublishedText | null;
  language: string;
  mail: DecidedMail | null;
  letter: MadeLetter | null;
}

/** A line with what of it goes to the trace. */
export interface TracedLine {
  line: DecidedLine;
  reason: ReasonCode | null;
  text: TracedText | null;
  /** Null where it never came to a sender. */
  sender: SenderStep[] | null;
  messages: TracedMessage[];
}

/** Makes the line of one recipient, and says why it is as it is. */
export function makeLine(
  source: LineSource,
  data: Record<string, unknown>,
  recipient: Recipient,
  now: Date,
): TracedLine {
  return new LineDraft(source, data, recipient, now).make();
}

/** L12: the recipient's language, else the organisation's; a type without a text in either has none to use. */
function chooseText({ texts, organisation }: LineSource, wanted: string): PublishedText | null {
  const of = (language: string) => texts.find((text) => text.language === language);
  return of(wanted) ?? of(organisation.language) ?? null;
}

/** L02, Dd6: the client's wish if allowed, else the default; no address on file is a choice for the letter. */
export function chooseFormat(
  { type, preference }: Pick<LineSource, 'type' | 'preference'>,
  client: Pick<ClientFacts, 'emails'>,
): { format: Format; reason: FormatReason } {
  const wished = preference !== null && type.formats.includes(preference);
  const format = wished ? preference : type.defaultFormat;
  if (format === 'email' && cleanEmails(client.emails).length === 0 && type.formats.includes('letter')) {
    return { format: 'letter', reason: 'no-email' };
  }
  return { format, reason: wished ? 'preference' : 'default' };
}

/** The line while it is being made: what is known so far. */
class LineDraft {
  private readonly wanted: string;
  private readonly addresses: readonly string[];
  private readonly messages: TracedMessage[] = [];
  private readonly tried: TracedMessage['addressesTried'] = [];
  private readonly fit: { address: string; domain: string }[] = [];
  private text: PublishedText | null = null;
  private rendered = { subject: '', body: '' };
  private sender: SenderStep[] | null = null;

  constructor(
    private readonly source: LineSource,
    private readonly data: Record<string, unknown>,
    private readonly recipient: Recipient,
    private readonly now: Date,
  ) {
    this.wanted = languageOf(recipient) ?? source.organisation.language;
    this.addresses = cleanEmails(recipient.kind === 'client' ? recipient.client.emails : [recipient.address]);
  }

  make(): TracedLine {
    const { source } = this;
    this.text = chooseText(source, this.wanted);
    if (!this.text) return this.mailNotSent('NO_TEXT', 'default');
    const rendered = renderSource(this.text, this.context(this.text.language));
    if (!rendered.ok) return this.mailNotSent('RENDER_ERROR', 'default', rendered.detail);
    this.rendered = { subject: rendered.subject, body: rendered.body };
    if (this.recipient.kind !== 'client') return this.mail('default');

    const { client } = this.recipient;
    const format = chooseFormat(source, client);
    const flag = client.flags[0];
    if (flag) return this.mailNotSent('CLIENT_FLAGGED', format.reason, flag);
    return format.format === 'letter' ? this.letterAtOnce(client, format.reason) : this.mail(format.reason);
  }

  private mail(formatReason: FormatReason): TracedLine {
    const { source, recipient } = this;
    const fault = this.checkAddresses();
    if (fault) return this.mailNotSent(fault, formatReason);
    if (recipient.kind === 'client' && source.type.requirePostalAddress) {
      const problem = postalProblem({ ...source, client: recipient.client });
      if (problem) return this.mailNotSent(problem.code, formatReason, problem.which ?? undefined);
    }
    const { sender, steps } = chooseSender(source);
    this.sender = steps;
    return sender ? this.mailQueued(sender, formatReason) : this.mailNotSent('MAIL_SETUP_INCORRECT', formatReason);
  }

  /** Judges every address in order; the fit ones are tried one after the other (L08). Null: there is a fit one. */
  private checkAddresses(): ReasonCode | null {
    let first: ReasonCode | null = null;
    for (const raw of this.addresses) {
      const checked = checkEmailAddress(raw);
      if (checked.ok) this.fit.push({ address: checked.address, domain: checked.domain });
      else first ??= checked.code;
      this.tried.push(checked.ok ? { address: raw } : { address: raw, code: checked.code });
    }
    return this.fit.length > 0 ? null : (first ?? 'NO_ADDRESS');
  }

  private letterAtOnce(client: ClientFacts, reason: FormatReason): TracedLine {
    const cause = reason === 'no-email' ? 'no-email' : reason === 'preference' ? 'preference' : 'default';
    const made = makeLetter(this.letterSource(client), cause, this.now);
    if (!made.ok) return this.mailNotSent(made.code, reason, made.detail);
    this.traceLetter(made.letter, reason);
    return this.finish(null, null, made.letter);
  }

  private mailQueued(sender: Sender, formatReason: FormatReason): TracedLine {
    const [first, ...next] = this.fit;
    const mail: DecidedMail = {
      status: 'queued',
      reason: null,
      reasonDetail: null,
      toAddress: first!.address,
      toDomain: first!.domain,
      nextAddresses: next.map(({ address }) => address),
      sender,
      ...this.rendered,
    };
    this.traceMail(mail, formatReason);
    return this.finish(null, mail, null);
  }

  /** The mail stays as a line that says why; where the type routes it by itself, its letter is made at once. */
  private mailNotSent(code: ReasonCode, formatReason: FormatReason, detail?: string): TracedLine {
    const mail: DecidedMail = {
      status: 'not_sent',
      reason: code,
      reasonDetail: detail ?? null,
      toAddress: this.fit[0]?.address ?? this.addresses[0] ?? null,
      toDomain: this.fit[0]?.domain ?? null,
      nextAddresses: [],
      sender: null,
      ...this.rendered,
    };
    this.traceMail(mail, formatReason);
    return this.finish(code, mail, this.fallbackLetter(code));
  }

  private fallbackLetter(code: ReasonCode): MadeLetter | null {
    const { recipient } = this;
    const { type, organisation } = this.source;
    if (recipient.kind !== 'client' || !followsOnNotSent(code, type, organisation.asInWise)) return null;
    const made = makeLetter(this.letterSource(recipient.client), 'not-sent', this.now);
    if (!made.ok) return null;
    this.traceLetter(made.letter, 'not-sent');
    return made.letter;
  }

  /** A text greets whoever reads it, and speaks of the client it is about; without a client these are one. */
  private context(language: string) {
    const { branch, organisation } = this.source;
    const { data, now } = this;
    return textContext({ client: this.about(language), branch, organisation, data, language, now });
  }

  private about(language: string) {
    const { recipient, source } = this;
    if (recipient.kind === 'client') return recipient.client;
    const { name } = recipient;
    return { ...(source.client ?? { name }), salutation: salutation({ name }, language) };
  }

  private letterSource(client: ClientFacts): LetterSource {
    return { ...this.source, client, text: this.text!, data: this.data };
  }

  private traceMail(mail: DecidedMail, formatReason: FormatReason): void {
    this.messages.push({
      to: mail.toAddress,
      format: 'email',
      formatReason,
      addressesTried: this.tried,
      status: mail.status,
      ...(mail.reason && { code: mail.reason }),
      ...(mail.reasonDetail && { detail: mail.reasonDetail }),
    });
  }

  private traceLetter(letter: MadeLetter, formatReason: FormatReason): void {
    this.messages.push({
      to: null,
      format: 'letter',
      formatReason,
      addressesTried: [],
      status: letter.status,
      ...(letter.reason && { code: letter.reason }),
      ...(letter.reasonDetail && { detail: letter.reasonDetail }),
    });
  }

  private finish(reason: ReasonCode | null, mail: DecidedMail | null, letter: MadeLetter | null): TracedLine {
    const { text, wanted, recipient, sender, messages, source } = this;
    return {
      line: { recipient, text, language: text?.language ?? source.organisation.language, mail, letter },
      reason,
      text: text && { language: text.language, wanted, version: text.version, fallback: text.language !== wanted },
      sender,
      messages,
    };
  }
}

function languageOf(recipient: Recipient): string | null {
  if (recipient.kind === 'client') return recipient.client.language;
  return recipient.kind === 'user' ? recipient.language : null;
}
