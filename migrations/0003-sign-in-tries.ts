import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tries to sign in, counted for all processes and across restarts. Nobody is known yet when they are counted, so the
 * table belongs to no organisation; its keys are hashes, so it holds no names and no addresses either.
 */
export class SignInTries0003 implements MigrationInterface {
  name = 'SignInTries0003000000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sign_in_tries (
        key bytea PRIMARY KEY,
        tries integer NOT NULL CHECK (tries > 0),
        until timestamptz NOT NULL
      );
      CREATE INDEX sign_in_tries_until ON sign_in_tries (until);
      GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_tries TO bode_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sign_in_tries');
  }
}
