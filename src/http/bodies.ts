import { isUtf8 } from 'node:buffer';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { isForPrograms } from '../auth/request.js';
import { ApiProblem } from '../common/problem.js';

const JSON_TYPES = ['application/json', 'application/*+json'];
const MAIL_TYPE = 'message/rfc822';
/** Not read here: its route takes the stream line by line. */
const NDJSON_TYPE = 'application/x-ndjson';

/** Said of JSON in another encoding. */
export const NOT_UTF8 = 'its bytes are not UTF-8';

/** A thousand ticked rows are about 50 kB. */
const FORM_LIMIT = { bytes: '1mb', fields: 5_000 };

/**
 * Reads the body of a request, by its type (design §8): JSON up to 10 MB, a raw mail up to 25 MB as a Buffer, and forms
 * of pages with nested and repeated fields.
 */
export function readBodies(): (RequestHandler | ErrorRequestHandler)[] {
  return [
    refuseOtherTypes,
    express.json({ type: JSON_TYPES, limit: '10mb', verify: refuseOtherBytes }),
    express.raw({ type: MAIL_TYPE, limit: '25mb' }),
    onPages(express.urlencoded({ extended: true, limit: FORM_LIMIT.bytes, parameterLimit: FORM_LIMIT.fields })),
    explainFault,
  ];
}

function onPages(handler: RequestHandler): RequestHandler {
  return (request, response, next) => (isForPrograms(request.path) ? next() : handler(request, response, next));
}

/** A program that forgets to say what it sends would otherwise be told that every field is missing. */
const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  const taken = request.is([...JSON_TYPES, MAIL_TYPE, NDJSON_TYPE]);
  // `null` means that there is no body.
  if (taken !== false || !isForPrograms(request.path) || request.headers['content-length'] === '0') return next();
  next(new ApiProblem('UNSUPPORTED_TYPE', 415, { which: 'application/json, application/x-ndjson or message/rfc822' }));
};

/**
 * JSON is UTF-8 (RFC 8259 §8.1). Bytes of an older encoding would be stored as U+FFFD without a word: letters of names
 * and titles lost.
 */
function refuseOtherBytes(_request: unknown, _response: unknown, body: Buffer, encoding: string): void {
  if (encoding === 'utf-8' && !isUtf8(body)) throw new Error(NOT_UTF8);
}

/** What the parser says, without the piece of the text that it may quote. */
export function faultOfJson(error: unknown): string {
  return (error as Error).message.replace(/,? ?(\.\.\.)?".*/s, '');
}

/** The faults of the body parsers (body-parser's `error.type`), as problems. */
const explainFault: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  const { type, limit } = error as { type?: string; limit?: number };
  switch (type) {
    case 'entity.parse.failed':
      return next(new ApiProblem('NOT_JSON', 400, { which: faultOfJson(error) }));
    case 'entity.too.large':
      return next(new ApiProblem('BODY_TOO_LARGE', 413, { which: `≤ ${(limit ?? 0) / 2 ** 20} MB` }));
    case 'parameters.too.many':
      return next(new ApiProblem('BODY_TOO_LARGE', 413, { which: `≤ ${FORM_LIMIT.fields}` }));
    case 'entity.verify.failed':
      return next(new ApiProblem('NOT_JSON', 400, { which: NOT_UTF8 }));
    case 'charset.unsupported':
      return next(new ApiProblem('UNSUPPORTED_TYPE', 415, { which: 'charset=utf-8' }));
    case 'encoding.unsupported':
      return next(new ApiProblem('UNSUPPORTED_TYPE', 415, { which: 'gzip, deflate or br' }));
    case 'request.aborted':
    case 'request.size.invalid':
    case 'querystring.parse.rangeError':
      return next(new ApiProblem('BAD_VALUE', 400, { which: type }));
    default:
      return next(error);
  }
};
