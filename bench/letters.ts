import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BatchFiles } from '../src/letters/batch-files.js';
import { BatchFreeze } from '../src/letters/batch-freeze.js';
import { shippedProfile } from '../src/letters/envelope-profile.js';
import { LetterDocument } from '../src/letters/letter-document.js';
import type { LetterInput } from '../src/letters/letter-input.js';
import { layOutLetter } from '../src/letters/letter-layout.js';
import { benchConfig, openBenchApp, openBenchHouse, type BenchHouse } from './bench-house.js';
import { drawBaseline } from './letters-baseline.js';
import { BenchOperator } from './print-room.js';
import { median } from './send-wire.js';

/**
 * bench:letters — letters per second of the real batch (from pressing "prepare" until it is ready to print: judged and
 * frozen, read, laid out, drawn, hashed, written, with every status and timeline in the database) against the plainest
 * use of pdfkit, one document that draws the same texts by `doc.text`.
 *
 * Both do 1,000 letters, in turns, five times; the ratio is the median of the rounds' ratios. Peak memory is that of
 * processes that only prepare: 2,000 letters in one file, and 10,000 in five.
 */
const LETTERS = 1_000;
const ROUNDS = 5;
const TARGET = 0.8;
const SMALL = 2_000;
const LARGE = 10_000;
const MEMORY_TARGET = 1.3;

if (process.argv[2] === 'memory') await prepareAlone(process.argv.slice(3));
else await main();

async function main(): Promise<void> {
  const house = await openBenchHouse();
  try {
    const operator = new BenchOperator(house.app, house.library.id);
    await operator.fill(LETTERS);
    const rates = await alternate(house, operator);
    const letters = await operator.letters(rates.lastBatch);
    await printShares(house, rates, letters);
    await operator.discard(rates.lastBatch);
    await operator.fill(SMALL - LETTERS, LETTERS);
    const small = peakMemory(house, SMALL);
    await operator.fill(LARGE - SMALL, SMALL);
    const large = peakMemory(house, LARGE);
    console.log(`peak memory: ${small} MB at ${SMALL} letters, ${large} MB at ${LARGE} in five files`);
    const ratio = round2(median(rates.ours.map((rate, i) => rate / rates.baseline[i]!)));
    const memoryRatio = round2(large / small);
    console.log(
      JSON.stringify({
        bench: 'letters',
        ratio,
        target: TARGET,
        lettersPerSecond: Math.round(median(rates.ours)),
        baselinePerSecond: Math.round(median(rates.baseline)),
        memoryRatio,
        memoryTarget: MEMORY_TARGET,
        peakMB: { [`at${SMALL}`]: small, [`at${LARGE}`]: large },
        ok: ratio >= TARGET && memoryRatio <= MEMORY_TARGET,
      }),
    );
  } finally {
    await house.close();
  }
}

interface Rates {
  /** Letters per second, one figure a round. */
  ours: number[];
  baseline: number[];
  /** Seconds of the last round, and how many of them the freeze took. */
  preparing: number;
  freezing: number;
  /** Still prepared. */
  lastBatch: string;
}

async function alternate(house: BenchHouse, operator: BenchOperator): Promise<Rates> {
  const freeze = timed(house.app.get(BatchFreeze), 'freeze');
  const warm = await operator.prepare(LETTERS);
  const letters = await operator.letters(warm.batchId);
  const out = join(house.config.dataDir, 'baseline.pdf');
  await drawBaseline(out, letters);
  const rates: Rates = { ours: [], baseline: [], preparing: 0, freezing: 0, lastBatch: warm.batchId };
  for (let round = 1; round <= ROUNDS; round++) {
    const start = performance.now();
    await drawBaseline(out, letters);
    rates.baseline.push((LETTERS * 1000) / (performance.now() - start));
    await operator.discard(rates.lastBatch);
    freeze.seconds = 0;
    const { batchId, seconds } = await operator.prepare(LETTERS);
    rates.ours.push(LETTERS / seconds);
    Object.assign(rates, { lastBatch: batchId, preparing: seconds, freezing: freeze.seconds });
    const [ours, theirs] = [rates.ours.at(-1)!, rates.baseline.at(-1)!];
    console.log(
      `round ${round}: doc.text ${theirs.toFixed(0)}, Bode ${ours.toFixed(0)} letters/s (${(ours / theirs).toFixed(2)})`,
    );
  }
  return rates;
}

/** Counts the time that a service spends in one of its methods. */
function timed<Service extends object>(service: Service, method: keyof Service): { seconds: number } {
  const spent = { seconds: 0 };
  const original = service[method] as (...args: unknown[]) => Promise<unknown>;
  service[method] = (async (...args: unknown[]) => {
    const start = performance.now();
    try {
      return await original.apply(service, args);
    } finally {
      spent.seconds += (performance.now() - start) / 1000;
    }
  }) as Service[keyof Service];
  return spent;
}

/** The share of each step of the last round: the freeze as it went there, drawing and writing once more on their own. */
async function printShares(
  { app, config, library }: BenchHouse,
  { lastBatch, preparing, freezing }: Rates,
  letters: readonly LetterInput[],
): Promise<void> {
  const profile = shippedProfile('be-right')!;
  const drawing = await secondsOf(() => {
    const document = new LetterDocument({ title: 'bench', language: 'nl', createdAt: new Date() });
    for (const letter of letters) {
      const laidOut = layOutLetter(letter, profile, false);
      if (!laidOut.ok) throw new Error(laidOut.code);
      for (const page of laidOut.pages) document.addPage(page);
    }
    document.end();
  });
  const bytes = await readFile(app.get(BatchFiles).path(library.id, lastBatch, 1, 1));
  const writing = await secondsOf(async () => {
    createHash('sha256').update(bytes).digest('hex');
    await writeFile(join(config.dataDir, 'written.pdf'), bytes, { flush: true });
  });
  const shares = {
    'freeze: read, judge, status, timeline': freezing,
    'lay out and draw': drawing,
    'hash and write': writing,
    'the rest: read, Markdown, state of the batch': preparing - freezing - drawing - writing,
  };
  console.log('Share of each step of the last round:');
  for (const [step, seconds] of Object.entries(shares)) {
    const share = ((seconds / preparing) * 100).toFixed(0);
    console.log(`  ${step.padEnd(45)} ${(seconds * 1000).toFixed(0).padStart(5)} ms ${share.padStart(3)} %`);
  }
}

async function secondsOf(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Peak resident memory in MB of a process that prepares all letters that wait. */
function peakMemory(house: BenchHouse, count: number): number {
  const { databaseUrl, config, library } = house;
  const facts = [databaseUrl, config.dataDir, library.id, String(count)];
  const answer = execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'memory', ...facts]);
  return Number(answer.toString());
}

async function prepareAlone([databaseUrl, dataDir, organisationId, count]: string[]): Promise<void> {
  const app = await openBenchApp(await benchConfig(dataDir!), databaseUrl!);
  const operator = new BenchOperator(app, organisationId!);
  const { batchId } = await operator.prepare(Number(count));
  console.log(Math.round(process.resourceUsage().maxRSS / 1024));
  await operator.discard(batchId);
  await app.close();
}

function round2(figure: number): number {
  return Math.round(figure * 100) / 100;
}
