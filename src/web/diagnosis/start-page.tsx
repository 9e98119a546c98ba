import { ClientField } from '../client-field/client-field.js';
import { Button, ErrorSummary, errorOf, PostForm } from '../components/form.js';
import { Page } from '../layout.js';
import { urls } from '../urls.js';
import { asksPerson, OFFERED_FIELD } from './start-form.js';
import type { StartPageProps } from './start-props.js';
import { StartQuestions } from './start-questions.js';

/**
 * The first page of a search: about whom and what. It is one form, so that a search is never about another client than the
 * one that stands in it. Who can be chosen depends on the client: where that is another than the one whose people are
 * offered, the page comes again with those of the new one (`choosesAgain`).
 */
export function StartPage(props: StartPageProps) {
  const { view, shell, procedure, choices, values, errors, matches } = props;
  const t = view.t.diagnosis;
  const words = t.procedures[procedure];
  const ready = !asksPerson(procedure) || choices.client !== null || Boolean(values['person']);
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
        {asksPerson(procedure) && (
          <>
            <input type="hidden" name={OFFERED_FIELD} value={choices.client?.externalId ?? ''} />
            <div class="start-client">
              <ClientField
                view={view}
                id="client"
                label={t.start.client}
                hint={t.start.clientHint[procedure]}
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
            <StartQuestions {...props} />
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
