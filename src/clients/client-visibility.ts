import type { Principal } from '../auth/principal.js';

/**
 * L28 as a condition on the table `client c`: an account sees the clients of its branches, those of no branch, and those
 * whom one of its branches has written to, so that no message in its list leads to a client it may not see.
 *
 * @param parameters of the statement; what the condition needs is added to them
 */
export function visibleTo({ branchIds }: Pick<Principal, 'branchIds'>, parameters: unknown[]): string {
  if (branchIds === 'all') return 'true';
  parameters.push(branchIds);
  const branches = `ANY ($${parameters.length}::uuid[])`;
  return `(c.branch_id IS NULL OR c.branch_id = ${branches} OR EXISTS (
    SELECT FROM message m
    WHERE m.organisation_id = c.organisation_id AND m.client_id = c.id AND m.branch_id = ${branches}))`;
}
