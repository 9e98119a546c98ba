import { describe, expect, it } from '@jest/globals';
import { checkLetter, writeLetterPdf } from '../../../src/letters/batch-pdf.js';
import { shippedProfiles } from '../../../src/letters/envelope-profile.js';
import type { LetterInput } from '../../../src/letters/letter-input.js';
import type { Block } from '../../../src/message-types/text-tree.js';
import { readPdf, type ReadGlyphs, type ReadPage } from '../../support/pdf-reader.js';
import { createdAt, paragraph, sampleLetter } from './sample-letter.js';

const profile = shippedProfiles[0]!;
const RIGHT = 187;

async function pagesOf(changes: Partial<LetterInput>): Promise<ReadPage[]> {
  return readPdf(await writeLetterPdf(sampleLetter(changes), profile, createdAt)).pages;
}

function footerOf(page: ReadPage): string {
  return page.texts
    .filter((run) => run.size === 8)
    .map((run) => run.text)
    .join(' | ');
}

function body(page: ReadPage): ReadGlyphs[] {
  return page.texts.filter((run) => run.y > 20 && run.y < 273 && run.size >= 9.5);
}

const many = (count: number): Block[] => Array.from({ length: count }, (_, n) => paragraph(`Alinea ${n}.`));

describe('L05 the pages of a letter', () => {
  it.each([
    ['nl', '10482 · pagina 1 van 2', '10482 · pagina 2 van 2'],
    ['fr', '10482 · page 1 sur 2', '10482 · page 2 sur 2'],
    ['de', '10482 · Seite 1 von 2', '10482 · Seite 2 von 2'],
    ['en', '10482 · page 1 of 2', '10482 · page 2 of 2'],
    ['nl-BE', '10482 · pagina 1 van 2', '10482 · pagina 2 van 2'],
    ['tr', '10482 · page 1 of 2', '10482 · page 2 of 2'],
  ])('L05 page n of m in %s', async (language, first, second) => {
    const pages = await pagesOf({ language, blocks: many(30) });
    expect(pages.map(footerOf)).toEqual([first, second]);
    expect(checkLetter(sampleLetter({ blocks: many(30) }), profile)).toEqual({ ok: true, pages: 2 });
  });

  it('L05 every sheet says its place in the batch', async () => {
    const pages = await pagesOf({ blocks: many(30), piece: { batch: '42', sequence: 17 } });
    expect(pages.map(footerOf)).toEqual([
      '10482 · pagina 1 van 2 | B42-000017 1/2',
      '10482 · pagina 2 van 2 | B42-000017 2/2',
    ]);
  });

  it('L05 no text outside the margins, whatever its words are like', async () => {
    const pages = await pagesOf({
      subject: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2),
      blocks: [
        paragraph('x'.repeat(400)),
        paragraph(
          'https://www.bib.example/een/heel/lange/weg/naar/een/pagina/die/niet/past/op/een/regel/van/deze/brief/en/verder',
        ),
        paragraph('您借阅的图书本应于十一月归还，请尽快归还，因为其他读者正在等候。'.repeat(8)),
        {
          type: 'table',
          align: [null, 'right'],
          header: [[{ text: 'a'.repeat(150) }], [{ text: 'b' }]],
          rows: [[[{ text: 'c' }], [{ text: 'd'.repeat(150) }]]],
        },
        nested(12),
      ],
    });
    const runs = pages.flatMap((page) => page.texts);
    expect(runs.length).toBeGreaterThan(20);
    for (const run of runs) {
      expect(run.x).toBeGreaterThanOrEqual(24.99);
      expect(run.x + run.width).toBeLessThanOrEqual(Math.max(RIGHT + 0.01, 175.01));
    }
  });

  it('L05 a long word is cut only when it is wider than the line, and a hyphen is preferred', async () => {
    const [page] = await pagesOf({
      blocks: [
        paragraph(`${'woord '.repeat(12)}Handel-Maatschappy-van-oudsher-genoemd en ${'onafgebroken'.repeat(5)}`),
      ],
    });
    const lines = body(page!)
      .filter((run) => run.size === 10.5)
      .map((run) => run.text);
    expect(lines.find((line) => line.endsWith('-'))).toBeDefined();
    expect(lines.join(' ')).toContain('onafgebroken'.repeat(5));
  });

  it('L05 Chinese breaks between characters, never before a full stop', async () => {
    const [page] = await pagesOf({ blocks: [paragraph('请尽快归还。'.repeat(30))] });
    const lines = body(page!)
      .filter((run) => run.font.includes('Noto'))
      .map((run) => run.text);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).not.toMatch(/^。/);
    expect(lines.join('')).toBe('请尽快归还。'.repeat(30));
  });

  it('L05 a table goes on with its header, and cuts no row', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => [[{ text: `Titel ${n}` }], [{ text: `${n} november` }]]);
    const header = [[{ text: 'Titel' }], [{ text: 'Terug op' }]];
    const pages = await pagesOf({
      blocks: [paragraph('Beste,'), { type: 'table', align: [null, 'right'], header, rows }],
    });
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      const texts = body(page).map((run) => run.text);
      expect(texts.filter((text) => text === 'Titel')).toHaveLength(1);
      const titles = texts.filter((text) => /^Titel \d/.test(text)).map((text) => text.slice(6));
      const dates = texts.filter((text) => /^\d+ november$/.test(text)).map((text) => text.slice(0, -9));
      expect(titles).toEqual(dates);
      for (const run of page.texts.filter((one) => one.text.endsWith(' november') && one.size === 9.5)) {
        expect(run.x + run.width).toBeCloseTo(RIGHT, 1);
      }
    }
    expect(pages.flatMap((page) => body(page)).filter((run) => /^Titel \d/.test(run.text))).toHaveLength(60);
  });

  it('L05 columns of dates and numbers stay on one line beside long titles', async () => {
    const title = 'Max Havelaar of de koffieveilingen der Nederlandsche Handel-Maatschappy, herziene uitgave';
    const header = [[{ text: 'Titel' }], [{ text: 'Exemplaar' }], [{ text: 'Terug op' }]];
    const rows = [[[{ text: title }], [{ text: '30887 87116699' }], [{ text: '16 november 2026' }]]];
    const [page] = await pagesOf({ blocks: [{ type: 'table', align: [null, null, null], header, rows }] });
    const texts = body(page!).map((run) => run.text);
    expect(texts).toEqual(expect.arrayContaining(['30887 87116699', '16 november 2026']));
  });

  it('L05 a heading never ends a page, and no line of a paragraph stands alone', async () => {
    for (let before = 18; before < 28; before++) {
      const heading: Block = { type: 'heading', depth: 2, content: [{ text: 'Kosten' }] };
      const text = paragraph('Deze alinea is lang genoeg voor drie regels. '.repeat(6));
      const pages = await pagesOf({ blocks: [...many(before), heading, text] });
      const place = pages.findIndex((page) => page.texts.some((run) => run.text === 'Kosten'));
      const ofText = pages.map(
        (page) => page.texts.filter((run) => /alinea|regels/.test(run.text) && run.size === 10.5).length,
      );
      expect(ofText[place]).toBeGreaterThanOrEqual(2);
      expect(ofText.filter((count) => count === 1)).toEqual([]);
    }
  });

  it('L05 the greeting at the end never has a sheet of its own', async () => {
    const text = paragraph('Vindt u alles nog terug? Breng het binnen de maand. '.repeat(4));
    const greeting = paragraph('Met vriendelijke groet, Centrum');
    const seen = new Set<number>();
    for (let before = 12; before < 28; before++) {
      const pages = await pagesOf({ blocks: [...many(before), text, greeting] });
      const last = body(pages.at(-1)!).map((run) => run.text);
      expect(last.at(-1)).toContain('groet');
      expect(last.length).toBeGreaterThanOrEqual(3);
      seen.add(pages.length);
    }
    // Among these lengths is the one at which only the greeting would not fit any more.
    expect([...seen]).toEqual([1, 2]);
  });

  it('L05 lists, quotes, links and emphasis keep their form on paper', async () => {
    const [page] = await pagesOf({
      blocks: [
        { type: 'list', ordered: true, start: 9, items: [[paragraph('negen')], [paragraph('tien')]] },
        { type: 'list', ordered: false, start: 1, items: [[paragraph('punt')]] },
        { type: 'quote', blocks: [paragraph('aangehaald')] },
        {
          type: 'paragraph',
          content: [
            { text: 'Zie ' },
            { text: 'Mijn Bibliotheek', href: 'https://www.bib.example/mijn' },
            { text: ' of ' },
            { text: 'www.bib.example', href: 'https://www.bib.example/' },
            { break: true },
            { text: 'vet', strong: true },
            { text: 'schuin', emphasis: true },
          ],
        },
      ],
    });
    const run = (text: string): ReadGlyphs => page!.texts.find((one) => one.text === text)!;
    expect(run('9.').y).toBe(run('negen').y);
    expect(run('10.').x).toBeLessThan(run('tien').x);
    expect(run('•').y).toBe(run('punt').y);
    expect(run('aangehaald').x).toBeGreaterThan(29);
    expect(run('Zie Mijn Bibliotheek (www.bib.example/mijn) of www.bib.example')).toBeDefined();
    expect(run('vetschuin').y).toBeGreaterThan(run('Zie Mijn Bibliotheek (www.bib.example/mijn) of www.bib.example').y);
  });
});

function nested(depth: number): Block {
  const inner: Block = depth === 0 ? paragraph('diep '.repeat(20)) : nested(depth - 1);
  return depth % 2 === 0
    ? { type: 'list', ordered: false, start: 1, items: [[inner]] }
    : { type: 'quote', blocks: [inner] };
}
