import { describe, expect, it } from '@jest/globals';
import type { DecidedMessage } from '../../../src/decisions/decision-reader.service.js';
import { outcomeWords } from '../../../src/web/why/outcome-words.js';
import { exampleView } from './example.js';

const line = (number: number, changes: Partial<DecidedMessage> = {}): DecidedMessage => ({
  id: `m${number}`,
  number,
  format: 'email',
  status: 'sent',
  reason: null,
  for: 'Marie Peeters',
  ...changes,
});
const bounced = { status: 'bounced', reason: 'BOUNCED_UNKNOWN_USER' } as const;
const told = (...messages: DecidedMessage[]) =>
  Object.values(outcomeWords({ outcome: 'addressed', reason: null, messages }, exampleView('en')));

describe('what came of a decision, in a list (N01)', () => {
  it('is what the decision was, as long as no mail failed since', () => {
    expect(told(line(1))).toEqual(['Sent or on its way', null]);
    const skipped = { outcome: 'skipped', reason: 'CONDITION_FAILED', messages: [] } as const;
    expect(outcomeWords(skipped, exampleView('en'))).toEqual({
      outcome: 'Did not apply',
      reason: expect.stringContaining('condition'),
    });
  });

  it('is how a mail failed that could leave, and what took its place', () => {
    const why = 'Came back: no such user at that mail server';
    expect(told(line(1, bounced))).toEqual(['Bounced', why]);
    expect(told(line(1, bounced), line(2))).toEqual(['Bounced', `${why} → mail 2`]);
    expect(told(line(1, bounced), line(2, { format: 'letter', status: 'pending' }))).toEqual([
      'Bounced',
      `${why} → letter 2`,
    ]);
  });

  it('says whose mail failed, where several people got one', () => {
    const why = 'Came back: no such user at that mail server';
    expect(told(line(1, bounced), line(2, { for: 'An Roos' }))).toEqual(['Bounced', `Marie Peeters: ${why}`]);
  });
});
