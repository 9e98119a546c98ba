import type { View } from '../view.js';

interface CopyTextProps {
  view: View;
  text: string;
  /** What the button does, for who can't see what stands beside it; left out: the text itself is named. */
  label?: string;
}

/**
 * An address or a key to be taken elsewhere (B10, B11). One click marks the whole of it, which is all it does without
 * JavaScript; with it a button copies it and says so.
 */
export function CopyText({ view, text, label }: CopyTextProps) {
  const t = view.t.diagnosis.copy;
  return (
    <span class="to-copy">
      <span class="address copy">{text}</span>
      <button type="button" class="button quiet" aria-label={label ?? t.label(text)} data-copy={text} hidden>
        {t.button}
      </button>
      <output class="quiet" data-copied={t.done} />
    </span>
  );
}
