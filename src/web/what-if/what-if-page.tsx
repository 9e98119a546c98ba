import { ClientField, type ClientMatches } from '../client-field/client-field.js';
import { Button, ErrorSummary, errorOf, Field, type FieldError } from '../components/form.js';
import { SelectField, type Option } from '../components/select-field.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import { Explained } from './explained.js';
import type { ShownExplanation } from './what-if-view.js';

export interface WhatIfPageProps extends PageProps {
  values: Readonly<Record<string, string>>;
  /** The one it is about, once it is known. */
  client: { name: string } | null;
  /** Those that may be meant. */
  matches: ClientMatches | undefined;
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
export function WhatIfPage(props: WhatIfPageProps) {
  const { view, shell, values, client, matches, rules, types, users, cases, errors, results } = props;
  const t = view.t.whatIf;
  const select = (id: string, label: string, none: string, options: Option[]) => (
    <SelectField id={id} label={label} value={values[id]} options={[{ value: '', label: none }, ...options]} />
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
      {values['event'] && results && (
        <p>
          {t.again} <a href={urls.event(values['event'])}>{view.t.event.one}</a>
        </p>
      )}
      <form method="get" action={`${urls.whatIf}#results`} class="stack">
        <ClientField
          view={view}
          id="client"
          label={t.client}
          value={values['client']}
          known={client?.name}
          matches={matches}
          error={errorOf(errors, 'client')}
        />
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
        <Field id="date" type="date" label={t.date} hint={t.today} value={values['date']} width="short" />
        <EventData view={view} value={values['data']} error={errorOf(errors, 'data')} />
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

/** What came with the event: JSON, or a name and a value a line. Folded in until it is used: most events need none. */
function EventData({ view, value = '', error }: { view: View; value: string | undefined; error: string | undefined }) {
  const t = view.t.whatIf;
  return (
    <details class="event-data" open={value !== ''}>
      <summary>{t.data}</summary>
      <div class={`field full${error ? ' wrong' : ''}`}>
        <label for="data" class="unseen">
          {t.data}
        </label>
        <p class="hint" id="data-hint">
          {t.dataHint}
        </p>
        {error && (
          <p class="error" id="data-error">
            {error}
          </p>
        )}
        <textarea
          id="data"
          name="data"
          rows={5}
          spellcheck={false}
          aria-describedby={error ? 'data-hint data-error' : 'data-hint'}
          aria-invalid={error ? 'true' : undefined}
        >
          {value}
        </textarea>
      </div>
    </details>
  );
}
