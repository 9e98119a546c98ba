import { Button, ErrorSummary, Field, PostForm, type FieldError } from '../components/form.js';
import { Page, type PageProps } from '../layout.js';
import type { DemoSignIn } from '../demo-parts.js';
import { urls } from '../urls.js';

export interface SignInPageProps extends PageProps {
  email: string;
  errors: FieldError[];
  /** Where to go after signing in. */
  next: string;
  /** Who may try the demo; null everywhere else. */
  demo: DemoSignIn | null;
}

export function SignInPage({ view, shell, email, errors, next, demo }: SignInPageProps) {
  const { t } = view;
  return (
    <Page view={view} shell={shell} title={[t.signIn.title]} width="reading">
      <div class="sign-in">
        <h1>{t.signIn.title}</h1>
        <ErrorSummary view={view} errors={errors} />
        <PostForm view={view} action={urls.signIn} class="stack">
          <input type="hidden" name="next" value={next} />
          <Field
            id="email"
            label={t.signIn.email}
            type="email"
            autocomplete="username"
            value={email}
            width="full"
            focus={errors.length === 0}
          />
          <Field id="password" label={t.signIn.password} type="password" autocomplete="current-password" width="full" />
          <div>
            <Button kind="primary">{t.signIn.button}</Button>
          </div>
        </PostForm>
        <p>
          <a href={urls.forgotPassword}>{t.signIn.forgot}</a>
        </p>
        {demo && (
          <section class="demo-accounts">
            <p>{t.signIn.demo}</p>
            {demo.offices.map((office) => (
              <>
                <h2>
                  {office.name} <small class="quiet">{office.kind[view.language]}</small>
                </h2>
                <ul>
                  {office.accounts.map((account) => (
                    <li>
                      <PostForm view={view} action={urls.signIn}>
                        <input type="hidden" name="next" value={next} />
                        <input type="hidden" name="email" value={account.email} />
                        <input type="hidden" name="password" value={demo.password} />
                        <button type="submit" class="person">
                          <strong>{account.name}</strong>
                          <span>{account.roles.map((role) => t.roles[role]).join(', ')}</span>
                          <span class="quiet">{account.email}</span>
                        </button>
                      </PostForm>
                    </li>
                  ))}
                </ul>
              </>
            ))}
            <p class="quiet">{t.signIn.demoPassword(demo.password)}</p>
          </section>
        )}
      </div>
    </Page>
  );
}
