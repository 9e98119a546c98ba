import type { ClientSender } from '../../clients/client-people.service.js';
import { CONFIRMATIONS } from '../../organisations/confirmation.js';
import type { OrganisationRecord } from '../../organisations/organisation-facts.service.js';
import { Choice } from '../components/choice.js';
import { Button, Field, PostForm } from '../components/form.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import type { PeopleInUse } from '../users/user-choices.service.js';
import { OrganisationTabs } from './organisation-tabs.js';
import { SenderCascade } from './sender-cascade.js';

export interface OrganisationPageProps extends PageProps {
  organisation: OrganisationRecord;
  foreignCatchAll: boolean;
  /** External id of the client that the cascade is shown for; empty: for none. */
  client: string;
  /** Null where no client has this number. */
  cascade: ClientSender | null;
  inUse: PeopleInUse;
}

/** Who mails come from, now and why, with the addresses of the organisation itself (E03–E09). */
export function OrganisationPage(props: OrganisationPageProps) {
  const { view, shell, client, cascade, inUse } = props;
  const t = view.t.organisation;
  return (
    <Page view={view} shell={shell} title={[t.title]} width="reading">
      <h1>{t.title}</h1>
      <OrganisationTabs view={view} current="sender" groups={inUse.groups} />
      <section aria-labelledby="cascade">
        <h2 id="cascade">{t.cascade.heading}</h2>
        <p class="quiet">{t.cascade.intro}</p>
        <form class="filters" method="get" action={urls.organisation}>
          <label>
            <span>{t.cascade.client}</span>
            <input type="text" name="client" value={client} autocomplete="off" spellcheck={false} />
          </label>
          <button type="submit" class="button plain">
            {t.cascade.show}
          </button>
          {client !== '' && <a href={urls.organisation}>{view.t.actions.clear}</a>}
        </form>
        {cascade ? (
          <>
            <h3>{client === '' ? t.cascade.ofOrganisation : t.cascade.ofClient(client)}</h3>
            <SenderCascade view={view} {...cascade} />
            {client === '' && cascade.sender && (
              <PostForm view={view} action={urls.testMail}>
                <Button>{t.test.button}</Button>
              </PostForm>
            )}
          </>
        ) : (
          <p class="error">{t.cascade.unknownClient(client)}</p>
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

function Settings({ view, organisation, foreignCatchAll, inUse }: OrganisationPageProps) {
  const t = view.t.organisation.form;
  return (
    <section aria-labelledby="addresses">
      <h2 id="addresses">{t.heading}</h2>
      <PostForm view={view} action={urls.organisation} class="stack">
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
