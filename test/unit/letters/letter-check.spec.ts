import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { shippedProfiles } from '../../../src/letters/envelope-profile.js';
import { faceFor, mainFace, type TextStyle } from '../../../src/letters/font-registry.js';
import { printProblem } from '../../../src/letters/letter-check.js';
import type { LetterInput } from '../../../src/letters/letter-input.js';
import { layOutLetter } from '../../../src/letters/letter-layout.js';
import { parseMarkdown } from '../../../src/message-types/markdown.js';
import { paragraph, sampleLetter } from './sample-letter.js';

/** What the layout itself says, which is right by definition. */
function ofLayout(letter: LetterInput, profile: (typeof shippedProfiles)[number]) {
  const laidOut = layOutLetter(letter, profile, false);
  return laidOut.ok ? null : laidOut;
}

describe('printProblem (N16, N17)', () => {
  it('says what laying the letter out would say, whatever is written where', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({
        unit: fc.constantFrom('e', '\u0301', '\u200f', '(', '≤', 'א', 'ش', '王', '\u{10fdf7}', ' '),
        maxLength: 8,
      }),
      fc.constantFrom(
        'Marie Peeters',
        'Łukasz',
        'רחוב (12)',
        '王小明',
        'Zoë van der Wijdebreedte-Langestraat-Verreweg',
      ),
    );
    const letters = fc.record({
      address: fc.record({
        lines: fc.array(words, { minLength: 1, maxLength: 7 }),
        droppable: fc.constant<number[]>([]),
      }),
      returnLine: words,
      sender: fc.array(words, { maxLength: 4 }),
      subject: words,
      body: words,
    });
    let refused = 0;
    fc.assert(
      fc.property(letters, fc.constantFrom(...shippedProfiles), ({ body, ...parts }, profile) => {
        const letter = sampleLetter({ ...parts, blocks: [paragraph(body)] });
        const expected = ofLayout(letter, profile);
        if (expected) refused++;
        expect(printProblem(letter, profile)).toEqual(expected);
      }),
      { numRuns: 250 },
    );
    expect(refused).toBeGreaterThan(20);
  });

  it.each([
    ['a heading', '# {}'],
    ['a list', '- one\n- two {}'],
    ['a quote', '> {}'],
    ['a cell', '| a | b |\n| --- | --- |\n| c | {} |'],
    ['a head of a column', '| a | {} |\n| --- | --- |\n| c | d |'],
  ])('N17 looks into %s', (_, markdown) => {
    const letter = sampleLetter({ blocks: parseMarkdown(markdown.replace('{}', '\u{10fdf7}')) });
    expect(printProblem(letter, shippedProfiles[0]!)).toMatchObject({ code: 'GLYPH_MISSING' });
    const plain = sampleLetter({ blocks: parseMarkdown(markdown.replace('{}', 'x')) });
    expect(printProblem(plain, shippedProfiles[0]!)).toBeNull();
  });

  it('N17 looks into the address of a link, which is printed behind it', () => {
    const link = { text: 'catalogus', href: 'https://bib.example/\u{10fdf7}' };
    const letter = sampleLetter({ blocks: [{ type: 'paragraph', content: [link] }] });
    expect(printProblem(letter, shippedProfiles[0]!)).toMatchObject({ code: 'GLYPH_MISSING' });
  });

  it('every face has the characters that are taken for granted', () => {
    const ranges = [
      [0x20, 0x7e],
      [0xa0, 0x17f],
      [0x2013, 0x2014],
      [0x2018, 0x201e],
    ] as const;
    const common = ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
    for (const style of ['regular', 'bold', 'oblique'] satisfies TextStyle[]) {
      for (const codePoint of [...common, 0x2022, 0x2026, 0x20ac]) {
        expect([codePoint.toString(16), faceFor(style, String.fromCodePoint(codePoint))]).toEqual([
          codePoint.toString(16),
          mainFace(style),
        ]);
      }
    }
  });
});
