import type { TracedCandidate } from '../../decisions/trace.js';

/** A part of a trace that tells of people. */
interface Chosen {
  candidates: readonly TracedCandidate[];
}

/** What was reached through a client names it in `via`; the others name a role, or a step of a cascade. */
const THROUGH_CLIENT = /^(client-users|contact|catch-all)(:|$)/;

/** The clients that these name by their numbers. */
export function clientNumbersIn(...parts: readonly Chosen[]): string[] {
  return parts.flatMap(({ candidates }) =>
    candidates.flatMap(({ selector, who, via }) => [
      ...(selector === 'client' ? [who] : []),
      ...(via !== undefined && THROUGH_CLIENT.test(selector) ? [via] : []),
    ]),
  );
}

/** The same with clients by their names of today: a number tells nobody who that is. One that is gone keeps its number. */
export function withClientNames<Part extends Chosen>(part: Part, names: ReadonlyMap<string, string>): Part {
  const clients = new Set(part.candidates.filter(({ selector }) => selector === 'client').map(({ who }) => who));
  const named = (number: string) => names.get(number) ?? number;
  const candidates = part.candidates.map((candidate) => {
    const { selector, who, via, duplicateOf } = candidate;
    return {
      ...candidate,
      ...(selector === 'client' && { who: named(who) }),
      ...(via !== undefined && THROUGH_CLIENT.test(selector) && { via: named(via) }),
      ...(duplicateOf !== undefined && clients.has(duplicateOf) && { duplicateOf: named(duplicateOf) }),
    };
  });
  return { ...part, candidates };
}
