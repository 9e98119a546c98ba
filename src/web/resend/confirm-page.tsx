import { Button, PostForm } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';

/** What Resend would do with one ticked row (N04). */
export interface ResendOutcome {
  id: string;
  number: string;
  typeCode: string;
  title: string;
  clientName: string;
  outcome:
    | { kind: 'letter'; fee: boolean }
    | { kind: 'refused'; sentence: string; fix: { href: string; text: string } | null };
}

export interface ResendConfirmPageProps extends PageProps {
  outcomes: ResendOutcome[];
  /** The list that it came from. */
  back: string;
}

/** Asked only when a row is refused or costs money: each row with its outcome, then one button (N04). */
export function ResendConfirmPage({ view, shell, outcomes, back }: ResendConfirmPageProps) {
  const t = view.t.messages.confirm;
  const letters = outcomes.filter(({ outcome }) => outcome.kind === 'letter');
  const fees = outcomes.filter(({ outcome }) => outcome.kind === 'letter' && outcome.fee).length;
  const refused = outcomes.length - letters.length;
  return (
    <Page view={view} shell={shell} title={[t.title(outcomes.length)]}>
      <h1>{t.title(outcomes.length)}</h1>
      <p class="facts">
        <span>{t.created(letters.length)}</span>
        {refused > 0 && <span>{t.refused(refused)}</span>}
        {fees > 0 && <span>{t.fee(fees)}</span>}
      </p>
      <table class="outcomes cards">
        <caption class="unseen">{t.outcome}</caption>
        <thead>
          <tr>
            <th scope="col">{view.t.columns.number}</th>
            <th scope="col">{view.t.columns.type}</th>
            <th scope="col">{view.t.columns.title}</th>
            <th scope="col">{view.t.columns.client}</th>
            <th scope="col">{t.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map((row) => (
            <tr>
              <td class="c-number">{row.number}</td>
              <td class="c-type">{row.typeCode}</td>
              <td class="c-title">
                <a href={urls.message(row.id)}>
                  <bdi>{row.title}</bdi>
                </a>
              </td>
              <td class="c-client">
                <bdi>{row.clientName}</bdi>
              </td>
              <td class="c-info">
                <Outcome outcome={row.outcome} t={t} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <PostForm view={view} action={urls.resendConfirmed} class="buttons">
        {letters.map(({ id }) => (
          <input type="hidden" name="id" value={id} />
        ))}
        <input type="hidden" name="back" value={back} />
        {letters.length > 0 ? <Button kind="primary">{t.button(letters.length)}</Button> : <p>{t.nothing}</p>}
        <a href={back}>{letters.length > 0 ? view.t.actions.cancel : view.t.actions.back}</a>
      </PostForm>
    </Page>
  );
}

function Outcome({
  outcome,
  t,
}: {
  outcome: ResendOutcome['outcome'];
  t: ResendConfirmPageProps['view']['t']['messages']['confirm'];
}) {
  if (outcome.kind === 'letter') {
    return (
      <span class="status letter">
        <Icon name="envelope" />
        {t.willBe}
        {outcome.fee && `, ${t.withFee}`}
      </span>
    );
  }
  return (
    <>
      <span class="status hands">
        <Icon name="hand" />
        {outcome.sentence}
      </span>{' '}
      {outcome.fix && <a href={outcome.fix.href}>{outcome.fix.text}</a>}
    </>
  );
}
