import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { absenceTypes } from '../../src/demo/absence/types.js';
import { accountancyTypes } from '../../src/demo/accountancy/types.js';
import { LIBRARY_TYPES, SYSTEM_TYPES } from '../../src/message-types/default-types.js';
import { toHtml } from '../../src/message-types/html.js';
import { renderSource } from '../../src/message-types/liquid.js';
import { parseMarkdown } from '../../src/message-types/markdown.js';
import { toPlainText } from '../../src/message-types/plain-text.js';
import { loadTemplates, sampleData, type TextTemplate } from '../../src/message-types/templates.js';
import type { Block } from '../../src/message-types/text-tree.js';
import { buildContext } from '../unit/message-types/build-context.js';
import { HOSTILE } from '../unit/message-types/hostile.js';

const LANGUAGES = ['en', 'fr', 'nl'];
const DEMO_TYPES = [...absenceTypes, ...accountancyTypes];
const TYPES = [...LIBRARY_TYPES, ...SYSTEM_TYPES, ...DEMO_TYPES];
const templates = loadTemplates();

/** Each text once for the mail, and once for the letter that says something else. */
const bodies = templates.flatMap(({ code, language, subject, body, letterBody }) => [
  { file: `${code}/${language}`, code, language, subject, body },
  ...(letterBody === undefined
    ? []
    : [{ file: `${code}/${language}.letter`, code, language, subject, body: letterBody }]),
]);

interface Read {
  subject: string;
  blocks: Block[];
  text: string;
  html: string;
}

function read(source: Pick<TextTemplate, 'subject' | 'body' | 'language'>, data: unknown, name?: string): Read {
  const { language } = source;
  const rendered = renderSource(
    source,
    buildContext({ language, data: data as Record<string, unknown>, ...(name === undefined ? {} : { name }) }),
  );
  if (!rendered.ok) throw new Error(rendered.detail);
  const blocks = parseMarkdown(rendered.body);
  const html = toHtml(blocks, { language, subject: rendered.subject, organisationName: 'De Bib' });
  return { subject: rendered.subject, blocks, text: toPlainText(blocks), html };
}

/** Every text in a piece of data replaced: what the client, the title or the date could be at worst. */
function poisoned(data: unknown, value: unknown): unknown {
  return JSON.parse(JSON.stringify(data), (_, part: unknown) =>
    typeof part === 'object' && part !== null ? part : value,
  );
}

