import { checkEmailAddress, cleanEmails } from '../common/email-address.js';
import type { PostalInput } from '../common/postal/postal-address.js';
import { reasons, type ReasonCode } from '../common/reasons.js';
import { followsOnNotSent, type FallbackPreference } from '../messages/fallback-rule.js';
import { makeLetter, postalProblem, type LetterSource, type MadeLetter } from '../messages/make-letter.js';
import { renderSource } from '../message-types/liquid.js';
import type { Format } from '../message-types/message-type.entity.js';
import { textContext } from '../message-types/text-context.js';
import { chooseSender, type Sender } from '../organisations/sender.js';
import type { ClientFlag } from '../clients/client.entity.js';
import type { Outcome } from './decision.entity.js';
import type { FormatReason, Trace, TracedMessage } from './trace.js';

/** What was asked for. */
export interface Ask {
  kind: string;
  key: string;
  data: Record<string, unknown>;
  validUntil: Date | null;
}

export interface PublishedText {
  id: string;
  language: string;
  version: number;
  subject: string;
  body: string;
  letterBody: string | null;
}

/** Everything the decision looks at, as it stood at that moment. */
export interface Snapshot {
  organisation: {
    name: string;
    language: string;
    country: string;
    zone: string;
    functionalEmail: string | null;
    communicationEmail: string | null;
    /** Dd5: staff resend everything themselves. */
    asInWise: boolean;
  };
  branch: { id: string; name: string; email: string | null; replyTo: string | null };
  type: FallbackPreference & { code: string; defaultFormat: Format; requirePostalAddress: boolean };
  /** The published text of each language. */
  texts: readonly PublishedText[];
  client: {
    externalId: string;
    name: string;
    salutation: string | null;
    language: string | null;
    emails: readonly string[];
    postal: PostalInput | null;
    flags: readonly ClientFlag[];
  };
  preference: Format | null;
}

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

export interface Decided {
  outcome: Outcome;
  reason: ReasonCode | null;
  text: PublishedText | null;
  language: string;
  mail: DecidedMail | null;
  letter: MadeLetter | null;
  trace: Trace;
}

/**
 * Decides what goes out for one request about one client (selector `client`), and why. Pure: the same request on the
 * same snapshot at the same moment gives the same decision, trace included.
 */
export function decide(ask: Ask, snapshot: Snapshot, now: Date): Decided {
  const draft = new Draft(ask, snapshot, now);
  if (ask.validUntil && ask.validUntil <= now) return draft.skipped('NOT_RELEVANT');

  const text = chooseText(snapshot);
  if (!text) return draft.mailNotSent('NO_TEXT', 'default');
  draft.useText(text);
  const mail = renderSource(text, draft.context(text.language));
  if (!mail.ok) return draft.mailNotSent('RENDER_ERROR', 'default', mail.detail);
  draft.rendered = mail;

  const format = chooseFormat(snapshot);
  const flag = snapshot.client.flags[0];
  if (flag) return draft.mailNotSent('CLIENT_FLAGGED', format.reason, flag);
  if (format.format === 'letter') return draft.letterAtOnce(format.reason);

  const addresses = draft.checkAddresses();
  if (addresses.fit.length === 0) return draft.mailNotSent(addresses.code, format.reason);
  if (snapshot.type.requirePostalAddress) {
    const problem = postalProblem(snapshot);
    if (problem) return draft.mailNotSent(problem.code, format.reason, problem.which ?? undefined);
  }
  const { sender, steps } = chooseSender(snapshot);
  draft.trace.sender = steps;
  if (!sender) return draft.mailNotSent('MAIL_SETUP_INCORRECT', format.reason);
  return draft.mailQueued(sender, format.reason);
}

/** L12: the client's language, else the organisation's; a type without a text in either has none to use. */
function chooseText({ texts, client, organisation }: Snapshot): PublishedText | null {
  const of = (language: string | null) => texts.find((text) => text.language === language);
  return of(client.language) ?? of(organisation.language) ?? null;
}

/** L02, Dd6: the client's wish if allowed, else the default; no address on file is a choice for the letter. */
function chooseFormat({ type, preference, client }: Snapshot): { format: Format; reason: FormatReason } {
  const wished = preference !== null && type.formats.includes(preference);
  const format = wished ? preference : type.defaultFormat;
  if (format === 'email' && cleanEmails(client.emails).length === 0 && type.formats.includes('letter')) {
    return { format: 'letter', reason: 'no-email' };
  }
  return { format, reason: wished ? 'preference' : 'default' };
}

