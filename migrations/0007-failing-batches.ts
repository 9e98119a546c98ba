import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keyMadeLast } from './tenant-table.js';

const REFERENCE = 'FOREIGN KEY (organisation_id, batch_id) REFERENCES batch (organisation_id, id)';

/**
 * A batch that can't be made is not tried for ever: it counts its failures, and says why it was given up. Its key is made
 * anew, as its other indexes looked as good to a check of a foreign key on an empty table.
 */
export class FailingBatches0007 implements MigrationInterface {
  name = 'FailingBatches0007000000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE batch
        ADD COLUMN failures integer NOT NULL DEFAULT 0,
        ADD COLUMN failed_reason text,
        ADD COLUMN failed_detail text;
      ALTER TABLE message DROP CONSTRAINT message_organisation_id_batch_id_fkey;
      ALTER TABLE batch_file DROP CONSTRAINT batch_file_organisation_id_batch_id_fkey;
      ALTER TABLE batch DROP CONSTRAINT batch_pkey;
      ${keyMadeLast('batch')}
      ALTER TABLE message ADD ${REFERENCE};
      ALTER TABLE batch_file ADD ${REFERENCE};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE batch DROP COLUMN failures, DROP COLUMN failed_reason, DROP COLUMN failed_detail`);
  }
}
