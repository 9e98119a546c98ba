import { isStorable } from '../../common/storable.js';
import { messageFilter, messagePage, type MessageFilter } from '../../messages/message-filter.js';
import { IN, type MessageStatus } from '../../messages/states.js';

/** What the address of the page says: the filters of `GET /messages`, by the same names. */
export type MessagesQuery = MessageFilter & { cursor?: string | undefined };

const query = messageFilter.extend({ cursor: messagePage.shape.cursor });

/** Reads an address. What a page can't understand it leaves out: somebody typed it, or an old bookmark has it. */
export function readMessagesQuery(given: unknown): MessagesQuery {
  const known = Object.fromEntries(
    Object.entries(given ?? {}).filter(
      ([, value]) => typeof value === 'string' && value.trim() !== '' && isStorable(value),
    ),
  );
  const parsed = query.safeParse(known);
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return query.parse(Object.fromEntries(Object.entries(known).filter(([name]) => !wrong.has(name))));
}

/** The filter as the query of an address, with which the same rows come back; without the page. */
export function filterQuery({ cursor: _cursor, ...filter }: MessagesQuery): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    parameters.set(name, value === true ? '1' : String(value));
  }
  return parameters.toString();
}

/** Whether the filter gives only lines that Resend may take (D04), so that it makes sense to resend all of it. */
export function isResendable({ status }: MessageFilter): boolean {
  return status !== undefined && status.length > 0 && status.every((one: MessageStatus) => resendable.includes(one));
}

const resendable: readonly MessageStatus[] = IN.resendable;
