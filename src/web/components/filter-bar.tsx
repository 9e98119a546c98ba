import { calendarDate } from '../format.js';
import type { View } from '../view.js';

export interface FilterSelect {
  name: string;
  label: string;
  value: string;
  /** The first one is "any", with an empty value. */
  options: { value: string; label: string }[];
}

export interface FilterDate {
  name: string;
  label: string;
  /** ISO 8601 calendar date, or empty. */
  value: string;
}

export interface FilterText {
  name: string;
  label: string;
  value: string;
}

export interface FilterTick {
  name: string;
  label: string;
  checked: boolean;
}

interface FilterBarProps {
  view: View;
  /** Path without a query: a changed filter starts at the first page again. */
  action: string;
  /** What is looked for, in words: it stands before the others, and is never folded away. */
  text?: FilterText;
  selects: FilterSelect[];
  dates?: FilterDate[];
  tick?: FilterTick;
  /** Parameters that stay as they are, such as the tab. */
  keep?: Record<string, string>;
  /** Where the unfiltered list is; null when nothing is filtered. */
  clear: string | null;
}

/** As many fields stand above a list on a phone without pushing it out of sight. */
const UNFOLDED = 2;

/**
 * A GET form whose state is the address, so that every filter can be sent to a colleague (pages.md).
 *
 * On a phone more than two fields fold away behind a line that says which of them are set. The line only opens what comes
 * after it (phone.css): so the same fields stand open on a wide screen, with and without JavaScript.
 */
export function FilterBar(props: FilterBarProps) {
  const { view, action, text, selects, dates = [], tick, keep = {}, clear } = props;
  const folds = selects.length + dates.length + (tick ? 1 : 0) > UNFOLDED;
  const set = wordsOf(props);
  const submit = (
    <button type="submit" class="button plain">
      {view.t.actions.filter}
    </button>
  );
  return (
    <form class="filters" method="get" action={action}>
      {Object.entries(keep).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {text && (
        <label class="filter-text">
          <span>{text.label}</span>
          <input
            type="text"
            name={text.name}
            value={text.value}
            maxLength={200}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            enterkeyhint="search"
            dir="auto"
          />
        </label>
      )}
      {folds && (
        <details class="fold">
          <summary>{view.t.actions.filters(set.length, set.join(', '))}</summary>
        </details>
      )}
      <div class="folded">
        <Fields {...props} />
        {!text && submit}
      </div>
      {text && submit}
      {clear && <a href={clear}>{view.t.actions.clear}</a>}
    </form>
  );
}

function Fields({ selects, dates = [], tick }: FilterBarProps) {
  return (
    <>
      {selects.map(({ name, label, value, options }) => (
        <label>
          <span>{label}</span>
          <select name={name}>
            {options.map((option) => (
              <option value={option.value} selected={option.value === value}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      {dates.map(({ name, label, value }) => (
        <label>
          <span>{label}</span>
          <input type="date" name={name} value={value} />
        </label>
      ))}
      {tick && (
        <label class="tick">
          <input type="checkbox" name={tick.name} value="1" checked={tick.checked} />
          <span>{tick.label}</span>
        </label>
      )}
    </>
  );
}

/** What is set, as the fields call it. The first choice of a field is "any", whatever its value. */
function wordsOf({ selects, dates = [], tick }: FilterBarProps): string[] {
  return [
    ...selects.flatMap(({ value, options }) =>
      value === options[0]?.value ? [] : options.filter((option) => option.value === value).map(({ label }) => label),
    ),
    ...dates.flatMap(({ label, value }) => (value === '' ? [] : [`${label} ${calendarDate(value)}`])),
    ...(tick?.checked ? [tick.label] : []),
  ];
}
