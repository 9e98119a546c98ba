import { FilterBar } from '../components/filter-bar.js';
import { ListTable } from '../components/list-table.js';
import { EmptyState, Pagination, Tag } from '../components/parts.js';
import { RulesTabs } from './rules-tabs.js';
import { Page, type PageProps } from '../layout.js';
import { urls, type PageLinks } from '../urls.js';

/** A rule as a line of the list, in words. */
export interface RuleLine {
  id: string;
  name: string;
  trigger: string;
  typeCode: string;
  typeName: string;
  recipients: string[];
  where: string;
  active: boolean;
}

export interface RulesPageProps extends PageProps, PageLinks {
  rules: RuleLine[];
  types: { code: string; name: string }[];
  filter: { type: string; active: string };
  canChange: boolean;
}

/** All rules (A04): what sets each off, what it sends, to whom, and for whom it holds. */
export function RulesPage(props: RulesPageProps) {
  const { view, shell, rules, types, filter, canChange } = props;
  const t = view.t.rules;
  const filtered = filter.type !== '' || filter.active !== '';
  return (
    <Page view={view} shell={shell} title={[t.title]}>
      <div class="title-line">
        <h1>{t.title}</h1>
        {canChange && (
          <a class="button primary" href={urls.newRule}>
            {t.make}
          </a>
        )}
      </div>
      <RulesTabs view={view} current="rules" />
      <p class="quiet">{t.intro}</p>
      {(rules.length > 0 || filtered) && (
        <FilterBar
          view={view}
          action={urls.rules}
          selects={[
            {
              name: 'type',
              label: t.filters.type,
              value: filter.type,
              options: [
                { value: '', label: t.filters.any },
                ...types.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` })),
              ],
            },
            {
              name: 'active',
              label: t.filters.active,
              value: filter.active,
              options: [
                { value: '', label: t.filters.any },
                { value: 'true', label: t.filters.on },
                { value: 'false', label: t.filters.off },
              ],
            },
          ]}
          clear={filtered ? urls.rules : null}
        />
      )}
      {rules.length === 0 ? (
        <EmptyState title={filtered ? t.emptyFilter : t.empty}>{filtered ? t.emptyFilterHint : t.emptyHint}</EmptyState>
      ) : (
        <RuleTable {...props} />
      )}
      <Pagination view={view} newest={props.newest} older={props.older} by="name" />
    </Page>
  );
}

function RuleTable({ view, rules }: RulesPageProps) {
  const t = view.t.rules;
  return (
    <ListTable
      caption={t.title}
      columns={[t.columns.name, t.columns.trigger, t.columns.type, t.columns.recipients, t.columns.where]}
    >
      {rules.map((rule) => (
        <tr tabIndex={-1}>
          <td class="c-title">
            <a href={urls.rule(rule.id)}>{rule.name}</a>
            {!rule.active && <Tag>{t.off}</Tag>}
          </td>
          <td data-label={t.columns.trigger}>{rule.trigger}</td>
          <td data-label={t.columns.type}>
            {rule.typeCode} · {rule.typeName}
          </td>
          <td data-label={t.columns.recipients}>
            {rule.recipients.length > 0 ? rule.recipients.join(', ') : t.noRecipients}
          </td>
          <td data-label={t.columns.where}>{rule.where}</td>
        </tr>
      ))}
    </ListTable>
  );
}
