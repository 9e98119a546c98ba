import { applyDecorators } from '@nestjs/common';
import type { ApiBodyOptions, ApiOperationOptions } from '@nestjs/swagger';
import { z } from 'zod';
import { exampleSchema, type SchemaObject } from './example-schema.js';

export { also, pageOf } from './example-schema.js';

type Swagger = typeof import('@nestjs/swagger');

const notes: ((swagger: Swagger) => void)[] = [];

/**
 * Hands what routes say of themselves to the library that makes the OpenAPI document.
 *
 * Until somebody asks for the document it is only noted here: the library is five hundred files, a third of a start.
 */
export function describeRoutes(swagger: Swagger): void {
  for (const note of notes.splice(0)) note(swagger);
}

/** The group under which the document lists the routes of a controller. */
export function ApiTags(...tags: string[]): ClassDecorator {
  return (controller) => void notes.push((swagger) => swagger.ApiTags(...tags)(controller));
}

/** What a route does, in a line, and more where a line won't do. */
export function ApiOperation(operation: ApiOperationOptions): MethodDecorator {
  return noted((swagger) => swagger.ApiOperation(operation));
}

/** Media types that a route takes. */
export function ApiConsumes(...types: string[]): MethodDecorator {
  return noted((swagger) => swagger.ApiConsumes(...types));
}

/** Media types that a route answers with. */
export function ApiProduces(...types: string[]): MethodDecorator {
  return noted((swagger) => swagger.ApiProduces(...types));
}

/** A value of ours as it travels: days and times as text. */
export type AsJson<Value> = Value extends Date
  ? string
  : Value extends object
    ? { [Field in keyof Value]: AsJson<Value[Field]> }
    : Value;

/** What a method answers, as it travels. */
export type AnswerOf<Method extends (...given: never[]) => unknown> = AsJson<Awaited<ReturnType<Method>>>;

/**
 * Shows what a route answers, by an example. The compiler holds it true: the example is an answer of the type that the
 * route's method gives.
 */
export function ApiAnswer<Example>(status: number, example: Example) {
  return <Route extends (...given: never[]) => unknown>(
    target: object,
    name: string | symbol,
    route: TypedPropertyDescriptor<Route> & (Example extends AnswerOf<Route> ? unknown : { answers: AnswerOf<Route> }),
  ): void => {
    const schema = { ...exampleSchema(example), example };
    noted((swagger) => swagger.ApiResponse({ status, description: 'As in the example', schema }))(target, name, route);
  };
}

/** Says that a route answers with nothing but its status. */
export function ApiNoContent(description = 'Done'): MethodDecorator {
  return noted((swagger) => swagger.ApiResponse({ status: 204, description }));
}

/** Says that a route answers with a file, or text that is no JSON. */
export function ApiFile(description: string, ...types: string[]): MethodDecorator {
  const content = Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' as const } }]));
  return noted((swagger) => swagger.ApiResponse({ status: 200, description, content }));
}

/** A body that no schema of ours checks. */
export function ApiBody(body: ApiBodyOptions): MethodDecorator {
  return noted((swagger) => swagger.ApiBody(body));
}

/**
 * Describes the body of a route by the schema that checks it; its `example` (zod's `meta`) is shown.
 *
 * @param types media types, where there are others than JSON
 */
export function ApiZodBody(schema: z.ZodType, ...types: string[]): MethodDecorator {
  return noted((swagger) =>
    applyDecorators(
      swagger.ApiConsumes('application/json', ...types),
      swagger.ApiBody({ schema: jsonSchema(schema), required: true }),
    ),
  );
}

/** What every list's query has. */
const PAGING: Readonly<Record<string, string>> = {
  cursor: '"next" of the answer before',
  limit: 'How many at most',
};

/** Describes the words of a route's query by the schema that reads them, each as it describes itself. */
export function ApiZodQuery(schema: z.ZodObject): MethodDecorator {
  const { properties = {}, required = [] } = jsonSchema(schema) as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  return noted((swagger) =>
    applyDecorators(
      ...Object.entries(properties).map(([name, { description = PAGING[name] ?? '', ...rest }]) =>
        swagger.ApiQuery({ name, required: required.includes(name), description, schema: { type: 'string', ...rest } }),
      ),
    ),
  );
}

/** As it travels, before anything is trimmed or converted. What JSON Schema can't say is left open. */
function jsonSchema(schema: z.ZodType): SchemaObject {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest as SchemaObject;
}

function noted(decorate: (swagger: Swagger) => MethodDecorator): MethodDecorator {
  return (...route) => void notes.push((swagger) => decorate(swagger)(...route));
}
