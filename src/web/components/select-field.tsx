import { Labelled, toldBy, type LabelledProps } from './labelled.js';

export interface Option {
  value: string;
  label: string;
}

/** Options under one heading; null for those that stand first, under none. */
export interface OptionGroup {
  group: string | null;
  options: readonly Option[];
}

interface SelectFieldProps extends LabelledProps {
  options: readonly (Option | OptionGroup)[];
  /** The value that is chosen; the first option where none is. */
  value?: string | undefined;
  focus?: boolean;
}

/** A choice of one, with its label, its hint and its error beside it. */
export function SelectField(props: SelectFieldProps) {
  const { id, options, value = '', focus } = props;
  const drawn = ({ value: one, label }: Option) => (
    <option value={one} selected={one === value}>
      {label}
    </option>
  );
  return (
    <Labelled {...props}>
      <select id={id} name={id} {...toldBy(props)} autoFocus={focus}>
        {options.map((one) => {
          if (!('group' in one)) return drawn(one);
          const members = one.options.map(drawn);
          return one.group === null ? members : <optgroup label={one.group}>{members}</optgroup>;
        })}
      </select>
    </Labelled>
  );
}
