import { Button, ErrorSummary, errorOf, Field, PostForm, type FieldError } from '../components/form.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';

/** The fields of a postal address, as text, as the form holds them. */
export interface PostalFields {
  organisation: string;
  extra: string;
  street: string;
  houseNumber: string;
  box: string;
  postcode: string;
  city: string;
  region: string;
  country: string;
}

export interface AddressesPageProps extends PageProps {
  client: { externalId: string; name: string };
  /** When the client was as this form shows it: what somebody else changes meanwhile is not overwritten. */
  seen: string;
  /** In order, with room for more: empty strings are empty fields. */
  emails: string[];
  postal: PostalFields;
  /** At `email-1`, `email-2`… and at the names of the postal fields. */
  errors: FieldError[];
  /** "Bedoeld: hotmail.com?" beside an e-mail field, by its place in the list. */
  suggestions: (string | null)[];
  /** The address as it would be printed now; null while it can't be. */
  preview: string[] | null;
}

const postalWidths: Record<keyof PostalFields, 'short' | 'middle' | 'full'> = {
  organisation: 'full',
  extra: 'full',
  street: 'full',
  houseNumber: 'short',
  box: 'short',
  postcode: 'short',
  city: 'middle',
  region: 'middle',
  country: 'middle',
};

/** Correcting at the desk (L21): e-mail addresses in order and the postal address, one form. */
export function AddressesPage(props: AddressesPageProps) {
  const { view, shell, client, seen, emails, postal, errors, suggestions, preview } = props;
  const t = view.t.clients.edit;
  const hints: Partial<Record<keyof PostalFields, string>> = { street: t.streetHint, country: t.countryHint };
  return (
    <Page view={view} shell={shell} title={[t.title(client.name)]} width="reading">
      <p class="crumb">
        <a href={urls.client(client.externalId)}>
          ← <bdi>{client.name}</bdi>
        </a>
      </p>
      <h1>{t.title(client.name)}</h1>
      <p class="quiet">{t.intro}</p>
      <ErrorSummary view={view} errors={errors} />
      <PostForm view={view} action={urls.clientAddresses(client.externalId)} class="stack">
        <input type="hidden" name="seen" value={seen} />
        <fieldset>
          <legend>{t.emails}</legend>
          <p class="hint">{t.emailsHint}</p>
          {emails.map((email, index) => (
            <Field
              id={`email-${index + 1}`}
              name="email"
              label={t.email(index + 1)}
              value={email}
              inputmode="email"
              error={errorOf(errors, `email-${index + 1}`)}
              hint={suggestions[index] ? view.t.clients.addresses.meant(suggestions[index]) : undefined}
            />
          ))}
        </fieldset>
        <fieldset>
          <legend>{t.postal}</legend>
          <p class="hint">{t.postalHint}</p>
          <div class="postal">
            {(Object.keys(postalWidths) as (keyof PostalFields)[]).map((field) => (
              <Field
                id={field}
                label={t.fields[field]}
                value={postal[field]}
                width={postalWidths[field]}
                hint={hints[field]}
                error={errorOf(errors, field)}
                dir="auto"
              />
            ))}
          </div>
          {preview && (
            <figure class="envelope">
              <figcaption>{t.preview}</figcaption>
              <p>
                {preview.map((line, index) => (
                  <>
                    {index > 0 && <br />}
                    <bdi>{line}</bdi>
                  </>
                ))}
              </p>
            </figure>
          )}
        </fieldset>
        <p class="quiet">{t.released}</p>
        <div class="buttons">
          <Button kind="primary">{t.save}</Button>
          <a href={urls.client(client.externalId)}>{view.t.actions.cancel}</a>
        </div>
      </PostForm>
    </Page>
  );
}
