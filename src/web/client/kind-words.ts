/** The kind that a client has whose system gave it none: it tells nobody anything. */
export const NO_KIND = 'client';

/** A client by name, with its label in the tree where it has one: "De Fabriek (werkgever)". */
export function withKind(name: string, kind: string): string {
  return kind === NO_KIND ? name : `${name} (${kind})`;
}
