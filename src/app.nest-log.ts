import type { LoggerService } from '@nestjs/common';
import type { Log } from './common/log.js';
import { loggableError } from './common/loggable-error.js';

/** Nest's own words go into our log: what it does at start is of interest to developers only. */
export class NestLog implements LoggerService {
  constructor(private readonly target: Log) {}

  log(message: unknown, context?: string): void {
    this.target.debug({ context }, String(message));
  }

  warn(message: unknown, context?: string): void {
    this.target.warn({ context }, String(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    const error = message instanceof Error ? loggableError(message) : { message: String(message), stack };
    this.target.error({ context, error }, 'Nest reports an error');
  }
}
