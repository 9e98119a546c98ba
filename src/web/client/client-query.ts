import { z } from 'zod';
import { messageFilter, messagePage, type MessageFilter } from '../../messages/message-filter.js';
import { STATUSES, type MessageStatus } from '../../messages/states.js';
import type { ClientPageProps, Period } from './client-page.js';

const DAY_MS = 24 * 60 * 60 * 1000;

const daysOf: Readonly<Record<Exclude<Period, 'all'>, number>> = { week: 7, month: 31, year: 366 };

/**
 * The query of a client's page: the filters of its list, so that the page's address is its state. What a page can't
 * understand it leaves out: somebody typed it, or an old bookmark has it.
 */
export const clientQuery = z.object({
  class: messageFilter.shape.class.catch(undefined),
  status: z
    .enum(STATUSES as [MessageStatus, ...MessageStatus[]])
    .optional()
    .catch(undefined),
  period: z.enum(['week', 'month', 'year']).optional().catch(undefined),
  attention: messageFilter.shape.attention.catch(undefined),
  cursor: messagePage.shape.cursor.catch(undefined),
  /** After a correction: offer to resend what was not sent (N06). */
  offer: z.literal('1').optional().catch(undefined),
});

export type ClientQuery = z.output<typeof clientQuery>;

/** The same as the filter of any list of messages. */
export function listFilter(externalId: string, query: ClientQuery, now: Date): MessageFilter {
  const from = query.period && new Date(now.getTime() - daysOf[query.period] * DAY_MS).toISOString();
  return {
    client: externalId,
    class: query.class,
    status: query.status && [query.status],
    attention: query.attention,
    ...(from && { from }),
  };
}

/** The same as the page's tabs and fields show it. */
export function shownFilter(query: ClientQuery): ClientPageProps['filter'] {
  return {
    class: query.class ?? null,
    status: query.status ?? '',
    period: query.period ?? 'all',
    attention: query.attention ?? false,
  };
}
