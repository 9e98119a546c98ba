import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BatchFiles } from '../../src/letters/batch-files.js';
import { BatchFreeze } from '../../src/letters/batch-freeze.js';
import { BatchRender } from '../../src/letters/batch-render.js';
import { BatchWorker } from '../../src/letters/batch-worker.js';
import { windowOnSheet, type EnvelopeProfile } from '../../src/letters/envelope-profile.js';
import { Tenancy, type Tx } from '../../src/database/tenancy.js';
import { WorkerPresence } from '../../src/database/worker-presence.js';
import { Metrics } from '../../src/health/metrics.js';
import { LostLeases } from '../../src/work/lost-leases.js';
import type { TestApp } from './app.js';
import { readPdf, type ReadPage } from './pdf-reader.js';

/** A letter as whoever opens the file finds it. */
export interface PrintedLetter {
  /** Its place in the batch, from the code at the foot of the page. */
  sequence: number;
  pages: number;
  /** What is seen through the window, without the return line. */
  address: string[];
}

const PIECE = /^B\d+-(\d{6}) (\d+)\/(\d+)$/;
const MM = 25.4 / 72;
/** How far letters reach above the baseline, in ems: DejaVu, accents included. */
const ASCENT = 0.928;
/** A return line is smaller than this, an address never (points). */
const SMALLEST_ADDRESS = 9;

/**
 * The letters in a file, in their order.
 *
 * @throws when anything that the window can show is not wholly inside it, or a page has no code
 */
export function printedLetters(pdf: Buffer, profile: EnvelopeProfile): PrintedLetter[] {
  const letters: PrintedLetter[] = [];
  for (const page of readPdf(pdf).pages) {
    const code = page.texts.map(({ text }) => PIECE.exec(text)).find((match) => match !== null);
    if (!code) throw new Error('A page without the code of its letter');
    const [sequence, sheet] = [Number(code[1]), Number(code[2])];
    if (sheet === 1) letters.push({ sequence, pages: 1, address: inWindow(page, profile) });
    else letters.at(-1)!.pages++;
    if (letters.at(-1)!.sequence !== sequence) throw new Error('A page stands between those of another letter');
  }
  return letters;
}

function inWindow(page: ReadPage, profile: EnvelopeProfile): string[] {
  const { safe, exposed } = windowOnSheet(profile);
  const seen = page.texts.filter(
    ({ x, y, width, size }) =>
      x < exposed.x + exposed.width &&
      x + width > exposed.x &&
      y > exposed.y &&
      y - ASCENT * size * MM < exposed.y + exposed.height,
  );
  for (const { text, x, y, width, size } of seen) {
    const fits =
      x >= safe.x && x + width <= safe.x + safe.width && y - ASCENT * size * MM >= safe.y && y <= safe.y + safe.height;
    if (!fits) throw new Error(`"${text}" stands partly outside the window`);
  }
  return seen.filter(({ size }) => size >= SMALLEST_ADDRESS).map(({ text }) => text);
}

/** A worker of its own beside the app's; with a tenancy that dies, one that is killed in the middle. */
export function batchWorker(bode: TestApp, tenancy: Tenancy = bode.tenancy): BatchWorker {
  const freeze = new BatchFreeze(tenancy, bode.clock);
  const render = new BatchRender(tenancy, new BatchFiles(bode.config));
  return new BatchWorker(tenancy, freeze, render, bode.clock, bode.app.get(WorkerPresence), bode.app.get(Metrics));
}

/** Prepares all there is to prepare. */
export async function prepareAll(bode: TestApp): Promise<void> {
  const worker = batchWorker(bode);
  while (await worker.turn());
}

/** Tries a batch that can't be made, with the pauses between, until it is given up. */
export async function tryInVain(bode: TestApp): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    await prepareAll(bode);
    bode.clock.advance(121_000);
  }
}

/** Has workers killed in the middle of a batch, as often as one is begun at all; then whoever lives gives it up. */
export async function breakOff(bode: TestApp): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    // The first transaction takes the batch, the second begins with it.
    const killed = batchWorker(bode, dyingTenancy(bode.tenancy, 2, 'before')).turn();
    await killed.then(
      () => Promise.reject(new Error('The worker lived')),
      (error: unknown) => (error instanceof Killed ? undefined : Promise.reject(error)),
    );
    await new LostLeases(bode.tenancy, bode.clock).expire();
  }
  await prepareAll(bode);
}

/** Puts a file where the folder of a batch is to be; gives back what takes it away. */
export async function blockFolder(bode: TestApp, batchId: string): Promise<() => Promise<void>> {
  const folder = join(bode.config.dataDir, 'batches', bode.library.organisationId);
  await mkdir(folder, { recursive: true });
  const file = join(folder, batchId);
  await writeFile(file, '');
  return () => rm(file);
}

/** A database that is lost at the n-th transaction: before it begins, or when it is just committed. */
export function dyingTenancy(tenancy: Tenancy, n: number, when: 'before' | 'after'): Tenancy {
  let left = n;
  const dying = Object.create(tenancy) as Tenancy;
  dying.within = async <T>(organisationId: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
    left--;
    if (left < 0 || (left === 0 && when === 'before')) throw new Killed();
    const result = await tenancy.within(organisationId, work);
    if (left === 0) throw new Killed();
    return result;
  };
  return dying;
}

export class Killed extends Error {}
