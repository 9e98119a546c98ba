/** An error as it may stand in a log: where it happened and of what kind, without the values it happened to. */
export interface LoggableError {
  type: string;
  message: string;
  /** Code of Node or SQLSTATE of PostgreSQL. */
  code?: string;
  /** What PostgreSQL names beside its message. */
  table?: string;
  column?: string;
  constraint?: string;
  stack: string[];
  cause?: LoggableError;
}

/**
 * What parsers, drivers and mail servers repeat of what they were given: everything from the first quotation mark to the
 * last, because quoted text may have quotation marks in it; keys of PostgreSQL; and whatever looks like an address.
 */
const VALUES = /"(?:[\s\S]*"|[\s\S]*$)|(?<!\w)'[\s\S]*'|\([^()]*\)=\([^()]*\)|[^\s<>"']+@[^\s<>"']+/g;

/**
 * Reduces an error to what may be logged (design §9: no personal data in logs). Database errors carry the statement's
 * parameters and quote values in their messages, so of those only the names of things are kept.
 */
export function loggableError(error: unknown): LoggableError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'thrown without being an error', stack: [] };
  const { code, table, column, constraint } = error as Partial<Record<keyof LoggableError, unknown>>;
  const told = Object.entries({ code, table, column, constraint }).filter(([, value]) => typeof value === 'string');
  return {
    type: error.name,
    message: error.message.replace(VALUES, '…'),
    ...Object.fromEntries(told),
    // A stack begins with the message, which may take several lines.
    stack: (error.stack ?? '').split('\n').flatMap((line) => /^\s+at (.*)/.exec(line)?.[1] ?? []),
    ...(error.cause === undefined ? {} : { cause: loggableError(error.cause) }),
  };
}
