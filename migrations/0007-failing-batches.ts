import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A batch that can't be made is not tried for ever: it counts its failures, and says why it was given up. */
export class FailingBatches0007 implements MigrationInterface {
  name = 'FailingBatches0007000000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE batch
        ADD COLUMN failures integer NOT NULL DEFAULT 0,
        ADD COLUMN failed_reason text,
        ADD COLUMN failed_detail text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE batch DROP COLUMN failures, DROP COLUMN failed_reason, DROP COLUMN failed_detail`);
  }
}
