import { describe, expect, it } from '@jest/globals';
import {
  embeddingLevels,
  mayRunRightToLeft,
  mirrored,
  paragraphDirection,
  visualOrder,
} from '../../../src/letters/bidi.js';

describe('N17 the order of a line', () => {
  it('N17 pieces are put in the order seen (UAX #9, rule L2)', () => {
    expect(visualOrder([0, 0, 0])).toEqual([0, 1, 2]);
    expect(visualOrder([1, 1, 1])).toEqual([2, 1, 0]);
    expect(visualOrder([0, 1, 1, 0])).toEqual([0, 2, 1, 3]);
    expect(visualOrder([1, 2, 2, 1])).toEqual([3, 1, 2, 0]);
    expect(visualOrder([0, 1, 2, 1, 0])).toEqual([0, 3, 2, 1, 4]);
    expect(visualOrder([2, 2])).toEqual([0, 1]);
    expect(visualOrder([])).toEqual([]);
  });

  it('N17 a paragraph takes the direction of its first letter, not of its digits', () => {
    expect(paragraphDirection('Beste שלום')).toBe('ltr');
    expect(paragraphDirection('12 (שלום) Beste')).toBe('rtl');
    expect(paragraphDirection('12 – 13')).toBe('ltr');
    expect(paragraphDirection('')).toBe('ltr');
  });

  it('N17 plain text is known as such at a glance', () => {
    for (const text of ['Marie', 'Łódź', 'Ελληνικά', 'Наталья', '王小明']) expect(mayRunRightToLeft(text)).toBe(false);
    for (const text of ['של', 'عر', 'a\u200f']) expect(mayRunRightToLeft(text)).toBe(true);
  });

  it('N17 numbers in right-to-left text have a level of their own, and brackets turn', () => {
    expect([...embeddingLevels('של 12', 'rtl')]).toEqual([1, 1, 1, 2, 2]);
    expect(mirrored('(a) [b] «c»')).toBe(')a( ]b[ »c«');
  });
});
