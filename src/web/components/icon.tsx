import type { Shape } from '../i18n/status-words.js';

/** Drawn on a grid of 16; `currentColor`, so that a status colour and its shape can't differ. */
const paths: Record<Shape | 'search' | 'chevron' | 'mark', string> = {
  clock: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 5v3.2l2.2 1.3',
  arrow: 'M2.5 8h10M8.5 4l4 4-4 4',
  check: 'M2.8 8.6l3.3 3.3 7-7.6',
  triangle: 'M8 2.6 14.4 13.4H1.6ZM8 6.6v3M8 11.4v.1',
  return: 'M6 3 2.5 6.5 6 10M2.5 6.5h7a3.5 3.5 0 0 1 0 7H6.5',
  envelope: 'M2 3.5h12v9H2ZM2 4l6 5 6-5',
  pause: 'M5.5 3v10M10.5 3v10',
  sheet: 'M3.5 1.8h6l3 3v9.4h-9ZM5.8 7.5h4.4M5.8 10.3h4.4',
  cross: 'M4 4l8 8M12 4l-8 8',
  hand: 'M8 1.9 14.1 8 8 14.1 1.9 8ZM8 5.4v3.2M8 10.5v.1',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.4 10.4 14 14',
  chevron: 'M4.5 6.5 8 10l3.5-3.5',
  mark: 'M1.5 4.5 8 9.5l6.5-5M1.5 4.5h13v8h-13ZM1.5 12.5l4.6-4.4M14.5 12.5 9.9 8.1',
};

/** A small drawing beside a word. Hidden from screen readers: the word says it. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
