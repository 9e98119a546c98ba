import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A client's list has the mails about it that go to its users; rules and kinds are searched by status as well (A05, A06). */
export class AboutClients0005 implements MigrationInterface {
  name = 'AboutClients0005000000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(aboutClient);
    await runner.query(byStatus);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(undone);
  }
}

const aboutClient = `
-- The client that a line for somebody else is about: what its decision says. Null on the client's own lines, so that a
-- library, which writes to its clients alone, pays nothing for it.
ALTER TABLE message
  ADD COLUMN about_client_id uuid,
  ADD FOREIGN KEY (organisation_id, about_client_id) REFERENCES client (organisation_id, id),
  ADD CHECK (client_id IS NULL OR about_client_id IS NULL);
-- The owner is bound to an organisation as well: a change for all of them is made without that, in this transaction.
ALTER TABLE decision NO FORCE ROW LEVEL SECURITY;
ALTER TABLE message NO FORCE ROW LEVEL SECURITY;
UPDATE message m SET about_client_id = d.client_id
FROM decision d
WHERE d.organisation_id = m.organisation_id AND d.id = m.decision_id AND m.client_id IS NULL AND d.client_id IS NOT NULL;
ALTER TABLE message FORCE ROW LEVEL SECURITY;
ALTER TABLE decision FORCE ROW LEVEL SECURITY;
CREATE INDEX message_about_client ON message (organisation_id, about_client_id, number DESC)
  WHERE about_client_id IS NOT NULL;`;

const byStatus = `
-- Of a rule's hundred thousand mails the few that were not sent, without a look at the others.
CREATE INDEX message_by_rule_status ON message (organisation_id, rule_id, status, number DESC) WHERE rule_id IS NOT NULL;
CREATE INDEX message_by_kind_status ON message (organisation_id, event_kind, status, number DESC)
  WHERE event_kind IS NOT NULL;`;

const undone = `
DROP INDEX message_by_rule_status, message_by_kind_status, message_about_client;
ALTER TABLE message DROP COLUMN about_client_id;`;
