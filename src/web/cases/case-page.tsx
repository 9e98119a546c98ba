import type { CaseEvent } from '../../decisions/decision-reader.service.js';
import type { CaseRow } from '../../rules/cases.service.js';
import type { PlanRow } from '../../rules/plan-rows.js';
import { RuleSource } from '../assignments/rule-source.js';
import { Button, PostForm } from '../components/form.js';
import { ListTable } from '../components/list-table.js';
import { DefinitionList, EmptyState } from '../components/parts.js';
import { calendarDate, number, shortDate } from '../format.js';
import { Page, type PageProps } from '../layout.js';
import { eventName, triggerName } from '../i18n/event-words.js';
import { urls } from '../urls.js';

export interface CasePageProps extends PageProps {
  case: CaseRow;
  plan: PlanRow[];
  /** The newest first. */
  events: CaseEvent[];
  canCancel: boolean;
}

/** One case: what is planned for it, what became of it, and the way to take something out (A33). */
export function CasePage(props: CasePageProps) {
  const { view, shell, case: one, plan } = props;
  const t = view.t.assignments;
  return (
    <Page view={view} shell={shell} title={[t.case.title(one.id), one.clientName]}>
      <p class="crumb">
        <a href={urls.clientRules(one.client)}>
          ← <bdi>{one.clientName}</bdi>
        </a>
      </p>
      <h1>{t.case.title(one.id)}</h1>
      <DefinitionList
        items={[
          { term: t.case.type, value: one.type },
          { term: t.case.from, value: calendarDate(one.startDate) },
          { term: t.case.state, value: one.closedAt === null ? t.open : t.closed },
        ]}
      />
      <section aria-labelledby="plan">
        <h2 id="plan">{t.case.plan}</h2>
        <p class="quiet">{t.case.planHint}</p>
        {plan.length === 0 ? <EmptyState title={t.case.empty}>{t.case.emptyHint}</EmptyState> : <Plan {...props} />}
      </section>
      <Events {...props} />
    </Page>
  );
}

/** What happened to the case, each with its own page. */
function Events({ view, events }: CasePageProps) {
  const t = view.t.event;
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="events">
      <h2 id="events">{t.ofCase}</h2>
      <ListTable caption={t.ofCase} columns={[t.what, t.when, t.decided]}>
        {events.map(({ id, kind, receivedAt, decisions }) => (
          <tr tabIndex={-1}>
            <td class="c-title">
              <a href={urls.event(id)}>{eventName(kind, view.language)}</a>
            </td>
            <td data-label={t.when}>{shortDate(receivedAt, view)}</td>
            <td data-label={t.decided}>{t.count(decisions)}</td>
          </tr>
        ))}
      </ListTable>
    </section>
  );
}

function Plan({ view, case: one, plan, canCancel }: CasePageProps) {
  const t = view.t.assignments.case;
  const changes = canCancel && one.closedAt === null && plan.length > 0;
  return (
    <ListTable
      caption={t.plan}
      columns={[t.columns.rule, t.columns.trigger, t.columns.source, t.columns.state, changes && t.change]}
    >
      {plan.map((row) => (
        <tr tabIndex={-1}>
          <td class="c-title">
            <a href={urls.rule(row.rule)}>{row.name}</a>
          </td>
          <td data-label={t.columns.trigger}>{triggerName(row.trigger, view.language)}</td>
          <td data-label={t.columns.source}>
            <RuleSource source={row.source} view={view} />
          </td>
          <td data-label={t.columns.state}>
            <State view={view} row={row} />
          </td>
          {changes && (
            <td>
              <Change view={view} caseId={one.id} row={row} />
            </td>
          )}
        </tr>
      ))}
    </ListTable>
  );
}

/** Out of the plan, or back into it: whoever took out the wrong one undoes it here (A33). */
function Change({ view, caseId, row }: Pick<CasePageProps, 'view'> & { caseId: string; row: PlanRow }) {
  const t = view.t.assignments.case;
  const [action, label, text] =
    row.cancelledAt === null
      ? [urls.cancelPlanned(caseId, row.rule), t.cancelOne(row.name), t.cancel]
      : [urls.planAgain(caseId, row.rule), t.putBackOne(row.name), t.putBack];
  return (
    <PostForm view={view} action={action}>
      <Button kind="quiet" label={label}>
        {text}
      </Button>
    </PostForm>
  );
}

/** What became of a rule: cancelled, decided, waiting for its day, or for its trigger. */
function State({ view, row }: Pick<CasePageProps, 'view'> & { row: PlanRow }) {
  const t = view.t.assignments.case;
  if (row.cancelledAt) return <>{t.cancelled(shortDate(row.cancelledAt, view))}</>;
  if (!row.decided) return <>{t.waitsFor(triggerName(row.trigger, view.language))}</>;
  const { outcome, at } = row.decided;
  return (
    <>
      {t.decided(t.outcomes[outcome] ?? outcome, shortDate(at, view))}
      {row.waiting.map(({ id, number: no, dueAt }) => (
        <div>
          <a href={urls.message(id)}>{t.waiting(number(no, view.language), shortDate(dueAt, view))}</a>
        </div>
      ))}
    </>
  );
}
