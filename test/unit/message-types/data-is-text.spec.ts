import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { toHtml } from '../../../src/message-types/html.js';
import { renderSource } from '../../../src/message-types/liquid.js';
import { parseMarkdown } from '../../../src/message-types/markdown.js';
import { toPlainText } from '../../../src/message-types/plain-text.js';
import { isBreak, type Block, type Inline } from '../../../src/message-types/text-tree.js';
import { buildContext } from './build-context.js';
import { readable } from './hostile.js';

/** A value in every place where Markdown would take notice of it. */
const BODY = `
{{ data.value }}

{{ data.value }} at the start, **{{ data.value }}** strong, *{{ data.value }}* leaning, x{{ data.value }}y inside.
{{ data.value }} after a line break,\\
{{ data.value }} after a hard one

# {{ data.value }}

- {{ data.value }}
- [{{ data.value }}](https://bib.example)

1. {{ data.value }}

> {{ data.value }}

| {{ data.value }} | b |
| --- | --- |
| {{ data.value }} | {{ data.value }} |
| **{{ data.value }}** | [{{ data.value }}](https://bib.example) |
`;
const PLACES = 17;

const FRAME = { language: 'nl', subject: 'Onderwerp', organisationName: 'De Bib' };

function bodyWith(value: unknown): string {
  const rendered = renderSource({ subject: 's', body: BODY }, buildContext({ data: { value } }));
  if (!rendered.ok) throw new Error(rendered.detail);
  return rendered.body;
}

/** The tree with every text replaced by a dot: what Markdown made of it, without the words. */
function shape(blocks: Block[]): unknown {
  return JSON.parse(JSON.stringify(blocks, (key, value: unknown) => (key === 'text' ? '.' : value)));
}

function texts(blocks: Block[]): string[] {
  const found: string[] = [];
  const line = (content: Inline[]) => found.push(content.map((part) => (isBreak(part) ? '\n' : part.text)).join(''));
  for (const block of blocks) {
    if (block.type === 'paragraph' || block.type === 'heading') line(block.content);
    if (block.type === 'list') found.push(...block.items.flatMap(texts));
    if (block.type === 'quote') found.push(...texts(block.blocks));
    if (block.type === 'table') [block.header, ...block.rows].flat().forEach(line);
  }
  return found;
}

function occurrences(text: string, value: string): number {
  return text.split(value).length - 1;
}

function decodeHtml(html: string): string {
  const names: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
  return html.replace(/&(lt|gt|quot|#39|amp);/g, (entity) => names[entity] ?? entity);
}

describe('data never changes the markup (bad input)', () => {
  const harmless = parseMarkdown(bodyWith('word'));

  it('keeps the structure of the text, whatever a value holds', () => {
    fc.assert(
      fc.property(readable, (value) => {
        expect(shape(parseMarkdown(bodyWith(value)))).toEqual(shape(harmless));
      }),
    );
  });

  it('shows a value letter by letter wherever it stands', () => {
    expect(occurrences(texts(harmless).join('\n'), 'word')).toBe(PLACES);
    fc.assert(
      fc.property(readable, (value) => {
        const all = texts(parseMarkdown(bodyWith(value))).join('\n');
        expect(all).toBe(
          texts(harmless)
            .join('\n')
            .replaceAll('word', () => value),
        );
      }),
    );
  });

  it('makes the same tags in HTML, and the same letters between them', () => {
    const tags = (html: string) => html.match(/<[^>]*>/g);
    const words = (html: string) => decodeHtml(html.replace(/<[^>]*>/g, ''));
    const expected = toHtml(harmless, FRAME);
    fc.assert(
      fc.property(readable, (value) => {
        const html = toHtml(parseMarkdown(bodyWith(value)), FRAME);
        expect(tags(html)).toEqual(tags(expected));
        expect(words(html)).toBe(words(expected).replaceAll('word', () => value));
      }),
    );
  });

  it('shows a value in the plain text as it is', () => {
    fc.assert(
      fc.property(readable, (value) => {
        expect(toPlainText(parseMarkdown(bodyWith(value)))).toContain(value.trim());
      }),
    );
  });

  it.each([
    ['line breaks', 'one\r\n\r\n# two\n- three', 'one # two - three'],
    ['a tab', 'one\ttwo', 'one two'],
    ['separators of lines and paragraphs', 'one\u2028two\u2029three', 'one two three'],
    ['terminal controls', 'one\u001b[31mtwo\u0085three', 'one [31mtwo three'],
    ['an override of direction', 'one\u202etwo\u202c\u2066three\u2069', 'onetwothree'],
    ['half a surrogate pair', 'one\ud83dtwo', 'one\uFFFDtwo'],
    ["the marks of Bode's own slots", 'one\ufdd1two\ufdd00\ufdd1', 'onetwo0'],
  ])('turns %s into harmless text', (_, value, expected) => {
    const tree = parseMarkdown(bodyWith(value));
    expect(shape(tree)).toEqual(shape(harmless));
    expect(texts(tree)[0]).toBe(expected);
  });

  it('reads lists as lists and objects as nothing', () => {
    expect(texts(parseMarkdown(bodyWith(['Kaas', 1984, null, true])))[0]).toBe('Kaas, 1984, true');
    expect(texts(parseMarkdown(bodyWith({ toString: 'x', title: 'Kaas' })))[0]).toMatch(/^ at the start/);
  });

  it('follows a link from data only to http, https and mailto', () => {
    const link = (address: unknown) => {
      const rendered = renderSource(
        { subject: 's', body: '[here]({{ data.link }})' },
        buildContext({ data: { link: address } }),
      );
      return rendered.ok ? parseMarkdown(rendered.body) : rendered;
    };
    const to = (href?: string) => [{ type: 'paragraph', content: [href ? { text: 'here', href } : { text: 'here' }] }];
    expect(link('https://bib.example/a?b=1&c=(2)')).toEqual(to('https://bib.example/a?b=1&c=(2)'));
    expect(link('mailto:noord@bib.example')).toEqual(to('mailto:noord@bib.example'));
    expect(link('https://bib.example/) [more](https://evil.example')).toEqual(
      to('https://bib.example/)%20[more](https://evil.example'),
    );
    for (const bad of ['javascript:alert(1)', 'JavaScript:alert(1)', 'data:text/html,x', '/relative', '', 'x"><b>']) {
      expect(link(bad)).toEqual(to());
    }
  });
});
