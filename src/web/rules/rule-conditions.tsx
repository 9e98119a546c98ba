import { DATA_FIELDS, FIELDS } from '../../rules/fields.js';
import type { Operator } from '../../rules/condition.js';
import { Button, errorOf, type FieldError } from '../components/form.js';
import type { View } from '../view.js';
import type { ConditionRow, RuleForm } from './rule-form.js';

interface ConditionsProps {
  view: View;
  form: RuleForm;
  errors: FieldError[];
  blankRows: number;
}

const BLANK: ConditionRow = { field: '', path: '', operator: 'equals', value: '' };

/** Conditions as rows: field, comparison, value (A35). */
export function Conditions({ view, form, errors, blankRows }: ConditionsProps) {
  const t = view.t.rules.edit;
  const rows = [...form.conditions, ...Array.from({ length: blankRows }, () => BLANK)];
  return (
    <fieldset>
      <legend>{t.conditions}</legend>
      <p class="hint">{t.conditionsHint}</p>
      <p class="hint" id="value-hint">
        {t.valueHint}
      </p>
      {rows.map((row, at) => (
        <Row
          view={view}
          row={row}
          at={at}
          errors={errors}
          // Who asked for more rows goes on in the first of them.
          focus={blankRows > 1 && at === form.conditions.length}
        />
      ))}
      <div class="buttons">
        <Button name="more" value="1">
          {t.more}
        </Button>
      </div>
    </fieldset>
  );
}

interface RowProps {
  view: View;
  row: ConditionRow;
  /** Which of the rows, from 0. */
  at: number;
  errors: FieldError[];
  focus: boolean;
}

function Row({ view, row, at, errors, focus }: RowProps) {
  const t = view.t.rules;
  const id = (part: string) => `condition-${at}-${part}`;
  const wrong = ['field', 'operator', 'value'].flatMap((part) => {
    const text = errorOf(errors, id(part));
    return text ? [{ part, text }] : [];
  });
  const invalid = (part: string) => (wrong.some((one) => one.part === part) ? 'true' : undefined);
  const error = (part: string) => (invalid(part) ? `${id(part)}-error` : undefined);
  return (
    <div class={`condition${wrong.length > 0 ? ' wrong' : ''}`} role="group" aria-label={t.edit.condition(at + 1)}>
      {wrong.map(({ part, text }) => (
        <p class="error" id={`${id(part)}-error`}>
          {text}
        </p>
      ))}
      <label>
        <span>{t.edit.field}</span>
        <select
          id={id('field')}
          name={id('field')}
          aria-invalid={invalid('field')}
          aria-describedby={error('field')}
          autoFocus={focus}
        >
          <option value="">{t.edit.noField}</option>
          <FieldOptions view={view} chosen={row.field} />
        </select>
      </label>
      <label>
        <span>{t.edit.path}</span>
        <input id={id('path')} name={id('path')} value={row.path} autocomplete="off" spellcheck={false} />
      </label>
      <label>
        <span>{t.edit.operator}</span>
        <select
          id={id('operator')}
          name={id('operator')}
          aria-invalid={invalid('operator')}
          aria-describedby={error('operator')}
        >
          {OPERATOR_GROUPS.map(([group, operators]) => (
            <optgroup label={t.edit.operatorGroups[group]}>
              {operators.map((operator) => (
                <option value={operator} selected={operator === row.operator}>
                  {t.operators[operator]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label>
        <span>{t.edit.value}</span>
        <input
          id={id('value')}
          name={id('value')}
          value={row.value}
          autocomplete="off"
          dir="auto"
          aria-invalid={invalid('value')}
          aria-describedby={['value-hint', error('value')].filter(Boolean).join(' ')}
        />
      </label>
    </div>
  );
}

const GROUPS = ['event', 'case', 'client'] as const;

/** The registry's fields by what they are of, and the families of data at the end of each. */
function FieldOptions({ view, chosen }: { view: View; chosen: string }) {
  const option = (name: string, label: string) => (
    <option value={name} selected={name === chosen}>
      {label}
    </option>
  );
  return (
    <>
      {GROUPS.map((group) => (
        <optgroup label={view.t.rules.edit.fieldGroups[group]}>
          {FIELDS.filter(({ name }) => name.startsWith(`${group}.`)).map(({ name, label }) =>
            option(name, label[view.language]),
          )}
          {DATA_FIELDS.filter(({ prefix }) => prefix.startsWith(`${group}.`)).map(({ prefix, label }) =>
            option(prefix, label[view.language]),
          )}
        </optgroup>
      ))}
    </>
  );
}

const OPERATOR_GROUPS: ['any' | 'text' | 'number' | 'date' | 'list', Operator[]][] = [
  ['any', ['equals', 'not-equals', 'present', 'absent']],
  ['text', ['contains', 'starts-with']],
  ['number', ['less', 'at-most', 'more', 'at-least']],
  ['date', ['before', 'on-or-before', 'after', 'on-or-after']],
  ['list', ['one-of', 'none-of']],
];
