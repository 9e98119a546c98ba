import type { ComponentChildren } from 'preact';
import { ClientField, type ClientMatches } from '../client-field/client-field.js';
import { Button, ErrorSummary, errorOf, Field, PostForm, type FieldError } from '../components/form.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import { asksPerson, OFFERED_FIELD } from './start-form.js';

export interface Option {
  value: string;
  label: string;
}

/** What can be chosen once the client is known. */
export interface StartChoices {
  client: { externalId: string; name: string } | null;
  /** The client itself, its contacts, and the users with access to it. */
  persons: { group: string | null; options: Option[] }[];
  cases: Option[];
  rules: Option[];
  types: Option[];
  /** Of which it is chosen who of the staff gets them (E18). */
  staffTypes: Option[];
}

export interface StartPageProps extends PageProps {
  procedure: 'A' | 'B' | 'C' | 'D' | 'E';
  choices: StartChoices;
  /** What is filled in. */
  values: Readonly<Record<string, string>>;
  errors: FieldError[];
  /** Clients that may be meant by what was typed. */
  matches: ClientMatches | undefined;
}

/**
 * The first page of a search: about whom and what. It is one form, so that a search is never about another client than the
 * one that stands in it. Who can be chosen depends on the client: where that is another than the one whose people are
 * offered, the page comes again with those of the new one (`choosesAgain`).
 */
export function StartPage(props: StartPageProps) {
  const { view, shell, procedure, choices, values, errors, matches } = props;
  const t = view.t.diagnosis;
  const words = t.procedures[procedure];
  const person = asksPerson(procedure);
  const ready = !person || choices.client !== null || Boolean(values['person']);
  return (
    <Page view={view} shell={shell} title={[words.name, t.title]} width="reading">
      <p class="crumb">
        <a href={urls.diagnoses}>← {t.title}</a>
      </p>
      <div class="head">
        <h1>{words.name}</h1>
        <p>{words.hint}</p>
      </div>
      <ErrorSummary view={view} errors={errors} />
      <PostForm view={view} action={urls.diagnoses} class="start stack">
        <input type="hidden" name="procedure" value={procedure} />
        {person && (
          <>
            <input type="hidden" name={OFFERED_FIELD} value={choices.client?.externalId ?? ''} />
            <div class="start-client">
              <ClientField
                view={view}
                id="client"
                label={t.start.client}
                hint={t.start.clientHint}
                known={choices.client?.name}
                value={values['client'] ?? choices.client?.externalId}
                matches={matches}
                error={errorOf(errors, 'client')}
                focus={!ready && !matches}
              />
              <Button>{t.start.next}</Button>
            </div>
          </>
        )}
        {ready ? (
          <>
            <Questions {...props} />
            <div class="buttons">
              <Button kind="primary">{t.start.begin}</Button>
            </div>
          </>
        ) : (
          <Kept values={values} />
        )}
      </PostForm>
    </Page>
  );
}

/** What was answered stays so while it is asked again which client is meant. */
function Kept({ values }: Pick<StartPageProps, 'values'>) {
  return Object.entries(values).map(
    ([name, value]) => name !== 'client' && <input type="hidden" name={name} value={value} />,
  );
}

