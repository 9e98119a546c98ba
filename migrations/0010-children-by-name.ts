import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first names right under a client are read in their order (A18): a department has thousands of employments. */
export class ChildrenByName0010 implements MigrationInterface {
  /** TypeORM sorts by the last 13 digits; those of 0009 begin with 9. */
  name = 'ChildrenByName00109000000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX client_children;
      CREATE INDEX client_children ON client (organisation_id, parent_id, name, id) WHERE parent_id IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX client_children;
      CREATE INDEX client_children ON client (organisation_id, parent_id) WHERE parent_id IS NOT NULL;`);
  }
}
