import type { ComponentChildren } from 'preact';

interface ListTableProps {
  /** What it lists, for who can't see the heading above it. */
  caption: string;
  /** The headings of the columns; `false` for one that this reader has no use for. */
  columns: readonly (string | false)[];
  /** A row to each thing. */
  children: ComponentChildren;
}

/** A list as a table, which becomes a card to each row on a phone (pages.md). */
export function ListTable({ caption, columns, children }: ListTableProps) {
  return (
    <table class="types cards" data-rows>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>{columns.map((label) => label && <th scope="col">{label}</th>)}</tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
