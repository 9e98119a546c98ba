import { ROLES } from '../../auth/permissions.js';
import { Choice } from '../components/choice.js';
import { Ticks } from '../components/ticks.js';
import type { UserPageProps } from './user-page-props.js';

/** What only staff have: roles, branches and print groups (L06, L20, L28). */
export function StaffFields({ view, form, choices }: UserPageProps) {
  const t = view.t.users.form;
  const { branches } = form;
  return (
    <>
      <Ticks
        id="roles"
        legend={t.roles}
        name="role"
        options={ROLES.map((role) => ({ value: role, label: view.t.roles[role], hint: t.roleHints[role] }))}
        ticked={form.roles}
      />
      <fieldset id="branches">
        <legend>{t.branches}</legend>
        <Choice
          type="checkbox"
          id="allBranches"
          name="allBranches"
          value="1"
          label={t.allBranches}
          checked={branches === 'all'}
        />
        {choices.branches.map(({ code, name }, index) => (
          <Choice
            type="checkbox"
            id={`branch-${index}`}
            name="branch"
            value={code}
            label={name}
            checked={branches !== 'all' && branches.includes(code)}
          />
        ))}
      </fieldset>
      <Ticks
        id="printGroups"
        legend={t.printGroups}
        name="printGroup"
        options={choices.printGroups.map((name) => ({ value: name, label: name }))}
        ticked={form.printGroups}
      />
    </>
  );
}
