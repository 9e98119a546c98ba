import type { RequestHandler } from 'express';
import { Module, type Type } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import * as swagger from '@nestjs/swagger';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ACCESS } from '../auth/decorators.js';
import { describeRoutes } from './api-description.js';
import { problemResponses, problemSchemas, refusalsOf, type Described } from './api-problems.js';

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
  const open = publicOperations(app);
  for (const operation of paths.flatMap(([, item]) => Object.values(item) as Described[])) {
    const isPublic = open.has(operation.operationId ?? '');
    operation.responses = { ...operation.responses, ...refusalsOf(operation, isPublic) };
    if (isPublic) operation.security = [];
  }
  const { components } = document;
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: {
      ...components,
      schemas: { ...components?.schemas, ...problemSchemas },
      responses: problemResponses,
    },
  };
}

/** Ids, as the document has them, of what anybody may ask without a key. */
function publicOperations(app: NestExpressApplication): Set<string> {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const ids = controllers.flatMap(({ metatype }) => {
    const { name, prototype } = metatype as Type<Record<string, object>>;
    const handlers = Object.getOwnPropertyNames(prototype).filter((method) => method !== 'constructor');
    const accessOf = (method: string): unknown =>
      Reflect.getMetadata(ACCESS, prototype[method]!) ?? Reflect.getMetadata(ACCESS, metatype!);
    return handlers.filter((method) => accessOf(method) === 'public').map((method) => `${name}_${method}`);
  });
  return new Set(ids);
}
