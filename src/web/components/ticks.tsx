import { Choice } from './choice.js';

interface TicksProps {
  /** Of the group, so that an error can lead to it. */
  id: string;
  legend: string;
  hint?: string;
  name: string;
  options: { value: string; label: string; hint?: string }[];
  ticked: readonly string[];
}

/** As many as are seen at a glance below each other. */
const MANY = 10;

/** A question of which several answers may hold. */
export function Ticks({ id, legend, hint, name, options, ticked }: TicksProps) {
  return (
    <fieldset id={id}>
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      <div class={options.length > MANY ? 'ticks many' : 'ticks'}>
        {options.map((option, index) => (
          <Choice
            type="checkbox"
            id={`${id}-${index}`}
            name={name}
            value={option.value}
            label={option.label}
            hint={option.hint}
            checked={ticked.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
