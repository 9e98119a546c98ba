import { describe, expect, it } from '@jest/globals';
import { RollCall } from '../../../src/work/roll-call.js';

/** The answers of one call after the other, and after which of them somebody was gone. */
function gone(roll: RollCall, ...calls: string[][]): boolean[] {
  return calls.map((answered) => roll.call(answered));
}

/** A roll that has found out who died before it began. */
function begun(): RollCall {
  const roll = new RollCall();
  gone(roll, ['a', 'b'], ['a', 'b'], ['a', 'b']);
  return roll;
}

describe('the roll call of workers (L17)', () => {
  it('takes it that somebody died before the first call', () => {
    expect(gone(new RollCall(), ['a'], ['a'], ['a'], ['a'])).toEqual([false, false, true, false]);
  });

  it('tells once that somebody is gone who was missed three times in a row', () => {
    const roll = begun();
    expect(gone(roll, ['a'], ['a'], ['a'], ['a'], ['a'], ['a'])).toEqual([false, false, true, false, false, false]);
    expect(roll.present).toEqual(['a']);
  });

  it('lets a worker that was cut off for a moment be present', () => {
    const roll = begun();
    expect(gone(roll, ['a'], ['a'])).toEqual([false, false]);
    expect(roll.present).toEqual(['a', 'b']);
    expect(gone(roll, ['a', 'b'], ['a'], ['a'], ['a', 'b'])).toEqual([false, false, false, false]);
  });

  it('knows who came later', () => {
    const roll = begun();
    expect(roll.call(['a', 'b', 'c'])).toBe(false);
    expect(gone(roll, ['a', 'b'], ['a', 'b'], ['a', 'b'])).toEqual([false, false, true]);
  });

  it('counts anew after calls that nobody heard, and for whoever died meanwhile', () => {
    const roll = begun();
    gone(roll, ['a'], ['a']);
    roll.unheard();
    expect(gone(roll, ['a'], ['a'])).toEqual([false, false]);
    expect(roll.present).toEqual(['a', 'b']);
    expect(gone(roll, ['a', 'b'], ['a', 'b'])).toEqual([true, false]);
  });
});
