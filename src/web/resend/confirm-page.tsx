import { Button, PostForm } from '../components/form.js';
import { Icon } from '../components/icon.js';
import type { FixLink } from '../fix-link.js';
import { number } from '../format.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import type { ResendForm } from './resend-form.js';

/** What Resend would do with one ticked row (N04). */
export interface ResendOutcome {
  id: string;
  number: string;
  typeCode: string;
  title: string;
  /** The client; of a mail for somebody else the user. */
  addressee: string;
  outcome:
    { kind: 'letter'; fee: boolean } | { kind: 'refused'; sentence: string; fix: FixLink | null; overrulable: boolean };
}

/** How many lines stay as they are for one reason. */
export interface ReasonCount {
  sentence: string;
  count: number;
}

export interface ResendConfirmPageProps extends PageProps {
  /** Those that need a look first. */
  outcomes: ResendOutcome[];
  /** Why lines are refused, the most frequent reason first. */
  reasons: ReasonCount[];
  form: Pick<ResendForm, 'chosen' | 'route' | 'back'>;
}

/** Lines that simply become a letter: more of them than this are told as a number. */
const SHOWN_LETTERS = 100;

/** Asked only when a row is refused or costs money: each row with its outcome, then one button (N04). */
export function ResendConfirmPage({ view, shell, outcomes, reasons, form }: ResendConfirmPageProps) {
  const t = view.t.messages.confirm;
  const letters = outcomes.filter(({ outcome }) => outcome.kind === 'letter');
  const fees = outcomes.filter(({ outcome }) => outcome.kind === 'letter' && outcome.fee).length;
  const refused = outcomes.length - letters.length;
  const shown = outcomes.slice(0, refused + Math.max(fees, SHOWN_LETTERS));
  const overrulable = outcomes.some(({ outcome }) => outcome.kind === 'refused' && outcome.overrulable);
  const something = letters.length > 0 || overrulable;
  const label =
    letters.length === 0 ? t.overruleButton : overrulable ? t.buttonPlus(letters.length) : t.button(letters.length);
  return (
    <Page view={view} shell={shell} title={[t.title(outcomes.length)]}>
      <h1>{t.title(outcomes.length)}</h1>
      <p class="facts">
        <span>{t.created(letters.length)}</span>
        {refused > 0 && <span>{t.refused(refused)}</span>}
        {fees > 0 && <span>{t.fee(fees)}</span>}
      </p>
      {refused > 1 && (
        <ul class="listed">
          {reasons.map(({ sentence, count }) => (
            <li>
              {number(count, view.language)} × {sentence}
            </li>
          ))}
        </ul>
      )}
      <PostForm view={view} action={urls.resendConfirmed} class="list">
        <table class="outcomes cards">
          <caption class="unseen">{t.outcome}</caption>
          <thead>
            <tr>
              <th scope="col">{view.t.columns.number}</th>
              <th scope="col">{view.t.columns.type}</th>
              <th scope="col">{view.t.columns.title}</th>
              <th scope="col">{view.t.columns.addressee}</th>
              <th scope="col">{t.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr>
                <td class="c-number">{row.number}</td>
                <td class="c-type">{row.typeCode}</td>
                <td class="c-title">
                  <a href={urls.message(row.id)}>
                    <bdi>{row.title}</bdi>
                  </a>
                </td>
                <td class="c-client">
                  <bdi>{row.addressee}</bdi>
                </td>
                <td class="c-info">
                  <Outcome row={row} t={t} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length < outcomes.length && (
          <p class="quiet">{t.more(number(outcomes.length - shown.length, view.language))}</p>
        )}
        <Chosen form={form} outcomes={outcomes} />
        {!something && <p>{t.nothing(outcomes.length)}</p>}
        <div class="selection">
          {something && <Button kind="primary">{label}</Button>}
          <a href={form.back}>{something ? view.t.actions.cancel : view.t.actions.back}</a>
        </div>
      </PostForm>
    </Page>
  );
}

/**
 * What goes along: all the lines, so that the answer can tell both numbers again, or the filter with the number that was
 * seen. Each line is judged anew; one that was refused is again.
 */
function Chosen({ form: { chosen, route, back }, outcomes }: Pick<ResendConfirmPageProps, 'form' | 'outcomes'>) {
  return (
    <>
      {'ids' in chosen ? (
        outcomes.map(({ id }) => <input type="hidden" name="id" value={id} />)
      ) : (
        <>
          <input type="hidden" name="filter" value={chosen.query} />
          <input type="hidden" name="expected" value={String(chosen.expected)} />
        </>
      )}
      <input type="hidden" name="route" value={route} />
      <input type="hidden" name="back" value={back} />
    </>
  );
}

function Outcome({
  row: { id, number: name, outcome },
  t,
}: {
  row: ResendOutcome;
  t: View['t']['messages']['confirm'];
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
    <div class="outcome">
      <span class="status hands">
        <Icon name="hand" />
        {outcome.sentence}
      </span>
      {outcome.fix && <a href={outcome.fix.href}>{outcome.fix.text}</a>}
      {outcome.overrulable && (
        <label class="tick">
          <input type="checkbox" name="overruled" value={id} />
          <span>
            {t.overrule}
            <span class="unseen"> {name}</span>
          </span>
        </label>
      )}
    </div>
  );
}
