import { urls, withQuery } from '../urls.js';
import type { View } from '../view.js';

interface FindOutProps {
  view: View;
  /** Whose mail is missing, as the first page of a search names people: `user:`, `contact:` or `client:` and the id. */
  person: string;
  /** External id of the client it is about; absent where it isn't known yet. */
  client?: string | undefined;
}

/** Begins the search for a mail that did not come, with whom it is about filled in (N03, A02). */
export function FindOut({ view, person, client }: FindOutProps) {
  return (
    <a class="button plain" href={withQuery(urls.newDiagnosis, { procedure: 'A', client, person })}>
      {view.t.diagnosis.fromPerson}
    </a>
  );
}
