import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { problemsOf } from '../../../src/common/field-problem.js';
import { newId } from '../../../src/common/ids.js';
import { day } from '../../../src/common/moment.js';

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

  it('bad input: what was asked for is said in plain words, a schema’s own first', () => {
    const asked = z
      .strictObject({
        text: z.string(),
        list: z.array(z.string()).max(1),
        data: z.record(z.string(), z.unknown()),
        yes: z.boolean(),
        of: z.enum(['all', 'assigned']),
        user: z.uuid(),
        hour: z.int().min(0).max(23),
        own: z.string().min(1, 'must not be empty'),
        choice: z.enum(['A', 'B']),
        either: z.string().optional(),
      })
      .refine(({ either }) => either, { message: 'say one or the other', path: ['either'] });
    const sent = { text: 1, list: ['a', 'b'], data: [], yes: 'yes', of: 'some', user: 'x', hour: 24, own: '' };
    const found = problemsOf(asked.safeParse(sent).error!, sent);
    expect(found.map(({ field, detail }) => `${field}: ${detail.replace(/^.*: /, '')}`)).toEqual([
      'text: must be text',
      'list: must have at most 1 members',
      'data: must be an object',
      'yes: must be true or false',
      'of: must be one of all, assigned',
      'user: must be an id',
      'hour: must be at most 23',
      'own: must not be empty',
      'choice: must be one of A, B',
    ]);
    const rest = { ...sent, text: '', list: [], data: {}, yes: true, of: 'all', user: newId(), hour: 1, own: 'x' };
    expect(problemsOf(asked.safeParse({ ...rest, choice: 'A' }).error!, rest)).toEqual([
      { field: 'either', code: 'MISSING', detail: 'This field is missing: say one or the other' },
    ]);
  });

  it('bad input: a day of any year has a place in the calendar', () => {
    const judge = (text: string) => day('must be a day').safeParse(text).success;
    expect(['1850-02-28', '0033-04-03', '9999-12-29', '2026-02-30', '0000-01-01'].map(judge)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
