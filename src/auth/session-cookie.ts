import type { CookieOptions, Request } from 'express';

export const SESSION_COOKIE = 'bode_session';

/** For `response.cookie` and `response.clearCookie`. It ends with the browser; how long it is valid the server says. */
export function sessionCookieOptions(publicUrl: string): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: publicUrl.startsWith('https:') };
}

/** The session's token, if the request has one. */
export function sessionToken(request: Pick<Request, 'headers'>): string | undefined {
  return cookieOf(request, SESSION_COOKIE);
}

/** The value of one cookie, as it was set; undefined if the request doesn't have it. */
export function cookieOf({ headers }: Pick<Request, 'headers'>, name: string): string | undefined {
  for (const part of headers.cookie?.split(';') ?? []) {
    const [found, value] = part.split('=', 2);
    if (found?.trim() === name) return value?.trim();
  }
  return undefined;
}
