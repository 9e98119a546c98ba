import { describe, expect, it } from '@jest/globals';
import { fieldProblem } from '../../../src/common/field-problem.js';
import { textsIn } from '../../../src/web/i18n/texts.js';
import {
  asAsked,
  languageName,
  preferenceErrors,
  readPreference,
} from '../../../src/web/message-types/message-types-view.js';

const form = {
  formats: ['email', 'letter'],
  defaultFormat: 'email',
  onNotSent: 'letter',
  onBounce: 'none',
  requirePostalAddress: '1',
  retentionDays: '365',
};

describe('the form of a message type (D20, Dd5)', () => {
  it('says all that it shows; a box that is not ticked is a no', () => {
    expect(readPreference(form, false)).toEqual({
      formats: ['email', 'letter'],
      defaultFormat: 'email',
      onNotSent: 'letter',
      onBounce: 'none',
      requirePostalAddress: true,
      mandatory: false,
      retentionDays: 365,
    });
  });

  it('leaves out what needs a letter once there is none', () => {
    expect(readPreference({ ...form, formats: 'email', defaultFormat: 'letter' }, false)).toEqual({
      formats: ['email'],
      mandatory: false,
      retentionDays: 365,
    });
  });

  it('C07, C13 takes a module and a notice from their choices, and nothing that is no word', () => {
    const chosen = readPreference({ ...form, module: 'dossier', noticeType: '' }, false);
    expect(chosen).toMatchObject({ module: 'dossier', noticeType: null });
    const odd = readPreference({ ...form, module: 'Een Module', noticeType: ['placement'] }, false);
    expect([odd.module, odd.noticeType]).toEqual([undefined, undefined]);
  });

  it('L01 of a type that Bode sends itself only says how long it is kept', () => {
    expect(readPreference(form, true)).toEqual({ retentionDays: 365 });
  });

  it.each(['', 'lang', '-3', '3.5', '1e2', undefined, ['3', '4']])(
    'takes %j for no number of days',
    (retentionDays) => {
      expect(readPreference({ ...form, retentionDays }, false).retentionDays).toBeNaN();
    },
  );

  it('is shown again as it was sent', () => {
    const type = { code: 'HR1', class: 'H', name: '', revision: 1, system: false, languages: [] };
    const stored = {
      formats: ['email' as const],
      defaultFormat: 'email' as const,
      onNotSent: 'wait-for-resend' as const,
      onBounce: 'none' as const,
      requirePostalAddress: false,
      mandatory: true,
      retentionDays: 10,
      module: null,
      noticeType: 'placement',
    };
    expect(asAsked({ ...type, ...stored }, readPreference({ formats: 'email', retentionDays: '2' }, false))).toEqual({
      ...type,
      ...stored,
      mandatory: false,
      retentionDays: 2,
    });
  });

  it('has each error at the first control of its field', () => {
    const problems = [
      fieldProblem('formats', 'MISSING'),
      fieldProblem('onBounce', 'NO_LETTER_FORM'),
      fieldProblem('retentionDays', 'BAD_VALUE', '3–3650'),
    ];
    const errors = preferenceErrors(problems, 'nl', textsIn('nl'));
    expect(errors.map(({ field }) => field)).toEqual(['formats-email', 'onBounce-letter', 'retentionDays']);
    expect(errors[2]?.text).toBe('Vul een aantal dagen in, van 3 tot 3650.');
  });
});

it('L12 languages of texts are named in the language of the reader', () => {
  expect([languageName('fr', 'nl'), languageName('nl', 'en')]).toEqual(['Frans', 'Dutch']);
});
