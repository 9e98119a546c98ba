import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { contentSecurityPolicy } from 'helmet';
import { PAGE_POLICY } from './security-headers.js';

const PATH = '/api/docs';

/** OpenAPI at `/api/docs` and `/api/docs-json` (design §8), made from the routes at the first request for it. */
export function setUpApiDocs(app: NestExpressApplication): void {
  // Swagger UI styles itself inline and draws its icons from data URLs; scripts stay our own files.
  const directives = { ...PAGE_POLICY, 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:'] };
  app.use(PATH, contentSecurityPolicy({ useDefaults: false, directives }));
  SwaggerModule.setup(PATH, app, () => describeApi(app), {
    jsonDocumentUrl: `${PATH}-json`,
    raw: ['json'],
    customSiteTitle: 'Bode API',
    // Without this it shows a badge of a validator on another site.
    swaggerOptions: { validatorUrl: null },
  });
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
    required: ['type', 'title', 'status', 'code', 'detail', 'instance', 'errors'],
    properties: {
      type: { type: 'string', description: 'Where the code is explained' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string', description: 'One of /api/reasons' },
      detail: { type: 'string' },
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
