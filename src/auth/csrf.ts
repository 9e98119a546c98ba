import { timingSafeEqual } from 'node:crypto';

/** What of a request says where it came from. */
export interface Provenance {
  method: string;
  /** Headers, as Node has them: names in lower case. */
  headers: { origin?: string; host?: string; 'sec-fetch-site'?: string | string[] };
}

/** RFC 9110 §9.2.1: these ask, they don't change anything. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Does a request of this method change something (RFC 9110 §9.2.1)? */
export function isUnsafe(method: string): boolean {
  return !SAFE.has(method);
}

/**
 * Whether a request may have been sent by a page of ours, as far as the browser tells. Programs tell nothing; they pass
 * here, because without a browser there is no cookie of somebody else to abuse.
 *
 * @param publicUrl where staff reach Bode; behind a proxy the host of the request may be another
 */
export function isFromOurPages({ headers }: Provenance, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  // Sent by browsers only to https and localhost; `none` is somebody typing the address.
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.host === host || from.origin === new URL(publicUrl).origin;
}

/** Whether it is the session's token, compared without telling by its time how much of it is right. */
export function isToken(given: unknown, token: string): boolean {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
