import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A whole page as text. Everything that is not markup of ours is escaped by Preact. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}

/** A part of a page, for htmx to put in its place. */
export function renderPart(part: VNode): string {
  return renderToString(part);
}
