import { describe, expect, it } from '@jest/globals';
import { eventName, triggerName, withEventNames } from '../../../src/web/i18n/event-words.js';

describe('events and triggers in words (A34)', () => {
  it('calls what Bode knows by its name, and the rest as the caller does', () => {
    expect(eventName('case.opened', 'nl')).toBe('Nieuwe case');
    expect(eventName('case.closed', 'en')).toBe('Case closed');
    expect(eventName('user.created', 'nl')).toBe('Nieuwe gebruiker');
    expect(eventName('report.ready', 'nl')).toBe('report.ready');
    expect(eventName('toString', 'nl')).toBe('toString');
  });

  it('says a trigger as the manual does', () => {
    expect(triggerName({ kind: 'case.opened', caseType: 'ziekteverzuim' }, 'nl')).toBe('Nieuwe case, ziekteverzuim');
    expect(triggerName({ kind: 'case.opened', caseType: null }, 'en')).toBe('New case');
  });

  it('names the events of cases in what a diagnosis found', () => {
    expect(withEventNames('an@mail.test', 'nl')).toBe('an@mail.test');
    expect(withEventNames('case.opened, ongeval ≠ case.closed, verzuim', 'nl')).toBe(
      'Nieuwe case, ongeval ≠ Case gesloten, verzuim',
    );
  });
});
