import type { OpenAPIObject } from '@nestjs/swagger';
import { fieldProblem } from '../common/field-problem.js';
import { ApiProblem, problemDetails } from '../common/problem.js';

// How the document describes what is refused, the same for every route (design §8).

type Components = NonNullable<OpenAPIObject['components']>;

/** What of an operation tells how it can be refused. */
export interface Described {
  operationId?: string;
  parameters?: { in?: string }[];
  requestBody?: object;
  responses?: object;
  security?: object[];
}

export const problemSchemas: NonNullable<Components['schemas']> = {
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'code', 'detail', 'fix', 'instance', 'errors'],
    properties: {
      type: { type: 'string', description: 'Where the code is explained' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string', description: 'One of /api/reasons' },
      detail: { type: 'string' },
      fix: { type: 'string', description: 'What there is to do' },
      instance: { type: 'string', description: "The request's id, as in X-Request-Id and in the log" },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          required: ['field', 'code', 'detail'],
          properties: {
            row: { type: 'integer', description: 'Index in an array or stream' },
            field: { type: 'string' },
            code: { type: 'string' },
            detail: { type: 'string' },
          },
        },
      },
    },
  },
};

const wrong = fieldProblem('limit', 'BAD_VALUE', 'must be at most 500');

const REFUSALS = {
  NotJson: ['The body is not JSON', new ApiProblem('NOT_JSON', 400, { which: 'Unexpected end of JSON input' })],
  NoKey: ['There is no key, or none that opens anything', new ApiProblem('NOT_SIGNED_IN', 401)],
  NotAllowed: ['The key has not the scope for this', new ApiProblem('NOT_ALLOWED', 403)],
  NotFound: ['The organisation has nothing of this name', new ApiProblem('NOT_FOUND', 404)],
  TooLarge: ['The body is too large; nothing was taken', new ApiProblem('BODY_TOO_LARGE', 413, { which: '≤ 10 MB' })],
  OtherType: [
    'The body is of another type',
    new ApiProblem('UNSUPPORTED_TYPE', 415, { which: 'application/json, application/x-ndjson or message/rfc822' }),
  ],
  BadValue: [
    'Fields that are wrong, missing or unknown: `errors` names each',
    new ApiProblem('BAD_VALUE', 422, { which: 'limit', errors: [wrong] }),
  ],
  Problem: ['Another problem (RFC 9457): its `code` says which', new ApiProblem('CONFLICT', 409)],
} as const satisfies Record<string, readonly [string, ApiProblem]>;

export const problemResponses: NonNullable<Components['responses']> = Object.fromEntries(
  Object.entries(REFUSALS).map(([name, [description, problem]]) => {
    const example = problemDetails(problem, '01a2058c-c1d0-70bb-a420-2a7c7b527cb5');
    const schema = { $ref: '#/components/schemas/Problem' };
    return [name, { description, content: { 'application/problem+json': { schema, example } } }];
  }),
);

/** The refusals that can meet an operation, by status; `default` is every other one. */
export function refusalsOf({ parameters = [], requestBody }: Described, isPublic: boolean): Record<string, object> {
  const isIn = (place: string) => parameters.some((parameter) => parameter.in === place);
  const names: (keyof typeof REFUSALS)[] = [
    ...(isPublic ? [] : (['NoKey', 'NotAllowed'] as const)),
    ...(isIn('path') ? (['NotFound'] as const) : []),
    ...(requestBody ? (['NotJson', 'TooLarge', 'OtherType'] as const) : []),
    ...(requestBody || isIn('query') ? (['BadValue'] as const) : []),
  ];
  const refer = (name: string) => ({ $ref: `#/components/responses/${name}` });
  const told = names.map((name) => [REFUSALS[name][1].status, refer(name)] as const);
  return { ...Object.fromEntries(told), default: refer('Problem') };
}
