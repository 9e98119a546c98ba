import type { ApiBodyOptions } from '@nestjs/swagger';

export type SchemaObject = Extract<ApiBodyOptions, { schema: unknown }>['schema'];

/** JSON Schema has one type or several; the library's own types know one. */
type AnySchema = { type?: string | string[]; properties?: Record<string, AnySchema>; items?: AnySchema };

/** What else an example can be. A symbol, so that it is not shown, and comes along where the example is spread. */
const ALSO = Symbol('also');

/** An example with what other answers have in its place: fields that can be empty, or of another kind. */
export function also<Example extends object>(
  example: NoInfer<Example>,
  ...others: Partial<NoInfer<Example>>[]
): Example {
  return { ...example, [ALSO]: others };
}

/** One page of a list, as it travels. */
export function pageOf<Item>(...items: Item[]): { items: Item[]; next: null } {
  return also<{ items: Item[]; next: null }>({ items, next: null }, { next: 'where the next page begins' as never });
}

/**
 * The fields of an example and what they hold. Items of a list are described together, so that a list can show every
 * field there is; where there is nothing, or what differs in kind, anything may stand.
 */
export function exampleSchema(example: unknown): SchemaObject {
  return schemaOf([example]) as SchemaObject;
}

/** What holds for each of the values. */
function schemaOf(values: readonly unknown[]): AnySchema {
  const told = values.filter((value) => value !== null && value !== undefined);
  const kinds = new Set(told.map((value) => (Array.isArray(value) ? 'array' : typeof value)));
  const [kind] = kinds;
  if (kinds.size !== 1 || kind === undefined) return {};
  const type = told.length < values.length ? [kind, 'null'] : kind;
  if (kind === 'array') return { type, items: schemaOf(told.flat(1)) };
  if (kind !== 'object') return { type };
  const objects = (told as WithOthers[]).flatMap((object) => [object, ...(object[ALSO] ?? [])]);
  const fields = [...new Set(objects.flatMap(Object.keys))];
  const held = (field: string) => objects.filter((object) => field in object).map((object) => object[field]);
  return { type, properties: Object.fromEntries(fields.map((field) => [field, schemaOf(held(field))])) };
}

type WithOthers = Record<string, unknown> & { [ALSO]?: Record<string, unknown>[] };
