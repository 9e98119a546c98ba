import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../config/token.js';
import type { Config } from '../config/load.js';
import { isId } from '../common/ids.js';

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

  async remove(organisationId: string, batchId: string): Promise<void> {
    await rm(this.folder(organisationId, batchId), { recursive: true, force: true });
  }

  private folder(organisationId: string, batchId: string): string {
    // Both come from the database; checked all the same, because they become a path.
    if (!isId(organisationId) || !isId(batchId)) throw new Error('Not the id of a batch');
    return join(this.config.dataDir, 'batches', organisationId, batchId);
  }
}
