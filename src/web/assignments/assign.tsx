import { Button, errorOf, Field, PostForm, SelectField, type FieldError } from '../components/form.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import type { AssignForm } from './assign-form.js';
import type { Assignable } from './client-rules-page.js';

interface AssignProps {
  view: View;
  externalId: string;
  form: AssignForm;
  from: Assignable;
  errors: FieldError[];
}

/** Assigns a rule set or a rule to this client and all below it, from a day on (A24, A25, A31). */
export function Assign({ view, externalId, form, from, errors }: AssignProps) {
  const t = view.t.assignments;
  const options = (kind: 'set' | 'rule', items: { id: string; name: string }[]) =>
    items.map(({ id, name }) => (
      <option value={`${kind}:${id}`} selected={form.what === `${kind}:${id}`}>
        {name}
      </option>
    ));
  return (
    <section aria-labelledby="assign">
      <h2 id="assign">{t.assign}</h2>
      <PostForm view={view} action={urls.assign(externalId)} class="stack">
        <SelectField id="what" label={t.what} error={errorOf(errors, 'what')}>
          <option value="">{t.noWhat}</option>
          {from.sets.length > 0 && <optgroup label={t.sets}>{options('set', from.sets)}</optgroup>}
          {from.rules.length > 0 && <optgroup label={t.rules}>{options('rule', from.rules)}</optgroup>}
        </SelectField>
        <Dates view={view} form={form} errors={errors} />
        <div class="buttons">
          <Button kind="primary">{t.next}</Button>
        </div>
      </PostForm>
    </section>
  );
}

/** First and last day of an assignment. */
export function Dates({ view, form, errors }: { view: View; form: Omit<AssignForm, 'what'>; errors: FieldError[] }) {
  const t = view.t.assignments;
  return (
    <>
      <Field
        id="startsOn"
        type="date"
        label={t.startsOn}
        hint={t.startsOnHint}
        value={form.startsOn}
        width="middle"
        error={errorOf(errors, 'startsOn')}
      />
      <Field
        id="endsOn"
        type="date"
        label={t.endsOn}
        hint={t.endsOnHint}
        value={form.endsOn}
        width="middle"
        error={errorOf(errors, 'endsOn')}
      />
    </>
  );
}
