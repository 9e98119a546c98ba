import { describe, expect, it } from '@jest/globals';
import {
  eventName,
  eventNameAndKind,
  triggerName,
  triggersInWords,
  withEventNames,
} from '../../../src/web/i18n/event-words.js';

describe('events and triggers in words (A34)', () => {
  it('calls what Bode knows by its name', () => {
    expect(eventName('case.opened', 'nl')).toBe('Nieuwe case');
    expect(eventName('case.closed', 'en')).toBe('Case closed');
    expect(eventName('user.created', 'nl')).toBe('Nieuwe gebruiker');
  });

  it.each([
    ['report.ready', 'Report ready'],
    ['week42.reached', 'Week42 reached'],
    ['verzuim/ziek-gemeld:laat', 'Verzuim ziek gemeld laat'],
    ['sickReported', 'Sick reported'],
    ['toString', 'To string'],
    ['VZM_RECEIVED', 'VZM RECEIVED'],
    ['élan.vital', 'Élan vital'],
    ['Al in woorden', 'Al in woorden'],
    ['...', '...'],
  ])('reads %s, which only the callers know, as they call it: %s', (kind, name) => {
    expect(eventName(kind, 'nl')).toBe(name);
  });

  it('says what the systems call it, to who links them, where that is not the same', () => {
    expect(eventNameAndKind('sick.reported', 'nl')).toBe('Sick reported (sick.reported)');
    expect(eventNameAndKind('Ziek', 'nl')).toBe('Ziek');
  });

  it('says a trigger as the manual does', () => {
    expect(triggerName({ kind: 'case.opened', caseType: 'ziekteverzuim' }, 'nl')).toBe('Nieuwe case, ziekteverzuim');
    expect(triggerName({ kind: 'case.opened', caseType: null }, 'en')).toBe('New case');
  });

  it('names each event of what a search expected and found', () => {
    expect(triggersInWords('sick.reported, kort ≠ case.opened, kort; week.passed', 'nl')).toBe(
      'Sick reported, kort ≠ Nieuwe case, kort; Week passed',
    );
    expect(triggersInWords('–', 'nl')).toBe('–');
  });

  it('names the events of cases in what a diagnosis found', () => {
    expect(withEventNames('an@mail.test', 'nl')).toBe('an@mail.test');
    expect(withEventNames('case.opened, ongeval ≠ case.closed, verzuim', 'nl')).toBe(
      'Nieuwe case, ongeval ≠ Case gesloten, verzuim',
    );
  });
});
