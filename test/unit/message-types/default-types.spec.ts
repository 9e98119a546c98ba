import { describe, expect, it } from '@jest/globals';
import { BoundedCache } from '../../../src/message-types/bounded-cache.js';
import { LIBRARY_TYPES, SYSTEM_TYPES, type DefaultType } from '../../../src/message-types/default-types.js';

const all = [...LIBRARY_TYPES, ...SYSTEM_TYPES];

function type(code: string): DefaultType | undefined {
  return all.find((one) => one.code === code);
}

describe('the types an organisation starts with (L01)', () => {
  it('are the seven of a library and seven of the system', () => {
    expect(LIBRARY_TYPES.map(({ code }) => code)).toEqual(['IV1', 'WEL', 'HR1', 'HR2', 'RSO', 'CAE', 'NBF']);
    expect(SYSTEM_TYPES.map(({ code }) => code)).toEqual(['TST', 'PWD', 'WUS', 'F01', 'F02', 'F03', 'F04']);
  });

  it('have a code of three characters, the class first, and days within bounds (L14)', () => {
    for (const { code, class: letter, retentionDays } of all) {
      expect(code).toMatch(/^[A-Z][A-Z0-9]{2}$/);
      expect(letter).toBe(code[0]);
      expect(retentionDays).toBeGreaterThanOrEqual(3);
      expect(retentionDays).toBeLessThanOrEqual(3650);
    }
  });

  it('allow no letter to follow where there is none (D13, Dd5)', () => {
    const emailOnly = all.filter(({ formats }) => !formats.includes('letter'));
    expect(emailOnly.map(({ code }) => code)).toEqual(['IV1', 'WEL', ...SYSTEM_TYPES.map(({ code }) => code)]);
    for (const one of emailOnly) {
      expect(one).toMatchObject({ onNotSent: 'wait-for-resend', onBounce: 'none', defaultFormat: 'email' });
    }
  });

  it('follow a failure as the demo needs it (L01, Dd1, Dd5)', () => {
    for (const code of ['HR1', 'HR2']) {
      expect(type(code)).toMatchObject({ onNotSent: 'wait-for-resend', onBounce: 'letter', defaultFormat: 'email' });
    }
    for (const code of ['RSO', 'CAE', 'NBF']) {
      expect(type(code)).toMatchObject({ onNotSent: 'letter', onBounce: 'letter' });
    }
    expect(type('NBF')).toMatchObject({ defaultFormat: 'letter', formats: ['email', 'letter'], mandatory: true });
    expect(all.filter((one) => one.requirePostalAddress).map(({ code }) => code)).toEqual(['CAE']);
    expect(all.filter((one) => one.audience === 'staff').map(({ code }) => code)).toEqual(['F01', 'F02', 'F03', 'F04']);
    expect(all.filter((one) => one.system)).toEqual(SYSTEM_TYPES);
  });
});

describe('what is kept because it is costly to make', () => {
  it('is made once, and forgotten when others were used since', () => {
    const cache = new BoundedCache<string>(2);
    const made: string[] = [];
    const get = (key: string) => cache.get(key, () => (made.push(key), key.toUpperCase()));
    expect(['a', 'b', 'a', 'c', 'a', 'b'].map(get)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });
});
