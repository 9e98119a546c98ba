import type { CaseRow } from '../../rules/cases.service.js';
import type { ClientRules } from '../../rules/client-rules.service.js';
import { ClientHead } from '../client/client-head.js';
import { PlaceAbove, PlaceBelow } from '../client/client-place.js';
import { ClientTabs } from '../client/client-tabs.js';
import { ErrorSummary, type FieldError } from '../components/form.js';
import { ListTable } from '../components/list-table.js';
import { EmptyState, Tag } from '../components/parts.js';
import { calendarDate } from '../format.js';
import { Page, type PageProps } from '../layout.js';
import { triggerName } from '../i18n/event-words.js';
import type { TypeWords } from '../type-names.service.js';
import { urls } from '../urls.js';
import type { AssignForm } from './assign-form.js';
import { Assign, type Assignable } from './assign.js';
import { AssignmentTable } from './assignment-table.js';
import { RuleSource } from './rule-source.js';
import { standingOf } from './standing.js';

export interface ClientRulesPageProps extends PageProps {
  holds: ClientRules;
  typeWords: TypeWords;
  cases: CaseRow[];
  /** Address of older cases; null where there are none. */
  olderCases: string | null;
  /** Null: the viewer may not assign. */
  assign: { form: AssignForm; from: Assignable; errors: FieldError[] } | null;
}

/** A client's rules: what holds and why, what is assigned where, and its cases (A23, A30-A32). */
export function ClientRulesPage(props: ClientRulesPageProps) {
  const { view, shell, holds, assign } = props;
  const t = view.t.assignments;
  const { client, assignments, below } = holds;
  return (
    <Page view={view} shell={shell} title={[t.title, client.name]}>
      <PlaceAbove view={view} place={holds.place} href={urls.clientRules} />
      <ClientHead view={view} client={client} />
      <PlaceBelow view={view} place={holds.place} href={urls.clientRules} />
      <ClientTabs view={view} shell={shell} externalId={client.externalId} current="rules" />
      {assign && <ErrorSummary view={view} errors={assign.errors} />}
      <section aria-labelledby="effective">
        <h2 id="effective">{t.effective(calendarDate(holds.date))}</h2>
        {holds.items.length === 0 ? (
          <EmptyState title={t.noneEffective}>{t.noneEffectiveHint}</EmptyState>
        ) : (
          <Effective {...props} />
        )}
      </section>
      <section aria-labelledby="assigned">
        <h2 id="assigned">{t.assigned}</h2>
        {assignments.length === 0 ? (
          <p class="quiet">{t.noneAssigned}</p>
        ) : (
          <AssignmentTable
            view={view}
            assignments={assignments}
            caption={t.assigned}
            canChange={assign !== null}
            standing={(assignment) => standingOf(assignment, holds, view)}
          />
        )}
      </section>
      {below.length > 0 && (
        <section aria-labelledby="below">
          <h2 id="below">{t.below}</h2>
          <AssignmentTable view={view} assignments={below} caption={t.below} canChange={assign !== null} />
        </section>
      )}
      {assign && <Assign view={view} holds={holds} {...assign} />}
      <Cases {...props} />
    </Page>
  );
}

function Effective({ view, holds, typeWords }: ClientRulesPageProps) {
  const t = view.t.assignments;
  return (
    <ListTable
      caption={t.effective(calendarDate(holds.date))}
      columns={[t.columns.rule, t.columns.trigger, t.columns.type, t.columns.source]}
    >
      {holds.items.map(({ rule, name, type, active, trigger, source }) => (
        <tr tabIndex={-1}>
          <td class="c-title">
            <a href={urls.rule(rule)}>{name}</a>
            {!active && <Tag>{t.columns.off}</Tag>}
          </td>
          <td data-label={t.columns.trigger}>{triggerName(trigger, view.language)}</td>
          <td data-label={t.columns.type}>{typeWords(type)}</td>
          <td data-label={t.columns.source}>
            <RuleSource source={source} view={view} />
          </td>
        </tr>
      ))}
    </ListTable>
  );
}

function Cases({ view, cases, olderCases }: ClientRulesPageProps) {
  const t = view.t.assignments;
  return (
    <section aria-labelledby="cases">
      <h2 id="cases">{t.cases}</h2>
      {cases.length === 0 && <p class="quiet">{t.noCases}</p>}
      {cases.length > 0 && (
        <ListTable
          caption={t.cases}
          columns={[t.caseColumns.case, t.caseColumns.type, t.caseColumns.from, t.caseColumns.state]}
        >
          {cases.map(({ id, type, startDate, closedAt }) => (
            <tr tabIndex={-1}>
              <td class="c-title">
                <a href={urls.case(id)}>{id}</a>
              </td>
              <td data-label={t.caseColumns.type}>{type}</td>
              <td class="whole" data-label={t.caseColumns.from}>
                {calendarDate(startDate)}
              </td>
              <td data-label={t.caseColumns.state}>{closedAt === null ? t.open : t.closed}</td>
            </tr>
          ))}
        </ListTable>
      )}
      {olderCases && (
        <p class="paging">
          <a href={olderCases}>{t.moreCases} →</a>
        </p>
      )}
    </section>
  );
}
