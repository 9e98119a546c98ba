import { describe, expect, it } from '@jest/globals';
import { printable } from '../../../src/letters/printable-text.js';

describe('N17 text that can be set', () => {
  it.each([
    ['plain text stays as it is', 'Het verdriet van België, € 3,20', 'Het verdriet van België, € 3,20'],
    ['white space of every kind is one space', 'a \t\r\n b\u2003c\u3000d', 'a b c d'],
    ['no-break spaces stay no-break', '9\u202f000\u00a0GENT', '9\u00a0000\u00a0GENT'],
    ['letters and accents are composed', 'Zoe\u0308', 'Zoë'],
    ['controls and what is invisible go', 'a\u0000\u0007\u00ad\u200b\ufeff\ufe0fb', 'ab'],
    ['overrides go, isolates and marks stay', '\u202ea\u2067b\u2069\u200f', 'a\u2067b\u2069\u200f'],
    ['old presentation forms become letters', 'ﬁ ﻼ', 'fi لا'],
    ['the blank at an end is kept, for the words beside it', ' a ', ' a '],
  ])('N17 %s', (_, text, expected) => {
    expect(printable(text)).toBe(expected);
  });
});
