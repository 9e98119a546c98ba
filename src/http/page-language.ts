import type { Request } from 'express';
import { cookieOf } from '../auth/session-cookie.js';
import { isLanguage, LANGUAGES, type Language } from '../common/language.js';

/** What a visitor chose before signing in, or whoever used this browser last. It outlives the session. */
export const LANGUAGE_COOKIE = 'bode_language';

/** The language of a page: the account's, else the one chosen in this browser, else what it asks for, else Dutch. */
export function languageOf(request: Request): Language {
  if (request.principal) return request.principal.language;
  const chosen = cookieOf(request, LANGUAGE_COOKIE);
  if (isLanguage(chosen)) return chosen;
  const asked = request.acceptsLanguages([...LANGUAGES]);
  return isLanguage(asked) ? asked : 'nl';
}
