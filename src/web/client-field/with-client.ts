import type { Request } from 'express';
import { withQuery } from '../urls.js';

/** The same address with the client that was meant, by its number, in place of what was typed and chosen. */
export function withClient({ originalUrl }: Pick<Request, 'originalUrl'>, number: string): string {
  return withQuery(originalUrl, { client: number, 'client-pick': undefined, 'client-for': undefined });
}
