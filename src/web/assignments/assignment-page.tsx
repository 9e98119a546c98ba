import type { AssignmentRow } from '../../rules/assignment-rows.js';
import { Button, ErrorSummary, PostForm, type FieldError } from '../components/form.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import type { AssignForm } from './assign-form.js';
import { Dates } from './assign.js';

export interface AssignmentPageProps extends PageProps {
  assignment: AssignmentRow;
  form: Pick<AssignForm, 'startsOn' | 'endsOn'>;
  errors: FieldError[];
}

/** The dates of an assignment, to change without anything being planned or revoked (A28, Ad6); and the ways to apply it to open cases and to end it. */
export function AssignmentPage({ view, shell, assignment, form, errors }: AssignmentPageProps) {
  const t = view.t.assignments;
  const title = t.changeTitle(assignment.name);
  return (
    <Page view={view} shell={shell} title={[title, assignment.clientName]} width="reading">
      <p class="crumb">
        <a href={urls.clientRules(assignment.client)}>
          ← <bdi>{assignment.clientName}</bdi>
        </a>
      </p>
      <h1>{title}</h1>
      <ErrorSummary view={view} errors={errors} />
      <p>{t.changeHint}</p>
      <PostForm view={view} action={urls.assignment(assignment.id)} class="stack">
        <Dates view={view} form={form} errors={errors} />
        <div class="buttons">
          <Button kind="primary">{t.saveDates}</Button>
          <a href={urls.clientRules(assignment.client)}>{view.t.actions.cancel}</a>
        </div>
      </PostForm>
      <p class="buttons">
        <a class="button plain" href={urls.applyAssignment(assignment.id)}>
          {t.apply}
        </a>
        <span class="quiet">{t.applyHint}</span>
      </p>
      <PostForm view={view} action={urls.removeAssignment(assignment.id)} class="buttons">
        <input type="hidden" name="client" value={assignment.client} />
        <Button kind="quiet">{t.remove}</Button>
        <span class="quiet">{t.removeHint}</span>
      </PostForm>
    </Page>
  );
}
