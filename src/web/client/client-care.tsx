import { CONFIRMATIONS, type Confirmation } from '../../organisations/confirmation.js';
import { Button, PostForm } from '../components/form.js';
import { DefinitionList } from '../components/parts.js';
import { SelectField } from '../components/select-field.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

/** Who takes care of a client, and how it approves. */
export interface ClientCareProps {
  externalId: string;
  /** The client as its reader saw it: another by the time of a change is a conflict. ISO 8601 time. */
  seen: string;
  /** What the client itself says: name of a group, id of a staff user; null where it says nothing. */
  own: { group: string | null; manager: string | null; confirmation: Confirmation | null };
  /** What holds today, with what comes from the clients above and from the organisation. */
  effective: { group: string | null; manager: string | null; confirmation: Confirmation };
  /** What can be chosen; null for who may only look. */
  choices: { groups: string[]; staff: { id: string; name: string; active: boolean }[] } | null;
}

/** Group (E05), manager (E04) and confirmation (Cd1) of a client: what holds, and where it is changed. */
export function ClientCareSection(props: { view: View } & ClientCareProps) {
  const { view, effective, choices } = props;
  const t = view.t.around.care;
  const ways = view.t.organisation.form.confirmations;
  return (
    <section aria-labelledby="care">
      <h2 id="care">{t.heading}</h2>
      <DefinitionList
        items={[
          { term: t.manager, value: <bdi>{effective.manager ?? t.nobody}</bdi> },
          { term: t.group, value: <bdi>{effective.group ?? t.noGroup}</bdi> },
          { term: t.confirmation, value: ways[effective.confirmation] },
        ]}
      />
      {choices && <CareForm {...props} choices={choices} />}
    </section>
  );
}

/** What is chosen stands on the client itself; the first choice of each leaves it to what is above it. */
function CareForm(props: { view: View } & ClientCareProps & { choices: NonNullable<ClientCareProps['choices']> }) {
  const { view, externalId, seen, own, choices } = props;
  const t = view.t.around.care;
  const ways = view.t.organisation.form.confirmations;
  return (
    <details class="change">
      <summary>{t.change}</summary>
      <PostForm view={view} action={urls.clientCare(externalId)} class="stack">
        <input type="hidden" name="seen" value={seen} />
        <SelectField
          width="middle"
          id="manager"
          label={t.manager}
          hint={t.managerHint}
          value={own.manager ?? ''}
          options={[
            { value: '', label: t.asAbove },
            ...choices.staff.map(({ id, name, active }) => ({ value: id, label: active ? name : t.inactive(name) })),
          ]}
        />
        <SelectField
          width="middle"
          id="group"
          label={t.group}
          hint={t.groupHint}
          value={own.group ?? ''}
          options={[{ value: '', label: t.asAbove }, ...choices.groups.map((name) => ({ value: name, label: name }))]}
        />
        <SelectField
          width="middle"
          id="confirmation"
          label={t.confirmation}
          hint={t.confirmationHint}
          value={own.confirmation ?? ''}
          options={[{ value: '', label: t.asAbove }, ...CONFIRMATIONS.map((way) => ({ value: way, label: ways[way] }))]}
        />
        <div class="buttons">
          <Button kind="primary">{t.save}</Button>
        </div>
      </PostForm>
    </details>
  );
}
