import type { Permission } from '../../auth/permissions.js';
import type { WhyStep } from '../components/steps.js';
import { urls } from '../urls.js';

/** What it takes to see the pages that steps lead to, by how their addresses begin. */
const DOORS: readonly (readonly [begins: string, needs: Permission])[] = [
  [urls.user(''), 'people:read'],
  [urls.contact(''), 'people:read'],
  [urls.rule(''), 'rules:read'],
  [urls.case(''), 'rules:read'],
  [urls.batch(''), 'letters:read'],
];

/** The steps with links only to pages that open to the reader: the desk reads who it was, and need not knock (A01). */
export function throughOpenDoors(steps: readonly WhyStep[], permissions: ReadonlySet<Permission>): WhyStep[] {
  const closed = DOORS.filter(([, needs]) => !permissions.has(needs)).map(([begins]) => begins);
  const opens = (href: string | undefined) => href !== undefined && !closed.some((begins) => href.startsWith(begins));
  return steps.map(({ matrix, ...step }) => ({
    ...step,
    rows: step.rows.map(({ href, ...row }) => (opens(href) ? { ...row, href: href! } : row)),
    ...(matrix && {
      matrix: { ...matrix, rows: matrix.rows.map((row) => ({ ...row, href: opens(row.href) ? row.href : undefined })) },
    }),
  }));
}
