import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sent e-mails are found by the address they went to, however it is written (A05). It has a column of its own, because
 * under row level security no index of lower(to_address) is used: lower() is not leakproof, an equality of texts is. In byte
 * order, as nobody sorts by it: each mail that moves is written to this index again.
 */
export class MessagesByAddress0008 implements MigrationInterface {
  name = 'MessagesByAddress0008000000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message ADD COLUMN to_address_key text COLLATE "C" GENERATED ALWAYS AS (lower(to_address)) STORED;
      CREATE INDEX message_by_address ON message (organisation_id, to_address_key, number DESC)
        WHERE to_address_key IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE message DROP COLUMN to_address_key`);
  }
}
