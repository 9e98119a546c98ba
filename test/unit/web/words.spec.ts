import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { batchWords, statusWords } from '../../../src/web/i18n/status-words.js';
import { textsIn } from '../../../src/web/i18n/texts.js';

/** Every word of a dictionary with the path to it; a function is called with harmless arguments. */
function wordsOf(value: unknown, path = ''): [path: string, word: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    return [1, 2].map((n): [string, string] => [`${path}(${n})`, (value as (...all: unknown[]) => string)(n, 'x')]);
  }
  return Object.entries(value as object).flatMap(([key, inner]) => wordsOf(inner, path ? `${path}.${key}` : key));
}

const dutch = wordsOf(textsIn('nl'));
const english = wordsOf(textsIn('en'));

describe('the words of the pages', () => {
  it('are the same in number and place in Dutch and English', () => {
    expect(english.map(([path]) => path)).toEqual(dutch.map(([path]) => path));
  });

  it('are each asked for by some page', () => {
    const root = fileURLToPath(new URL('../../../src', import.meta.url));
    const code = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('i18n'))
      .map((file) => readFileSync(join(root, file), 'utf8'));
    const said = new Set(code.join(' ').match(/\w+/g));
    // Codes in several words are values of data, which the types compare.
    const names = dutch
      .flatMap(([path]) => path.replace(/\(\d\)$/, '').split('.'))
      .filter((name) => /^\w+$/.test(name));
    expect([...new Set(names)].filter((name) => !said.has(name))).toEqual([]);
  });

  it('are never empty', () => {
    const empty = [...dutch, ...english].filter(([, word]) => word.trim() === '').map(([path]) => path);
    expect(empty).toEqual([]);
  });

  it('L04 never speak of an error that occurred, of Vervallen or of Retour', () => {
    const banned = /fout opgetreden|error occurred|something went wrong|\bvervallen\b|\bretour\b/i;
    expect([...dutch, ...english].filter(([, word]) => banned.test(word))).toEqual([]);
  });

  it('L04 never claim that a mail was delivered', () => {
    const claims = /\b(delivered|afgeleverd|bezorgd)\b/i;
    expect([...dutch, ...english].filter(([, word]) => claims.test(word))).toEqual([]);
  });

  it('count one thing as one, and several as several', () => {
    const { done } = textsIn('nl').messages;
    expect(done.created(1)).toBe('1 brief staat klaar om te printen.');
    expect(done.created(2)).toBe('2 brieven staan klaar om te printen.');
  });
});

describe('the words of the statuses', () => {
  it.each([
    ['queued', 'In wachtrij', 'Queued'],
    ['sending', 'Wordt verzonden', 'Sending'],
    ['sent', 'Verzonden', 'Sent'],
    ['not_sent', 'Niet verzonden', 'Not sent'],
    ['bounced', 'Gebouncet', 'Bounced'],
    ['pending', 'Nog printklaar te maken', 'To prepare'],
    ['held', 'Wacht op correctie', 'Needs correction'],
    ['braked', 'Tegengehouden', 'On hold'],
    ['prepared', 'Printklaar', 'Ready to print'],
    ['printed', 'Geprint', 'Printed'],
    ['checked', 'Nageteld', 'Checked'],
    ['posted', 'Op de post gedaan', 'Posted'],
    ['returned', 'Brief teruggekomen', 'Letter came back'],
    ['withdrawn', 'Geannuleerd', 'Cancelled'],
  ] as const)('L04 %s reads %s / %s', (status, nl, en) => {
    expect(statusWords[status].word).toEqual({ nl, en });
  });

  it('L04 has no status beside those of the table', () => {
    expect(Object.keys(statusWords)).toHaveLength(14);
  });

  it('L34 tells every status apart by its word alone', () => {
    for (const table of [statusWords, batchWords]) {
      const words = Object.values(table).map(({ word }) => word.nl);
      expect(new Set(words).size).toBe(words.length);
    }
  });
});
