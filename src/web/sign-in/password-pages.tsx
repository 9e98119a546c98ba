import { Button, ErrorSummary, Field, PostForm, type FieldError } from '../components/form.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';

interface ForgotPasswordProps extends PageProps {
  email: string;
  errors: FieldError[];
}

/** Where somebody who can't sign in asks for a link (B04). */
export function ForgotPasswordPage({ view, shell, email, errors }: ForgotPasswordProps) {
  const { t } = view;
  return (
    <Page view={view} shell={shell} title={[t.password.forgotTitle]} width="reading">
      <div class="sign-in">
        <h1>{t.password.forgotTitle}</h1>
        <ErrorSummary view={view} errors={errors} />
        <p>{t.password.forgotIntro}</p>
        <PostForm view={view} action={urls.forgotPassword} class="stack">
          <Field
            id="email"
            label={t.signIn.email}
            type="email"
            autocomplete="username"
            value={email}
            width="full"
            focus={errors.length === 0}
          />
          <div>
            <Button kind="primary">{t.password.ask}</Button>
          </div>
        </PostForm>
        <p>
          <a href={urls.signIn}>{t.password.toSignIn}</a>
        </p>
      </div>
    </Page>
  );
}

interface SetPasswordProps extends PageProps {
  token: string;
  /** What this person signs in with. */
  email: string;
  /** Characters that a password has at least. */
  least: number;
  errors: FieldError[];
}

/** Where the link of a welcome or forgot-password mail leads (E02). */
export function SetPasswordPage({ view, shell, token, email, least, errors }: SetPasswordProps) {
  const { t } = view;
  return (
    <Page view={view} shell={shell} title={[t.password.setTitle]} width="reading">
      <div class="sign-in">
        <h1>{t.password.setTitle}</h1>
        <ErrorSummary view={view} errors={errors} />
        <p>{t.password.of(email)}</p>
        <PostForm view={view} action={urls.password(token)} class="stack">
          <Field
            id="password"
            label={t.password.choose}
            hint={t.password.least(least)}
            error={errors[0]?.text}
            type="password"
            autocomplete="new-password"
            width="full"
            focus={errors.length === 0}
          />
          <div>
            <Button kind="primary">{t.password.set}</Button>
          </div>
        </PostForm>
      </div>
    </Page>
  );
}

export interface PageLink {
  href: string;
  text: string;
}

interface TellingProps extends PageProps {
  title: string;
  text: string;
  /** Where to go from here; none where there is nothing for this person. */
  links: PageLink[];
}

/** What came of it, with nothing to fill in. */
export function PasswordToldPage({ view, shell, title, text, links }: TellingProps) {
  return (
    <Page view={view} shell={shell} title={[title]} width="reading">
      <div class="sign-in">
        <h1>{title}</h1>
        <p>{text}</p>
        {links.map((link) => (
          <p>
            <a href={link.href}>{link.text}</a>
          </p>
        ))}
      </div>
    </Page>
  );
}
