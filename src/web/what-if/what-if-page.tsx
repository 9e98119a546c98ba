import { Button, ErrorSummary, errorOf, Field, type FieldError } from '../components/form.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import { Explained } from './explained.js';
import type { ShownExplanation } from './what-if-view.js';

interface Option {
  value: string;
  label: string;
}

export interface WhatIfPageProps extends PageProps {
  values: Readonly<Record<string, string>>;
  rules: Option[];
  types: Option[];
  /** Users around the client; none before the client is known. */
  users: Option[];
  cases: Option[];
  errors: FieldError[];
  /** Null before anything was asked. */
  results: ShownExplanation[] | null;
}

/** What would happen if this event came for this client (N02). A GET form: its address can be sent to a colleague. */
export function WhatIfPage({ view, shell, values, rules, types, users, cases, errors, results }: WhatIfPageProps) {
  const t = view.t.whatIf;
  const select = (id: string, label: string, none: string, options: Option[]) => (
    <div class="field full">
      <label for={id}>{label}</label>
      <select id={id} name={id}>
        <option value="">{none}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === values[id]}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <Page view={view} shell={shell} title={[t.title]} width="reading">
      <p class="crumb">
        <a href={urls.diagnoses}>← {view.t.diagnosis.title}</a>
      </p>
      <div class="head">
        <h1>{t.title}</h1>
        <p>{t.intro}</p>
      </div>
      <ErrorSummary view={view} errors={errors} />
      <form method="get" action={urls.whatIf} class="stack">
        <Field id="client" label={t.client} value={values['client']} error={errorOf(errors, 'client')} width="middle" />
        {rules.length > 0 && select('rule', t.rule, t.anyRule, rules)}
        {select('type', t.type, t.anyType, types)}
        <Field
          id="kind"
          label={t.kind}
          hint={t.kindHint}
          value={values['kind']}
          error={errorOf(errors, 'kind')}
          width="middle"
        />
        {users.length > 0 && select('user', t.user, t.nobody, users)}
        {cases.length > 0 && select('case', t.case, t.nobody, cases)}
        <div class="field short">
          <label for="date">{t.date}</label>
          <p class="hint" id="date-hint">
            {t.today}
          </p>
          <input type="date" id="date" name="date" value={values['date']} aria-describedby="date-hint" />
        </div>
        <div class="buttons">
          <Button kind="primary">{t.submit}</Button>
        </div>
      </form>
      {results && (
        <section aria-labelledby="results">
          <h2 id="results">{t.results}</h2>
          <Explained view={view} items={results} />
        </section>
      )}
    </Page>
  );
}
