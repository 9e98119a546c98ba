import type { ComponentChildren } from 'preact';
import type { PageLinks } from '../urls.js';
import type { View } from '../view.js';

/** An empty list says what would stand there and how it gets there (pages.md). */
export function EmptyState({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <p>{children}</p>
    </div>
  );
}

/** A small label that is no status: a type code, "mandatory". */
export function Tag({ children, title }: { children: ComponentChildren; title?: string }) {
  return (
    <span class="tag" title={title}>
      {children}
    </span>
  );
}

export interface KeyFigure {
  value: string;
  label: string;
  /** Draws the eye only where somebody has to act. */
  tone?: 'hands';
}

/** Large figures for somebody who stands at a machine. */
export function KeyFigures({ figures }: { figures: KeyFigure[] }) {
  return (
    <dl class="figures">
      {figures.map(({ value, label, tone }) => (
        <div class={tone}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface Definition {
  term: string;
  value: ComponentChildren;
}

export function DefinitionList({ items }: { items: Definition[] }) {
  return (
    <dl class="definitions">
      {items.map(({ term, value }) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How far a slow thing is; `value` and `max` in the same unit. The words beside it say the same. */
export function ProgressBar({ label, value, max }: { label: string; value: number; max: number }) {
  return <progress aria-label={label} value={value} max={Math.max(max, 1)} />;
}

export interface Tab {
  label: string;
  href: string;
  current: boolean;
  count?: string;
}

/** Views of one list. They are links: each has an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <span class="count"> {tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface PaginationProps extends PageLinks {
  view: View;
  /** Lists of messages go back in time; lists of people and rules go by name. */
  by?: 'time' | 'name';
}

/** Keyset pages: back to the first, or on to those that follow. Null where there is nothing that way. */
export function Pagination({ view, newest, older, by = 'time' }: PaginationProps) {
  if (!newest && !older) return null;
  const { first, next } = view.t.paged[by];
  return (
    <nav class="paging" aria-label={view.t.paging}>
      {newest && (
        <a href={newest} rel="first">
          ← {first}
        </a>
      )}
      {older && (
        <a href={older} rel="next">
          {next} →
        </a>
      )}
    </nav>
  );
}
