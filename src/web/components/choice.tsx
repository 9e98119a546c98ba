interface ChoiceProps {
  id: string;
  name: string;
  value: string;
  label: string;
  hint?: string;
  checked: boolean;
  /** Takes the focus where the page comes back to ask this. */
  focus?: boolean;
  type: 'checkbox' | 'radio';
}

/** One tick box or round button with its label. */
export function Choice({ id, name, value, label, hint, checked, focus, type }: ChoiceProps) {
  return (
    <div class="choice">
      <input
        type={type}
        id={id}
        name={name}
        value={value}
        checked={checked}
        data-focus={focus ? '' : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
