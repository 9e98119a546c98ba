import { seenRouting, type RoutingRecord } from '../../organisations/staff-routings.service.js';
import { Choice } from '../components/choice.js';
import { Button, PostForm } from '../components/form.js';
import { ListTable } from '../components/list-table.js';
import { EmptyState } from '../components/parts.js';
import { Ticks } from '../components/ticks.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import { OrganisationTabs } from './organisation-tabs.js';

/** Somebody of the staff who may get automatic mails. */
export interface StaffMember {
  id: string;
  name: string;
  email: string;
  active: boolean;
}

export interface RecipientsPageProps extends PageProps {
  routings: RoutingRecord[];
  staff: StaffMember[];
  /** Whom the cascade finds where a mail is about no client; null: nobody. */
  cascade: string | null;
  groups: boolean;
}

/** Which staff get the automatic mails, type by type (E18–E22). */
export function RecipientsPage({ view, shell, routings, staff, cascade, groups }: RecipientsPageProps) {
  const t = view.t.organisation;
  const { columns, modes } = t.recipients;
  return (
    <Page view={view} shell={shell} title={[t.tabs.recipients, t.title]}>
      <h1>{t.tabs.recipients}</h1>
      <OrganisationTabs view={view} current="recipients" groups={groups} />
      <p class="quiet">{t.recipients.intro}</p>
      {routings.length === 0 ? (
        <EmptyState title={t.recipients.empty}>{t.recipients.emptyHint}</EmptyState>
      ) : (
        <ListTable caption={t.tabs.recipients} columns={[columns.type, columns.mode, columns.recipients]}>
          {routings.map((routing) => (
            <tr tabIndex={-1}>
              <td class="c-title">
                <a href={urls.recipientsOf(routing.type)}>{typeName(routing, view)}</a>
              </td>
              <td data-label={columns.mode}>{modes[routing.mode]}</td>
              <td data-label={columns.recipients}>{recipientsWord(routing, staff, cascade, view)}</td>
            </tr>
          ))}
        </ListTable>
      )}
    </Page>
  );
}

export interface RecipientsOfTypeProps extends PageProps {
  routing: RoutingRecord;
  staff: StaffMember[];
}

/** The recipients of one type, to choose (E21, E22). */
export function RecipientsOfType({ view, shell, routing, staff }: RecipientsOfTypeProps) {
  const t = view.t.organisation.recipients;
  const name = typeName(routing, view);
  const list = view.t.organisation.tabs.recipients;
  const byName = staff.toSorted((a, b) => a.name.localeCompare(b.name, view.language));
  return (
    <Page view={view} shell={shell} title={[name, list]} width="reading">
      <p class="crumb">
        <a href={urls.recipients}>← {list}</a>
      </p>
      <h1>{name}</h1>
      <PostForm view={view} action={urls.recipientsOf(routing.type)} class="stack">
        <input type="hidden" name="seen" value={seenRouting(routing)} />
        <fieldset>
          <legend>{t.mode}</legend>
          {(['cascade', 'personalised'] as const).map((mode) => (
            <Choice
              type="radio"
              id={`mode-${mode}`}
              name="mode"
              value={mode}
              label={mode === 'cascade' ? t.modeCascade : t.modePersonalised}
              checked={routing.mode === mode}
            />
          ))}
        </fieldset>
        <Ticks
          id="users"
          legend={t.staff}
          hint={t.staffHint}
          name="user"
          options={byName.map(({ id, name: who, email, active }) => ({
            value: id,
            label: active ? who : `${who} (${t.inactive})`,
            hint: staff.some((other) => other.id !== id && other.name === who) ? email : undefined,
          }))}
          ticked={routing.users}
        />
        <div class="buttons">
          <Button kind="primary">{t.save}</Button>
          <a href={urls.recipients}>{view.t.actions.cancel}</a>
        </div>
      </PostForm>
    </Page>
  );
}

export function typeName({ names, type }: RoutingRecord, { language }: Pick<View, 'language'>): string {
  return names[language] ?? type;
}

/** Ed4: with nobody chosen, or nobody active among them, the cascade holds. */
function recipientsWord(routing: RoutingRecord, staff: StaffMember[], cascade: string | null, view: View): string {
  const t = view.t.organisation.recipients;
  if (routing.mode === 'cascade') return cascade === null ? t.cascadeNobody : t.cascadeOf(cascade);
  const chosen = staff.filter(({ id }) => routing.users.includes(id));
  const names = chosen.map(({ name, active }) => (active ? name : `${name} (${t.inactive})`));
  if (chosen.some(({ active }) => active)) return names.join(', ');
  return [...names, names.length > 0 ? t.nobodyActive : t.nobodyChosen].join(', ');
}
