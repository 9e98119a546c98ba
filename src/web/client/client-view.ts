import type { Principal } from '../../auth/principal.js';
import type { ClientDetail } from '../../clients/client-details.service.js';
import type { ClientPlace } from '../../clients/client-places.service.js';
import type { FailedAddress } from '../../messages/client-signs.service.js';
import type { MessageRow } from '../../messages/message-list.service.js';
import type { PageProps } from '../layout.js';
import { messageRow } from '../messages/message-row-view.js';
import { pageLinks } from '../urls.js';
import { addressesOf, alertOf } from './addresses-view.js';
import type { ClientPageProps } from './client-page.js';
import { shownFilter, type ClientQuery } from './client-query.js';

/** All that a client's page is made of. */
export interface ClientFacts {
  client: ClientDetail;
  place: ClientPlace;
  /** Users have access, and get their mails at addresses of their own (C02, C03). */
  hasUsers: boolean;
  failed: FailedAddress[];
  list: { items: MessageRow[]; next: string | null };
  counts: { total: number; byClass: { class: string; count: number }[] };
  /** Ids of the mails that can become letters now; none unless it is to be offered. */
  resendable: string[];
}

/** What the page of a client shows of what was read, for somebody with these permissions. */
export function clientPage(
  page: PageProps,
  { permissions }: Pick<Principal, 'permissions'>,
  query: ClientQuery,
  { client, place, hasUsers, failed, list, counts, resendable }: ClientFacts,
): ClientPageProps {
  const { view } = page;
  const can = {
    resend: permissions.has('messages:resend'),
    withdraw: permissions.has('messages:withdraw'),
    correct: permissions.has('clients:correct'),
    explain: page.shell.decisions && permissions.has('explain'),
  };
  return {
    ...page,
    client,
    place,
    alert: alertOf(client, failed, view),
    addresses: {
      ...addressesOf(client, failed, view),
      hasUsers,
      canCorrect: can.correct,
      canTest: permissions.has('messages:test'),
    },
    tabs: tabsOf(counts, query.class),
    filter: shownFilter(query),
    rows: list.items.map((row) => messageRow(row, view)),
    ...pageLinks(view.path, query.cursor, list.next),
    can,
    offer: can.resend && resendable.length > 0 ? { ids: resendable } : null,
  };
}

/**
 * All, and one for each class there is: none where all are of one class, as then they would show the same. A bookmarked
 * tab stays in sight when there is nothing on it.
 */
function tabsOf({ total, byClass }: ClientFacts['counts'], shown: string | undefined): ClientPageProps['tabs'] {
  const there = shown === undefined || byClass.some((tab) => tab.class === shown);
  const classes = there ? byClass : [...byClass, { class: shown, count: 0 }];
  return classes.length > 1 ? [{ class: null, count: total }, ...classes] : [];
}
