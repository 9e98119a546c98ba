import type { FieldProblem } from '../common/field-problem.js';
import { ApiProblem } from '../common/problem.js';
import type { ReasonCode } from '../common/reasons.js';

/** Why something about rules or cases was not done. */
export interface Refusal {
  ok: false;
  code: ReasonCode;
  /** What the code's sentence names. */
  which?: string;
  errors?: FieldProblem[];
}

/** @param which the detail for `{which}` in the code's sentence */
export function refusal(code: ReasonCode, which?: string): Refusal {
  return { ok: false, code, ...(which !== undefined && { which }) };
}

/** A refusal for what is wrong with fields; the first of them gives the code. */
export function wrongFields(errors: FieldProblem[]): Refusal {
  return { ok: false, code: errors[0]!.code, which: errors[0]!.field, errors };
}

/** HTTP statuses of what is no fault of a field. */
const STATUSES: Partial<Record<ReasonCode, number>> = {
  NOT_FOUND: 404,
  CONFLICT: 409,
  IN_USE: 409,
  NAME_IN_USE: 409,
  RULE_SET_OVERLAP: 409,
  CASE_EXISTS: 409,
  CASE_CLOSED: 409,
};

/**
 * What a service did.
 *
 * @throws ApiProblem where it refused
 */
export function done<Done extends { ok: true }>(result: Done | Refusal): Done {
  if (result.ok) return result;
  const { code, which = '', errors = [] } = result;
  throw new ApiProblem(code, STATUSES[code] ?? 422, { which, errors });
}
