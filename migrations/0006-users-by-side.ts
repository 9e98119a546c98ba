import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An office with thousands of client users lists its own staff, and who is not active any more, without reading all.
 *
 * Each index is of a part of the users, so that none of them looks as good as the key to a check of a foreign key on an
 * empty table (`keyMadeLast`).
 */
export class UsersBySide0006 implements MigrationInterface {
  name = 'UsersBySide0006000000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX user_account_of_staff ON user_account (organisation_id, email) WHERE side = 'staff';
      CREATE INDEX user_account_of_clients ON user_account (organisation_id, email) WHERE side = 'client';
      CREATE INDEX user_account_inactive ON user_account (organisation_id, email) WHERE NOT active;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX user_account_of_staff, user_account_of_clients, user_account_inactive`);
  }
}
