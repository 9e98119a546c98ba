import type { ComponentChildren } from 'preact';
import { touchedJson, type TouchedCase } from '../../rules/open-cases.js';
import { Button, PostForm } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { calendarDate } from '../format.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';

export interface OpenCasesQuestionProps extends PageProps {
  title: string;
  question: string;
  /** What stands there already; null: nothing. */
  note: string | null;
  /** The open cases that Yes would touch. */
  touched: TouchedCase[];
  /** Those it comes too late for, and the address of the same question with a first day that covers them (A25); null: none. */
  tooLate?: { count: number; earliest: string; mend: string } | null;
  action: string;
  /** Where somebody goes who doesn't want it after all. */
  back: string;
  /** Nothing is to be decided but whether to apply it: who doesn't want that goes back. */
  onlyYes?: boolean;
  /** Hidden fields: what was asked before the question. */
  children?: ComponentChildren;
}

/** The question that must be answered (A26, A29, Ad3), with what Yes would do. */
export function OpenCasesQuestion(props: OpenCasesQuestionProps) {
  const {
    view,
    shell,
    title,
    question,
    note,
    touched,
    tooLate = null,
    action,
    back,
    onlyYes = false,
    children,
  } = props;
  const t = view.t.assignments.question;
  return (
    <Page view={view} shell={shell} title={[title]}>
      <h1>{title}</h1>
      {note && <p>{note}</p>}
      <p tabIndex={-1} data-focus>
        <strong>{question}</strong>
      </p>
      <p>{touched.length === 0 ? t.none : t.touched(touched.length)}</p>
      {touched.length > 0 && <TouchedCases view={view} shell={shell} touched={touched} />}
      {tooLate && (
        <div class="notice hands">
          <Icon name="hand" />
          <p class="notice-text">
            {t.tooLate(tooLate.count)} <a href={tooLate.mend}>{t.beginOn(calendarDate(tooLate.earliest))}</a>
          </p>
        </div>
      )}
      <p class="quiet">{t.closed}</p>
      <PostForm view={view} action={action} class="buttons">
        {children}
        <Button name="apply" value="yes">
          {t.yes}
        </Button>
        {!onlyYes && (
          <Button name="apply" value="no">
            {t.no}
          </Button>
        )}
        <a href={back}>{view.t.actions.cancel}</a>
      </PostForm>
    </Page>
  );
}

/** The first of them by name, and how many there are beside these. */
function TouchedCases({ view, touched }: PageProps & { touched: TouchedCase[] }) {
  const t = view.t.assignments.question;
  const { count, cases } = touchedJson(touched);
  return (
    <>
      <table class="cards touched">
        <caption class="unseen">{t.touched(touched.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{t.columns.case}</th>
            <th scope="col">{t.columns.client}</th>
            <th scope="col">{t.columns.from}</th>
            <th scope="col">{t.columns.what}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map(({ case: name, type, startDate, client, rules }) => (
            <tr>
              <td class="c-title">
                <a href={urls.case(name)}>{name}</a> · {type}
              </td>
              <td data-label={t.columns.client}>
                <bdi>{client.name}</bdi>
              </td>
              <td class="whole" data-label={t.columns.from}>
                {calendarDate(startDate)}
              </td>
              <td data-label={t.columns.what}>
                {named(
                  rules.filter(({ opened }) => opened),
                  t.opened,
                )}
                {named(
                  rules.filter(({ opened }) => !opened),
                  t.planned,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > cases.length && <p>{t.more(count - cases.length)}</p>}
    </>
  );
}

/** One line for the rules that fare alike; none where there are none. */
function named(rules: readonly { name: string }[], words: (rules: string) => string) {
  return rules.length > 0 && <div>{words(rules.map(({ name }) => name).join(', '))}</div>;
}
