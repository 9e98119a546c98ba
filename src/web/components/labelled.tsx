import type { ComponentChildren } from 'preact';

export interface LabelledProps {
  id: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  /** How wide the expected answer is: the width is a hint by itself. */
  width?: 'short' | 'middle' | 'full';
}

/** What stands around a field: its label, its hint and its error (pages.md: errors at the field). */
export function Labelled(props: LabelledProps & { children: ComponentChildren }) {
  const { id, label, hint, error, width = 'full', children } = props;
  return (
    <div class={`field ${width}${error ? ' wrong' : ''}`}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

/** What a screen reader says of the field beside its label. */
export function toldBy({ id, hint, error }: Pick<LabelledProps, 'id' | 'hint' | 'error'>) {
  return {
    'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
  };
}
