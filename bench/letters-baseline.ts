import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import Pdf from 'pdfkit';
import { mainFace, type TextStyle } from '../src/letters/font-registry.js';
import type { LetterInput } from '../src/letters/letter-input.js';
import { isBreak, type Block, type Inline } from '../src/message-types/text-tree.js';

const WIDTH = 450;

/**
 * The plainest use of pdfkit: one document that draws the same paragraphs with shared fonts by
 * `doc.text(…, { width })`, streamed to a file. It is given the letters read and their Markdown parsed.
 */
export async function drawBaseline(out: string, letters: Iterable<LetterInput>): Promise<void> {
  const pdf = new Pdf({ size: 'A4', margin: 70, autoFirstPage: false, font: '' });
  for (const style of ['regular', 'bold'] satisfies TextStyle[]) {
    pdf.registerFont(style, mainFace(style).font as unknown as PDFKit.Mixins.PDFFontSource);
  }
  const file = createWriteStream(out);
  pdf.pipe(file);
  for (const letter of letters) {
    pdf.addPage();
    drawLetter(pdf, letter);
    if (file.writableNeedDrain) await once(file, 'drain');
  }
  pdf.end();
  await finished(file);
}

/** The same text as `layOutLetter` sets: letterhead, return line, address, date, subject, blocks, footer. */
function drawLetter(pdf: PDFKit.PDFDocument, letter: LetterInput): void {
  say(pdf, letter.sender[0]!, 'bold', 14, 70, 42);
  say(pdf, letter.sender.slice(1).join('\n'), 'regular', 8.5);
  say(pdf, letter.returnLine, 'regular', 7, 300, 140);
  say(pdf, letter.address.lines.join('\n'), 'regular', 11, 300, 165);
  say(pdf, letter.dateLine, 'regular', 10.5, 70, 280);
  say(pdf, letter.subject, 'bold', 12);
  for (const block of letter.blocks) drawBlock(pdf, block);
  const { batch, sequence } = letter.piece!;
  say(pdf, `${letter.number} · pagina 1 van 1   B${batch}-${sequence} 1/1`, 'regular', 8, 70, 750);
}

function drawBlock(pdf: PDFKit.PDFDocument, block: Block): void {
  if (block.type === 'paragraph') say(pdf, plain(block.content), 'regular', 10.5);
  else if (block.type === 'table') {
    say(pdf, block.header.map(plain).join('   '), 'bold', 9.5);
    for (const row of block.rows) say(pdf, row.map(plain).join('   '), 'regular', 9.5);
  } else throw new Error(`The measured letters hold paragraphs and tables, not a ${block.type}`);
}

function say(pdf: PDFKit.PDFDocument, text: string, style: TextStyle, size: number, x = 70, y = pdf.y): void {
  pdf.font(style).fontSize(size).text(text, x, y, { width: WIDTH });
}

function plain(content: readonly Inline[]): string {
  return content.map((part) => (isBreak(part) ? '\n' : part.text)).join('');
}
