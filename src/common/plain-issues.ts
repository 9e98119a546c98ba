import { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

/** Says what zod asks for in plain words, for who writes the request; undefined leaves it to zod. */
function plainIssue(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected in TYPES ? `must be ${TYPES[issue.expected]}` : undefined;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return issue.format === 'uuid' ? 'must be an id' : undefined;
    case 'too_small':
      return atLeastOrMost('at least', issue.origin, issue.minimum);
    case 'too_big':
      return atLeastOrMost('at most', issue.origin, issue.maximum);
    default:
      return undefined;
  }
}

function atLeastOrMost(bound: string, origin: string, limit: number | bigint): string | undefined {
  if (origin === 'string') return `must have ${bound} ${limit} characters`;
  if (origin === 'array') return `must have ${bound} ${limit} members`;
  return origin === 'number' || origin === 'int' ? `must be ${bound} ${limit}` : undefined;
}

// What a schema says of itself goes before this.
z.config({ customError: plainIssue });
