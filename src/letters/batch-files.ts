import { mkdir, readdir, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../config/token.js';
import type { Config } from '../config/load.js';
import { isId } from '../common/ids.js';

/** How the name of a file ends that is not whole yet (`writeBatchPdf`). */
const UNFINISHED = '.part';

/** Where the PDFs of batches stand: `DATA_DIR/batches/<organisation>/<batch>/<revision>-<n>.pdf`. */
@Injectable()
export class BatchFiles {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'dataDir'>) {}

  path(organisationId: string, batchId: string, revision: number, n: number): string {
    return join(this.folder(organisationId, batchId), `${revision}-${n}.pdf`);
  }

  async makeFolder(organisationId: string, batchId: string): Promise<void> {
    await mkdir(this.folder(organisationId, batchId), { recursive: true, mode: 0o700 });
  }

  /** Removes what workers that were killed left half written. Only while no other worker writes there. */
  async removeUnfinished(): Promise<void> {
    const root = this.root();
    const names = await readdir(root, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      // Nothing was ever prepared.
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    for (const name of names) {
      if (extname(name) === UNFINISHED) await rm(join(root, name), { force: true });
    }
  }

  private root(): string {
    return join(this.config.dataDir, 'batches');
  }

  private folder(organisationId: string, batchId: string): string {
    // Both come from the database; checked all the same, because they become a path.
    if (!isId(organisationId) || !isId(batchId)) throw new Error('Not the id of a batch');
    return join(this.root(), organisationId, batchId);
  }
}
