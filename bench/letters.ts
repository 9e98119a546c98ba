/**
 * bench:letters — how fast letters become a PDF, against the plainest use of pdfkit on the same machine in the same
 * minute: one document that draws the same paragraphs with shared fonts by `doc.text`, streamed to a file.
 *
 * Both draw 1,000 letters, in turns, five times; the ratio is that of the medians. Peak memory is taken in processes of
 * their own: 2,000 letters in one file, and 10,000 in five.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import Pdf from 'pdfkit';
import { writeBatchPdf } from '../src/letters/batch-pdf.js';
import { shippedProfiles } from '../src/letters/envelope-profile.js';
import { mainFace, type TextStyle } from '../src/letters/font-registry.js';
import type { LetterInput } from '../src/letters/letter-input.js';
import { isBreak, type Block, type Inline } from '../src/message-types/text-tree.js';

const LETTERS = 1_000;
const ROUNDS = 5;
const PER_FILE = 2_000;
const TARGET = 0.8;
const MEMORY_TARGET = 1.3;

const profile = shippedProfiles[0]!;
const createdAt = new Date(Date.UTC(2026, 10, 21));

const firstNames = ['Marie', 'Łukasz', 'Zoë', 'Bram', 'Ayşe', 'Νίκος', 'Наталья', 'Jean-Baptiste', 'Fatima', 'Lotte'];
const lastNames = ['Peeters', 'Żółkiewski', 'de Vries', 'Çağlar', 'Παπαδόπουλος', 'Щербакова', 'Van den Broeck'];
const titles = [
  'Het verdriet van België',
  'Max Havelaar',
  'Kaas',
  'Les Misérables',
  'De kleine prins & andere verhalen',
];

function paragraph(...content: Inline[]): Block {
  return { type: 'paragraph', content };
}

function letter(n: number): LetterInput {
  const name = `${firstNames[n % firstNames.length]} ${lastNames[n % lastNames.length]}`;
  const rows = Array.from({ length: 5 }, (_, row): Inline[][] => [
    [{ text: `${titles[(n + row) % titles.length]} (deel ${(n % 7) + row})` }],
    [{ text: `${30_711_821_293 + n * 5 + row}` }],
    [{ text: `${1 + ((n + row) % 28)} november 2026` }],
  ]);
  return {
    number: String(10_000 + n),
    language: 'nl',
    address: { lines: [name, `Kerkstraat ${n % 300} bus ${n % 20}`, `${1000 + (n % 8999)} GENT`], droppable: [] },
    returnLine: 'Bib Noord · Stationsplein 4 · 9000 Gent',
    sender: ['Bibliotheek Noord', 'Stationsplein 4', '9000 Gent', 'www.bib.example'],
    dateLine: 'Gent, 21 november 2026',
    subject: 'Uw geleende materialen zijn te laat',
    blocks: [
      paragraph({ text: `Beste ${name},` }),
      paragraph(
        { text: 'Deze materialen had u al terug moeten brengen. We zien ze graag snel terug, want er wachten ' },
        { text: 'andere lezers', strong: true },
        { text: ' op. Hebt u ze intussen ingeleverd, dan hoeft u niets meer te doen.' },
      ),
      {
        type: 'table',
        align: [null, null, 'right'],
        header: [[{ text: 'Titel' }], [{ text: 'Exemplaar' }], [{ text: 'Terug op' }]],
        rows,
      },
      paragraph({
        text:
          'U kunt de materialen inleveren in elke vestiging, ook buiten de openingsuren via de inleverbus. Verlengen kan ' +
          'op www.bib.example/mijn zolang niemand anders ze gereserveerd heeft. Per dag en per exemplaar rekenen we € 0,20; ' +
          'na vier weken volgt een nota voor de vervanging van het exemplaar.',
      }),
      paragraph({ text: 'Met vriendelijke groet,' }),
      paragraph({ text: 'Bibliotheek Noord' }, { break: true }, { text: 'Lieve Claes' }),
    ],
    piece: { batch: '42', sequence: n + 1 },
  };
}

function* letters(from: number, count: number): Generator<LetterInput> {
  for (let n = from; n < from + count; n++) yield letter(n);
}

async function ours(directory: string, count: number): Promise<void> {
  for (let done = 0; done < count; done += PER_FILE) {
    const part = letters(done, Math.min(PER_FILE, count - done));
    const options = { title: 'Printopdracht 42', language: 'nl', createdAt, profile, duplex: false };
    await writeBatchPdf(join(directory, `ours-${done}.pdf`), part, options);
  }
}

async function baseline(directory: string, count: number): Promise<void> {
  const pdf = new Pdf({ size: 'A4', margin: 70, autoFirstPage: false, font: '' });
  for (const style of ['regular', 'bold'] satisfies TextStyle[]) {
    pdf.registerFont(style, mainFace(style).font as unknown as PDFKit.Mixins.PDFFontSource);
  }
  const out = createWriteStream(join(directory, 'baseline.pdf'));
  pdf.pipe(out);
  for (const one of letters(0, count)) {
    pdf.addPage();
    drawPlainly(pdf, one);
    if (out.writableNeedDrain) await once(out, 'drain');
  }
  pdf.end();
  await finished(out);
}

/** The same text as `layOutLetter` sets: letterhead, return line, address, date, subject, blocks, footer. */
function drawPlainly(pdf: PDFKit.PDFDocument, one: LetterInput): void {
  const width = 450;
  const say = (text: string, style: TextStyle, size: number, x = 70, y?: number): void => {
    pdf.font(style).fontSize(size);
    if (y === undefined) pdf.text(text, x, pdf.y, { width });
    else pdf.text(text, x, y, { width });
  };
  const plain = (content: Inline[]): string => content.map((part) => (isBreak(part) ? '\n' : part.text)).join('');
  say(one.sender[0]!, 'bold', 14, 70, 42);
  say(one.sender.slice(1).join('\n'), 'regular', 8.5);
  say(one.returnLine, 'regular', 7, 300, 140);
  say(one.address.lines.join('\n'), 'regular', 11, 300, 165);
  say(one.dateLine, 'regular', 10.5, 70, 280);
  say(one.subject, 'bold', 12);
  for (const block of one.blocks) {
    if (block.type === 'paragraph') say(plain(block.content), 'regular', 10.5);
    if (block.type !== 'table') continue;
    say(block.header.map(plain).join('   '), 'bold', 9.5);
    for (const row of block.rows) say(row.map(plain).join('   '), 'regular', 9.5);
  }
  say(`${one.number} · pagina 1 van 1   B42-${one.piece?.sequence}`, 'regular', 8, 70, 750);
}

