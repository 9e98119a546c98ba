import { FilterBar } from '../components/filter-bar.js';
import { PostForm } from '../components/form.js';
import { MessageTable, SelectionBar, type MessageRow } from '../components/message-table.js';
import { EmptyState, Pagination } from '../components/parts.js';
import { statusWords, type StatusKey } from '../i18n/status-words.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';

export interface MessagesPageProps extends PageProps {
  filter: { status: StatusKey | ''; type: string; reason: string };
  types: { code: string; name: string }[];
  /** Reasons that stand on a line, with their sentence. */
  reasons: { code: string; sentence: string }[];
  rows: MessageRow[];
  newest: string | null;
  older: string | null;
  can: { resend: boolean; withdraw: boolean };
}

/** Messages of all clients, with the filters of `GET /messages` in the address. */
export function MessagesPage(props: MessagesPageProps) {
  const { view, shell, filter, types, reasons, rows, newest, older, can } = props;
  const t = view.t.messages;
  const filtered = filter.status !== '' || filter.type !== '' || filter.reason !== '';
  const list = <MessageTable view={view} rows={rows} caption={t.title} withClient />;
  return (
    <Page view={view} shell={shell} title={[t.title]}>
      <h1>{t.title}</h1>
      <FilterBar
        view={view}
        action={urls.messages}
        selects={[
          {
            name: 'status',
            label: t.filters.status,
            value: filter.status,
            options: [
              { value: '', label: t.filters.anyStatus },
              ...Object.entries(statusWords)
                .filter(([value]) => value !== 'braked')
                .map(([value, { word }]) => ({ value, label: word[view.language] })),
            ],
          },
          {
            name: 'type',
            label: t.filters.type,
            value: filter.type,
            options: [
              { value: '', label: t.filters.anyType },
              ...types.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
            ],
          },
          {
            name: 'reason',
            label: t.filters.reason,
            value: filter.reason,
            options: [
              { value: '', label: t.filters.anyReason },
              ...reasons.map(({ code, sentence }) => ({ value: code, label: sentence })),
            ],
          },
        ]}
        clear={filtered ? urls.messages : null}
      />
      {rows.length === 0 && (
        <EmptyState title={filtered ? t.emptyFilter : t.empty}>{filtered ? t.emptyFilterHint : t.emptyHint}</EmptyState>
      )}
      {rows.length > 0 && can.resend && (
        <PostForm view={view} action={urls.resend} class="list">
          <input type="hidden" name="back" value={view.path} />
          {list}
          <SelectionBar view={view} canWithdraw={can.withdraw} />
        </PostForm>
      )}
      {rows.length > 0 && !can.resend && list}
      <Pagination view={view} newest={newest} older={older} />
    </Page>
  );
}
