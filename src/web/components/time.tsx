import { fullDate, shortDate, shortDay } from '../format.js';
import type { View } from '../view.js';

/** A moment: short to the eye, full on hover and for screen readers (pages.md). */
export function Time({ view, at, day = false }: { view: View; at: Date; day?: boolean }) {
  const full = fullDate(at, view);
  return (
    <time dateTime={at.toISOString()} title={full}>
      <span aria-hidden="true">{day ? shortDay(at, view) : shortDate(at, view)}</span>
      <span class="unseen">{full}</span>
    </time>
  );
}
