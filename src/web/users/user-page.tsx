import { Choice } from '../components/choice.js';
import { CopyText } from '../components/copy-text.js';
import { FindOut } from '../components/find-out.js';
import { Button, ErrorSummary, errorOf, Field, PostForm } from '../components/form.js';
import { SelectField } from '../components/select-field.js';
import { Notice } from '../components/notice.js';
import { Page } from '../layout.js';
import { urls, withQuery } from '../urls.js';
import { RecentMailsSection } from './recent-mails.js';
import { ClientUserFields } from './client-user-fields.js';
import { StaffFields } from './staff-fields.js';
import { offerOf } from './user-form.js';
import type { UserPageProps } from './user-page-props.js';

/** X9: whoever has the address already is given the access, instead of a second user. */
function Existing({
  view,
  form,
  clients,
  existing,
}: Pick<UserPageProps, 'view' | 'form' | 'clients'> & { existing: NonNullable<UserPageProps['existing']> }) {
  const t = view.t.users.form;
  const page = urls.user(existing.id);
  const offer = existing.side === 'client' ? offerOf(form) : null;
  if (!offer) return <a href={page}>{t.openExisting}</a>;
  return (
    <a href={`${withQuery(page, offer)}#access`}>
      {t.giveExisting(existing.name, clients.get(offer.client) ?? offer.client)}
    </a>
  );
}

/** One user, to make or to change. */
export function UserPage(props: UserPageProps) {
  const { view, shell, user, form, clients, errors, existing, offered } = props;
  const t = view.t.users;
  const title = user?.name ?? t.add[form.side];
  const list = form.side === 'client' ? withQuery(urls.users, { side: 'client' }) : urls.users;
  return (
    <Page view={view} shell={shell} title={[title, t.title]} width="reading">
      <p class="crumb">
        <a href={list}>← {t.tabs[form.side]}</a>
      </p>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {user && (
        <p class="facts">
          <CopyText view={view} text={user.email} />
          <span>
            <a href={`mailto:${encodeURIComponent(user.email)}`}>{t.form.write}</a>
          </span>
        </p>
      )}
      {user && props.canExplain && (
        <p>
          <FindOut view={view} person={`user:${user.id}`} client={form.homeClient || undefined} />
        </p>
      )}
      <ErrorSummary view={view} errors={errors} />
      {existing && (
        <p>
          <Existing view={view} form={form} clients={clients} existing={existing} />
        </p>
      )}
      {offered && clients.has(offered) && (
        <Notice view={view} notice={{ tone: 'hands', text: t.form.offered(clients.get(offered)!) }} />
      )}
      <PostForm view={view} action={user ? urls.user(user.id) : urls.users} class="stack">
        <input type="hidden" name="side" value={form.side} />
        {user && <input type="hidden" name="revision" value={form.revision} />}
        {!user && form.contact && <input type="hidden" name="contact" value={form.contact} />}
        <Common {...props} />
        {form.side === 'staff' ? <StaffFields {...props} /> : <ClientUserFields {...props} />}
        {!user && <p class="quiet">{t.form.createHint}</p>}
        <div class="buttons">
          <Button kind="primary">{user ? t.form.save : t.form.create}</Button>
          <a href={list}>{view.t.actions.cancel}</a>
        </div>
      </PostForm>
      {user && <RecentMailsSection view={view} mails={props.mails} />}
      {user?.active && (
        <section aria-labelledby="welcome">
          <h2 id="welcome">{t.welcome.heading}</h2>
          <p>
            {user.hasPassword ? t.welcome.done : t.welcome.none}
            {!user.hasPassword && !props.welcomed && ` ${t.welcome.notYet(user.email)}`}
          </p>
          <PostForm view={view} action={urls.userWelcome(user.id)}>
            <Button>{t.welcome.button}</Button>
          </PostForm>
        </section>
      )}
    </Page>
  );
}

const languages = ['nl', 'en', 'fr', 'de'];

function Common({ view, form, errors }: UserPageProps) {
  const t = view.t.users.form;
  const names = new Intl.DisplayNames([view.language], { type: 'language' });
  const offered = [...new Set([...languages, form.language])];
  return (
    <>
      <Field id="name" label={t.name} value={form.name} error={errorOf(errors, 'name')} dir="auto" />
      <Field
        id="email"
        label={t.email}
        hint={t.emailHint}
        value={form.email}
        inputmode="email"
        error={errorOf(errors, 'email')}
      />
      <SelectField
        id="language"
        label={t.language}
        width="middle"
        value={form.language}
        options={offered.map((code) => ({ value: code, label: names.of(code) ?? code }))}
      />
      <Choice
        type="checkbox"
        id="active"
        name="active"
        value="1"
        label={t.active}
        hint={t.activeHint}
        checked={form.active}
      />
    </>
  );
}
