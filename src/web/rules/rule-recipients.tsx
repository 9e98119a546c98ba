import { Choice } from '../components/choice.js';
import { errorOf, Field, type FieldError } from '../components/form.js';
import type { View } from '../view.js';
import { TICKED_KINDS, type RuleForm } from './rule-form.js';

/** The standard recipients to tick (A10), and roles and users to name. */
export function Recipients({ view, form, errors }: { view: View; form: RuleForm; errors: FieldError[] }) {
  const t = view.t.rules.edit;
  const wrong = errorOf(errors, 'recipient-client');
  return (
    <fieldset>
      <legend>{t.recipients}</legend>
      <p class="hint">{t.recipientsHint}</p>
      {wrong && <p class="error">{wrong}</p>}
      {TICKED_KINDS.map(({ name, label }) => (
        <Choice
          type="checkbox"
          id={`recipient-${name}`}
          name="recipients"
          value={name}
          label={label[view.language]}
          checked={form.ticked.includes(name)}
        />
      ))}
      <Field
        id="contactRoles"
        label={t.contactRoles}
        hint={t.rolesHint}
        value={form.contactRoles}
        error={errorOf(errors, 'contactRoles')}
      />
      <Field
        id="caseRoles"
        label={t.caseRoles}
        hint={t.rolesHint}
        value={form.caseRoles}
        error={errorOf(errors, 'caseRoles')}
      />
      <Field id="users" label={t.users} hint={t.usersHint} value={form.users} error={errorOf(errors, 'users')} />
    </fieldset>
  );
}
