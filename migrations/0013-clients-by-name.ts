import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Clients are listed by name, page by page: all of them, of one kind, of one branch, or those with a flag (A22, L26, L28).
 *
 * Every name is `>= ''`; the condition keeps the indexes from what does not name it. On an empty table a foreign key would
 * be checked by the newest of them instead of by the client's key (`keyMadeLast`).
 */
export class ClientsByName0013 implements MigrationInterface {
  /** TypeORM sorts by the last 13 digits; those of 0009 begin with 9. */
  name = 'ClientsByName00139000000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX client_by_name ON client (organisation_id, name, id) WHERE name >= '';
      CREATE INDEX client_by_kind ON client (organisation_id, kind, name, id) WHERE name >= '';
      CREATE INDEX client_of_branch ON client (organisation_id, branch_id, name, id) WHERE name >= '';
      CREATE INDEX client_flagged ON client (organisation_id, name, id) WHERE flags <> '{}';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX client_by_name, client_by_kind, client_of_branch, client_flagged');
  }
}
