import type { ClientSender } from '../../clients/client-people.service.js';
import { CONFIRMATIONS } from '../../organisations/confirmation.js';
import type { ShownSettings } from '../../organisations/organisation-desk.service.js';
import type { ClientMatches } from '../client-field/client-field.js';
import { ClientFilter } from '../client-field/client-filter.js';
import { Choice } from '../components/choice.js';
import { Button, errorOf, Field, PostForm, type FieldError } from '../components/form.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import type { PeopleInUse } from '../users/user-choices.service.js';
import { OrganisationTabs } from './organisation-tabs.js';
import { SenderCascade } from './sender-cascade.js';

export interface OrganisationPageProps extends PageProps {
  settings: ShownSettings;
  /** What stands in the field of the client that the cascade is to be shown for; empty: for none. */
  client: string;
  /** Name of that client. */
  known: string | undefined;
  /** Clients that may be meant. */
  matches: ClientMatches | undefined;
  errors: FieldError[];
  /** Null as long as it isn't plain for which client. */
  cascade: ClientSender | null;
  inUse: PeopleInUse;
}

/** Who mails come from, now and why, with the addresses of the organisation itself (E03–E09). */
export function OrganisationPage(props: OrganisationPageProps) {
  const { view, shell, client, known, matches, errors, cascade, inUse } = props;
  const t = view.t.organisation;
  return (
    <Page view={view} shell={shell} title={[t.title]} width="reading">
      <h1>{t.title}</h1>
      <OrganisationTabs view={view} current="sender" groups={inUse.groups} />
      <section aria-labelledby="cascade">
        <h2 id="cascade">{t.cascade.heading}</h2>
        <p class="quiet">{t.cascade.intro}</p>
        <ClientFilter
          view={view}
          action={urls.organisation}
          label={t.cascade.client}
          submit={t.cascade.show}
          value={client}
          known={known}
          matches={matches}
          error={errorOf(errors, 'client')}
        />
        {cascade && (
          <>
            <h3>{known === undefined ? t.cascade.ofOrganisation : t.cascade.ofClient(known)}</h3>
            <SenderCascade view={view} {...cascade} />
            {client === '' && cascade.sender && (
              <PostForm view={view} action={urls.testMail}>
                <Button>{t.test.button}</Button>
              </PostForm>
            )}
          </>
        )}
      </section>
      <Settings {...props} />
      {!inUse.groups && (
        <p>
          <a href={urls.groups}>{t.form.toGroups}</a>
        </p>
      )}
    </Page>
  );
}

function Settings({ view, settings: { organisation, foreignCatchAll, seen }, inUse }: OrganisationPageProps) {
  const t = view.t.organisation.form;
  return (
    <section aria-labelledby="addresses">
      <h2 id="addresses">{t.heading}</h2>
      <PostForm view={view} action={urls.organisation} class="stack">
        <input type="hidden" name="seen" value={seen} />
        <Field
          id="functionalEmail"
          label={t.functionalEmail}
          hint={t.functionalHint}
          value={organisation.functionalEmail ?? ''}
          inputmode="email"
        />
        <Field
          id="communicationEmail"
          label={t.communicationEmail}
          hint={t.communicationHint}
          value={organisation.communicationEmail ?? ''}
          inputmode="email"
        />
        <Field id="supportContact" label={t.supportContact} value={organisation.supportContact ?? ''} />
        {inUse.clientUsers && (
          <>
            <fieldset>
              <legend>{t.defaultConfirmation}</legend>
              {CONFIRMATIONS.map((way) => (
                <Choice
                  type="radio"
                  id={`confirmation-${way}`}
                  name="defaultConfirmation"
                  value={way}
                  label={t.confirmations[way]}
                  checked={organisation.defaultConfirmation === way}
                />
              ))}
            </fieldset>
            <div>
              <input type="hidden" name="catchAllAsked" value="1" />
              <Choice
                type="checkbox"
                id="foreignCatchAll"
                name="foreignCatchAll"
                value="1"
                label={t.foreignCatchAll}
                checked={foreignCatchAll}
              />
            </div>
          </>
        )}
        <div class="buttons">
          <Button kind="primary">{t.save}</Button>
        </div>
      </PostForm>
    </section>
  );
}
