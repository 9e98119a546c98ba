import type { PlacedClient } from '../../clients/client-places.service.js';
import { withKind } from '../client/kind-words.js';
import { Button, errorOf, Field, type FieldError } from '../components/form.js';
import { SelectField, type OptionGroup } from '../components/select-field.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import type { ClientRules } from '../../rules/client-rules.service.js';
import type { AssignForm } from './assign-form.js';

/** What can be assigned. */
export interface Assignable {
  sets: { id: string; name: string }[];
  rules: { id: string; name: string }[];
}

interface AssignProps {
  view: View;
  holds: ClientRules;
  form: AssignForm;
  from: Assignable;
  errors: FieldError[];
}

/**
 * Assigns a rule set or a rule to a client and all below it, from a day on (A25): to this one, to one above it, which is
 * where a rule set is best assigned (A24), or to one right below it (A31). It asks for a page: the question (A26).
 */
export function Assign({ view, holds, form, from, errors }: AssignProps) {
  const t = view.t.assignments;
  const under = (group: string, kind: 'set' | 'rule', items: { id: string; name: string }[]): OptionGroup => ({
    group,
    options: items.map(({ id, name }) => ({ value: `${kind}:${id}`, label: name })),
  });
  const offered = [under(t.sets, 'set', from.sets), under(t.rules, 'rule', from.rules)];
  return (
    <section aria-labelledby="assign">
      <h2 id="assign">{t.assign}</h2>
      <form method="get" action={urls.assign(holds.client.externalId)} class="stack">
        <SelectField
          id="what"
          label={t.what}
          error={errorOf(errors, 'what')}
          value={form.what}
          options={[{ value: '', label: t.noWhat }, ...offered.filter(({ options }) => options.length > 0)]}
        />
        <Target view={view} holds={holds} chosen={form.to} />
        <Dates view={view} form={form} errors={errors} />
        <div class="buttons">
          <Button kind="primary">{t.next}</Button>
        </div>
      </form>
    </section>
  );
}

/** To whom; a client that stands alone leaves nothing to choose. */
function Target({ view, holds: { client, place }, chosen }: { view: View; holds: ClientRules; chosen: string }) {
  const t = view.t.assignments;
  if (place.above.length + place.below.length === 0) return null;
  const option = ({ externalId, name, kind }: PlacedClient) => ({ value: externalId, label: withKind(name, kind) });
  const below = { group: view.t.clients.place.below, options: place.below.map(option) };
  return (
    <SelectField
      id="to"
      label={t.to}
      hint={t.toHint}
      value={chosen || client.externalId}
      options={[...place.above.map(option), option(client), ...(place.below.length > 0 ? [below] : [])]}
    />
  );
}

type Days = Pick<AssignForm, 'startsOn' | 'endsOn'>;

/** First and last day of an assignment. */
export function Dates({ view, form, errors }: { view: View; form: Days; errors: FieldError[] }) {
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
