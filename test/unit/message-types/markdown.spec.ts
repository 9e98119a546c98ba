import { describe, expect, it } from '@jest/globals';
import { parseMarkdown } from '../../../src/message-types/markdown.js';

const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });

describe('Markdown becomes the one tree (L12)', () => {
  it('reads headings, paragraphs, rules and quotes', () => {
    expect(parseMarkdown('# a\n\n## b\n\n#### d\n\none\ntwo\n\n---\n\n> three\n>\n> four')).toEqual([
      { type: 'heading', depth: 1, content: [{ text: 'a' }] },
      { type: 'heading', depth: 2, content: [{ text: 'b' }] },
      { type: 'heading', depth: 3, content: [{ text: 'd' }] },
      paragraph({ text: 'one two' }),
      { type: 'rule' },
      { type: 'quote', blocks: [paragraph({ text: 'three' }), paragraph({ text: 'four' })] },
    ]);
  });

  it('reads lists, nested and numbered from where they start', () => {
    expect(parseMarkdown('3. a\n4. b\n   - c')).toEqual([
      {
        type: 'list',
        ordered: true,
        start: 3,
        items: [
          [paragraph({ text: 'a' })],
          [paragraph({ text: 'b' }), { type: 'list', ordered: false, start: 1, items: [[paragraph({ text: 'c' })]] }],
        ],
      },
    ]);
  });

  it('reads tables with their alignment', () => {
    expect(parseMarkdown('| a | b | c |\n| --- | --: | :-: |\n| 1 | **2** | x \\| y |')).toEqual([
      {
        type: 'table',
        align: [null, 'right', 'center'],
        header: [[{ text: 'a' }], [{ text: 'b' }], [{ text: 'c' }]],
        rows: [[[{ text: '1' }], [{ text: '2', strong: true }], [{ text: 'x | y' }]]],
      },
    ]);
  });

  it('reads strong, emphasis, line breaks, escapes and characters by name', () => {
    expect(parseMarkdown('a **b *c*** \\*d\\* &euro;\\\ne  \nf')).toEqual([
      paragraph(
        { text: 'a ' },
        { text: 'b ', strong: true },
        { text: 'c', strong: true, emphasis: true },
        { text: ' *d* €' },
        { break: true },
        { text: 'e' },
        { break: true },
        { text: 'f' },
      ),
    ]);
  });

  it('links to http, https and mailto, and keeps the words of any other link', () => {
    expect(
      parseMarkdown('[a](https://bib.example/é) [b](mailto:x@bib.example) <https://bib.example/> [c](ftp://x)'),
    ).toEqual([
      paragraph(
        { text: 'a', href: 'https://bib.example/%C3%A9' },
        { text: ' ' },
        { text: 'b', href: 'mailto:x@bib.example' },
        { text: ' ' },
        { text: 'https://bib.example/', href: 'https://bib.example/' },
        { text: ' ' },
        { text: 'c' },
      ),
    ]);
  });

  it('shows HTML, code, images and definitions as the characters they are', () => {
    const odd = '<b>x</b> `y` ![z](https://x.example) <!-- n -->';
    expect(parseMarkdown(`${odd}\n\n<div>\n\n    code\n\n[a]: https://x.example`)).toEqual([
      paragraph({ text: '<b>x</b> `y` !' }, { text: 'z', href: 'https://x.example/' }, { text: ' <!-- n -->' }),
      paragraph({ text: '<div>' }),
      paragraph({ text: 'code' }),
      paragraph({ text: '[a]: https://x.example' }),
    ]);
  });

  it('gives every caller a tree of its own, though texts are read once only', () => {
    const first = parseMarkdown('| a |\n| --- |\n| b |\n\n- c');
    const second = parseMarkdown('| a |\n| --- |\n| b |\n\n- c');
    expect(second).toEqual(first);
    first.length = 0;
    expect(parseMarkdown('| a |\n| --- |\n| b |\n\n- c')).toEqual(second);
    expect(parseMarkdown('')).toEqual([]);
  });

  it('reads a text of many pages like a short one', () => {
    const words = 'word '.repeat(500);
    expect(parseMarkdown(`${words}*b*\n\n`.repeat(10))).toEqual(
      Array.from({ length: 10 }, () => paragraph({ text: words }, { text: 'b', emphasis: true })),
    );
  });
});
