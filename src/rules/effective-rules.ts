import type { NodeName, PlanSource } from './plan-source.js';

/** A client of the chain: the one asked about, or one above it. */
export interface ChainNode extends NodeName {
  id: string;
}

/** An assignment as it is stored; exactly one of rule and rule set is given. */
export interface AssignmentFacts {
  id: string;
  clientId: string;
  ruleId: string | null;
  ruleSetId: string | null;
  /** ISO date of the first day. */
  startsOn: string;
  /** ISO date of the last day, included; null: until further notice. */
  endsOn: string | null;
}

export interface RuleSetFacts {
  id: string;
  name: string;
  ruleIds: readonly string[];
}

/** What of a rule matters for where it holds. */
export interface RuleScope {
  id: string;
  active: boolean;
  scope: 'all' | 'assigned';
}

/** A rule that holds for a client on a day, and by which way. */
export interface EffectiveRule {
  ruleId: string;
  source: PlanSource;
}

/** Whether an assignment is in force on a day (A25, Ad1). Days of ISO 8601 compare as text. */
export function inForce({ startsOn, endsOn }: Pick<AssignmentFacts, 'startsOn' | 'endsOn'>, date: string): boolean {
  return startsOn <= date && (endsOn === null || date <= endsOn);
}

/**
 * The rules that hold for a client on a day (design §5): those assigned to it or to a client above it, which add up
 * (A32); those of the nearest rule set, which alone counts (Ad5); and the active ones for everybody. Each rule once, by
 * the first of these three ways; in the order of their ids.
 *
 * A rule that is assigned holds also while it is switched off: it then does nothing, and works again when it is on.
 *
 * @param chain the client itself first, then the one above it, and so on
 * @param assignments those of the chain, in any order; others are ignored
 * @param date ISO date
 */
export function effectiveRules(
  chain: readonly ChainNode[],
  assignments: readonly AssignmentFacts[],
  sets: readonly RuleSetFacts[],
  rules: readonly RuleScope[],
  date: string,
): EffectiveRule[] {
  const depth = new Map(chain.map(({ id }, i) => [id, i]));
  const nearestFirst = assignments
    .filter((assignment) => depth.has(assignment.clientId) && inForce(assignment, date))
    .sort((a, b) => depth.get(a.clientId)! - depth.get(b.clientId)! || compare(a.startsOn, b.startsOn) || byId(a, b));
  const nodeOf = ({ clientId }: AssignmentFacts) => chain[depth.get(clientId)!]!;

  const found = new Map<string, PlanSource>();
  const add = (ruleId: string, source: PlanSource) => {
    if (!found.has(ruleId)) found.set(ruleId, source);
  };
  for (const assignment of nearestFirst) {
    if (assignment.ruleId) add(assignment.ruleId, directSource(assignment, nodeOf(assignment)));
  }
  const nearest = nearestSet(nearestFirst, sets);
  for (const ruleId of nearest?.set.ruleIds ?? []) {
    add(ruleId, setSource(nearest!.assignment, nodeOf(nearest!.assignment), nearest!.set.name));
  }
  for (const rule of rules) if (rule.active && rule.scope === 'all') add(rule.id, { mode: 'all' });
  return [...found].map(([ruleId, source]) => ({ ruleId, source })).sort((a, b) => compare(a.ruleId, b.ruleId));
}

/** Ad5: the nearest set wins, also where it does not hold the rule that is asked for. */
function nearestSet(nearestFirst: readonly AssignmentFacts[], sets: readonly RuleSetFacts[]) {
  const assignment = nearestFirst.find(({ ruleSetId }) => ruleSetId !== null);
  const set = sets.find(({ id }) => id === assignment?.ruleSetId);
  return assignment && set && { assignment, set };
}

function directSource({ id, startsOn, endsOn }: AssignmentFacts, node: NodeName): PlanSource {
  return { mode: 'direct', assignmentId: id, client: nameOf(node), startsOn, endsOn };
}

function setSource({ id, startsOn, endsOn }: AssignmentFacts, node: NodeName, set: string): PlanSource {
  return { mode: 'set', assignmentId: id, client: nameOf(node), set, startsOn, endsOn };
}

function nameOf({ externalId, name, kind }: NodeName): NodeName {
  return { externalId, name, kind };
}

function byId(a: { id: string }, b: { id: string }): number {
  return compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
