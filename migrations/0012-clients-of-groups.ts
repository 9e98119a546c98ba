import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The clients of a group are listed by name, page by page: a group may hold most of an office (E05). */
export class ClientsOfGroups0012 implements MigrationInterface {
  /** TypeORM sorts by the last 13 digits; those of 0009 begin with 9. */
  name = 'ClientsOfGroups00129000000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX client_of_group;
      CREATE INDEX client_of_group ON client (organisation_id, group_id, name, id) WHERE group_id IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX client_of_group;
      CREATE INDEX client_of_group ON client (organisation_id, group_id) WHERE group_id IS NOT NULL;`);
  }
}
