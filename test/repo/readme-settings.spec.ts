import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { configReference, configTable } from '../../src/config/config.js';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('has the table of settings that the configuration itself gives', () => {
    const table = /<!-- config -->\n+([\s\S]*?)\n+<!-- config -->/.exec(readme)?.[1];
    expect(table).toBe(configTable());
  });

  it('names every setting with a meaning and what holds without it', () => {
    for (const row of configReference()) {
      expect(row.meaning.length).toBeGreaterThan(10);
      expect(row.default).not.toBe('');
    }
  });
});
