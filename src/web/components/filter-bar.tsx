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

export interface FilterTick {
  name: string;
  label: string;
  checked: boolean;
}

interface FilterBarProps {
  view: View;
  /** Path without a query: a changed filter starts at the first page again. */
  action: string;
  selects: FilterSelect[];
  dates?: FilterDate[];
  tick?: FilterTick;
  /** Parameters that stay as they are, such as the tab. */
  keep?: Record<string, string>;
  /** Where the unfiltered list is; null when nothing is filtered. */
  clear: string | null;
}

/** A GET form whose state is the address, so that every filter can be sent to a colleague (pages.md). */
export function FilterBar({ view, action, selects, dates = [], tick, keep = {}, clear }: FilterBarProps) {
  return (
    <form class="filters" method="get" action={action}>
      {Object.entries(keep).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
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
      <button type="submit" class="button plain">
        {view.t.actions.filter}
      </button>
      {clear && <a href={clear}>{view.t.actions.clear}</a>}
    </form>
  );
}
