import type { Request } from 'express';
import { localPath } from '../auth/local-path.js';

/** The field in which each form of ours says on which page it stands. */
export const PAGE_FIELD = '_page';

/**
 * Path and query of the page of ours that a form or a part was asked for from; the first page if nobody tells. The
 * browser names the address that it shows, and after a form with a fault that is the one the form was sent to.
 */
export function pageOfForm({ body, headers }: Pick<Request, 'body' | 'headers'>): string {
  const said = (body as Record<string, unknown> | undefined)?.[PAGE_FIELD];
  if (typeof said === 'string') return localPath(said);
  const { referer = '', host } = headers;
  if (!URL.canParse(referer)) return '/';
  const from = new URL(referer);
  return from.host === host ? `${from.pathname}${from.search}` : '/';
}
