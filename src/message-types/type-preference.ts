import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import type { Format } from './message-type.entity.js';

/** How messages of a type go out, and what follows when a mail does not arrive (D20, Dd1, Dd5, L02). */
export interface TypePreference {
  formats: Format[];
  defaultFormat: Format;
  onNotSent: 'letter' | 'wait-for-resend';
  onBounce: 'letter' | 'none';
  requirePostalAddress: boolean;
  mandatory: boolean;
  retentionDays: number;
  /** C07: which of a user's ticks is read; without one it matches none, and lands at catch-all (Cd4). */
  module: string | null;
  /** C13: which approval right is read. */
  noticeType: string | null;
}

export type PreferenceChange = { [Field in keyof TypePreference]?: TypePreference[Field] | undefined };

export type ChangedPreference = { ok: true; preference: TypePreference } | { ok: false; errors: FieldProblem[] };

/** Days a body is kept (L14). */
const RETENTION = { least: 3, most: 3650 };

const FORMATS: readonly Format[] = ['email', 'letter'];

/** What Bode sends itself goes by e-mail, to everybody; only how long it is kept is the organisation's to say (L01). */
const SYSTEM_MAY_CHANGE: readonly (keyof TypePreference)[] = ['retentionDays'];

/**
 * The preference after a change. What the change doesn't name follows from the formats: a letter form that is new brings
 * the defaults of Dd5 along, one that is taken away takes along what needs it.
 */
export function changePreference(
  current: TypePreference & { system: boolean },
  change: PreferenceChange,
): ChangedPreference {
  const formats = FORMATS.filter((format) => (change.formats ?? current.formats).includes(format));
  const preference: TypePreference = {
    formats,
    defaultFormat:
      change.defaultFormat ?? (formats.includes(current.defaultFormat) ? current.defaultFormat : formats[0]!),
    ...failureRules(current, change, formats),
    mandatory: change.mandatory ?? current.mandatory,
    retentionDays: change.retentionDays ?? current.retentionDays,
    module: change.module === undefined ? current.module : change.module,
    noticeType: change.noticeType === undefined ? current.noticeType : change.noticeType,
  };
  const errors = current.system ? fixedFields(current, preference) : contradictions(preference);
  if (!isRetention(preference.retentionDays)) {
    errors.push(fieldProblem('retentionDays', 'BAD_VALUE', `${RETENTION.least}–${RETENTION.most}`));
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, preference };
}

function failureRules(
  current: TypePreference,
  change: PreferenceChange,
  formats: readonly Format[],
): Pick<TypePreference, 'onNotSent' | 'onBounce' | 'requirePostalAddress'> {
  const had = current.formats.includes('letter');
  const has = formats.includes('letter');
  const unsaid: Pick<TypePreference, 'onNotSent' | 'onBounce' | 'requirePostalAddress'> = has
    ? had
      ? current
      : { onNotSent: 'letter', onBounce: 'letter', requirePostalAddress: false }
    : { onNotSent: 'wait-for-resend', onBounce: 'none', requirePostalAddress: false };
  return {
    onNotSent: change.onNotSent ?? unsaid.onNotSent,
    onBounce: change.onBounce ?? unsaid.onBounce,
    requirePostalAddress: change.requirePostalAddress ?? unsaid.requirePostalAddress,
  };
}

function contradictions(preference: TypePreference): FieldProblem[] {
  const { formats, defaultFormat, onNotSent, onBounce, requirePostalAddress } = preference;
  if (formats.length === 0) return [fieldProblem('formats', 'MISSING')];
  const errors: FieldProblem[] = [];
  if (!formats.includes(defaultFormat)) errors.push(fieldProblem('defaultFormat', 'FORMAT_NOT_ALLOWED'));
  if (formats.includes('letter')) return errors;
  if (onNotSent === 'letter') errors.push(fieldProblem('onNotSent', 'NO_LETTER_FORM'));
  if (onBounce === 'letter') errors.push(fieldProblem('onBounce', 'NO_LETTER_FORM'));
  // Dd1 refuses a mail because its letter could not be posted; where there is no letter, that would refuse for nothing.
  if (requirePostalAddress) errors.push(fieldProblem('requirePostalAddress', 'NO_LETTER_FORM'));
  return errors;
}

function fixedFields(current: TypePreference, next: TypePreference): FieldProblem[] {
  const fields = Object.keys(next) as (keyof TypePreference)[];
  return fields
    .filter((field) => !SYSTEM_MAY_CHANGE.includes(field) && String(next[field]) !== String(current[field]))
    .map((field) => fieldProblem(field, 'SYSTEM_TYPE'));
}

function isRetention(days: number): boolean {
  return Number.isInteger(days) && days >= RETENTION.least && days <= RETENTION.most;
}
