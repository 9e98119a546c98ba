import type { Principal } from '../auth/principal.js';

/**
 * L28 as a condition on the table `client c`: an account sees the clients of its branches, those of no branch, and those
 * whom, or about whom, one of its branches has written, so that no message in its list leads to a client it may not see.
 *
 * @param parameters of the statement; what the condition needs is added to them
 */
export function visibleTo({ branchIds }: Pick<Principal, 'branchIds'>, parameters: unknown[]): string {
  if (branchIds === 'all') return 'true';
  parameters.push(branchIds);
  const branches = `ANY ($${parameters.length}::uuid[])`;
  const written = (client: string) => `EXISTS (
    SELECT FROM message m
    WHERE m.organisation_id = c.organisation_id AND m.${client} = c.id AND m.branch_id = ${branches})`;
  return `(c.branch_id IS NULL OR c.branch_id = ${branches} OR ${written('client_id')} OR ${written('about_client_id')})`;
}

/**
 * The same of a row that names its client. Lists choose their page by it, and join what they tell of the client after:
 * joined first, the planner may read every client for a page of fifty.
 *
 * @param row the alias of a table with `organisation_id` and `client_id`
 */
export function ofVisibleClient(viewer: Pick<Principal, 'branchIds'>, parameters: unknown[], row: string): string {
  const visible = visibleTo(viewer, parameters);
  if (visible === 'true') return visible;
  return `EXISTS (SELECT FROM client c
                  WHERE c.organisation_id = ${row}.organisation_id AND c.id = ${row}.client_id AND ${visible})`;
}
