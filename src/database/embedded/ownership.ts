import { lchown, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from '../../config/data-dir.js';
import { serverAccount } from './account.js';

/** Makes the account the owner of a folder and of all in it; links are given, not followed. */
export async function giveTo(path: string, account: Account): Promise<void> {
  await lchown(path, account.uid, account.gid);
  for (const entry of await readdir(path, { recursive: true })) {
    await lchown(join(path, entry), account.uid, account.gid);
  }
}

/**
 * As whom the server of this cluster has to run: PostgreSQL wants the owner of the files. Root can be anybody, so it
 * becomes that owner, and a cluster made by a normal user works for root too without being taken from that user.
 */
export async function accountFor(clusterDir: string): Promise<Account | undefined> {
  const account = serverAccount();
  if (!account) return undefined;
  const owner = await stat(clusterDir).catch(() => undefined);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : account;
}
