import { pino, stdTimeFunctions, type Logger } from 'pino';
import { loggableError } from '../common/loggable-error.js';
import type { Settings } from './config.js';

/** The log of this process: one JSON object a line, on standard output. Errors stand in it without values. */
export function makeLog(level: Settings['logLevel']): Logger {
  return pino({ level, base: undefined, timestamp: stdTimeFunctions.isoTime, serializers: { err: loggableError } });
}
