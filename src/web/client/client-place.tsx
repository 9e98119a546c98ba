import type { ClientPlace, PlacedClient } from '../../clients/client-places.service.js';
import type { View } from '../view.js';

interface ClientPlaceProps {
  view: View;
  place: ClientPlace;
  /** The same page of another client: who walks the tree stays on his tab. */
  href: (externalId: string) => string;
}

/** The way up, over the name of a client (A22); nothing for a client that stands alone, as a library's do. */
export function PlaceAbove({ view, place: { above }, href }: ClientPlaceProps) {
  if (above.length === 0) return null;
  return (
    <nav class="crumb" aria-label={view.t.clients.place.above}>
      {above.map((client, index) => (
        <>
          {index > 0 && ' › '}
          <Way client={client} href={href} />
        </>
      ))}
    </nav>
  );
}

/** The way down, under the name of a client (A18, A31). */
export function PlaceBelow({ view, place: { below, moreBelow }, href }: ClientPlaceProps) {
  if (below.length === 0) return null;
  const t = view.t.clients.place;
  return (
    <nav class="place-below" aria-label={t.below}>
      <span class="quiet">{t.below}:</span>{' '}
      {below.map((client, index) => (
        <>
          {index > 0 && ', '}
          <Way client={client} href={href} />
        </>
      ))}
      {moreBelow && <span class="quiet"> {t.more}</span>}
    </nav>
  );
}

function Way({ client: { externalId, name, kind }, href }: { client: PlacedClient } & Pick<ClientPlaceProps, 'href'>) {
  return (
    <a href={href(externalId)} title={kind === 'client' ? externalId : `${kind} ${externalId}`}>
      <bdi>{name}</bdi>
    </a>
  );
}
