import { describe, expect, it } from '@jest/globals';
import { titleIn } from '../../../src/messages/line-title.js';

describe('what a line is about (L03)', () => {
  it('says in the language of who reads how many other items there are', () => {
    expect(titleIn({ title: 'Kaas', otherItems: 2 }, 'nl')).toBe('\u2068Kaas\u2069 + 2 andere');
    expect(titleIn({ title: 'Kaas', otherItems: 2 }, 'en')).toBe('\u2068Kaas\u2069 + 2 more');
  });

  it('is the title alone where there are no others', () => {
    expect(titleIn({ title: 'Kaas', otherItems: 0 }, 'en')).toBe('Kaas');
  });
});
