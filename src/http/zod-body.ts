import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, type ApiBodyOptions } from '@nestjs/swagger';
import { z } from 'zod';

type SchemaObject = Extract<ApiBodyOptions, { schema: unknown }>['schema'];

/**
 * Describes the body of a route in OpenAPI by the schema that checks it.
 *
 * @param types media types, where there are others than JSON
 */
export function ApiZodBody(schema: z.ZodType, ...types: string[]): MethodDecorator {
  return applyDecorators(
    ApiConsumes('application/json', ...types),
    ApiBody({ schema: jsonSchema(schema), required: true }),
  );
}

/** As it travels, before anything is trimmed or converted. What JSON Schema can't say is left open. */
function jsonSchema(schema: z.ZodType): SchemaObject {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest as SchemaObject;
}
