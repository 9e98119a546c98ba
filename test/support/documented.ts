import type { Agent } from 'supertest';

interface Schema {
  example?: unknown;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
}

interface Operation {
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** The OpenAPI document, as far as tests read it: operations by path and method. */
export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
}

/** Whatever callers or reasons put in there: an example shows some of it. */
const OPEN = new Set([
  'data',
  'facts',
  'values',
  'trace',
  'input',
  'subject',
  'postal',
  'names',
  'corrections',
  'roles',
]);

/** The OpenAPI document of a running Bode. */
export async function apiDocument(visitor: Agent): Promise<ApiDocument> {
  return (await visitor.get('/api/docs-json').expect(200)).body as ApiDocument;
}

/** What an answer holds that the document does not tell, each as a path into it and what is there. */
export function undocumented(schema: Schema, value: unknown, path = ''): string[] {
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return [];
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  if (!types.includes(type)) return [`${path}: ${type}, not ${types.join(' or ')}`];
  if (Array.isArray(value)) return value.flatMap((item) => undocumented(schema.items ?? {}, item, `${path}[]`));
  if (type !== 'object') return [];
  const { properties = {} } = schema;
  return Object.entries(value as object).flatMap(([field, inner]) => {
    const told = properties[field];
    if (!told) return [`${path}.${field}: not told of`];
    return OPEN.has(field) ? [] : undocumented(told, inner, `${path}.${field}`);
  });
}

/**
 * Asks a route and compares the answer with the document.
 *
 * @param route as the document names it
 * @param address with the values of an existing thing
 * @returns what the document does not tell of the answer
 */
export async function compared(
  document: ApiDocument,
  system: Agent,
  route: string,
  address: string,
): Promise<string[]> {
  const { status, body, type } = await system.get(address);
  const content = document.paths[route]?.['get']?.responses[status]?.content;
  const told = content?.[type];
  if (!told) return [`${route}: ${status} ${type} is not told of`];
  if (type !== 'application/json') return [];
  return [...new Set(undocumented(told.schema, body))].map((fault) => `${route} ${fault}`);
}
