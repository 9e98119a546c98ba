import type { ContactRecord } from '../../clients/contacts.service.js';
import { ClientField, type ClientMatches } from '../client-field/client-field.js';
import { FindOut } from '../components/find-out.js';
import { Button, ErrorSummary, errorOf, Field, PostForm, type FieldError } from '../components/form.js';
import { Page, type PageProps } from '../layout.js';
import { urls, withQuery } from '../urls.js';
import { LinkedUser } from './linked-user.js';

/** A contact as it stands in the form: the client by its number, the user by the address. */
export interface ContactForm {
  /** Of the contact as the form showed it; 0 of a new one. */
  revision: number;
  name: string;
  client: string;
  role: string;
  user: string;
}

export interface ContactPageProps extends PageProps {
  /** Null for one that is to be made. */
  contact: ContactRecord | null;
  form: ContactForm;
  errors: FieldError[];
  /** Clients that may be meant by what was typed. */
  matches?: ClientMatches | undefined;
  /** May a search for a missing mail begin here (A01)? */
  canExplain: boolean;
}

/** One contact, with the user it is linked to (A13, A20). */
export function ContactPage({ view, shell, contact, form, errors, matches, canExplain }: ContactPageProps) {
  const t = view.t.around.form;
  const list = view.t.around.list.title;
  const title = contact?.name ?? t.title;
  return (
    <Page view={view} shell={shell} title={[title, list]} width="reading">
      <p class="crumb">
        <a href={urls.contacts}>← {list}</a>
      </p>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {contact && (
        <p>
          {view.t.around.columns.user}: <LinkedUser view={view} user={contact.user} />
        </p>
      )}
      {contact && canExplain && (
        <p>
          <FindOut view={view} person={`contact:${contact.id}`} client={contact.client} />
        </p>
      )}
      <ErrorSummary view={view} errors={errors} />
      <PostForm view={view} action={contact ? urls.contact(contact.id) : urls.contacts} class="stack">
        {contact && <input type="hidden" name="revision" value={form.revision} />}
        <Field id="name" label={t.name} value={form.name} error={errorOf(errors, 'name')} dir="auto" />
        <ClientField
          view={view}
          id="client"
          label={t.client}
          value={form.client}
          known={contact?.client === form.client ? contact.clientName : undefined}
          matches={matches}
          error={errorOf(errors, 'client')}
        />
        <Field id="role" label={t.role} hint={t.roleHint} value={form.role} width="middle" />
        <Field
          id="user"
          label={t.user}
          hint={t.userHint}
          value={form.user}
          inputmode="email"
          error={errorOf(errors, 'user')}
        />
        {(!contact?.user || errorOf(errors, 'user')) && (
          <p class="quiet">
            {contact ? t.notThere : t.notThereYet} <a href={newUserFor(form, contact)}>{t.makeUser}</a>
          </p>
        )}
        <div class="buttons">
          <Button kind="primary">{t.save}</Button>
          <a href={urls.contacts}>{view.t.actions.cancel}</a>
        </div>
      </PostForm>
      {contact && (
        <PostForm view={view} action={urls.contactRemove(contact.id)}>
          <Button kind="quiet">{t.remove}</Button>
        </PostForm>
      )}
    </Page>
  );
}

/** A new user with what is known of the contact, to which it is then linked. */
function newUserFor({ name, client, user }: ContactForm, contact: ContactRecord | null): string {
  return withQuery(urls.newUser, { side: 'client', client, name, email: user, contact: contact?.id });
}
