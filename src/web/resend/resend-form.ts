import { isId } from '../../common/ids.js';
import { localPath } from '../../auth/local-path.js';
import type { LetterRoute } from '../../messages/resend-rule.js';
import { readMessagesQuery, type MessagesQuery } from '../messages/messages-query.js';

/** As many lines as are resent at once (design §8). */
export const MAX_RESEND = 2_000;

export type PersonsRoute = Extract<LetterRoute, 'resend' | 'make-letter'>;

/** What a form of Resend asks for, whatever page it stands on. */
export interface ResendForm {
  /** The ticked lines, or all that a filter gives, as many as were seen. */
  chosen: { ids: string[] } | { filter: MessagesQuery; query: string; expected: number };
  /** Lines of a refusal that may be overruled and is. */
  overruled: ReadonlySet<string>;
  route: PersonsRoute;
  /** The page that it came from. */
  back: string;
}

/** Reads a form; anything that isn't what our pages send is left out. */
export function readResendForm(body: unknown): ResendForm {
  const form = (body ?? {}) as Record<string, unknown>;
  const overruled = idsIn(form['overruled']);
  return {
    chosen: chosenIn(form, overruled),
    overruled: new Set(overruled),
    route: form['route'] === 'make-letter' ? 'make-letter' : 'resend',
    back: localPath(form['back']),
  };
}

function chosenIn(form: Record<string, unknown>, overruled: readonly string[]): ResendForm['chosen'] {
  const { filter: query, expected } = form;
  if (typeof query === 'string' && typeof expected === 'string' && /^\d{1,6}$/.test(expected)) {
    const filter = readMessagesQuery(Object.fromEntries(new URLSearchParams(query)));
    return { filter, query, expected: Number(expected) };
  }
  return { ids: [...new Set([...idsIn(form['id']), ...overruled])] };
}

/** One field or several of a name; each a line's id. */
export function idsIn(field: unknown): string[] {
  return [...new Set([field].flat().filter(isId))];
}
