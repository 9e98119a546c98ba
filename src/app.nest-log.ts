import type { LoggerService } from '@nestjs/common';
import type { Log } from './common/log.js';
import { loggableError } from './common/loggable-error.js';

/** Nest's own words go into our log: what it does at start is of interest to developers only. */
export class NestLog implements LoggerService {
  constructor(private readonly target: Log) {}

  log(message: unknown, context?: string): void {
    this.target.debug({ context }, String(message));
  }

  warn(message: unknown, ...rest: string[]): void {
    if (isFacts(message)) return this.target.warn({ context: rest[1], ...message }, String(rest[0]));
    this.target.warn({ context: rest[0] }, String(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    if (isFacts(message)) return this.target.error({ context, ...message }, String(stack));
    const error = message instanceof Error ? loggableError(message) : { message: String(message), stack };
    this.target.error({ context, error }, 'Nest reports an error');
  }
}

/** As we log ourselves: what is known, and then in words what happened. */
function isFacts(message: unknown): message is object {
  return typeof message === 'object' && message !== null && !(message instanceof Error);
}
