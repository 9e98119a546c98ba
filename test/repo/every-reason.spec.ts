import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../src/common/language.js';
import { isReasonCode, reasons, type ReasonCode } from '../../src/common/reasons.js';
import { reasonText } from '../../src/messages/reason-text.js';
import { SCENARIOS } from '../support/reasons/all.js';

const source = fileURLToPath(new URL('../../src', import.meta.url));

const CODES = Object.keys(reasons) as ReasonCode[];

describe('every reason of the table (design §4)', () => {
  it('is produced by a scenario, each by one', () => {
    const covered = Object.values(SCENARIOS).flatMap((scenarios) => Object.keys(scenarios));
    expect([...covered].sort()).toEqual([...CODES].sort());
  });

  it('stands under one subject: the table is put together, and a second one would hide the first', () => {
    const files = readdirSync(join(source, 'common/reasons')).map((file) => join(source, 'common/reasons', file));
    const found = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+): \{$/gm)]);
    expect(found.map(([, code]) => code).sort()).toEqual([...CODES].sort());
  });

  it('is used by something: a code that can’t happen has no place in it', () => {
    const program = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('common/reasons'))
      .map((file) => readFileSync(join(source, file), 'utf8'))
      .join('\n');
    expect(CODES.filter((code) => !program.includes(`'${code}'`))).toEqual([]);
  });

  it.each(CODES)('%s says in every language what it is and what to do', (code) => {
    for (const language of LANGUAGES) {
      const { sentence, fix, fixFor = {} } = reasons[code];
      expect(sentence[language]).toMatch(/^\p{Lu}.{5,}[^.]$/u);
      for (const words of [fix, ...Object.values(fixFor)]) {
        expect(words[language]).toMatch(/^\p{Lu}.{5,}\.$/u);
        expect(words[language]).not.toMatch(/[{}]/);
      }
      expect(reasonText(code, null, language)).not.toMatch(/[{}]|:\s*$/);
      expect(reasonText(code, 'X', language).includes('X')).toBe(sentence[language].includes('{which}'));
    }
    expect(reasons[code].sentence.nl.includes('{which}')).toBe(reasons[code].sentence.en.includes('{which}'));
    expect(isReasonCode(code)).toBe(true);
  });
});
