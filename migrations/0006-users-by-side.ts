import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An office with thousands of client users lists its own staff, and who is not active any more, without reading all. */
export class UsersBySide0006 implements MigrationInterface {
  name = 'UsersBySide0006000000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX user_account_by_side ON user_account (organisation_id, side, email);
      CREATE INDEX user_account_inactive ON user_account (organisation_id, email) WHERE NOT active;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX user_account_by_side, user_account_inactive`);
  }
}
