import type { ClientRecord } from '../../clients/client-details.service.js';
import type { ClientHit as Found } from '../../clients/client-search.service.js';
import type { Home } from '../../organisations/home.js';
import { NO_KIND } from '../client/kind-words.js';
import { onOneLine } from '../client/postal-line.js';
import type { ClientHit } from './client-table.js';

/** The one client that was meant: the only hit, or the one whose card was scanned (L24). */
export function straightTo(query: string, hits: readonly Found[]): Found | undefined {
  if (hits.length === 1) return hits[0];
  const number = withoutSeparators(query);
  const meant = hits.filter(({ externalId, cardNumbers }) =>
    [externalId, ...cardNumbers].some((own) => withoutSeparators(own) === number),
  );
  return meant.length === 1 ? meant[0] : undefined;
}

/** One line of what was found, with how much of it waits for a person. */
export function clientHit(found: ClientRecord, home: Home, waiting: ReadonlyMap<string, number>): ClientHit {
  return {
    externalId: found.externalId,
    name: found.name,
    kind: found.kind === NO_KIND ? null : found.kind,
    above: found.parentName,
    birthDate: found.birthDate,
    cardNumber: found.cardNumbers[0] ?? null,
    address: onOneLine(found, home),
    email: found.emails[0] ?? null,
    branchName: found.branchName,
    flags: found.flags,
    waiting: waiting.get(found.id) ?? 0,
  };
}

/** As scanners read a card, and as people copy what is printed on it. */
function withoutSeparators(number: string): string {
  return number.replace(/[\s.-]/gu, '').toLowerCase();
}
