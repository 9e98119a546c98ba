import { fieldProblem, type FieldProblem } from '../../common/field-problem.js';

/** What a search begins with; answers may add to it (the rule that was meant). References are the caller's own names. */
export interface DiagnosisInput {
  /** Who misses something: a user or contact by id, a client by external id. */
  person?: PersonRef;
  /** External id. */
  client?: string;
  /** External id. */
  case?: string;
  rule?: string;
  /** Code of a message type. */
  type?: string;
  /** Kind of the event that should have led to the mail. */
  kind?: string;
  /** The line that DP-D is about. */
  message?: string;
  /** What DP-E looks for. */
  about?: (typeof ABOUT)[number];
  /** The address that DP-E wants to give to a new user. */
  address?: string;
  /** ISO dates of the first and last day looked at; without them the last 30 days. */
  from?: string;
  to?: string;
  /** Keys of the events of the test mails that were sent on the way; not given by callers. */
  tests?: { self?: string; client?: string };
}

export interface PersonRef {
  kind: 'user' | 'contact' | 'client';
  id: string;
}

export const PROCEDURES = ['A', 'B', 'C', 'D', 'E'] as const;
export type Procedure = (typeof PROCEDURES)[number];

export const ABOUT = ['sender', 'staff', 'address'] as const;

/** What a procedure can't do without. */
export function missingInput(procedure: Procedure, input: DiagnosisInput): FieldProblem[] {
  const needed: Record<Procedure, (keyof DiagnosisInput)[]> = {
    A: ['person'],
    B: ['person'],
    C: input.rule === undefined ? ['client', 'type'] : ['client'],
    D: ['message'],
    E: [
      'about',
      ...(input.about === 'staff' ? ['type' as const] : input.about === 'address' ? ['address' as const] : []),
    ],
  };
  const choices: Partial<Record<keyof DiagnosisInput, string>> = { about: `must be one of ${ABOUT.join(', ')}` };
  return needed[procedure]
    .filter((name) => input[name] === undefined)
    .map((name) => fieldProblem(name, 'MISSING', choices[name]));
}
