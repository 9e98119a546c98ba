interface ChoiceProps {
  id: string;
  name: string;
  value: string;
  label: string;
  hint?: string;
  checked: boolean;
  type: 'checkbox' | 'radio';
}

/** One tick box or round button with its label. */
export function Choice({ id, name, value, label, hint, checked, type }: ChoiceProps) {
  return (
    <div class="choice">
      <input
        type={type}
        id={id}
        name={name}
        value={value}
        checked={checked}
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
