import type { Request } from 'express';

/** Path and query of the page of ours that a request was sent from; the first page if it doesn't tell. */
export function pathOfReferrer({ headers }: Pick<Request, 'headers'>): string {
  const { referer = '', host } = headers;
  if (!URL.canParse(referer)) return '/';
  const from = new URL(referer);
  return from.host === host ? `${from.pathname}${from.search}` : '/';
}
