import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sent e-mails are found by where they went (A05). */
export class MessagesByAddress0008 implements MigrationInterface {
  name = 'MessagesByAddress0008000000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX message_by_address ON message (organisation_id, lower(to_address), number DESC)
        WHERE to_address IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX message_by_address`);
  }
}
