import { describe, expect, it } from '@jest/globals';
import { findingText } from '../../../src/decisions/diagnosis/finding-words.js';

const told = (recipients: string) =>
  findingText({ key: 'recipient-not-selected', values: { rule: 'Melding', recipients } }, 'nl');

describe('what a search found, in words (N03)', () => {
  it('A12 names the recipients of a rule as its page does, and no id', () => {
    const user = 'user:01890000-0000-7000-8000-000000000000';
    expect(told(`client, contact:hr, ${user}`)).toBe(
      'Nee. De regel gaat naar: De klant zelf; Contactpersonen (hr); Een bepaalde gebruiker.',
    );
  });

  it('A12 says so where a rule has none', () => {
    expect(told('')).toBe('Nee. De regel gaat naar: –.');
  });

  it('shows a count of nothing', () => {
    expect(findingText({ key: 'module-ticked', values: { count: 0 } }, 'en')).toBe('Left: 0.');
  });
});
