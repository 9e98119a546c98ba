import type { AssignmentRow } from '../../rules/assignment-rows.js';
import { AssignedTo } from '../assignments/assigned-to.js';
import type { FieldError } from '../components/form.js';
import { Button, ErrorSummary, errorOf, Field, PostForm } from '../components/form.js';
import { SelectField } from '../components/select-field.js';
import { Choice } from '../components/choice.js';
import { DefinitionList } from '../components/parts.js';
import { eventName } from '../i18n/event-words.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import { Conditions } from './rule-conditions.js';
import type { RuleChoices } from './rule-choices.service.js';
import type { RuleForm } from './rule-form.js';
import { Recipients } from './rule-recipients.js';

export interface RulePageProps extends PageProps {
  /** Null: a new one. */
  rule: {
    id: string;
    name: string;
    revision: number;
    active: boolean;
    ruleSets: { id: string; name: string }[];
    assignments: number;
  } | null;
  /** How many mails it made that wait for their time. */
  planned: number;
  /** The first of those to whom it is assigned directly. */
  assigned: readonly AssignmentRow[];
  form: RuleForm;
  choices: RuleChoices;
  errors: FieldError[];
  /** Condition rows with nothing in them yet. */
  blankRows: number;
}

type ShownRule = { rule: NonNullable<RulePageProps['rule']> };

/** One rule, to make or to change (A03, A10, A34, A35). */
export function RulePage(props: RulePageProps) {
  const { view, shell, rule, planned, errors } = props;
  const t = view.t.rules;
  const title = rule?.name ?? t.new;
  return (
    <Page view={view} shell={shell} title={[title, t.title]} width="reading">
      <p class="crumb">
        <a href={urls.rules}>← {t.title}</a>
      </p>
      <h1>{title}</h1>
      <p>
        <a href={urls.concept('rule')}>{view.t.concepts.title}</a>
      </p>
      <ErrorSummary view={view} errors={errors} />
      <PostForm view={view} action={rule ? urls.rule(rule.id) : urls.rules} class="stack">
        {/* Enter in a field presses the first button: this one saves, and does not ask for more rows. */}
        <button type="submit" class="unseen" tabIndex={-1} aria-hidden="true" />
        {rule && <input type="hidden" name="revision" value={rule.revision} />}
        <What {...props} />
        <When {...props} />
        <Conditions {...props} />
        <Recipients view={view} form={props.form} errors={errors} />
        <ForWhom {...props} />
        <div class="buttons">
          <Button kind="primary">{rule ? t.edit.save : t.edit.create}</Button>
          <a href={urls.rules}>{view.t.actions.cancel}</a>
        </div>
      </PostForm>
      {rule && planned > 0 && <Planned view={view} rule={rule} planned={planned} />}
      {rule && <Where {...props} rule={rule} />}
    </Page>
  );
}

function What({ view, form, choices, errors }: RulePageProps) {
  const t = view.t.rules.edit;
  return (
    <>
      <Field id="name" label={t.name} hint={t.nameHint} value={form.name} error={errorOf(errors, 'name')} />
      <SelectField
        id="type"
        label={t.type}
        error={errorOf(errors, 'type')}
        value={form.type}
        options={[
          { value: '', label: t.noType },
          ...choices.types.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` })),
        ]}
      />
    </>
  );
}

function When({ view, form, choices, errors }: RulePageProps) {
  const t = view.t.rules.edit;
  return (
    <fieldset>
      <legend>{t.trigger}</legend>
      <Field
        id="kind"
        label={t.kind}
        hint={t.kindHint}
        value={form.kind}
        list="kinds"
        error={errorOf(errors, 'kind')}
      />
      <Suggestions id="kinds" words={choices.kinds} nameOf={(kind) => eventName(kind, view.language)} />
      <Field
        id="caseType"
        label={t.caseType}
        hint={t.caseTypeHint}
        value={form.caseType}
        list="case-types"
        error={errorOf(errors, 'caseType')}
      />
      <Suggestions id="case-types" words={choices.caseTypes} />
      <div class="beside">
        <Field
          id="delayDays"
          label={t.delayDays}
          hint={t.delayDaysHint}
          value={form.delayDays}
          inputmode="numeric"
          width="short"
          error={errorOf(errors, 'delayDays')}
        />
        <SelectField
          id="delayHour"
          label={t.delayHour}
          hint={t.delayHourHint}
          value={form.delayHour}
          options={[
            { value: '', label: t.anyHour },
            ...HOURS.map((hour) => ({ value: String(hour), label: t.hour(hour) })),
          ]}
        />
      </div>
    </fieldset>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** @param nameOf what people call a word that systems use; the word itself where nothing else */
function Suggestions({
  id,
  words,
  nameOf,
}: {
  id: string;
  words: readonly string[];
  nameOf?: (word: string) => string;
}) {
  return (
    <datalist id={id}>
      {words.map((word) => (
        <option value={word} label={nameOf?.(word)} />
      ))}
    </datalist>
  );
}

function ForWhom({ view, form }: RulePageProps) {
  const t = view.t.rules.edit;
  return (
    <fieldset>
      <legend>{t.scope}</legend>
      <Choice
        type="radio"
        id="scope-assigned"
        name="scope"
        value="assigned"
        label={t.scopeAssigned}
        checked={form.scope === 'assigned'}
      />
      <Choice type="radio" id="scope-all" name="scope" value="all" label={t.scopeAll} checked={form.scope === 'all'} />
      <Choice
        type="checkbox"
        id="active"
        name="active"
        value="1"
        label={t.active}
        hint={t.activeHint}
        checked={form.active}
      />
    </fieldset>
  );
}

/** What it made already goes out, also where it is off: the way to stop that (A33). */
function Planned({ view, rule, planned }: Pick<RulePageProps, 'view' | 'planned'> & ShownRule) {
  const t = view.t.rules.planned;
  return (
    <section aria-labelledby="planned">
      <h2 id="planned">{t.title}</h2>
      <p>
        {rule.active ? t.waiting(planned) : t.waitingOff(planned)} <a href={urls.rulePlanned(rule.id)}>{t.look}</a>
      </p>
    </section>
  );
}

function Where({ view, rule, assigned }: Pick<RulePageProps, 'view' | 'assigned'> & ShownRule) {
  const t = view.t.rules;
  return (
    <section aria-labelledby="where">
      <h2 id="where">{t.edit.where}</h2>
      <DefinitionList
        items={[
          { term: t.edit.inSets, value: rule.ruleSets.length > 0 ? <Sets {...rule} /> : t.edit.notYet },
          { term: t.edit.direct, value: rule.assignments > 0 ? t.assignedTo(rule.assignments) : t.edit.notYet },
        ]}
      />
      {assigned.length > 0 && <AssignedTo view={view} assignments={assigned} count={rule.assignments} canChange />}
      <PostForm view={view} action={urls.removeRule(rule.id)} class="buttons">
        <Button kind="quiet">{t.edit.remove}</Button>
        <span class="quiet">{t.edit.removeHint}</span>
      </PostForm>
    </section>
  );
}

function Sets({ ruleSets }: Pick<ShownRule['rule'], 'ruleSets'>) {
  return (
    <>
      {ruleSets.map(({ id, name }, at) => (
        <>
          {at > 0 && ', '}
          <a href={urls.ruleSet(id)}>{name}</a>
        </>
      ))}
    </>
  );
}
