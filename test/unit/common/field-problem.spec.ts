import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { problemsOf } from '../../../src/common/field-problem.js';

const list = z.preprocess((value) => String(value).split(','), z.array(z.enum(['sent', 'queued'])));
const schema = z.strictObject({ status: list, limit: z.number().max(5), client: z.object({ name: z.string() }) });
const problems = (input: object) => problemsOf(schema.safeParse(input).error!, input);

describe('what is wrong with a field', () => {
  it('bad input: a wrong word in a parted text is a wrong value of that field, not a missing one', () => {
    const found = problems({ status: 'sent,zzz', limit: 5, client: { name: 'An' } });
    expect(found).toMatchObject([{ field: 'status', code: 'BAD_VALUE' }]);
  });

  it('bad input: a missing, a wrong and an unknown field are told apart, each by its path', () => {
    const found = problems({ status: 'sent', limit: 6, client: {}, more: 1 });
    expect(found.map(({ field, code }) => [field, code])).toEqual([
      ['limit', 'BAD_VALUE'],
      ['client.name', 'MISSING'],
      ['more', 'UNKNOWN_FIELD'],
    ]);
  });
});
