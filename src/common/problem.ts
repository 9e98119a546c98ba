import type { FieldProblem } from './field-problem.js';
import { reasons, reasonSentence, type ReasonCode } from './reasons.js';

/** What is wrong with one field, and in which row of several (design §8). */
export interface RowProblem extends FieldProblem {
  /** Index of the row in an array or NDJSON stream. */
  row?: number;
}

/** An error of the API as it travels: RFC 9457, with our reason code and the faults of single fields. */
export interface ProblemDetails {
  /** Where the reason is explained; relative to the API's own address (RFC 9457 §3.1.1 allows it). */
  type: string;
  title: string;
  status: number;
  code: ReasonCode;
  detail: string;
  /** What there is to do, in English: the advice of E12 for one. */
  fix: string;
  /** Names this very occurrence: the request's id, as in the log. */
  instance: string;
  errors: RowProblem[];
}

export interface RefusalFacts {
  /** The detail for `{which}` in the code's sentence; never personal data, because it may be logged. */
  which?: string;
  errors?: RowProblem[];
}

/**
 * A refusal on its way to the caller. Thrown where there is no result to put it in: by guards, body parsers and
 * controllers; rules and services answer with values.
 */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly which: string;
  readonly errors: RowProblem[];

  constructor(
    readonly code: ReasonCode,
    /** HTTP status, 400 to 599. */
    readonly status: number,
    { which = '', errors = [] }: RefusalFacts = {},
  ) {
    super(code);
    this.which = which;
    this.errors = errors;
  }
}

/** Ends the request with a problem of this code and HTTP status. */
export function refuse(code: ReasonCode, status: number, facts?: RefusalFacts): never {
  throw new ApiProblem(code, status, facts);
}

/**
 * The document that is sent for a problem.
 *
 * @param requestId a UUID
 */
export function problemDetails(problem: ApiProblem, requestId: string): ProblemDetails {
  const { code, status, which, errors } = problem;
  return {
    type: `/api/reasons/${code}`,
    title: reasonSentence(code, 'en'),
    status,
    code,
    detail: reasonSentence(code, 'en', which),
    fix: reasons[code].fix.en,
    instance: `urn:uuid:${requestId}`,
    errors,
  };
}
