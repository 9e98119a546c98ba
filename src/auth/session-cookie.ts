import type { CookieOptions, Request } from 'express';

export const SESSION_COOKIE = 'bode_session';

/** For `response.cookie` and `response.clearCookie`. It ends with the browser; how long it is valid the server says. */
export function sessionCookieOptions(publicUrl: string): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: publicUrl.startsWith('https:') };
}

/** The session's token, if the request has one. */
export function sessionToken(request: Pick<Request, 'headers'>): string | undefined {
  for (const part of request.headers.cookie?.split(';') ?? []) {
    const [name, value] = part.split('=', 2);
    if (name?.trim() === SESSION_COOKIE) return value?.trim();
  }
  return undefined;
}
