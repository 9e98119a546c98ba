import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Since when the mail relay takes nothing, as the workers see it: one row, and none while it works. All organisations share
 * the relay, so the table belongs to none; what it said is about the house, not about an addressee.
 */
export class MailRelay0011 implements MigrationInterface {
  /** TypeORM sorts by the last 13 digits; those of 0009 begin with 9. */
  name = 'MailRelay00119000000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail_relay (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        failing_since timestamptz NOT NULL,
        reply text NOT NULL
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON mail_relay TO bode_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mail_relay');
  }
}
