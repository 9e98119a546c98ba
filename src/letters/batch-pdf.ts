import { createHash, randomBytes } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EnvelopeProfile } from './envelope-profile.js';
import { LetterDocument } from './letter-document.js';
import type { LetterInput, LetterRefusal } from './letter-input.js';
import { layOutLetter, type LaidOutLetter } from './letter-layout.js';

export interface BatchPdfOptions {
  title: string;
  /** BCP 47 language of the file as a whole. */
  language: string;
  /** Stands in the file as its date: the same letters with the same date give the same bytes. */
  createdAt: Date;
  profile: EnvelopeProfile;
  /** Printed on both sides: every letter begins on a new sheet. */
  duplex: boolean;
  /** Told after each letter how many are done. */
  onProgress?: (letters: number) => void;
}

/** Where one letter is in its file; pages count from 1, blank ones included. */
export interface PlacedPiece {
  sequence: number;
  firstPage: number;
  pages: number;
  sheets: number;
}

export interface BatchPdf {
  letters: number;
  pages: number;
  sheets: number;
  bytes: number;
  sha256: string;
  pieces: PlacedPiece[];
}

/** Longest stretch of drawing, in milliseconds, before others on the event loop have a turn. */
const SLICE = 8;
/** Bytes. Each page waits in 16 KB of its own (zlib's), whatever it needs of them, so not many wait together. */
const WRITE_AT_ONCE = 32 * 1024;

/**
 * Draws letters into one file (L05): laid out, drawn and written one after the other, so memory does not follow their
 * number. Callers keep a file to 2,000 letters: pdfkit holds on to something of every page until the end.
 *
 * The file appears under its name when it is whole and on disk, never before; a kill leaves at most `<out>.*.part`.
 * @throws when a letter cannot be printed; `checkLetter` tells that beforehand.
 */
export async function writeBatchPdf(
  out: string,
  letters: AsyncIterable<LetterInput> | Iterable<LetterInput>,
  options: BatchPdfOptions,
): Promise<BatchPdf> {
  const unfinished = `${out}.${randomBytes(4).toString('hex')}.part`;
  const file = await open(unfinished, 'wx');
  let result: BatchPdf;
  try {
    try {
      result = await drawInto(file, letters, options);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, out);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return result;
}

async function drawInto(
  file: FileHandle,
  letters: AsyncIterable<LetterInput> | Iterable<LetterInput>,
  { profile, duplex, onProgress, ...facts }: BatchPdfOptions,
): Promise<BatchPdf> {
  const document = new LetterDocument(facts);
  const hash = createHash('sha256');
  const pieces: PlacedPiece[] = [];
  let pages = 0;
  let sheets = 0;
  let bytes = 0;

  const flush = async (): Promise<void> => {
    const chunk = document.read();
    if (!chunk) return;
    hash.update(chunk);
    bytes += chunk.length;
    await file.writeFile(chunk);
  };

  let sliceStart = performance.now();
  for await (const letter of letters) {
    const laidOut = printableLetter(letter, profile, duplex);
    for (const page of laidOut.pages) document.addPage(page);
    const firstPage = pages + 1;
    pages += laidOut.pages.length;
    sheets += laidOut.sheets;
    const sequence = letter.piece?.sequence ?? pieces.length + 1;
    pieces.push({ sequence, firstPage, pages: laidOut.pages.length, sheets: laidOut.sheets });
    onProgress?.(pieces.length);
    if (document.waiting >= WRITE_AT_ONCE) await flush();
    if (performance.now() - sliceStart > SLICE) {
      await nextTurn();
      sliceStart = performance.now();
    }
  }
  document.end();
  await flush();
  return { letters: pieces.length, pages, sheets, bytes, sha256: hash.digest('hex'), pieces };
}

/** One letter as a PDF of its own, as it is in a batch. @throws as `writeBatchPdf` does. */
export async function writeLetterPdf(
  letter: LetterInput,
  profile: EnvelopeProfile,
  createdAt = new Date(),
): Promise<Buffer> {
  const document = new LetterDocument({ title: letter.subject, language: letter.language, createdAt });
  for (const page of printableLetter(letter, profile, false).pages) document.addPage(page);
  document.end();
  return document.read() ?? Buffer.alloc(0);
}

/** Whether a letter can be printed in that envelope, and on how many pages; asked before it is frozen (N16). */
export function checkLetter(
  letter: LetterInput,
  profile: EnvelopeProfile,
): { ok: true; pages: number } | LetterRefusal {
  const laidOut = layOutLetter(letter, profile, false);
  return laidOut.ok ? { ok: true, pages: laidOut.pages.length } : laidOut;
}

function printableLetter(letter: LetterInput, profile: EnvelopeProfile, duplex: boolean): LaidOutLetter {
  const laidOut = layOutLetter(letter, profile, duplex);
  if (!laidOut.ok) throw new Error(`Letter ${letter.number} cannot be printed: ${laidOut.code} ${laidOut.which ?? ''}`);
  return laidOut;
}
