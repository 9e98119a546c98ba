import { reasons, reasonSentence } from '../../common/reasons.js';
import { FilterBar, type FilterDate, type FilterSelect, type FilterText } from '../components/filter-bar.js';
import { Button, PostForm } from '../components/form.js';
import { MessageTable, SelectionBar, type MessageRow } from '../components/message-table.js';
import { EmptyState, Pagination } from '../components/parts.js';
import { Page, type PageProps } from '../layout.js';
import { urls, withQuery } from '../urls.js';

export interface MessagesPageProps extends PageProps {
  find: FilterText;
  /** What was typed fits more names than are looked up. */
  tooManyNames: { most: string; q: string } | null;
  selects: FilterSelect[];
  dates: FilterDate[];
  /** Only what asks for somebody. */
  attention: boolean;
  /** Filters that have no field here. */
  keep: Record<string, string>;
  filtered: boolean;
  rows: MessageRow[];
  csv: string;
  newest: string | null;
  older: string | null;
  /** Where the filter gives more than one page of what can be resent: all of it together. */
  all: { kind: 'resend'; filter: string; expected: number; shown: string } | { kind: 'too-many'; most: string } | null;
  can: { resend: boolean; withdraw: boolean };
}

/** Messages of all clients, with the filters of `GET /messages` in the address. */
export function MessagesPage(props: MessagesPageProps) {
  const { view, shell, rows, can } = props;
  const t = view.t.messages;
  const tickable = can.resend && rows.some(({ selectable }) => selectable);
  const list = <MessageTable view={view} rows={rows} branches={shell.branches} caption={t.title} withClient />;
  return (
    <Page view={view} shell={shell} title={[t.title]}>
      <h1>{t.title}</h1>
      <FilterBar
        view={view}
        action={urls.messages}
        text={props.find}
        selects={props.selects}
        dates={props.dates}
        tick={{ name: 'attention', label: view.t.clients.messages.attention, checked: props.attention }}
        keep={props.keep}
        clear={props.filtered ? urls.messages : null}
      />
      {rows.length === 0 && <NoMessages {...props} />}
      {tickable && (
        <PostForm view={view} action={urls.resend} class="list">
          <input type="hidden" name="back" value={view.path} />
          {list}
          <SelectionBar view={view} canWithdraw={can.withdraw} />
        </PostForm>
      )}
      {rows.length > 0 && !tickable && list}
      <AllOfFilter {...props} />
      <Pagination view={view} newest={props.newest} older={props.older} />
      {rows.length > 0 && (
        <p class="paging">
          <a href={props.csv} download>
            {t.csv}
          </a>
        </p>
      )}
    </Page>
  );
}

function NoMessages({ view, shell, filtered, tooManyNames }: MessagesPageProps) {
  const t = view.t.messages;
  if (tooManyNames) {
    const { fix } = reasons.TOO_MANY_NAMES;
    return (
      <EmptyState title={reasonSentence('TOO_MANY_NAMES', view.language, tooManyNames.most)}>
        {fix[view.language]}{' '}
        {shell.canSearch && <a href={withQuery(urls.clients, { q: tooManyNames.q })}>{t.findClient}</a>}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={filtered ? t.emptyFilter : t.empty}>{filtered ? t.emptyFilterHint : t.emptyHint}</EmptyState>
  );
}

/** The rows on all pages of the filter, with their number, so that nobody resends what came since (design §8). */
function AllOfFilter({ view, all }: MessagesPageProps) {
  const t = view.t.messages.all;
  if (all === null) return null;
  if (all.kind === 'too-many') return <p class="quiet">{t.tooMany(all.most)}</p>;
  return (
    <PostForm view={view} action={urls.resend} class="offer">
      <input type="hidden" name="filter" value={all.filter} />
      <input type="hidden" name="expected" value={String(all.expected)} />
      <input type="hidden" name="back" value={view.path} />
      <p>{t.text(all.shown)}</p>
      <Button>{t.button(all.shown)}</Button>
    </PostForm>
  );
}