/** The decision while it is being made: what is known so far, and the trace of it. */
class Draft {
  readonly trace: Trace;
  rendered: { subject: string; body: string } = { subject: '', body: '' };
  private text: PublishedText | null = null;
  private tried: TracedMessage['addressesTried'] = [];
  private fit: { address: string; domain: string }[] = [];

  constructor(
    private readonly ask: Ask,
    private readonly snapshot: Snapshot,
    private readonly now: Date,
  ) {
    this.trace = {
      event: { kind: ask.kind, key: ask.key },
      candidates: [{ selector: 'client', who: snapshot.client.externalId, filters: [], kept: true }],
      messages: [],
      outcome: 'addressed',
      fixes: [],
    };
  }

  useText(text: PublishedText): void {
    this.text = text;
    const wanted = this.snapshot.client.language ?? this.snapshot.organisation.language;
    this.trace.text = { language: text.language, wanted, version: text.version, fallback: text.language !== wanted };
  }

  context(language: string) {
    const { client, branch, organisation } = this.snapshot;
    return textContext({ client, branch, organisation, data: this.ask.data, language, now: this.now });
  }

  /** Judges every address in order; the fit ones are tried one after the other (L08). */
  checkAddresses(): { fit: readonly { address: string }[]; code: ReasonCode } {
    let first: ReasonCode | null = null;
    for (const raw of cleanEmails(this.snapshot.client.emails)) {
      const checked = checkEmailAddress(raw);
      if (checked.ok) this.fit.push({ address: checked.address, domain: checked.domain });
      else first ??= checked.code;
      this.tried.push(checked.ok ? { address: raw } : { address: raw, code: checked.code });
    }
    return { fit: this.fit, code: first ?? 'NO_ADDRESS' };
  }

  skipped(code: ReasonCode): Decided {
    const candidate = this.trace.candidates[0]!;
    candidate.filters.push({ id: 'relevance', result: 'fail', code });
    candidate.kept = false;
    return this.finish('skipped', code, null, null);
  }

  letterAtOnce(reason: FormatReason): Decided {
    const cause = reason === 'no-email' ? 'no-email' : reason === 'preference' ? 'preference' : 'default';
    const made = makeLetter(this.letterSource(), cause, this.now);
    if (!made.ok) return this.mailNotSent(made.code, reason, made.detail);
    this.traceLetter(made.letter, reason);
    return this.finish('addressed', null, null, made.letter);
  }

  mailQueued(sender: Sender, formatReason: FormatReason): Decided {
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
    return this.finish('addressed', null, mail, null);
  }

  /** The mail stays as a line that says why; where the type routes it by itself, its letter is made at once. */
  mailNotSent(code: ReasonCode, formatReason: FormatReason, detail?: string): Decided {
    const address = this.fit[0]?.address ?? cleanEmails(this.snapshot.client.emails)[0] ?? null;
    const mail: DecidedMail = {
      status: 'not_sent',
      reason: code,
      reasonDetail: detail ?? null,
      toAddress: address,
      toDomain: this.fit[0]?.domain ?? null,
      nextAddresses: [],
      sender: null,
      ...this.rendered,
    };
    this.traceMail(mail, formatReason);
    return this.finish('partly', code, mail, this.fallbackLetter(code));
  }

  private fallbackLetter(code: ReasonCode): MadeLetter | null {
    const { type, organisation } = this.snapshot;
    if (!followsOnNotSent(code, type, organisation.asInWise)) return null;
    const made = makeLetter(this.letterSource(), 'not-sent', this.now);
    if (!made.ok) return null;
    this.traceLetter(made.letter, 'not-sent');
    return made.letter;
  }

  private letterSource(): LetterSource {
    return { ...this.snapshot, text: this.text!, data: this.ask.data };
  }

  private traceMail(mail: DecidedMail, formatReason: FormatReason): void {
    this.trace.messages.push({
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
    this.trace.messages.push({
      to: null,
      format: 'letter',
      formatReason,
      addressesTried: [],
      status: letter.status,
      ...(letter.reason && { code: letter.reason }),
      ...(letter.reasonDetail && { detail: letter.reasonDetail }),
    });
  }

  private finish(
    outcome: Outcome,
    reason: ReasonCode | null,
    mail: DecidedMail | null,
    letter: MadeLetter | null,
  ): Decided {
    this.trace.outcome = outcome;
    if (reason) this.trace.reason = reason;
    const codes = new Set([reason, letter?.reason ?? null].filter((code) => code !== null));
    this.trace.fixes = [...codes].map((code) => ({ code, target: reasons[code].where }));
    const language = this.text?.language ?? this.snapshot.organisation.language;
    return { outcome, reason, text: this.text, language, mail, letter, trace: this.trace };
  }
}
