import { z } from 'zod';
import type { Language } from '../../common/language.js';
import { day } from '../../common/moment.js';
import type { AssignmentInput } from '../../rules/assignment-input.js';
import type { Refusal } from '../../rules/refusal.js';
import type { FieldError } from '../components/form.js';
import { textsIn, type Texts } from '../i18n/texts.js';
import { refusalText } from '../refused-notice.js';

/** What is to be assigned, as it was typed. */
export interface AssignForm {
  /** `rule:` or `set:` with an id behind it. */
  what: string;
  /** External id of the client it is assigned to: the page's own, or one right above or below it. */
  to: string;
  startsOn: string;
  endsOn: string;
}

/** What was sent, whatever it is: what can't be understood counts as not filled in. */
export function readAssignForm(body: Record<string, unknown>): AssignForm {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].trim() : '');
  return { what: text('what'), to: text('to'), startsOn: text('startsOn'), endsOn: text('endsOn') };
}

const date = day('must be a date');
const WHAT = /^(rule|set):([0-9a-f-]{36})$/i;

/**
 * The form as the API would have it, or what is wrong with it.
 *
 * @param client whose page it is
 */
export function assignmentOf(
  client: string,
  { what, to, startsOn, endsOn }: AssignForm,
  t: Texts['assignments'],
): { ok: true; input: AssignmentInput } | { ok: false; errors: FieldError[] } {
  const [, kind, id] = WHAT.exec(what) ?? [];
  const known = z.uuid().safeParse(id).success;
  const errors = [...(known ? [] : [{ field: 'what', text: t.wrong.what }]), ...datesErrors({ startsOn, endsOn }, t)];
  if (errors.length > 0) return { ok: false, errors };
  const chosen = kind === 'set' ? { ruleSet: id } : { rule: id };
  return { ok: true, input: { client: to || client, ...chosen, startsOn, endsOn: endsOn || null } };
}

/** What is wrong with a first and a last day. */
export function datesErrors(
  { startsOn, endsOn }: Pick<AssignForm, 'startsOn' | 'endsOn'>,
  t: Texts['assignments'],
): FieldError[] {
  const errors: FieldError[] = [];
  if (!date.safeParse(startsOn).success) errors.push({ field: 'startsOn', text: t.wrong.startsOn });
  if (endsOn !== '' && (!date.safeParse(endsOn).success || endsOn < startsOn)) {
    errors.push({ field: 'endsOn', text: t.wrong.endsOn });
  }
  return errors;
}

/** What the assigning itself refused, beside the control that it is about. */
export function refusedFields(refusal: Refusal, language: Language): FieldError[] {
  const { wrong } = textsIn(language).assignments;
  return (refusal.errors ?? []).map(({ field, code }) => {
    if (field !== 'endsOn' && field !== 'startsOn') return { field: 'what', text: wrong.what };
    // Nothing is wrong with the day itself: another rule set has it.
    return { field, text: code === 'RULE_SET_OVERLAP' ? refusalText(refusal, language) : wrong[field] };
  });
}
