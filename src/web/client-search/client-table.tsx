import type { ClientFlag } from '../../clients/client.entity.js';
import { calendarDate, cardNumber } from '../format.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

export interface ClientHit {
  externalId: string;
  name: string;
  /** Its label in the tree; null where its system gave it none. */
  kind: string | null;
  /** Name of the client that it hangs under. */
  above: string | null;
  /** ISO 8601 calendar date. */
  birthDate: string | null;
  cardNumber: string | null;
  /** Postal address on one line. */
  address: string | null;
  email: string | null;
  branchName: string | null;
  flags: readonly ClientFlag[];
  /** How many of the client's messages ask for somebody. */
  waiting: number;
}

interface Column {
  key: Exclude<keyof View['t']['clients']['search']['columns'], 'name'>;
  text: (hit: ClientHit) => string | null;
  look?: 'whole' | 'c-number' | 'address';
}

const COLUMNS: Column[] = [
  { key: 'number', text: (hit) => hit.externalId, look: 'whole' },
  { key: 'kind', text: (hit) => hit.kind },
  { key: 'above', text: (hit) => hit.above },
  { key: 'born', text: (hit) => hit.birthDate && calendarDate(hit.birthDate), look: 'whole' },
  { key: 'card', text: (hit) => hit.cardNumber && cardNumber(hit.cardNumber), look: 'c-number' },
  { key: 'address', text: (hit) => hit.address },
  { key: 'email', text: (hit) => hit.email, look: 'address' },
  { key: 'branch', text: (hit) => hit.branchName, look: 'whole' },
];

interface ClientTableProps {
  view: View;
  caption: string;
  hits: readonly ClientHit[];
  /** Whether the organisation has several. */
  branches: boolean;
}

/** Clients with what tells them apart; the first takes the focus. */
export function ClientTable({ view, caption, hits, branches }: ClientTableProps) {
  const { columns: labels, waiting } = view.t.clients.search;
  const columns = COLUMNS.filter((column) => isOfUse(column, hits, branches));
  return (
    <table class="clients cards" data-rows>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{labels.name}</th>
          {columns.map(({ key }) => (
            <th scope="col">{labels[key]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hits.map((hit, index) => (
          <tr tabIndex={-1} data-focus={index === 0 ? '' : undefined}>
            <td class="c-title">
              <a href={urls.client(hit.externalId)}>
                <bdi>{hit.name}</bdi>
              </a>
              {hit.flags.map((flag) => (
                <span class="tag hands">{view.t.clients.flags[flag]}</span>
              ))}
              {hit.waiting > 0 && <span class="tag hands">{waiting(hit.waiting)}</span>}
            </td>
            {columns.map(({ key, text, look }) => (
              <td class={look} data-label={labels[key]} dir="auto">
                {text(hit)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An organisation may do without: an office has no cards, and a library's numbers stand on them. */
function isOfUse({ key, text }: Column, hits: readonly ClientHit[], branches: boolean): boolean {
  if (key === 'branch') return branches;
  if (key === 'number') return hits.some(({ cardNumber }) => cardNumber === null);
  return hits.some((hit) => text(hit) !== null);
}
