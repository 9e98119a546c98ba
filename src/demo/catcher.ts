import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { newId } from '../common/ids.js';
import { behaviourFor, replyText, type SmtpReply } from './behaviours.js';
import { caughtMail } from './caught-mail.js';
import { Deferrals } from './deferrals.js';
import type { InboxStore } from './inbox.js';

/** Loopback only: what the demo catches can never leave, and nobody else can put mail in. */
const HOST = '127.0.0.1';

const LARGEST_MAIL_BYTES = 10 * 1024 * 1024;

export interface CatcherOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  store: InboxStore;
  /** What went wrong in the background: a broken connection, a mail that could not be kept. */
  onError(error: unknown): void;
  now(): Date;
  /** How long a mail that is to go back stays before it is due. */
  returnAfterMs?: number;
}

export interface Catcher {
  port: number;
  close(): Promise<void>;
}

/**
 * Starts the demo's mail server. It takes all mail, except where `behaviours` says otherwise, and never sends any on;
 * what is to go back is sent by `ReturnMail`. Rejects when the port is taken.
 */
export async function startCatcher(options: CatcherOptions): Promise<Catcher> {
  const deferrals = new Deferrals();
  const server = new SMTPServer({
    name: 'catcher.example',
    banner: 'Bode demo, nothing leaves this machine',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hideDSN: false,
    size: LARGEST_MAIL_BYTES,
    closeTimeout: 1_000,
    onRcptTo: (recipient, session, done) => done(refusalOfRecipient(recipient, session, deferrals)),
    onData: (stream, session, done) => {
      take(stream, session, options).then(
        (outcome) => {
          if (outcome instanceof SmtpRefusal) return done(outcome);
          done(null, outcome);
        },
        (error: unknown) => {
          options.onError(error);
          done(new SmtpRefusal({ code: 451, status: '4.3.0', text: 'The mail could not be kept' }));
        },
      );
    },
  });
  server.on('error', (error) => options.onError(error));
  const net = server.listen(options.port ?? 0, HOST);
  await once(net, 'listening');
  return {
    port: (net.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

function refusalOfRecipient(
  { address }: SMTPServerAddress,
  { envelope }: SMTPServerSession,
  deferrals: Deferrals,
): SmtpRefusal | null {
  const localPart = address.slice(0, address.lastIndexOf('@'));
  // RFC 6531 §3.5: such an address may only come in a transaction that asked for SMTPUTF8.
  if (!envelope.smtpUtf8 && /[^\p{ASCII}]/u.test(localPart)) {
    return new SmtpRefusal({ code: 553, status: '5.6.7', text: 'Non-ASCII address without SMTPUTF8' });
  }
  const answer = behaviourFor(address)?.answer;
  if (answer?.kind === 'refuse' && answer.stage === 'recipient') return new SmtpRefusal(answer.reply);
  if (answer?.kind === 'defer') {
    // Bode has a return path of its own for each message, so each message is put off by itself.
    const from = envelope.mailFrom ? envelope.mailFrom.address : '';
    if (deferrals.putOff(`${from} ${address.toLowerCase()}`, answer.times)) return new SmtpRefusal(answer.reply);
  }
  return null;
}

/** Reads the mail to its end and keeps it. Gives the words of the 250, or the refusal. */
async function take(
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
  { store, now, returnAfterMs = 4_000 }: CatcherOptions,
): Promise<string | SmtpRefusal> {
  const chunks: Buffer[] = [];
  // Read on after a refusal is certain: the reply comes after the last dot.
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) return new SmtpRefusal({ code: 552, status: '5.3.4', text: 'Message too big' });
  for (const { address } of envelope.rcptTo) {
    const answer = behaviourFor(address)?.answer;
    if (answer?.kind === 'refuse' && answer.stage === 'data') return new SmtpRefusal(answer.reply);
  }
  const raw = Buffer.concat(chunks);
  const id = newId();
  await store.add(await caughtMail({ id, raw, envelope, receivedAt: now(), returnAfterMs }), raw);
  return `2.0.0 Kept as ${id}`;
}

/** A refusal in the form that smtp-server wants: an error with the code beside it. */
class SmtpRefusal extends Error {
  readonly responseCode: number;

  constructor(reply: SmtpReply) {
    super(replyText(reply));
    this.responseCode = reply.code;
  }
}
