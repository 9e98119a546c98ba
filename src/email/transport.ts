import { serverWords } from '../common/server-words.js';
import type { SmtpSettings } from '../config/smtp-settings.js';
import { needsSmtpUtf8, wireAddress } from './mailbox.js';
import type { SmtpCapabilities } from './smtp-capabilities.js';
import { outcomeOfError, type SmtpFailure, type SmtpOutcome } from './smtp-outcome.js';
import { SmtpSession, SmtpSessionError, type SmtpEnvelope, type SmtpTimeouts } from './smtp-session.js';

/** The way out for finished mails. The worker knows no more of SMTP than this. */
export interface MailTransport {
  /**
   * Hands one mail to the server, for one addressee. Whatever server and network do is an outcome, never a rejection;
   * it rejects only when the envelope itself can't stand in a command, or after `close`.
   */
  send(envelope: SmtpEnvelope, raw: Buffer): Promise<SmtpOutcome>;
  /** Connects and signs in, and sends nothing: is the set-up right, and what does the server offer? */
  verify(): Promise<{ ready: true; capabilities: SmtpCapabilities } | { ready: false; failure: SmtpFailure }>;
  /** Takes no more mails, waits for those under way, and closes the connections. */
  close(): Promise<void>;
}

/** How many mails are under way at once, and how long each wait may last (milliseconds). */
export interface TransportOptions {
  connections: number;
  timeouts: SmtpTimeouts;
  /** One hand-over in all, the wait for a free connection included; a server can trickle its answers for ever. */
  handOverLimit: number;
  /** An unused connection is closed after this; servers wait five minutes before they do (RFC 5321 §4.5.3.2.7). */
  idleLimit: number;
}

/** Every limit stays below the lease of a claim, five minutes (design §2), so that no mail is claimed twice at once. */
export const TRANSPORT_DEFAULTS: TransportOptions = {
  connections: 20,
  timeouts: { connect: 30_000, silence: 120_000 },
  handOverLimit: 240_000,
  idleLimit: 30_000,
};

/** Hands mails over by SMTP, over as many connections as there are mails under way, up to a limit. */
export class SmtpTransport implements MailTransport {
  private readonly options: TransportOptions;
  private readonly idle: SmtpSession[] = [];
  private readonly idleTimers = new Map<SmtpSession, NodeJS.Timeout>();
  private underWay = 0;
  private closed = false;
  /** Who waits for a free place, first come first served. */
  private readonly waiting: Array<() => void> = [];
  private readonly whenEmpty: Array<() => void> = [];

  constructor(
    private readonly settings: SmtpSettings,
    options: Partial<TransportOptions> = {},
  ) {
    this.options = { ...TRANSPORT_DEFAULTS, ...options };
  }

  async send(envelope: SmtpEnvelope, raw: Buffer): Promise<SmtpOutcome> {
    const wire = { from: wireAddress(envelope.from), to: wireAddress(envelope.to) };
    const deadline = Date.now() + this.options.handOverLimit;
    return this.inPlace(() => this.handOver(wire, raw, deadline));
  }

  async verify(): ReturnType<MailTransport['verify']> {
    return this.inPlace(async () => {
      try {
        const session = await this.session();
        this.putBack(session);
        return { ready: true as const, capabilities: session.capabilities };
      } catch (error) {
        return { ready: false as const, failure: outcomeOfSession(error) };
      }
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const session of this.idle.splice(0)) this.discard(session);
    if (this.underWay > 0) await new Promise<void>((resolve) => this.whenEmpty.push(resolve));
  }

  private async handOver(envelope: SmtpEnvelope, raw: Buffer, deadline: number): Promise<SmtpOutcome> {
    try {
      return await this.handOverBy(await this.session(), envelope, raw, deadline);
    } catch (error) {
      if (!(error instanceof SmtpSessionError && error.staleLine)) return outcomeOfSession(error);
    }
    try {
      const fresh = await SmtpSession.open(this.settings, this.options.timeouts);
      return await this.handOverBy(fresh, envelope, raw, deadline);
    } catch (error) {
      return outcomeOfSession(error);
    }
  }

  private async handOverBy(
    session: SmtpSession,
    envelope: SmtpEnvelope,
    raw: Buffer,
    deadline: number,
  ): Promise<SmtpOutcome> {
    if (needsSmtpUtf8(envelope.to) && !session.capabilities.smtpUtf8) {
      this.putBack(session);
      return { kind: 'refused', code: 'NEEDS_SMTPUTF8', reply: 'The server does not offer SMTPUTF8', status: null };
    }
    const limit = setTimeout(() => session.abort('The hand-over took too long'), Math.max(deadline - Date.now(), 0));
    try {
      return { kind: 'accepted', reply: serverWords(await session.send(envelope, raw)) };
    } finally {
      clearTimeout(limit);
      this.putBack(session);
    }
  }

  /** Runs a piece of work in one of the places, waiting for a free one first. */
  private async inPlace<T>(work: () => Promise<T>): Promise<T> {
    if (this.closed) throw new Error('The transport is closed');
    if (this.underWay >= this.options.connections) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.underWay++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // The place is handed on, not given back, so that nobody can slip in between.
      if (next) next();
      else if (--this.underWay === 0) this.whenEmpty.splice(0).forEach((tell) => tell());
    }
  }

  /** An open connection: the one used last, which the server is least likely to have closed, or else a new one. */
  private async session(): Promise<SmtpSession> {
    for (let session = this.idle.pop(); session; session = this.idle.pop()) {
      clearTimeout(this.idleTimers.get(session));
      this.idleTimers.delete(session);
      if (session.usable) return session;
    }
    return SmtpSession.open(this.settings, this.options.timeouts);
  }

  private putBack(session: SmtpSession): void {
    if (!session.usable) return;
    if (this.closed) return session.close();
    const timer = setTimeout(() => {
      this.idle.splice(this.idle.indexOf(session), 1);
      this.discard(session);
    }, this.options.idleLimit);
    timer.unref();
    this.idleTimers.set(session, timer);
    this.idle.push(session);
  }

  private discard(session: SmtpSession): void {
    clearTimeout(this.idleTimers.get(session));
    this.idleTimers.delete(session);
    session.close();
  }
}

function outcomeOfSession(error: unknown): SmtpFailure {
  if (error instanceof SmtpSessionError) return outcomeOfError(error.failure);
  throw error;
}
