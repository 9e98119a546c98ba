import { ClientField } from '../client-field/client-field.js';
import { errorOf, Field } from '../components/form.js';
import { SelectField, type Option } from '../components/select-field.js';
import { urls } from '../urls.js';
import type { StartPageProps } from './start-props.js';

/** What each search asks once it is known who can be chosen; the rest it finds out itself. */
export function StartQuestions(props: StartPageProps) {
  switch (props.procedure) {
    case 'A':
      return <NotReceived {...props} />;
    case 'B':
      return <Person {...props} />;
    case 'C':
      return <WhoGetsIt {...props} />;
    case 'D':
      return <OneMessage {...props} />;
    case 'E':
      return <SenderOrStaff {...props} />;
  }
}

function NotReceived(props: StartPageProps) {
  const { view, choices, values } = props;
  const t = view.t.diagnosis.start;
  return (
    <>
      <Person {...props} />
      {choices.cases.length > 0 && (
        <Choice {...props} id="case" label={t.case} none={t.noCase} options={choices.cases} />
      )}
      {choices.rules.length > 0 ? (
        <Choice {...props} id="rule" label={t.rule} none={t.noRule} options={choices.rules} />
      ) : (
        <Choice {...props} id="type" label={t.type} none={t.anyType} options={choices.types} />
      )}
      <div class="dates">
        <Field id="from" type="date" label={t.from} value={values['from']} width="short" />
        <Field id="to" type="date" label={t.to} value={values['to']} width="short" />
      </div>
      <p class="hint">{t.period}</p>
    </>
  );
}

/** Whoever is not there has no access, and is found among the users: the outcome would be just that. */
function Person(props: StartPageProps) {
  const { view, choices, values, errors } = props;
  const t = view.t.diagnosis.start;
  return (
    <SelectField
      id="person"
      label={t.person}
      hint={
        <>
          {t.notThere} <a href={`${urls.users}?side=client`}>{t.toUsers}</a>
        </>
      }
      error={errorOf(errors, 'person')}
      value={values['person'] ?? onlyOne(choices)}
      options={[{ value: '', label: t.choose }, ...choices.persons]}
      focus={goesOn(props)}
    />
  );
}

/** Whoever is alone to choose is meant: in a library that is the client itself. */
function onlyOne({ persons }: StartPageProps['choices']): string | undefined {
  const [only, ...more] = persons.flatMap(({ options }) => options);
  return more.length === 0 ? only?.value : undefined;
}

function WhoGetsIt(props: StartPageProps) {
  const { view, choices } = props;
  const t = view.t.diagnosis.start;
  const known = choices.client !== null;
  return (
    <>
      <Client {...props} focus={goesOn(props) && !known} />
      <Choice
        {...props}
        id="type"
        label={t.type}
        none={t.noType}
        options={choices.types}
        focus={goesOn(props) && known}
      />
      {choices.rules.length > 0 && (
        <Choice {...props} id="rule" label={t.rule} none={t.noRule} options={choices.rules} />
      )}
    </>
  );
}

function OneMessage({ view, values, errors }: StartPageProps) {
  return (
    <Field
      id="message"
      label={view.t.diagnosis.start.message}
      value={values['message']}
      error={errorOf(errors, 'message')}
      width="short"
      inputmode="numeric"
      focus
    />
  );
}

function SenderOrStaff(props: StartPageProps) {
  const { view, choices, values, errors } = props;
  const t = view.t.diagnosis.start;
  return (
    <>
      <SelectField
        id="about"
        label={t.about}
        error={errorOf(errors, 'about')}
        value={values['about']}
        options={Object.entries(t.abouts).map(([value, label]) => ({ value, label }))}
      />
      <Client {...props} hint={t.clientOrNone} />
      <Choice {...props} id="type" label={t.staffType} none={t.noType} options={choices.staffTypes} />
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

function Client(props: StartPageProps & { hint?: string; focus?: boolean }) {
  const { view, choices, values, errors, matches, hint = '', focus = false } = props;
  return (
    <ClientField
      view={view}
      id="client"
      label={view.t.diagnosis.start.client}
      hint={hint}
      known={choices.client?.name}
      value={values['client']}
      matches={matches}
      error={errorOf(errors, 'client')}
      focus={focus}
    />
  );
}

interface ChoiceProps extends Pick<StartPageProps, 'values' | 'errors'> {
  id: string;
  label: string;
  /** The first option, which chooses none. */
  none: string;
  options: readonly Option[];
  focus?: boolean;
}

function Choice({ id, label, none, options, values, errors, focus = false }: ChoiceProps) {
  return (
    <SelectField
      id={id}
      label={label}
      error={errorOf(errors, id)}
      value={values[id]}
      options={[{ value: '', label: none }, ...options]}
      focus={focus}
    />
  );
}

/** Who has named the client goes on in the first question; what is wrong, or asked about the client, comes before. */
function goesOn({ errors, matches }: StartPageProps): boolean {
  return errors.length === 0 && !matches;
}
