import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { shippedProfiles } from '../../../src/letters/envelope-profile.js';
import { faceFor, mainFace, type TextStyle } from '../../../src/letters/font-registry.js';
import { printProblem } from '../../../src/letters/letter-check.js';
import type { LetterInput } from '../../../src/letters/letter-input.js';
import { layOutLetter } from '../../../src/letters/letter-layout.js';
import { parseMarkdown } from '../../../src/message-types/markdown.js';
import { paragraph, sampleLetter } from './sample-letter.js';

const REAL_NIGHT = '../shared/data/library/messages.ndjson';

interface Line {
  client: { name?: string; postal?: Record<string, string> };
  data?: { items?: { title?: string }[] };
}

const ghent = { street: 'Kerkstraat 12', postcode: '9000', city: 'Gent' };
const own: Line[] = [
  { client: { name: 'Zoë IJsbrandt', postal: ghent }, data: { items: [{ title: 'Het verdriet van België' }] } },
  { client: { name: 'محمد الإدريسي', postal: ghent }, data: { items: [{ title: 'A *very* [odd] title <script>' }] } },
  { client: { name: 'Юлія Шевченко', postal: ghent }, data: { items: [{ title: 'Сто років самотності' }] } },
  { client: { name: 'Αλέξης Παππάς', postal: ghent } },
];
const sources: [name: string, lines: Line[]][] = [['lines of our own', own]];
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

/** A real night of reminders, where there is one beside the project. */
if (existsSync(REAL_NIGHT)) {
  const lines = readFileSync(REAL_NIGHT, 'utf8').trim().split('\n');
  sources.push(['lines of a real library', lines.map((line) => JSON.parse(line) as Line)]);
}

describe('N16 N17 the names, addresses and titles of a library', () => {
  it.each(sources)(
    'N16 N17 %s: each can be printed, or is refused for a reason that names what is wrong',
    (name, lines) => {
      const counts = new Map<string, number>();
      for (const { client, data } of lines) {
        const { street, postcode, city } = client.postal ?? {};
        const place = [postcode, city].filter(Boolean).join(' ');
        const address = [client.name, street, place].filter((line): line is string => Boolean(line));
        const titles = (data?.items ?? []).map((item) => paragraph(item.title ?? ''));
        for (const profile of shippedProfiles) {
          const letter = sampleLetter({ address: { lines: address, droppable: [] }, blocks: titles });
          const problem = printProblem(letter, profile);
          expect(problem).toEqual(ofLayout(letter, profile));
          const outcome = problem?.code ?? 'ok';
          counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
          if (problem?.code === 'GLYPH_MISSING') expect(problem.which).toMatch(/\(U\+[0-9A-F]{4,6}\)/);
        }
      }
      console.log(`${lines.length} ${name} in ${shippedProfiles.length} envelopes:`, Object.fromEntries(counts));
      expect(counts.get('ok')! / (lines.length * shippedProfiles.length)).toBeGreaterThan(0.95);
    },
  );
});