async function rate(draw: (directory: string, count: number) => Promise<void>, directory: string): Promise<number> {
  const start = performance.now();
  await draw(directory, LETTERS);
  return (LETTERS * 1000) / (performance.now() - start);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Peak resident memory in MB of a process that draws so many letters. */
function peakMemory(count: number): number {
  const answer = execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'memory', String(count)]);
  return Number(answer.toString());
}

const directory = await mkdtemp(join(tmpdir(), 'bode-bench-letters-'));
try {
  if (process.argv[2] === 'memory') {
    await ours(directory, Number(process.argv[3]));
    console.log(Math.round(process.resourceUsage().maxRSS / 1024));
  } else {
    const rates = { baseline: [] as number[], ours: [] as number[] };
    await baseline(directory, 20);
    await ours(directory, 20);
    for (let round = 1; round <= ROUNDS; round++) {
      rates.baseline.push(await rate(baseline, directory));
      rates.ours.push(await rate(ours, directory));
      console.log(
        `round ${round}: baseline ${rates.baseline.at(-1)!.toFixed(0)}, ours ${rates.ours.at(-1)!.toFixed(0)} letters/s`,
      );
    }
    const at2000 = peakMemory(2_000);
    const at10000 = peakMemory(10_000);
    console.log(`peak memory: ${at2000} MB at 2,000 letters, ${at10000} MB at 10,000 in five files`);
    const perSecond = Math.round(median(rates.ours));
    const ratio = Number((median(rates.ours) / median(rates.baseline)).toFixed(2));
    const memoryRatio = Number((at10000 / at2000).toFixed(2));
    console.log(
      JSON.stringify({
        bench: 'letters',
        ratio,
        target: TARGET,
        lettersPerSecond: perSecond,
        baselinePerSecond: Math.round(median(rates.baseline)),
        memoryRatio,
        memoryTarget: MEMORY_TARGET,
        peakMB: { at2000, at10000 },
        ok: ratio >= TARGET && memoryRatio <= MEMORY_TARGET,
      }),
    );
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
