import type { RuleSetRow } from '../../rules/rule-set-rows.js';
import { Button, ErrorSummary, errorOf, Field, PostForm, type FieldError } from '../components/form.js';
import { ListTable } from '../components/list-table.js';
import { EmptyState, Pagination } from '../components/parts.js';
import { Page, type PageProps } from '../layout.js';
import { RulesTabs } from '../rules/rules-tabs.js';
import { urls, type PageLinks } from '../urls.js';

export interface RuleSetsPageProps extends PageProps, PageLinks {
  sets: RuleSetRow[];
  /** Address of those after these; null where there are none. */
  /** What was typed as the name of a new one, and what is wrong with it. */
  name: string;
  errors: FieldError[];
  canChange: boolean;
}

/** All rule sets (A21), and a new one. */
export function RuleSetsPage(props: RuleSetsPageProps) {
  const { view, shell, sets, name, errors, canChange } = props;
  const t = view.t.ruleSets;
  return (
    <Page view={view} shell={shell} title={[t.title]}>
      <h1>{t.title}</h1>
      <RulesTabs view={view} current="sets" />
      <ErrorSummary view={view} errors={errors} />
      <p class="quiet">{t.intro}</p>
      {sets.length === 0 ? <EmptyState title={t.empty}>{t.emptyHint}</EmptyState> : <Sets {...props} />}
      <Pagination view={view} newest={props.newest} older={props.older} by="name" />
      {canChange && (
        <section aria-labelledby="new">
          <h2 id="new">{t.new}</h2>
          <PostForm view={view} action={urls.ruleSets} class="stack">
            <Field id="name" label={t.name} value={name} error={errorOf(errors, 'name')} />
            <div class="buttons">
              <Button kind="primary">{t.make}</Button>
            </div>
          </PostForm>
        </section>
      )}
    </Page>
  );
}

function Sets({ view, sets }: RuleSetsPageProps) {
  const t = view.t.ruleSets;
  return (
    <ListTable caption={t.title} columns={[t.columns.name, t.columns.rules, t.columns.assignments]}>
      {sets.map(({ id, name, rules, assignments }) => (
        <tr tabIndex={-1}>
          <td class="c-title">
            <a href={urls.ruleSet(id)}>{name}</a>
          </td>
          <td data-label={t.columns.rules}>{rules.map((rule) => rule.name).join(', ') || '–'}</td>
          <td data-label={t.columns.assignments}>{t.assignments(assignments)}</td>
        </tr>
      ))}
    </ListTable>
  );
}
