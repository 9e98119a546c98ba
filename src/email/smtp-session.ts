import type { Readable, Writable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpSettings } from '../config/smtp-settings.js';
import { needsSmtpUtf8 } from './mailbox.js';
import { readCapabilities, type SmtpCapabilities } from './smtp-capabilities.js';
import type { SmtpError } from './smtp-outcome.js';

/** How long each wait may last, in milliseconds. nodemailer's own defaults go up to ten minutes. */
export interface SmtpTimeouts {
  /** Opening a connection in all: from the look-up of the name until it is signed in. */
  connect: number;
  /** Silence of the server, at any moment after that. */
  silence: number;
}

/** Where one mail goes: the signed return path, and one addressee. Both as `wireAddress` gives them. */
export interface SmtpEnvelope {
  from: string;
  to: string;
}

/** A failed step of a session, with what the outcome is judged by. */
export class SmtpSessionError extends Error {
  constructor(
    readonly failure: SmtpError,
    /** The line was lost between two mails, before any of the next one left: it may go over a new connection at once. */
    readonly staleLine = false,
  ) {
    super(failure.message);
  }
}

/**
 * One connection to a server, over nodemailer's SMTPConnection. That, and not nodemailer's pool, because a connection
 * of our own knows what *its* server offers before a mail is handed over (behind one name there may be several servers),
 * and because the pool builds a tree of MIME parts even for a finished mail: three times the cost of sending it.
 */
export class SmtpSession {
  readonly capabilities: SmtpCapabilities;
  /** A connection that carried a mail may have been closed by the server at any time since. */
  private used = false;
  private broken = false;
  private failWaiting: ((error: SmtpError) => void) | null = null;

  private constructor(private readonly connection: SMTPConnection) {
    this.capabilities = readCapabilities(connection.lastServerResponse || '');
    connection.on('error', (error: SmtpError) => this.breakWith(error));
    connection.once('end', () => {
      this.broken = true;
      // nodemailer closes first and then says why; its reason is better than ours.
      setImmediate(() => this.breakWith({ message: 'The server closed the connection', code: 'ECONNECTION' }));
    });
  }

  /** Connects, greets, secures and signs in. Rejects with SmtpSessionError. */
  static async open(settings: SmtpSettings, timeouts: SmtpTimeouts): Promise<SmtpSession> {
    const connection = new SMTPConnection({
      host: settings.host,
      port: settings.port,
      secure: settings.secure,
      requireTLS: settings.requireTLS,
      ignoreTLS: settings.ignoreTLS,
      name: settings.clientName,
      connectionTimeout: timeouts.connect,
      greetingTimeout: timeouts.connect,
      dnsTimeout: timeouts.connect,
      socketTimeout: timeouts.silence,
      tls: { rejectUnauthorized: settings.verifyCertificate },
    });
    // Over all the steps, because none of nodemailer's own timers notices a server that trickles its answers.
    const limit = setTimeout(() => {
      connection.emit('error', { message: 'Connecting took too long', code: 'ETIMEDOUT', command: 'CONN' });
      connection.close();
    }, timeouts.connect);
    try {
      await new Promise<void>((resolve, reject) => {
        const fail = (error: SmtpError) => reject(new SmtpSessionError(error));
        connection.once('error', fail);
        connection.once('end', () => fail({ message: 'The server closed the connection', code: 'ECONNECTION' }));
        connection.connect((error) => (error ? fail(error) : resolve()));
      });
      // Made before the login, whose answer would take the place of the server's list of extensions.
      const session = new SmtpSession(connection);
      if (settings.user !== undefined) await session.login(settings.user, settings.password ?? '');
      return session;
    } finally {
      clearTimeout(limit);
    }
  }

  /** Whether a mail may still be handed to it. */
  get usable(): boolean {
    return !this.broken;
  }

  /**
   * Hands over one mail and gives the server's words. Rejects with SmtpSessionError; after a refusal the session is
   * reset and stays usable, after a lost line it isn't.
   */
  async send(envelope: SmtpEnvelope, raw: Buffer): Promise<string> {
    const body = new Body(raw);
    const dsn = this.capabilities.dsn ? dsnRequest(envelope.to) : undefined;
    try {
      const { response } = await this.waitFor<{ response: string }>((done) =>
        this.connection.send({ from: envelope.from, to: [envelope.to], dsn }, body as unknown as Readable, done),
      );
      this.used = true;
      return response;
    } catch (error) {
      const failure = error as SmtpError;
      if (this.usable) await this.reset(failure);
      throw new SmtpSessionError(failure, this.used && !body.started && lostLine(failure));
    }
  }

  /** Says goodbye, without waiting for the answer. */
  close(): void {
    if (this.usable) this.connection.quit();
    this.broken = true;
  }

  /** Ends a connection in the middle of whatever it does; what waits on it fails with `message`. */
  abort(message: string): void {
    this.breakWith({ message, code: 'ETIMEDOUT', command: 'CONN' });
    this.connection.close();
  }

  private async login(user: string, pass: string): Promise<void> {
    if (!this.connection.allowsAuth) {
      this.close();
      throw new SmtpSessionError({ message: 'The server offers no authentication', code: 'ENOAUTH' });
    }
    try {
      await this.waitFor((done) => this.connection.login({ credentials: { user, pass } }, done));
    } catch (error) {
      this.close();
      throw new SmtpSessionError(error as SmtpError);
    }
  }

  /** Clears a refused mail away (RSET), so that the connection can carry the next one. */
  private async reset(failure: SmtpError): Promise<void> {
    const refusedOnly = failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE';
    if (!refusedOnly) return this.close();
    try {
      await this.waitFor((done) => this.connection.reset(done));
    } catch {
      // The refusal stands as it is; only the connection is lost to the next mail.
      this.close();
    }
  }

  /**
   * One step at a time, as a promise. nodemailer reports a line that breaks by its 'error' event, by the callback, or
   * by both, and says nothing at all to the callback of a connection we close: the first word counts.
   */
  private waitFor<T>(step: (done: (error: SmtpError | null, result?: T) => void) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const settle = (error: SmtpError | null, result?: T) => {
        this.failWaiting = null;
        if (error) reject(error);
        else resolve(result as T);
      };
      if (this.broken) return settle({ message: 'The connection is closed', code: 'ECONNECTION' });
      this.failWaiting = settle;
      step(settle);
    });
  }

  private breakWith(error: SmtpError): void {
    this.broken = true;
    this.failWaiting?.(error);
  }
}

/**
 * What we ask of a server that sends delivery status notifications (RFC 3461): news of failure and delay, with the
 * headers of the mail only (they hold the Message-ID; the text of a notice needn't travel back), and the address as we
 * knew it, which forwarding may have replaced.
 */
function dsnRequest(to: string) {
  return { ret: 'HDRS', notify: ['FAILURE', 'DELAY'], ...(!needsSmtpUtf8(to) && { recipient: to }) };
}

/** Whether the server went away, by itself or with a 421, rather than answering to the mail. */
function lostLine({ code, response }: SmtpError): boolean {
  return code === 'ECONNECTION' || code === 'ESOCKET' || /^421[ -]/.test(response ?? '');
}

/**
 * A finished mail. nodemailer asks it to pipe itself once the server has said 354, which is how we know that it did; it
 * is whole already, so the streams and their events that a mail read from a file needs would be a detour.
 */
class Body {
  started = false;

  constructor(private readonly raw: Buffer) {}

  pipe(connection: Writable): void {
    this.started = true;
    connection.end(this.raw);
  }
}
