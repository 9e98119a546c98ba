import { CONFIRMATIONS, type Confirmation } from '../../organisations/confirmation.js';
import { Button, PostForm } from '../components/form.js';
import { DefinitionList } from '../components/parts.js';
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
        <Select
          id="manager"
          label={t.manager}
          hint={t.managerHint}
          value={own.manager ?? ''}
          options={[
            ['', t.asAbove],
            ...choices.staff.map(({ id, name, active }) => [id, active ? name : t.inactive(name)] as const),
          ]}
        />
        <Select
          id="group"
          label={t.group}
          hint={t.groupHint}
          value={own.group ?? ''}
          options={[['', t.asAbove], ...choices.groups.map((name) => [name, name] as const)]}
        />
        <Select
          id="confirmation"
          label={t.confirmation}
          hint={t.confirmationHint}
          value={own.confirmation ?? ''}
          options={[['', t.asAbove], ...CONFIRMATIONS.map((way) => [way, ways[way]] as const)]}
        />
        <div class="buttons">
          <Button kind="primary">{t.save}</Button>
        </div>
      </PostForm>
    </details>
  );
}

interface SelectProps {
  id: string;
  label: string;
  hint: string;
  value: string;
  options: (readonly [value: string, label: string])[];
}

function Select({ id, label, hint, value, options }: SelectProps) {
  return (
    <div class="field middle">
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <select id={id} name={id} aria-describedby={`${id}-hint`}>
        {options.map(([one, words]) => (
          <option value={one} selected={one === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
