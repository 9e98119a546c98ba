import { describe, expect, it } from '@jest/globals';
import { checkLetter, writeLetterPdf } from '../../../src/letters/batch-pdf.js';
import { shippedProfiles } from '../../../src/letters/envelope-profile.js';
import { readPdf, type ReadGlyphs } from '../../support/pdf-reader.js';
import { createdAt, paragraph, sampleLetter } from './sample-letter.js';

const profile = shippedProfiles[0]!;

/** The runs of a letter whose only paragraph is that text, the paragraph's own. */
async function linesOf(text: string): Promise<ReadGlyphs[]> {
  const bare = sampleLetter({ sender: [], returnLine: '', dateLine: '', subject: '', blocks: [paragraph(text)] });
  const { pages } = readPdf(await writeLetterPdf(bare, profile, createdAt));
  return pages[0]!.texts.filter((run) => run.size === 10.5);
}

function reversed(text: string): string {
  return Array.from(text).toReversed().join('');
}

describe('N17 names and texts in any script', () => {
  it.each([
    ['Turkish', 'Sayın İbrahim Çağlar Şahin, ığdır güzel'],
    ['Polish', 'Zażółć gęślą jaźń, Łódź'],
    ['Greek', 'Αγαπητέ Γεώργιε Παπαδόπουλε, ΐ ΰ'],
    ['Cyrillic', 'Наталья Щербакова, їжак, ґанок'],
    ['Vietnamese', 'Nguyễn Thị Mỹ Duyên, Đường Trần Hưng Đạo'],
    ['Chinese', '尊敬的王小明，您借的书已经逾期。臺灣'],
    ['Latin and Chinese in one word', 'Harry Potter与魔法石'],
  ])('N17 %s comes out as it went in, glyph by glyph', async (_, text) => {
    const runs = await linesOf(text);
    expect(runs.map((run) => run.text)).toEqual([text]);
    for (const run of runs) expect(run.codes.every((code) => code > 0)).toBe(true);
  });

  it('N17 accents written as combining characters are composed, or stand on their letter', async () => {
    const [composed] = await linesOf('Zoe\u0308 n\u0303');
    expect(composed!.text).toBe('Zoë ñ');
    const [kept] = await linesOf('x\u0302 q\u0323');
    expect(kept!.text).toBe('x\u0302 q\u0323');
    const [bare] = await linesOf('x q');
    expect(kept!.width).toBeCloseTo(bare!.width, 1);
  });

  it('N17 Hebrew runs from right to left, its numbers from left to right, its brackets turned', async () => {
    const [line] = await linesOf('רחוב הרצל 12 (דירה 3)');
    expect(line!.text).toBe(`(3 ${reversed('דירה')}) 12 ${reversed('רחוב הרצל')}`);
    expect(line!.codes.every((code) => code > 0)).toBe(true);
  });

  it('N17 Arabic letters are joined: the same letter takes different shapes in a word', async () => {
    const [word] = await linesOf('ببب');
    expect(word!.text).toBe('ببب');
    expect(new Set(word!.codes).size).toBe(3);
    const [ligature] = await linesOf('سلام');
    expect(ligature!.codes).toHaveLength(3);
    expect(Array.from(ligature!.text).toSorted()).toEqual(Array.from('سلام').toSorted());
  });

  it('N17 vowel signs take no room of their own', async () => {
    const [pointed] = await linesOf('שָׁלוֹם');
    const [plain] = await linesOf('שלום');
    expect(pointed!.codes.length).toBeGreaterThan(plain!.codes.length - 1);
    expect(pointed!.width).toBeCloseTo(plain!.width, 1);
  });

  it('N17 a paragraph stands on the side on which its script begins', async () => {
    const [arabic] = await linesOf('عزيزي أحمد، Het verdriet van België');
    expect(arabic!.x + arabic!.width).toBeCloseTo(187, 1);
    expect(arabic!.text.startsWith('Het verdriet van België')).toBe(true);
    const [dutch] = await linesOf('Beste أحمد الخطيب,');
    expect(dutch!.x).toBeCloseTo(25, 1);
    expect(dutch!.text).toBe(`Beste ${reversed('أحمد الخطيب')},`);
  });

  it('N17 bold and oblique fall back to a face that has the letters', async () => {
    const letter = sampleLetter({
      subject: 'عربي 王',
      blocks: [{ type: 'paragraph', content: [{ text: 'عربي 王', emphasis: true }] }],
    });
    const { pages, fonts } = readPdf(await writeLetterPdf(letter, profile, createdAt));
    for (const run of pages[0]!.texts) expect(run.codes.every((code) => code > 0)).toBe(true);
    expect(fonts.some((font) => font.name.includes('NotoSansSC'))).toBe(true);
  });

  it('N17 every font is embedded, and only the glyphs in use', async () => {
    const letter = sampleLetter({ blocks: [paragraph('王小明 عربي')] });
    const { fonts } = readPdf(await writeLetterPdf(letter, profile, createdAt));
    expect(fonts.length).toBeGreaterThanOrEqual(3);
    for (const font of fonts) {
      expect(font).toMatchObject({ embedded: true });
      expect(font.glyphBytes).toBeLessThan(60_000);
    }
  });

  it('N17 a character that no font has refuses the letter and is named', () => {
    const blank = String.fromCodePoint(0x10fdf7);
    const letter = sampleLetter({ blocks: [paragraph(`Titel ${blank}`)] });
    expect(checkLetter(letter, profile)).toEqual({ ok: false, code: 'GLYPH_MISSING', which: `${blank} (U+10FDF7)` });
    const addressee = sampleLetter({ address: { lines: [`A${blank}`, '9000 GENT'], droppable: [] } });
    expect(checkLetter(addressee, profile)).toMatchObject({ code: 'GLYPH_MISSING' });
  });

  it('N17 controls, zero-width characters and overrides leave no trace', async () => {
    const [line] = await linesOf('Ma\u200brie\u0007 Pee\u00adters\ufeff \u202eevil\u202c\ttab');
    expect(line!.text).toBe('Marie Peeters evil tab');
  });
});
