import { describe, expect, it } from '@jest/globals';
import type { TracedCandidate } from '../../../src/decisions/trace.js';
import { clientNumbersIn, withClientNames } from '../../../src/web/why/client-words.js';

const candidate = (selector: string, who: string, more: Partial<TracedCandidate> = {}): TracedCandidate => ({
  selector,
  who,
  filters: [],
  kept: true,
  ...more,
});

describe('N01: clients stand in a trace by their numbers, and on a page by their names', () => {
  const trace = {
    candidates: [
      candidate('client', 'E1'),
      candidate('client-users', 'E1', { via: 'W1', duplicateOf: 'E1' }),
      candidate('contact:hr', 'Petra', { via: 'gone' }),
      candidate('case-role:W1', 'Sofie', { via: 'W1' }),
      candidate('catch-all', 'Hans', { via: 'W1' }),
    ],
  };
  const names = new Map([
    ['E1', 'Tim Bos'],
    ['W1', 'De Vries Koeriers'],
  ]);

  it('asks for those that are clients: a role or a step of a cascade may be called as one', () => {
    expect(clientNumbersIn(trace)).toEqual(['E1', 'W1', 'gone', 'W1']);
  });

  it('names them where they are recipients, where they lead to one, and where one stands twice', () => {
    expect(
      withClientNames(trace, names).candidates.map(({ who, via, duplicateOf }) => [who, via, duplicateOf]),
    ).toEqual([
      ['Tim Bos', undefined, undefined],
      ['E1', 'De Vries Koeriers', 'Tim Bos'],
      ['Petra', 'gone', undefined],
      ['Sofie', 'W1', undefined],
      ['Hans', 'De Vries Koeriers', undefined],
    ]);
  });
});
