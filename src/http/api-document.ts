import type { RequestHandler } from 'express';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import * as swagger from '@nestjs/swagger';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { describeRoutes } from './api-description.js';

/** Nothing but an address book of routes: the library can only put its pages into an app, and ours has begun to serve. */
@Module({})
class ApiDocsSite {}

/** The pages of the OpenAPI document at `path`, and the document itself at `path`-json. */
export async function openApiDocs(app: NestExpressApplication, path: string): Promise<RequestHandler> {
  describeRoutes(swagger);
  const site = await NestFactory.create<NestExpressApplication>(ApiDocsSite, { abortOnError: false });
  site.disable('x-powered-by');
  site.disable('etag');
  SwaggerModule.setup(path, site, () => describeApi(app), {
    jsonDocumentUrl: `${path}-json`,
    raw: ['json'],
    customSiteTitle: 'Bode API',
    // Without this it shows a badge of a validator on another site.
    swaggerOptions: { validatorUrl: null },
  });
  return site.getHttpAdapter().getInstance() as RequestHandler;
}

function describeApi(app: NestExpressApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Bode')
    .setDescription('Messages for libraries: mails, bounces, and the letters that follow.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key of your organisation' }, 'key')
    .addSecurityRequirements('key')
    .build();
  const document = SwaggerModule.createDocument(app, settings, { autoTagControllers: false });
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith('/api/'));
  for (const operation of paths.flatMap(([, item]) => Object.values(item) as { responses?: object }[])) {
    operation.responses = { ...operation.responses, default: { $ref: '#/components/responses/Problem' } };
  }
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: { ...document.components, schemas: { ...document.components?.schemas, ...problemSchemas }, responses },
  };
}

const problemSchemas: NonNullable<OpenAPIObject['components']>['schemas'] = {
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'code', 'detail', 'fix', 'instance', 'errors'],
    properties: {
      type: { type: 'string', description: 'Where the code is explained' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string', description: 'One of /api/reasons' },
      detail: { type: 'string' },
      fix: { type: 'string', description: 'What there is to do' },
      instance: { type: 'string', description: "The request's id, as in X-Request-Id and in the log" },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          required: ['field', 'code', 'detail'],
          properties: {
            row: { type: 'integer', description: 'Index in an array or stream' },
            field: { type: 'string' },
            code: { type: 'string' },
            detail: { type: 'string' },
          },
        },
      },
    },
  },
};

const responses: NonNullable<OpenAPIObject['components']>['responses'] = {
  Problem: {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
};
