/** Where the process writes down what it does. Facts are ids, counts and reason codes: never personal data (design §9). */
export interface Log {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export const LOG = Symbol('Log');
