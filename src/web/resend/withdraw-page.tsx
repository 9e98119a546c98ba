import { Button, ErrorSummary, errorOf, Field, PostForm, type FieldError } from '../components/form.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';

export interface WithdrawPageProps extends PageProps {
  messages: { id: string; number: string; title: string }[];
  /** How many of the ticked lines can't be withdrawn any more. */
  others: number;
  reason: string;
  errors: FieldError[];
  back: string;
}

/** Withdrawing asks for a reason first: it stands on the line ever after (L07). */
export function WithdrawPage({ view, shell, messages, others, reason, errors, back }: WithdrawPageProps) {
  const t = view.t.messages.withdraw;
  return (
    <Page view={view} shell={shell} title={[t.title(messages.length)]} width="reading">
      <h1>{t.title(messages.length)}</h1>
      <ErrorSummary view={view} errors={errors} />
      <ul class="listed">
        {messages.map(({ id, number, title }) => (
          <li>
            <a href={urls.message(id)}>{number}</a> <bdi>{title}</bdi>
          </li>
        ))}
      </ul>
      {others > 0 && <p class="quiet">{t.others(others)}</p>}
      <PostForm view={view} action={urls.withdrawConfirmed} class="stack">
        {messages.map(({ id }) => (
          <input type="hidden" name="id" value={id} />
        ))}
        <input type="hidden" name="back" value={back} />
        <Field
          id="reason"
          label={t.reason}
          value={reason}
          hint={t.reasonHint}
          error={errorOf(errors, 'reason')}
          dir="auto"
          focus={errors.length === 0}
        />
        <div class="buttons">
          <Button kind="danger">{t.button(messages.length)}</Button>
          <a href={back}>{view.t.actions.cancel}</a>
        </div>
      </PostForm>
    </Page>
  );
}
