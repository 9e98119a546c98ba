import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { contentSecurityPolicy } from 'helmet';
import { PAGE_POLICY } from './security-headers.js';

const PATH = '/api/docs';
const BELOW = /^\/api\/docs(?:-json$|\/|$)/;

/**
 * OpenAPI at `/api/docs` and `/api/docs-json` (design §8), made from the routes at the first request for it: what makes it
 * weighs a third of a start.
 */
export function setUpApiDocs(app: NestExpressApplication): void {
  // Swagger UI styles itself inline and draws its icons from data URLs; scripts stay our own files.
  const directives = { ...PAGE_POLICY, 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:'] };
  app.use(PATH, contentSecurityPolicy({ useDefaults: false, directives }));
  let docs: Promise<RequestHandler> | undefined;
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!BELOW.test(request.path)) return next();
    docs ??= import('./api-document.js').then(({ openApiDocs }) => openApiDocs(app, PATH));
    return docs.then((serve) => serve(request, response, next)).catch(next);
  });
}
