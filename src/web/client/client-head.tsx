import type { View } from '../view.js';

interface ClientHeadProps {
  view: View;
  client: { externalId: string; name: string; kind: string };
}

/** Whom a page about one client is about: the same on each of its tabs, so that only what is below them changes. */
export function ClientHead({ view, client: { externalId, name, kind } }: ClientHeadProps) {
  return (
    <div class="head">
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p class="facts">
        {kind !== 'client' && <span>{kind}</span>}
        <span>
          {view.t.clients.number} {externalId}
        </span>
      </p>
    </div>
  );
}
