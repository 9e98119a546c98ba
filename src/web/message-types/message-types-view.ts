import type { FieldProblem } from '../../common/field-problem.js';
import type { Language } from '../../common/language.js';
import { reasonSentence } from '../../common/reasons.js';
import type { TypeRow as StoredType } from '../../message-types/message-types.service.js';
import type { PreferenceChange, TypePreference } from '../../message-types/type-preference.js';
import type { FieldError } from '../components/form.js';
import type { Texts } from '../i18n/texts.js';
import type { TypeView } from './message-types-page.js';

/** A message type as a list names it, in the reader's language where it has a name in it. */
export function typeView(type: StoredType, language: Language): TypeView {
  return { ...type, class: type.code.charAt(0), name: type.names[language] ?? type.code };
}

/** A language by its own name for the reader: "Nederlands", "Frans". */
export function languageName(code: string, language: Language): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

type Form = Record<string, unknown>;

/**
 * What the form of a type asks for. Without the letter form, what needs one is left out, because it then follows from the
 * formats (see `changePreference`): whoever takes the letter away need not answer what becomes of it.
 */
export function readPreference(form: Form, system: boolean): PreferenceChange {
  const days = typeof form['retentionDays'] === 'string' ? form['retentionDays'].trim() : '';
  const retentionDays = /^\d{1,9}$/.test(days) ? Number(days) : Number.NaN;
  if (system) return { retentionDays };
  const formats = FORMATS.filter((format) => [form['formats']].flat().includes(format));
  const defaultFormat = oneOf(FORMATS, form['defaultFormat']);
  const letter = formats.includes('letter');
  return {
    formats,
    defaultFormat: letter ? defaultFormat : undefined,
    onNotSent: letter ? oneOf(['letter', 'wait-for-resend'], form['onNotSent']) : undefined,
    onBounce: letter ? oneOf(['letter', 'none'], form['onBounce']) : undefined,
    requirePostalAddress: letter ? form['requirePostalAddress'] === '1' : undefined,
    mandatory: form['mandatory'] === '1',
    module: wordOf(form['module']),
    noticeType: wordOf(form['noticeType']),
    retentionDays,
  };
}

const FORMATS = ['email', 'letter'] as const;

/** A module or notice type of a choice; empty: none. What was not asked, or is no such word, stays as it was. */
function wordOf(given: unknown): string | null | undefined {
  if (given === '') return null;
  return typeof given === 'string' && /^[a-z][a-z0-9-]{0,59}$/.test(given) ? given : undefined;
}

function oneOf<Value extends string>(values: readonly Value[], given: unknown): Value | undefined {
  return values.find((value) => value === given);
}

/** The type as the form was sent, so that a refused change can be mended instead of made again. */
export function asAsked(type: TypeView, change: PreferenceChange): TypeView {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...type, ...(Object.fromEntries(said) as Partial<TypePreference>) };
}

/** The first control of each field. */
const CONTROLS: Partial<Record<string, string>> = {
  formats: 'formats-email',
  defaultFormat: 'defaultFormat-email',
  onNotSent: 'onNotSent-letter',
  onBounce: 'onBounce-letter',
};

/** What is wrong with the settings of a type, each beside the field of the form that it is about. */
export function preferenceErrors(problems: readonly FieldProblem[], language: Language, t: Texts): FieldError[] {
  return problems.map(({ field, code }) => ({
    field: CONTROLS[field] ?? field,
    text: field === 'retentionDays' ? t.settings.edit.retentionWrong : reasonSentence(code, language),
  }));
}
