import { isId } from '../../common/ids.js';
import { localPath } from '../../auth/local-path.js';
import type { LetterRoute } from '../../messages/resend-rule.js';
import { readMessagesQuery, type MessagesQuery } from '../messages/messages-query.js';
import { DONE_FIELD, urls } from '../urls.js';

/** As many lines as are resent at once (design §8). */
export const MAX_RESEND = 2_000;
/** Lines that are ticked one by one: two pages of a list, and an address that every proxy lets through. */
export const MAX_TICKED = 100;

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

/** Reads a form, or the address of `askPath`; anything that isn't what our pages send is left out. */
export function readResendForm(body: unknown): ResendForm {
  const form = (body ?? {}) as Record<string, unknown>;
  const overruled = idsIn(form['overruled']);
  return {
    chosen: chosenIn(form, overruled),
    overruled: new Set(overruled),
    route: form['route'] === 'make-letter' ? 'make-letter' : 'resend',
    back: backIn(form),
  };
}

/** Where a form came from: the page it says, else the list. */
export function backIn({ back }: Record<string, unknown>): string {
  return typeof back === 'string' ? localPath(back) : urls.messages;
}

/** Address of the page that tells what would become of the lines: it can be asked for again, in any language. */
export function askPath({ chosen, route, back }: ResendForm): string {
  const lines: [string, string][] =
    'ids' in chosen
      ? chosen.ids.map((id) => ['id', id])
      : [
          ['filter', chosen.query],
          ['expected', String(chosen.expected)],
        ];
  return pathWith(urls.resend, [...lines, ...(route === 'resend' ? [] : [['route', route] as const]), ['back', back]]);
}

/** The page that a form came from, which from then on says what was done there and how to undo it, for as long as that can be. */
export function doneAt(back: string, actionId: string | null): string {
  const [path = '', query] = back.split('?');
  const named = new URLSearchParams(query);
  named.delete(DONE_FIELD);
  if (actionId !== null) named.set(DONE_FIELD, actionId);
  return named.size > 0 ? `${path}?${named.toString()}` : path;
}

/** A path with this query; a name may come several times. */
export function pathWith(path: string, query: readonly (readonly [name: string, value: string])[]): string {
  return `${path}?${new URLSearchParams(query.map(([name, value]) => [name, value])).toString()}`;
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
