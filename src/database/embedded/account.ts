import type { Account } from '../../config/data-dir.js';

/** `nobody` on Linux. PostgreSQL needs no home, no shell and no name of its own, so no user has to be created. */
const NOBODY: Account = { uid: 65_534, gid: 65_534 };

/** As whom the embedded PostgreSQL runs: as ourselves, but PostgreSQL refuses root. */
export function serverAccount(): Account | undefined {
  return process.getuid?.() === 0 ? NOBODY : undefined;
}