function tags(html: string): string {
  return (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""')).join('');
}

describe('the texts in templates/ (L12)', () => {
  it('exist for every type in Dutch, French and English, with sample data', () => {
    expect(templates.map(({ code, language }) => `${code}/${language}`)).toEqual(
      TYPES.flatMap(({ code }) => LANGUAGES.map((language) => `${code}/${language}`)).sort(),
    );
    for (const { code } of TYPES) expect(typeof sampleData(code)).toBe('object');
  });

  it('have a letter of their own only where the type has a letter form (D13)', () => {
    const withLetter = new Set(templates.filter(({ letterBody }) => letterBody).map(({ code }) => code));
    const letterForms = TYPES.filter(({ formats }) => formats.includes('letter')).map(({ code }) => code);
    expect([...withLetter].filter((code) => !letterForms.includes(code))).toEqual([]);
  });

  it.each(bodies)('$file renders with its sample data', (source) => {
    const { subject, text, html } = read(source, sampleData(source.code));
    expect(subject).not.toMatch(/[{}]|undefined/);
    expect(text).toMatch(/Marie Peeters,\n\n/);
    // An office that is no library has one desk, and signs with its own name only.
    const ofOffice = DEMO_TYPES.some(({ code }) => code === source.code);
    expect(text).toMatch(ofOffice ? /,\nDe Bib\n$/ : /\nBibliotheek Noord\nDe Bib\n$/);
    expect(text).not.toMatch(/\{\{|\}\}|\{%|%\}|undefined|null|NaN|\[object|\*\*|\| ---/);
    expect(html).toContain(`lang="${source.language}"`);
    const items = sampleData(source.code)['items'];
    if (Array.isArray(items)) for (const item of items) expect(text).toContain((item as { title: string }).title);
  });

  it.each(bodies)('$file renders when data says nothing, or nonsense', (source) => {
    const nothing = read(source, {});
    expect(nothing.blocks.some((block) => block.type === 'table')).toBe(false);
    const oddities = [
      { items: [] },
      { items: 'Kaas', amount: {}, endDate: [], link: 3, hours: 'two' },
      { items: [null, 3, 'Kaas', {}, { title: null, dueDate: 'morgen' }], amount: null },
      { amount: '', dueDate: '', endDate: '', link: 'javascript:alert(1)' },
      { document: null, days: null, firstDay: null, day: '', place: '', month: '', year: null, title: '', subject: '' },
    ];
    for (const data of [{}, ...oddities]) {
      const { subject, text } = read(source, data);
      expect(`${subject}\n${text}`).not.toMatch(/undefined|null|NaN|\[object|\*\*|javascript/);
      expect(`${subject}\n${text}`).not.toMatch(/ {2}[a-z]| [.,] /);
    }
  });

  it.each(bodies)('$file keeps its markup with hostile data (bad input)', (source) => {
    const sample = sampleData(source.code);
    const harmless = read(source, poisoned(sample, 'word'), 'word');
    for (const value of HOSTILE) {
      const rendered = read(source, poisoned(sample, value), value);
      // A link goes where data says or nowhere, and a value may be an address; all other tags are the text's own.
      const withoutLinks = (html: string) => tags(html).replace(/<\/?a\b[^>]*>/g, '');
      expect(withoutLinks(rendered.html)).toBe(withoutLinks(harmless.html));
      expect(rendered.html).not.toMatch(/href="(?!https?:|mailto:)/);
      if (!('items' in sample)) continue;
      expect(rendered.text).toContain(value.trim());
    }
  });

  it.each(bodies.filter(({ code }) => 'amount' in sampleData(code)))(
    '$file names the amount only if given',
    (source) => {
      const sample = sampleData(source.code);
      expect(read(source, { ...sample, amount: 26.2 }).text).toMatch(/26[.,]20/);
      for (const amount of [0, undefined, null, '']) expect(read(source, { ...sample, amount }).text).not.toMatch(/€/);
    },
  );

  it('speak of one thing and of more (L13)', () => {
    const text = (code: string, language: string, count: number) => {
      const source = templates.find((one) => one.code === code && one.language === language);
      if (!source) throw new Error('no such text');
      return read(source, { items: Array.from({ length: count }, () => ({ title: 'Kaas', dueDate: '2026-01-06' })) })
        .text;
    };
    expect(text('HR1', 'nl', 1)).toContain('U hebt nog 1 titel in huis die al terug moest zijn');
    expect(text('HR1', 'nl', 3)).toContain('U hebt nog 3 titels in huis die al terug moesten zijn');
    expect(text('HR2', 'fr', 1)).toContain('1 titre devait être rendu. Nous l’attendons');
    expect(text('RSO', 'en', 2)).toContain('These titles are waiting');
    expect(text('IV1', 'en', 1)).toContain('- Kaas\n  Due back by: 6 January 2026');
  });
});

describe('a mistake in templates/', () => {
  let folder: string;
  const put = (file: string, content: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'templates-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is named with its file when a text has no subject, or a letter no mail', () => {
    put('ABC/nl.md', 'Beste lezer');
    expect(() => loadTemplates(folder)).toThrow('ABC/nl.md must begin with a subject');
    put('ABC/nl.md', '---\r\nsubject: Dag: iedereen\r\n---\r\nBeste lezer\r\n');
    put('ABC/nl.letter.md', 'Beste lezer op papier\n');
    expect(loadTemplates(folder)).toEqual([
      {
        code: 'ABC',
        language: 'nl',
        subject: 'Dag: iedereen',
        body: 'Beste lezer',
        letterBody: 'Beste lezer op papier',
      },
    ]);
    put('ABC/fr.letter.md', 'Bonjour');
    expect(() => loadTemplates(folder)).toThrow('ABC/fr.letter.md has no text for the mail beside it');
  });
});

const REAL = path.resolve('..', 'shared', 'data', 'library', 'messages.ndjson');

function describeRealRequests(): void {
  interface Request {
    type: string;
    client: { name: string; language: string };
    data: { items: { title: string }[] };
  }

  it('all have a text, in which every title of a digest stands (L12, L13)', () => {
    const requests = readFileSync(REAL, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Request);
    for (const { type, client, data } of requests) {
      const source = templates.find((one) => one.code === type && one.language === client.language);
      if (!source) throw new Error(`no text for ${type} in ${client.language}`);
      const { text } = read(source, data, client.name);
      expect(text).toContain(client.name);
      if (type === 'WEL' || type === 'CAE') continue;
      for (const { title } of data.items) expect(text).toContain(title);
    }
    process.stdout.write(`real requests: ${requests.length} rendered\n`);
  });
}

if (existsSync(REAL)) describe('real requests', describeRealRequests);
