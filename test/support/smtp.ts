import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

/** One mail as a server took it. */
export interface ReceivedMail {
  from: string;
  to: string;
  raw: Buffer;
  /** What was asked with the addressee (NOTIFY, ORCPT), and with the sender (RET), where the server offers DSN. */
  dsn: { notify?: string[]; orcpt?: string; ret?: string };
  smtpUtf8: boolean;
  secure: boolean;
  /** The connection it came over. */
  session: string;
}

/** A reply such as `550 5.1.1 No such user`; undefined takes the command. */
type Answer = string | undefined;

/** How a test server behaves. Without any of these it takes every mail, and offers DSN, SMTPUTF8 and PIPELINING. */
export interface SmtpBehaviour {
  onSender?: (address: string) => Answer;
  onRecipient?: (address: string) => Answer;
  onMail?: (mail: ReceivedMail) => Answer;
  /** Answers to mails wait for this. */
  until?: Promise<void>;
  /** Authentication is required, with these. Without it none is offered. */
  login?: { user: string; password: string; refusal?: string };
  /** Offer STARTTLS, with the certificate that smtp-server has for tests. */
  startTls?: boolean;
  /** Extensions not to offer. */
  without?: ReadonlyArray<'DSN' | 'SMTPUTF8' | '8BITMIME' | 'PIPELINING'>;
}

/** A real SMTP server in this process. */
export interface TestSmtpServer {
  port: number;
  /** What it took, in order. */
  mails: ReceivedMail[];
  /** Replaces the behaviour from the next command on; what is offered stays. */
  behave(behaviour: Pick<SmtpBehaviour, 'onSender' | 'onRecipient' | 'onMail' | 'until'>): void;
  /** Connections opened so far. */
  connections(): number;
  close(): Promise<void>;
}

/** Starts a server on a free port of the loopback. */
export async function startSmtpServer(behaviour: SmtpBehaviour = {}): Promise<TestSmtpServer> {
  let now = behaviour;
  let connections = 0;
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    ...offers(behaviour),
    onConnect: (_session, done) => {
      connections++;
      done();
    },
    onAuth: ({ username, password }, _session, done) => {
      const { login } = behaviour;
      if (login && username === login.user && password === login.password) return done(null, { user: username });
      done(refusal(login?.refusal ?? '535 5.7.8 Authentication failed'));
    },
    onMailFrom: ({ address }, _session, done) => done(refusal(now.onSender?.(address))),
    onRcptTo: ({ address }, _session, done) => done(refusal(now.onRecipient?.(address))),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        await now.until;
        const mail = received(session, Buffer.concat(chunks));
        const answer = now.onMail?.(mail);
        if (!answer) mails.push(mail);
        done(refusal(answer));
      });
    },
  });
  // A client that breaks off in the middle is part of the tests.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    behave: (next) => (now = next),
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function offers({ login, startTls, without = [] }: SmtpBehaviour): SMTPServerOptions {
  return {
    disabledCommands: [...(login ? [] : ['AUTH']), ...(startTls ? [] : ['STARTTLS'])],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 200,
    hideDSN: without.includes('DSN'),
    hideSMTPUTF8: without.includes('SMTPUTF8'),
    hide8BITMIME: without.includes('8BITMIME'),
    hidePIPELINING: without.includes('PIPELINING'),
    // Its own codes would stand before those of the test's answers.
    hideENHANCEDSTATUSCODES: true,
  };
}

function refusal(answer: Answer): Error | null {
  if (!answer) return null;
  return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });
}

/** What smtp-server knows of an envelope beyond its published types. */
interface EnvelopeWithExtensions {
  smtpUtf8?: boolean;
  dsn?: { ret?: string };
  rcptTo: Array<{ dsn?: { notify?: string[]; orcpt?: string } }>;
}

function received(session: SMTPServerSession, raw: Buffer): ReceivedMail {
  const { mailFrom, rcptTo } = session.envelope;
  const extended = session.envelope as EnvelopeWithExtensions;
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo[0]?.address ?? '',
    raw,
    dsn: { ...extended.rcptTo[0]?.dsn, ...(extended.dsn?.ret && { ret: extended.dsn.ret }) },
    smtpUtf8: extended.smtpUtf8 === true,
    secure: session.secure,
    session: session.id,
  };
}
