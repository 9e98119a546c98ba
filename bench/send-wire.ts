import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createTransport } from 'nodemailer';
import { composeMail, type MailContent } from '../src/email/compose.js';
import { SmtpTransport } from '../src/email/transport.js';

/** Connections at once, for the baseline and for ours. */
export const CONNECTIONS = 20;

/** The server that mails are sent to, in its own process. */
export interface Sink {
  port: number;
  /** Mails taken so far: a rate counts only if they all arrived. */
  taken(): Promise<number>;
  stop(): void;
}

/** Starts `send-sink` as a process. */
export async function startSink(): Promise<Sink> {
  const child = fork(new URL('./send-sink.js', import.meta.url));
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    port,
    taken: async () => {
      child.send('taken');
      const [{ taken }] = (await once(child, 'message')) as [{ taken: number }];
      return taken;
    },
    stop: () => child.disconnect(),
  };
}

/** A mail as the baseline gets it: text and HTML already rendered. */
export interface RenderedMail {
  returnPath: string;
  content: MailContent;
}

/** Mails per second of `nodemailer.sendMail` in a loop: what a program without Bode would do. */
export async function baselineRate(sink: Sink, mails: readonly RenderedMail[]): Promise<number> {
  const transport = createTransport({
    pool: true,
    host: '127.0.0.1',
    port: sink.port,
    ignoreTLS: true,
    maxConnections: CONNECTIONS,
    maxMessages: Infinity,
  });
  const rate = await rateOf(sink, mails, ({ returnPath, content }) =>
    transport.sendMail({
      envelope: { from: returnPath, to: [content.to.address] },
      from: { name: content.from.name ?? '', address: content.from.address },
      to: { name: content.to.name ?? '', address: content.to.address },
      messageId: content.messageId,
      date: content.date,
      subject: content.subject,
      text: content.text,
      html: content.html,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': content.language },
    }),
  );
  transport.close();
  return rate;
}

/** Mails per second of our composing and hand-over alone, without a database: the upper bound of the worker. */
export async function wireRate(sink: Sink, mails: readonly RenderedMail[]): Promise<number> {
  const transport = new SmtpTransport(
    {
      host: '127.0.0.1',
      port: sink.port,
      secure: false,
      requireTLS: false,
      ignoreTLS: true,
      verifyCertificate: true,
    },
    { connections: CONNECTIONS },
  );
  const rate = await rateOf(sink, mails, ({ returnPath, content }) =>
    transport.send({ from: returnPath, to: content.to.address }, composeMail(content)),
  );
  await transport.close();
  return rate;
}

async function rateOf(
  sink: Sink,
  mails: readonly RenderedMail[],
  send: (mail: RenderedMail) => Promise<unknown>,
): Promise<number> {
  const before = await sink.taken();
  const rest = mails.values();
  const started = process.hrtime.bigint();
  const line = async () => {
    for (const mail of rest) await send(mail);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, line));
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const arrived = (await sink.taken()) - before;
  if (arrived !== mails.length) throw new Error(`Only ${arrived} of ${mails.length} mails arrived`);
  return mails.length / seconds;
}

/**
 * The CPU time of each step of one mail, in microseconds, and its share of them all in percent. Each step is run alone,
 * as often as `turns` says, after as many turns to warm up.
 */
export function shareOfSteps(
  steps: Readonly<Record<string, (turn: number) => unknown>>,
  turns: number,
): Record<string, { microseconds: number; share: number }> {
  const costs = Object.entries(steps).map(([name, step]) => {
    for (let turn = 0; turn < turns; turn++) step(turn);
    const before = process.cpuUsage();
    for (let turn = 0; turn < turns; turn++) step(turn);
    const { user, system } = process.cpuUsage(before);
    return { name, microseconds: (user + system) / turns };
  });
  const sum = costs.reduce((total, { microseconds }) => total + microseconds, 0);
  return Object.fromEntries(
    costs.map(({ name, microseconds }) => [name, { microseconds, share: (microseconds / sum) * 100 }]),
  );
}

/** The middle of an odd number of figures. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!;
}
