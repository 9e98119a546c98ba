import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { LOG } from './common/log.js';
import type { Config } from './config/load.js';
import { Metrics } from './health/metrics.js';
import { setUpApiDocs } from './http/api-docs.js';
import { readBodies } from './http/bodies.js';
import { ErrorFilter } from './http/error-filter.js';
import { ErrorPages } from './http/error-pages.js';
import { requestLog, requestTimes } from './http/request-log.js';
import { securityHeaders } from './http/security-headers.js';

/**
 * What stands around the routes: log, headers, bodies, errors. The same for the app and for tests.
 *
 * @param app made with `bodyParser: false`
 */
export function setUpApp(app: NestExpressApplication, config: Config): void {
  const log = app.get<Logger>(LOG);
  app.disable('x-powered-by');
  // Nothing may be kept, so there is nothing to compare with.
  app.disable('etag');
  // These proxies tell who is asking; anybody else could tell anything.
  app.set('trust proxy', [...config.trustedProxies]);
  app.use(requestLog(log), requestTimes(app.get(Metrics)), ...securityHeaders(config.publicUrl), ...readBodies());
  app.useGlobalFilters(new ErrorFilter(app.get(ErrorPages), log));
  setUpApiDocs(app);
}
