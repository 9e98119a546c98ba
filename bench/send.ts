import { AccountLinks } from '../src/auth/account-links.js';
import { systemClock } from '../src/common/clock.js';
import { LOG } from '../src/common/log.js';
import { WorkerPresence } from '../src/database/worker-presence.js';
import { Metrics } from '../src/health/metrics.js';
import { RelayState } from '../src/health/relay-state.js';
import { Intake } from '../src/decisions/intake.service.js';
import { composeMail } from '../src/email/compose.js';
import { MailQueue } from '../src/email/mail-queue.js';
import { MailWorker } from '../src/email/mail-worker.js';
import { OutcomeRecorder } from '../src/email/outcome-recorder.js';
import { RelayGuard } from '../src/email/relay-guard.js';
import { smtpSettings } from '../src/config/smtp-settings.js';
import { SmtpTransport } from '../src/email/transport.js';
import { toHtml } from '../src/message-types/html.js';
import { renderSource } from '../src/message-types/liquid.js';
import { parseMarkdown } from '../src/message-types/markdown.js';
import { toPlainText } from '../src/message-types/plain-text.js';
import { loadTemplates } from '../src/message-types/templates.js';
import { textContext } from '../src/message-types/text-context.js';
import { Fallback } from '../src/messages/fallback.service.js';
import { benchRequest, openBenchHouse } from './bench-house.js';
import { longQueueRatio } from './long-queue.js';
import {
  baselineRate,
  CONNECTIONS,
  median,
  shareOfSteps,
  startSink,
  type RenderedMail,
  type Sink,
} from './send-wire.js';

/**
 * Mails per second of the real worker (claim, hand-over, Markdown, VERP, compose, SMTP, outcome) against
 * `nodemailer.sendMail` in a loop with text and HTML already rendered; the same sink, the same number of connections,
 * five times in turn. Then the CPU time of a mail with 100,000 in the queue against 1,000 (`longQueueRatio`).
 */
const ROUNDS = 5;
let template: { subject: string; body: string } | undefined;
const MAILS = Number(process.argv[2] ?? 2_000);
const LONG_QUEUE = Number(process.argv[3] ?? 100_000);

const house = await openBenchHouse();
const sink = await startSink();
const transport = new SmtpTransport(smtpSettings(`smtp://127.0.0.1:${sink.port}?ignoreTLS=true`), {
  connections: CONNECTIONS,
});
const worker = new MailWorker(
  house.tenancy,
  new MailQueue(house.tenancy),
  new OutcomeRecorder(house.tenancy, house.app.get(Fallback), house.app.get(Metrics)),
  transport,
  house.app.get(AccountLinks),
  house.config,
  systemClock,
  house.app.get(WorkerPresence),
  new RelayGuard(house.app.get(RelayState), transport, systemClock, house.app.get(LOG)),
);
let posted = 0;

await fill(house.library.id, 500);
await drain(sink, 500);
await house.analyze();
const ours: number[] = [];
const theirs: number[] = [];
for (let round = 1; round <= ROUNDS; round++) {
  theirs.push(await baselineRate(sink, rendered(MAILS)));
  await fill(house.library.id, MAILS);
  ours.push(await drain(sink, MAILS));
  console.log(`round ${round}: sendMail ${theirs.at(-1)!.toFixed(0)}/s, Bode ${ours.at(-1)!.toFixed(0)}/s`);
}
const turn = () => worker.turn();
const cpuPerMailRatio = await longQueueRatio({ house, fill, turn, taken: () => sink.taken() }, LONG_QUEUE);
printShares();
await transport.close();
sink.stop();
await house.close();

const ratios = ours.map((rate, i) => rate / theirs[i]!);
console.log(
  JSON.stringify({
    bench: 'send',
    ratio: round2(median(ratios)),
    target: 1.6,
    mailsPerSecond: Math.round(median(ours)),
    sendMailPerSecond: Math.round(median(theirs)),
    longQueue: LONG_QUEUE,
    cpuPerMailRatio: round2(cpuPerMailRatio),
    cpuPerMailTarget: 1.15,
  }),
);

/** Posts requests until `count` more mails of the organisation are queued. */
async function fill(organisationId: string, count: number): Promise<void> {
  const intake = house.app.get(Intake);
  const caller = { organisationId, userId: null };
  for (let done = 0; done < count; done += 500) {
    const rows = Array.from({ length: Math.min(500, count - done) }, () => ({ value: benchRequest(posted++) }));
    await intake.take(caller, rows);
  }
}

/** Works until `count` mails are out. @returns mails per second */
async function drain(sink: Sink, count: number): Promise<number> {
  const before = await sink.taken();
  const started = process.hrtime.bigint();
  while (await worker.turn());
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const arrived = (await sink.taken()) - before;
  if (arrived !== count) throw new Error(`${arrived} of ${count} mails arrived`);
  return count / seconds;
}

function rendered(count: number): RenderedMail[] {
  return Array.from({ length: count }, (_, n) => {
    const blocks = parseMarkdown(body(n));
    return {
      returnPath: `b-a-${n}-aaaaaaaaaaaaaaaa@bounces.localhost`,
      content: {
        messageId: `<m-a-${n}@bounces.localhost>`,
        date: new Date(),
        from: { name: 'Centrum', address: 'info@meetstad.example' },
        to: { name: `Marie Peeters ${n}`, address: `marie.${n}@bib.example` },
        subject: 'Herinnering',
        text: toPlainText(blocks),
        html: toHtml(blocks, { language: 'nl', subject: 'Herinnering', organisationName: 'Bibliotheek Meetstad' }),
        language: 'nl',
      },
    };
  });
}

function body(n: number): string {
  const template = loadedTemplate();
  const { client, data } = benchRequest(n) as { client: { name: string }; data: Record<string, unknown> };
  const context = textContext({
    client,
    branch: { name: 'Centrum' },
    organisation: { name: 'Bibliotheek Meetstad', zone: 'Europe/Brussels' },
    data,
    language: 'nl',
    now: new Date(),
  });
  const result = renderSource(template, context);
  if (!result.ok) throw new Error(result.detail);
  return result.body;
}

function loadedTemplate(): { subject: string; body: string } {
  return (template ??= loadTemplates().find(({ code, language }) => code === 'HR1' && language === 'nl')!);
}

function printShares(): void {
  const bodies = Array.from({ length: 200 }, (_, n) => body(n));
  const trees = bodies.map((text) => parseMarkdown(text));
  const contents = rendered(200).map(({ content }) => content);
  const shares = shareOfSteps(
    {
      liquid: (n) => body(n % 200),
      markdown: (n) => parseMarkdown(bodies[n % 200]!),
      'html and text': (n) => {
        toPlainText(trees[n % 200]!);
        return toHtml(trees[n % 200]!, { language: 'nl', subject: 'Herinnering', organisationName: 'Meetstad' });
      },
      compose: (n) => composeMail(contents[n % 200]!),
    },
    2_000,
  );
  console.log('CPU of each step of one mail (Liquid is run when the request comes in, the others when it is sent):');
  for (const [step, { microseconds, share }] of Object.entries(shares)) {
    console.log(`  ${step.padEnd(14)} ${microseconds.toFixed(0).padStart(5)} µs  ${share.toFixed(0).padStart(3)} %`);
  }
}

function round2(figure: number): number {
  return Math.round(figure * 100) / 100;
}
