import { describe, expect, it } from '@jest/globals';
import { checkLetter, writeLetterPdf } from '../../../src/letters/batch-pdf.js';
import { shippedProfiles, windowOnSheet, type EnvelopeProfile } from '../../../src/letters/envelope-profile.js';
import type { LetterInput } from '../../../src/letters/letter-input.js';
import { readPdf, type ReadGlyphs, type ReadPage } from '../../support/pdf-reader.js';
import { createdAt, paragraph, sampleLetter } from './sample-letter.js';

interface Box {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

const MM = 25.4 / 72;

/** The box of a run with room for every accent: the ascent and descent of DejaVu, or of Noto where it is used. */
function boxOf({ x, y, width, size, font }: ReadGlyphs): Box {
  const [ascent, descent] = font.includes('Noto') ? [1.16, 0.288] : [0.928, 0.236];
  return { x1: x, x2: x + width, y1: y - ascent * size * MM, y2: y + descent * size * MM };
}

function inside(box: Box, { x, y, width, height }: { x: number; y: number; width: number; height: number }): boolean {
  const hair = 0.01;
  return box.x1 >= x - hair && box.x2 <= x + width + hair && box.y1 >= y - hair && box.y2 <= y + height + hair;
}

function touches(box: Box, { x, y, width, height }: { x: number; y: number; width: number; height: number }): boolean {
  return box.x2 > x && box.x1 < x + width && box.y2 > y && box.y1 < y + height;
}

async function firstPage(letter: LetterInput, profile: EnvelopeProfile): Promise<ReadPage> {
  return readPdf(await writeLetterPdf(letter, profile, createdAt)).pages[0]!;
}

const dutch = shippedProfiles[0]!;
const long = Array.from({ length: 60 }, (_, n) => paragraph(`Regel ${n} van een lange brief.`));

const letters: [string, LetterInput][] = [
  ['three lines', sampleLetter()],
  [
    'five lines with accents above and below',
    sampleLetter({
      address: { lines: ['Ångström Žižka', 'c/o Ḁ Ộ', 'Ğ ş Ģ ķ', 'Çerkeş sokağı 7', '9000 GENT'], droppable: [] },
    }),
  ],
  ['a Chinese name', sampleLetter({ address: { lines: ['王小明', 'Veldstraat 100', '9000 GENT'], droppable: [] } })],
  [
    'a line that needs a smaller size',
    sampleLetter({
      address: { lines: ['Anna van Ravenstein tot Oud-Heverlee', 'Kerkstraat 1', '9000 GENT'], droppable: [] },
    }),
  ],
  [
    'a long return line',
    sampleLetter({
      returnLine: 'Stedelijke Openbare Bibliotheek De Grote Leeszaal · Koningin Elisabethlaan 123 · 9000 Gent · België',
    }),
  ],
  [
    'a letterhead of many lines',
    sampleLetter({ sender: Array.from({ length: 14 }, (_, n) => `Regel ${n} van het briefhoofd`) }),
  ],
  [
    'a very long sender name',
    sampleLetter({
      sender: ['Intergemeentelijk samenwerkingsverband van openbare bibliotheken in de Vlaamse Ardennen en omstreken'],
    }),
  ],
  ['no letterhead and no return line', sampleLetter({ sender: [], returnLine: '' })],
  ['several pages', sampleLetter({ blocks: long })],
];

const unusual: EnvelopeProfile[] = [
  {
    ...dutch,
    code: 'c65-left',
    envelopeWidth: 229,
    envelopeHeight: 114,
    windowWidth: 90,
    windowHeight: 45,
    side: 'left',
    sideDistance: 20,
    bottomDistance: 15,
    fold: 105,
  },
  { ...dutch, code: 'high', bottomDistance: 65, windowHeight: 40 },
  { ...dutch, code: 'broad', windowWidth: 150, side: 'left', sideDistance: 30 },
];

describe('N16 what is seen through the window', () => {
  for (const profile of [...shippedProfiles, ...unusual]) {
    it.each(letters)(
      `N16 ${profile.code}: address and return line inside, nothing else near it (%s)`,
      async (_, letter) => {
        const { safe, exposed } = windowOnSheet(profile);
        const page = await firstPage(letter, profile);
        const wanted = new Set(letter.address.lines);
        const addressee = page.texts.filter((run) => wanted.has(run.text));
        expect(addressee.map((run) => run.text)).toEqual(letter.address.lines);
        for (const run of addressee) expect(inside(boxOf(run), safe)).toBe(true);

        const near = page.texts.filter((run) => touches(boxOf(run), exposed));
        for (const run of near) expect([run.text, inside(boxOf(run), safe)]).toEqual([run.text, true]);
        const returned = near.filter((run) => !wanted.has(run.text)).map((run) => run.text);
        expect(returned.join(' ').trim()).toBe(letter.returnLine);
        for (const stroke of page.strokes.filter((stroke) => touches(stroke, exposed))) {
          expect(inside(stroke, safe)).toBe(true);
        }
      },
    );
  }

  it('N16 the address is as large as it can be, from 11 down to 9 points', async () => {
    const sizeOf = async (name: string): Promise<number> => {
      const letter = sampleLetter({ address: { lines: [name, '9000 GENT'], droppable: [] } });
      return (await firstPage(letter, dutch)).texts.find((run) => run.text === name)!.size;
    };
    expect(await sizeOf('Marie Peeters')).toBe(11);
    expect(await sizeOf('M'.repeat(25))).toBeLessThan(11);
    expect(await sizeOf('M'.repeat(25))).toBeGreaterThanOrEqual(9);
  });

  it('N16 droppable lines go one after the other, and only when 9 points are not small enough', async () => {
    const lines = [
      'Marie Peeters',
      'Dienst Boekhouding',
      'Derde verdieping',
      'Kerkstraat 12',
      'Wijk Noord',
      'Achterin',
      '9000 GENT',
    ];
    const address = { lines, droppable: [2, 1] };
    const printed = async (profile: EnvelopeProfile): Promise<string[]> =>
      (await firstPage(sampleLetter({ address }), profile)).texts
        .map((run) => run.text)
        .filter((text) => lines.includes(text));
    expect(await printed(shippedProfiles[2]!)).toEqual(lines);
    expect(await printed(shippedProfiles[1]!)).toEqual(lines.filter((_, index) => index !== 2 && index !== 1));
  });

  it('N16 an address that does not fit is refused, whatever is long about it', () => {
    const refusal = { ok: false, code: 'ADDRESS_DOES_NOT_FIT' };
    const wide = sampleLetter({ address: { lines: ['W'.repeat(60), '9000 GENT'], droppable: [] } });
    const high = sampleLetter({
      address: { lines: Array.from({ length: 9 }, (_, n) => `Regel ${n}`), droppable: [0] },
    });
    const returned = sampleLetter({ returnLine: 'Bibliotheek '.repeat(30) });
    for (const letter of [wide, high, returned]) expect(checkLetter(letter, dutch)).toEqual(refusal);
    expect(checkLetter(sampleLetter(), { ...dutch, windowWidth: 9 })).toEqual(refusal);
    expect(checkLetter(sampleLetter(), dutch)).toEqual({ ok: true, pages: 1 });
  });

  it('N16 fold marks stand at both folds, on the first page only', async () => {
    const { pages } = readPdf(await writeLetterPdf(sampleLetter({ blocks: long }), dutch, createdAt));
    const marks = (page: ReadPage): number[] =>
      page.strokes.filter((s) => s.x2 < 10).map((s) => Math.round(s.y1 * 10) / 10);
    expect(marks(pages[0]!)).toEqual([99, 198]);
    expect(marks(pages[1]!)).toEqual([]);
  });
});
