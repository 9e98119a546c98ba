import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeBatchPdf, writeLetterPdf, type BatchPdfOptions } from '../../../src/letters/batch-pdf.js';
import { shippedProfiles } from '../../../src/letters/envelope-profile.js';
import type { LetterInput } from '../../../src/letters/letter-input.js';
import { readPdf } from '../../support/pdf-reader.js';
import { createdAt, paragraph, sampleLetter } from './sample-letter.js';

const options: BatchPdfOptions = {
  title: 'Printopdracht 42 – Noord',
  language: 'nl',
  createdAt,
  profile: shippedProfiles[0]!,
  duplex: false,
};

const two = Array.from({ length: 30 }, (_, n) => paragraph(`Alinea ${n}.`));

function letter(n: number, changes: Partial<LetterInput> = {}): LetterInput {
  return sampleLetter({
    number: String(500 + n),
    address: {
      lines: [`Lener ${'abcdefghijklmnopqrstuvwxyz'[n % 26]}${n}`, 'Kerkstraat 1', '9000 GENT'],
      droppable: [],
    },
    piece: { batch: '42', sequence: n },
    ...changes,
  });
}

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bode-batch-pdf-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('L05 a batch as one file', () => {
  it('L05 holds every letter once, on sheets of its own, and says where', async () => {
    const out = join(directory, '1.pdf');
    const result = await writeBatchPdf(out, [letter(1), letter(2, { blocks: two }), letter(3)], options);
    const bytes = await readFile(out);
    const pdf = readPdf(bytes);
    expect(result).toEqual({
      letters: 3,
      pages: 4,
      sheets: 4,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      pieces: [
        { sequence: 1, firstPage: 1, pages: 1, sheets: 1 },
        { sequence: 2, firstPage: 2, pages: 2, sheets: 2 },
        { sequence: 3, firstPage: 4, pages: 1, sheets: 1 },
      ],
    });
    const names = pdf.pages.map((page) =>
      page.texts.filter((run) => run.text.startsWith('Lener')).map((run) => run.text),
    );
    expect(names).toEqual([['Lener b1'], ['Lener c2'], [], ['Lener d3']]);
    expect(pdf.title).toBe(options.title);
    expect(pdf.language).toBe('nl');
  });

  it('L05 on both sides: each letter begins a sheet, the side left over is truly blank', async () => {
    const out = join(directory, '1.pdf');
    const letters = [letter(1), letter(2, { blocks: two }), letter(3)];
    const { pieces, sheets, pages } = await writeBatchPdf(out, letters, { ...options, duplex: true });
    expect([pages, sheets]).toEqual([6, 3]);
    expect(pieces.map(({ firstPage, pages, sheets }) => [firstPage, pages, sheets])).toEqual([
      [1, 2, 1],
      [3, 2, 1],
      [5, 2, 1],
    ]);
    const pdf = readPdf(await readFile(out));
    expect(pdf.pages.map((page) => page.texts.length + page.strokes.length === 0)).toEqual([
      false,
      true,
      false,
      false,
      false,
      true,
    ]);
    const marks = pdf.pages.map((page) =>
      page.texts.filter((run) => run.text.startsWith('B42')).map((run) => run.text),
    );
    expect(marks).toEqual([['B42-000001 1/1'], [], ['B42-000002 1/1'], [], ['B42-000003 1/1'], []]);
  });

  it('L05 the same letters give the same bytes, whatever was drawn before', async () => {
    const letters = [letter(1), letter(2, { subject: 'تذكير سلام' })];
    const first = await writeBatchPdf(join(directory, '1.pdf'), letters, options);
    await writeLetterPdf(
      sampleLetter({ blocks: [paragraph('لا إله إلا الله، کتاب، ﷲ ﻼ fi ﬁ')] }),
      options.profile,
      createdAt,
    );
    const second = await writeBatchPdf(join(directory, '2.pdf'), letters, options);
    expect(second.sha256).toBe(first.sha256);
    const later = await writeBatchPdf(join(directory, '3.pdf'), letters, { ...options, createdAt: new Date(0) });
    expect(later.sha256).not.toBe(first.sha256);
  });

  it('L05 fonts are in the file once, however many letters there are', async () => {
    const out = join(directory, '1.pdf');
    const letters = Array.from({ length: 60 }, (_, n) => letter(n));
    const { bytes } = await writeBatchPdf(out, letters, options);
    expect(readPdf(await readFile(out)).fonts).toHaveLength(2);
    const alone = (await writeLetterPdf(letter(1), options.profile, createdAt)).length;
    expect((bytes - alone) / 59).toBeLessThan(4_000);
  });

  it('L05 takes letters as they come, tells how far it is, and lets others have their turn', async () => {
    let turns = 0;
    let busy = true;
    const turn = (): void => {
      turns++;
      if (busy) setImmediate(turn);
    };
    setImmediate(turn);
    const told: number[] = [];
    async function* slowly(): AsyncGenerator<LetterInput> {
      for (let n = 1; n <= 40; n++) yield letter(n, { blocks: two });
    }
    await writeBatchPdf(join(directory, '1.pdf'), slowly(), { ...options, onProgress: (n) => told.push(n) });
    busy = false;
    expect(told).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    expect(turns).toBeGreaterThan(3);
  });

  it('L05 a batch that breaks off leaves no file behind', async () => {
    const unprintable = letter(2, { address: { lines: ['W'.repeat(80)], droppable: [] } });
    const out = join(directory, '1.pdf');
    await expect(writeBatchPdf(out, [letter(1), unprintable], options)).rejects.toThrow(
      '502 cannot be printed: ADDRESS_DOES_NOT_FIT',
    );
    function* breaking(): Generator<LetterInput> {
      yield letter(1);
      throw new Error('the database went away');
    }
    await expect(writeBatchPdf(out, breaking(), options)).rejects.toThrow('the database went away');
    expect(await readdir(directory)).toEqual([]);
  });

  it('L05 until it is whole the file is not there under its name', async () => {
    const out = join(directory, '1.pdf');
    const seen: string[][] = [];
    async function* looking(): AsyncGenerator<LetterInput> {
      yield letter(1);
      seen.push(await readdir(directory));
      yield letter(2);
    }
    await writeBatchPdf(out, looking(), options);
    expect(seen).toEqual([[expect.stringMatching(/^1\.pdf\.[0-9a-f]{8}\.part$/)]]);
    expect(await readdir(directory)).toEqual(['1.pdf']);
  });

  it('L05 the preview of one letter shows the same page as the batch', async () => {
    const out = join(directory, '1.pdf');
    await writeBatchPdf(out, [letter(7)], options);
    const preview = readPdf(await writeLetterPdf(letter(7), options.profile, createdAt));
    expect(preview.pages).toEqual(readPdf(await readFile(out)).pages);
    expect(preview.title).toBe('Uw geleende materialen zijn te laat');
  });
});
