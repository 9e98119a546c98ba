import type { ApiKeyRecord } from '../../auth/api-key-care.js';
import { SCOPES } from '../../auth/permissions.js';
import { Choice } from '../components/choice.js';
import { CopyText } from '../components/copy-text.js';
import { Button, ErrorSummary, errorOf, Field, PostForm, type FieldError } from '../components/form.js';
import { ListTable } from '../components/list-table.js';
import { EmptyState, Tag } from '../components/parts.js';
import { shortDate } from '../format.js';
import { Page, type PageProps } from '../layout.js';
import { OrganisationTabs } from '../organisation/organisation-tabs.js';
import { urls } from '../urls.js';

export interface ApiKeysPageProps extends PageProps {
  keys: ApiKeyRecord[];
  /** The one that was made a moment ago: its secret is on this page, and never again. */
  made: { name: string; secret: string } | null;
  form: { name: string; scopes: string[] };
  errors: FieldError[];
  canWrite: boolean;
  groups: boolean;
}

/** The keys with which the organisation's systems call the API, without their secrets. */
export function ApiKeysPage(props: ApiKeysPageProps) {
  const { view, shell, keys, made, canWrite, groups } = props;
  const t = view.t.apiKeys;
  return (
    <Page view={view} shell={shell} title={[t.title]}>
      <h1>{t.title}</h1>
      <OrganisationTabs view={view} current="apiKeys" groups={groups} />
      <p class="quiet">{t.intro}</p>
      {made && (
        <div class="notice done" role="status" tabIndex={-1} data-focus>
          <p>{t.made(made.name)}</p>
          <p>
            <CopyText view={view} text={made.secret} label={t.copySecret} />
          </p>
          <p>{t.onlyNow}</p>
        </div>
      )}
      {keys.length === 0 ? <EmptyState title={t.empty}>{t.emptyHint}</EmptyState> : <Keys {...props} />}
      {canWrite && <NewKey {...props} />}
    </Page>
  );
}

function Keys({ view, keys, canWrite }: ApiKeysPageProps) {
  const t = view.t.apiKeys;
  return (
    <ListTable caption={t.title} columns={[t.columns.name, t.columns.scopes, t.columns.made, t.columns.state]}>
      {keys.map(({ id, name, scopes, createdAt, revokedAt }) => (
        <tr tabIndex={-1}>
          <td class="c-title">
            <bdi>{name}</bdi>
            {revokedAt && <Tag>{t.revoked}</Tag>}
          </td>
          <td data-label={t.columns.scopes}>{scopes.map((scope) => t.scopes[scope]).join(', ')}</td>
          <td class="whole" data-label={t.columns.made}>
            {shortDate(createdAt, view)}
          </td>
          <td data-label={t.columns.state}>
            {revokedAt ? t.since(shortDate(revokedAt, view)) : t.works}
            {!revokedAt && canWrite && (
              <details class="change">
                <summary class="whole">{t.revoke}</summary>
                <p>{t.revokeHint}</p>
                <PostForm view={view} action={urls.revokeApiKey(id)}>
                  <Button kind="danger">{t.revokeOne(name)}</Button>
                </PostForm>
              </details>
            )}
          </td>
        </tr>
      ))}
    </ListTable>
  );
}

function NewKey({ view, form, errors }: ApiKeysPageProps) {
  const t = view.t.apiKeys;
  const scopeError = errorOf(errors, 'scopes');
  return (
    <section aria-labelledby="new">
      <h2 id="new">{t.add}</h2>
      <ErrorSummary view={view} errors={errors} />
      <PostForm view={view} action={urls.apiKeys} class="stack">
        <Field
          id="name"
          label={t.name}
          hint={t.nameHint}
          value={form.name}
          error={errorOf(errors, 'name')}
          dir="auto"
        />
        <fieldset id="scopes" tabIndex={-1}>
          <legend>{t.may}</legend>
          {scopeError && <p class="error">{scopeError}</p>}
          {SCOPES.map((scope) => (
            <Choice
              type="checkbox"
              id={`scope-${scope}`}
              name="scopes"
              value={scope}
              label={t.scopes[scope]}
              checked={form.scopes.includes(scope)}
            />
          ))}
        </fieldset>
        <div class="buttons">
          <Button kind="primary">{t.create}</Button>
        </div>
      </PostForm>
    </section>
  );
}
