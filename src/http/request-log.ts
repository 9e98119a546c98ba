import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { newId } from '../common/ids.js';
import type { ReasonCode } from '../common/reasons.js';
import type { Metrics } from '../health/metrics.js';

/** A UUID that names this request: in the log, in the answer's X-Request-Id and in its problem. */
export function requestId(request: Pick<Request, 'id'>): string {
  return String(request.id);
}

/** Notes the code of the problem that answers this request, for the log. */
export function noteCode(response: Response, code: ReasonCode): void {
  response.locals['code'] = code;
}

/**
 * One line for each answered request. It has the route's pattern and never the URL, whose path and query hold card
 * numbers and search words (design §9: no personal data in logs). Its own numbering, because that of a caller could say
 * anything.
 */
export function requestLog(log: Logger): RequestHandler {
  return pinoHttp<Request, Response>({
    logger: log,
    genReqId: (_request, response) => {
      const id = newId();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    quietReqLogger: true,
    quietResLogger: true,
    wrapSerializers: false,
    serializers: { req: () => undefined },
    customAttributeKeys: { reqId: 'requestId' },
    customLogLevel: (request, response) => {
      if (response.statusCode >= 500) return 'error';
      return isWatching(request) ? 'debug' : 'info';
    },
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'answered',
    customSuccessObject: (request, response, { responseTime }) => facts(request, response, responseTime),
    customErrorObject: (request, response, _error, { responseTime }) => facts(request, response, responseTime),
  });
}

/** Counts each answer and how long it took. */
export function requestTimes(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.once('finish', () => {
      const seconds = (performance.now() - began) / 1000;
      metrics.requestAnswered(request.method, routeOf(request), response.statusCode, seconds);
    });
    next();
  };
}

function facts(request: Request, response: Response, ms: number): object {
  const { principal } = request;
  return {
    method: request.method,
    route: routeOf(request),
    status: response.statusCode,
    ms,
    code: response.locals['code'] as string | undefined,
    organisationId: principal?.organisationId,
    userId: principal?.userId ?? undefined,
    apiKeyId: principal?.apiKeyId ?? undefined,
    brokenOff: response.writableFinished ? undefined : true,
  };
}

/** The pattern of the route, as `/api/v1/messages/:id`. */
export function routeOf(request: Request): string {
  const path: unknown = request.route?.path;
  return typeof path === 'string' ? path : 'none';
}

/** Probes and scrapes come every few seconds and would drown the rest. */
function isWatching(request: Request): boolean {
  return /^\/(health\/|metrics$|assets\/)/.test(request.path);
}
