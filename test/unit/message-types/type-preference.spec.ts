import { describe, expect, it } from '@jest/globals';
import { LIBRARY_TYPES, SYSTEM_TYPES } from '../../../src/message-types/default-types.js';
import {
  changePreference,
  type PreferenceChange,
  type TypePreference,
} from '../../../src/message-types/type-preference.js';

const both: TypePreference & { system: boolean } = {
  formats: ['email', 'letter'],
  defaultFormat: 'letter',
  onNotSent: 'letter',
  onBounce: 'none',
  requirePostalAddress: true,
  mandatory: true,
  retentionDays: 100,
  module: 'dossier',
  noticeType: null,
  system: false,
};
const emailOnly: typeof both = {
  ...both,
  formats: ['email'],
  defaultFormat: 'email',
  onNotSent: 'wait-for-resend',
  onBounce: 'none',
  requirePostalAddress: false,
};

const fields = (current: typeof both, change: PreferenceChange) => {
  const changed = changePreference(current, change);
  return changed.ok ? changed.preference : changed.errors.map(({ field, code }) => `${field} ${code}`);
};

describe('the preference of a message type (D20, Dd5)', () => {
  it('holds for every type that a library starts with', () => {
    for (const type of [...LIBRARY_TYPES, ...SYSTEM_TYPES]) {
      const current = { ...type, formats: [...type.formats] };
      expect(changePreference(current, {}).ok).toBe(true);
    }
  });

  it('stays as it is where a change says nothing', () => {
    const { system: _, ...preference } = both;
    expect(fields(both, {})).toEqual(preference);
    expect(fields(both, { onNotSent: 'wait-for-resend' })).toEqual({ ...preference, onNotSent: 'wait-for-resend' });
  });

  it('loses with its letter form all that needs one', () => {
    const { system: _, ...rest } = emailOnly;
    expect(fields(both, { formats: ['email'] })).toEqual(rest);
  });

  it('gets with a letter form the defaults of Dd5, unless it is told otherwise', () => {
    const given = fields(emailOnly, { formats: ['email', 'letter'] });
    expect(given).toMatchObject({ defaultFormat: 'email', onNotSent: 'letter', onBounce: 'letter' });
    const told = fields(emailOnly, { formats: ['email', 'letter'], onNotSent: 'wait-for-resend', onBounce: 'none' });
    expect(told).toMatchObject({ onNotSent: 'wait-for-resend', onBounce: 'none' });
  });

  it('may be letters only', () => {
    expect(fields(both, { formats: ['letter'] })).toMatchObject({ formats: ['letter'], defaultFormat: 'letter' });
  });

  it('refuses each contradiction at its own field', () => {
    const contradiction = {
      defaultFormat: 'letter',
      onNotSent: 'letter',
      onBounce: 'letter',
      requirePostalAddress: true,
    } as const;
    const expected = [
      'defaultFormat FORMAT_NOT_ALLOWED',
      'onNotSent NO_LETTER_FORM',
      'onBounce NO_LETTER_FORM',
      'requirePostalAddress NO_LETTER_FORM',
    ];
    expect(fields(emailOnly, contradiction)).toEqual(expected);
    expect(fields(both, { formats: ['email'], ...contradiction })).toEqual(expected);
    expect(fields(both, { formats: [] })).toEqual(['formats MISSING']);
  });

  it.each([2, 3651, 10.5, Number.NaN])('keeps no message for %d days (L14)', (retentionDays) => {
    expect(fields(both, { retentionDays })).toEqual(['retentionDays BAD_VALUE']);
  });

  it('is fixed for what Bode sends itself, but for how long that is kept (L01)', () => {
    const system = { ...emailOnly, system: true };
    expect(fields(system, { retentionDays: 3 })).toMatchObject({ retentionDays: 3 });
    expect(fields(system, { formats: ['email', 'letter'], mandatory: false })).toEqual([
      'formats SYSTEM_TYPE',
      'onNotSent SYSTEM_TYPE',
      'onBounce SYSTEM_TYPE',
      'mandatory SYSTEM_TYPE',
    ]);
  });
});
