/**
 * Why a rule holds for a client or a case: it is for everybody (scope `all`), assigned to this client or one above it,
 * or in the nearest rule set (A21, A32, Ad5).
 */
export type PlanSource =
  | { mode: 'all' }
  | { mode: 'direct'; assignmentId: string; client: NodeName; startsOn: string; endsOn: string | null }
  | { mode: 'set'; assignmentId: string; client: NodeName; set: string; startsOn: string; endsOn: string | null };

/** The node of the client tree at which something is assigned. */
export interface NodeName {
  externalId: string;
  name: string;
  kind: string;
}