function Questions(props: StartPageProps) {
  const { view, procedure, choices, values, errors, matches } = props;
  const t = view.t.diagnosis.start;
  const any = (label: string): Option => ({ value: '', label });
  switch (procedure) {
    case 'A':
      return (
        <>
          <PersonSelect {...props} />
          {choices.cases.length > 0 && (
            <Select {...props} id="case" label={t.case} options={[any(t.noCase), ...choices.cases]} />
          )}
          {choices.rules.length > 0 && (
            <Select {...props} id="rule" label={t.rule} options={[any(t.noRule), ...choices.rules]} />
          )}
          {choices.rules.length === 0 && (
            <Select {...props} id="type" label={t.type} options={[any(t.anyType), ...choices.types]} />
          )}
          <div class="dates">
            <Day id="from" label={t.from} value={values['from']} />
            <Day id="to" label={t.to} value={values['to']} />
          </div>
          <p class="hint">{t.period}</p>
        </>
      );
    case 'B':
      return <PersonSelect {...props} />;
    case 'C':
      return (
        <>
          <ClientField
            view={view}
            id="client"
            label={t.client}
            known={choices.client?.name}
            value={values['client']}
            matches={matches}
            error={errorOf(errors, 'client')}
            focus={goesOn(props) && !choices.client}
          />
          <Select
            {...props}
            id="type"
            label={t.type}
            options={[any(t.noType), ...choices.types]}
            focus={goesOn(props) && choices.client !== null}
          />
          {choices.rules.length > 0 && (
            <Select {...props} id="rule" label={t.rule} options={[any(t.noRule), ...choices.rules]} />
          )}
        </>
      );
    case 'D':
      return (
        <Field
          id="message"
          label={t.message}
          value={values['message']}
          error={errorOf(errors, 'message')}
          width="short"
          inputmode="numeric"
          focus
        />
      );
    case 'E':
      return (
        <>
          <Select
            {...props}
            id="about"
            label={t.about}
            options={Object.entries(t.abouts).map(([value, label]) => ({ value, label }))}
          />
          <ClientField
            view={view}
            id="client"
            label={t.client}
            hint={t.clientOrNone}
            known={choices.client?.name}
            value={values['client']}
            matches={matches}
            error={errorOf(errors, 'client')}
          />
          <Select {...props} id="type" label={t.staffType} options={[any(t.noType), ...choices.staffTypes]} />
          <Field
            id="address"
            label={t.newAddress}
            value={values['address']}
            error={errorOf(errors, 'address')}
            width="middle"
            inputmode="email"
          />
        </>
      );
  }
}

/** Who has named the client goes on in the first question; what is wrong, or asked about the client, comes before. */
function goesOn({ errors, matches }: StartPageProps): boolean {
  return errors.length === 0 && !matches;
}

function PersonSelect(props: StartPageProps) {
  const { view, choices, values, errors } = props;
  const t = view.t.diagnosis.start;
  return (
    <Labelled view={view} id="person" label={t.person} error={errorOf(errors, 'person')}>
      <select
        id="person"
        name="person"
        aria-invalid={errorOf(errors, 'person') ? 'true' : undefined}
        autoFocus={goesOn(props)}
      >
        <option value="">{t.choose}</option>
        {choices.persons.map(({ group, options }) => {
          const drawn = options.map((option) => (
            <option value={option.value} selected={option.value === values['person']}>
              {option.label}
            </option>
          ));
          return group === null ? drawn : <optgroup label={group}>{drawn}</optgroup>;
        })}
      </select>
      <p class="hint">
        {t.notThere} <a href={`${urls.users}?side=client`}>{t.toUsers}</a>
      </p>
    </Labelled>
  );
}

function Select({
  view,
  id,
  label,
  options,
  values,
  errors,
  focus = false,
}: Pick<StartPageProps, 'view' | 'values' | 'errors'> & {
  id: string;
  label: string;
  options: Option[];
  focus?: boolean;
}) {
  const error = errorOf(errors, id);
  return (
    <Labelled view={view} id={id} label={label} error={error}>
      <select id={id} name={id} aria-invalid={error ? 'true' : undefined} autoFocus={focus}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === (values[id] ?? '')}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function Labelled(props: {
  view: View;
  id: string;
  label: string;
  error: string | undefined;
  children: ComponentChildren;
}) {
  const { id, label, error, children } = props;
  return (
    <div class={`field full${error ? ' wrong' : ''}`}>
      <label for={id}>{label}</label>
      {error && <p class="error">{error}</p>}
      {children}
    </div>
  );
}

function Day({ id, label, value }: { id: string; label: string; value: string | undefined }) {
  return (
    <div class="field short">
      <label for={id}>{label}</label>
      <input type="date" id={id} name={id} value={value} />
    </div>
  );
}
