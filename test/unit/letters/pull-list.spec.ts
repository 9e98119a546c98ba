import { describe, expect, it } from '@jest/globals';
import { pullCounts, pullProblem } from '../../../src/letters/pull-list.js';

const list = [
  { id: 'a', sequence: 3 },
  { id: 'b', sequence: 12 },
];

describe('the pull list at posting (N09)', () => {
  it.each([
    ['each letter has one answer', { pulled: ['a'], notFound: ['b'] }, null],
    ['the same answer twice', { pulled: ['a', 'a'], notFound: ['b'] }, null],
    ['nothing is said', { pulled: [], notFound: [] }, { open: [3, 12], notListed: [] }],
    ['one is left open', { pulled: ['b'], notFound: [] }, { open: [3], notListed: [] }],
    ['one is both', { pulled: ['a', 'b'], notFound: ['b'] }, { open: [12], notListed: [] }],
    ['one is not on the list', { pulled: ['a', 'b', 'c'], notFound: [] }, { open: [], notListed: ['c'] }],
    [
      'one not on the list was not found either',
      { pulled: ['a', 'b'], notFound: ['d'] },
      { open: [], notListed: ['d'] },
    ],
  ])('%s', (_, report, problem) => {
    expect(pullProblem(list, report)).toEqual(problem);
  });

  it('an empty list needs no answer', () => {
    expect(pullProblem([], { pulled: [], notFound: [] })).toBeNull();
  });

  it('counts what became of the letters', () => {
    const states = ['pulled', 'not-found', 'pulled', 'requested'] as const;
    expect(pullCounts(states.map((state) => ({ state })))).toEqual({ pulled: 2, notFound: 1 });
  });
});
