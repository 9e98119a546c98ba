import type { AssignmentRow } from '../../rules/assignment-rows.js';
import type { RuleSetRow } from '../../rules/rule-set-rows.js';
import { AssignedTo } from '../assignments/assigned-to.js';
import { Button, ErrorSummary, errorOf, Field, PostForm, type FieldError } from '../components/form.js';
import { SelectField } from '../components/select-field.js';
import { ListTable } from '../components/list-table.js';
import { Tag } from '../components/parts.js';
import { Page, type PageProps } from '../layout.js';
import type { TypeWords } from '../type-names.service.js';
import { urls } from '../urls.js';

export interface RuleSetPageProps extends PageProps {
  set: RuleSetRow;
  typeWords: TypeWords;
  /** Rules that it does not hold yet. */
  others: { id: string; name: string }[];
  /** As it was typed. */
  name: string;
  errors: FieldError[];
  canChange: boolean;
  /** The first of those to whom it is assigned. */
  assigned: readonly AssignmentRow[];
}

/** One rule set: its rules, to add to and to take from (A29), to whom it is assigned (A24), and its name. */
export function RuleSetPage(props: RuleSetPageProps) {
  const { view, shell, set, name, errors, canChange, assigned } = props;
  const t = view.t.ruleSets;
  return (
    <Page view={view} shell={shell} title={[set.name, t.title]} width="reading">
      <p class="crumb">
        <a href={urls.ruleSets}>← {t.title}</a>
      </p>
      <h1>{set.name}</h1>
      <ErrorSummary view={view} errors={errors} />
      <section aria-labelledby="rules">
        <h2 id="rules">{t.rules}</h2>
        {set.rules.length === 0 ? <p class="quiet">{t.noRules}</p> : <Rules {...props} />}
      </section>
      {canChange && <Add {...props} />}
      <section aria-labelledby="assigned">
        <h2 id="assigned">{t.assigned.title}</h2>
        <AssignedTo view={view} assignments={assigned} count={set.assignments} canChange={canChange} />
      </section>
      {canChange && (
        <section aria-labelledby="rename">
          <h2 id="rename">{t.renaming}</h2>
          <PostForm view={view} action={urls.ruleSet(set.id)} class="stack">
            <Field id="name" label={t.name} value={name} error={errorOf(errors, 'name')} />
            <div class="buttons">
              <Button>{t.rename}</Button>
            </div>
          </PostForm>
          <PostForm view={view} action={urls.removeRuleSet(set.id)} class="buttons">
            <Button kind="quiet">{t.remove}</Button>
            <span class="quiet">{t.removeHint}</span>
          </PostForm>
        </section>
      )}
    </Page>
  );
}

function Rules({ view, set, typeWords, canChange }: RuleSetPageProps) {
  const t = view.t.ruleSets;
  return (
    <ListTable caption={t.rules} columns={[view.t.rules.columns.name, view.t.rules.columns.type, canChange && t.take]}>
      {set.rules.map(({ id, name, type, active }) => (
        <tr tabIndex={-1}>
          <td class="c-title">
            <a href={urls.rule(id)}>{name}</a>
            {!active && <Tag>{view.t.rules.off}</Tag>}
          </td>
          <td data-label={view.t.rules.columns.type}>{typeWords(type)}</td>
          {canChange && (
            <td class="c-action">
              <PostForm view={view} action={urls.ruleSetWithout(set.id, id)}>
                <Button kind="quiet" label={t.takeOne(name)}>
                  {t.take}
                </Button>
              </PostForm>
            </td>
          )}
        </tr>
      ))}
    </ListTable>
  );
}

function Add({ view, set, others, errors }: RuleSetPageProps) {
  const t = view.t.ruleSets;
  return (
    <section aria-labelledby="add">
      <h2 id="add">{t.add}</h2>
      <form method="get" action={urls.ruleSetRules(set.id)} class="stack">
        <SelectField
          id="rule"
          label={t.which}
          error={errorOf(errors, 'rule')}
          options={[{ value: '', label: t.noRule }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <div class="buttons">
          <Button kind="primary">{t.next}</Button>
        </div>
      </form>
    </section>
  );
}
