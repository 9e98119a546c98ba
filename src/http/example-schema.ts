import type { ApiBodyOptions } from '@nestjs/swagger';

export type SchemaObject = Extract<ApiBodyOptions, { schema: unknown }>['schema'];

/** JSON Schema has one type or several; the library's own types know one. */
type AnySchema = { type?: string | string[]; properties?: Record<string, AnySchema>; items?: AnySchema };

/**
 * The fields of an example and what they hold. Items of a list are described together, so that a list can show every
 * field there is; where an example has nothing, anything may stand.
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
  const objects = told as Record<string, unknown>[];
  const fields = [...new Set(objects.flatMap(Object.keys))];
  const held = (field: string) => objects.filter((object) => field in object).map((object) => object[field]);
  return { type, properties: Object.fromEntries(fields.map((field) => [field, schemaOf(held(field))])) };
}
