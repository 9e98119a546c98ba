import { errorOf, Field, type FieldError } from '../components/form.js';
import type { View } from '../view.js';

/** A group as it stands in the form. */
export interface GroupForm {
  /** Of the group as the form showed it; 0 of a new one. */
  revision: number;
  name: string;
  email: string;
}

/** Name and address of a group, as they are typed. */
export function GroupFields({ view, form, errors }: { view: View; form: GroupForm; errors: FieldError[] }) {
  const t = view.t.organisation.groups;
  return (
    <>
      <Field id="name" label={t.name} value={form.name} error={errorOf(errors, 'name')} dir="auto" />
      <Field id="email" label={t.email} hint={t.emailHint} value={form.email} inputmode="email" />
    </>
  );
}
