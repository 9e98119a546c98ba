import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why the mails of one rule, or of one kind of event, were not sent (A06): without a look at all others that have the same
 * reason. Lines with a reason are few, and in a library, which has no rules, none of them is in here.
 */
export class CausesByReason0009 implements MigrationInterface {
  name = 'CausesByReason0009000000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX message_by_rule_reason ON message (organisation_id, rule_id, reason, number DESC)
        WHERE rule_id IS NOT NULL AND reason IS NOT NULL;
      CREATE INDEX message_by_kind_reason ON message (organisation_id, event_kind, reason, number DESC)
        WHERE event_kind IS NOT NULL AND reason IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX message_by_rule_reason, message_by_kind_reason`);
  }
}
