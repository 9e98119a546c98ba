import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bindTable } from './tenant-table.js';
import { USER_KEYS, USER_KEYS_UNDONE } from './user-keys.js';

/**
 * Lists and searches read from indexes of their own (A05, A06, A26, L24, N03), names of envelopes in the reader's
 * language, and a revision for people, so that nobody's change is lost.
 */
export class FoundAndTold0004 implements MigrationInterface {
  name = 'FoundAndTold0004000000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [messages, clients, users, lists, profiles]) await runner.query(part);
    for (const table of FOUND_TABLES) await runner.query(bindTable(table));
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${FOUND_TABLES.join(', ')} TO bode_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(undone);
  }
}

export const FOUND_TABLES = ['user_key'] as const;

/** The owner is bound to an organisation as well: a change for all of them is made without that, in this transaction. */
function forAll(table: string, change: string): string {
  return `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;
${change};
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`;
}

const messages = `
-- What its decision says, on the line itself: lists are read from indexes of lines (A05, A06). Null where a system asked
-- for the message directly, so that a library pays nothing for what it has not.
ALTER TABLE message
  ADD COLUMN other_items integer NOT NULL DEFAULT 0 CHECK (other_items >= 0),
  ADD COLUMN rule_id uuid,
  ADD COLUMN event_kind text,
  ADD FOREIGN KEY (organisation_id, rule_id) REFERENCES rule (organisation_id, id),
  ADD CHECK (rule_id IS NULL OR event_kind IS NOT NULL);
ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE decision NO FORCE ROW LEVEL SECURITY;
${forAll(
  'message',
  `UPDATE message m SET rule_id = d.rule_id, event_kind = e.kind
FROM decision d JOIN event e ON e.organisation_id = d.organisation_id AND e.id = d.event_id
WHERE d.organisation_id = m.organisation_id AND d.id = m.decision_id AND e.kind <> 'message.requested'`,
)}
ALTER TABLE event FORCE ROW LEVEL SECURITY;
ALTER TABLE decision FORCE ROW LEVEL SECURITY;
CREATE INDEX message_of_user ON message (organisation_id, user_id, number DESC) WHERE user_id IS NOT NULL;
CREATE INDEX message_by_rule ON message (organisation_id, rule_id, number DESC) WHERE rule_id IS NOT NULL;
CREATE INDEX message_by_kind ON message (organisation_id, event_kind, number DESC) WHERE event_kind IS NOT NULL;`;

const clients = `
-- Prefix search by range, first among the keys that are the client's own, for a town or a street is shared by thousands.
-- Keys made before count as the client's own until the client is next written.
ALTER TABLE client_key
  ADD COLUMN of_address boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT client_key_pkey,
  ADD PRIMARY KEY (organisation_id, of_address, key, client_id);
ALTER TABLE client_key ALTER of_address DROP DEFAULT;`;

const users = `
ALTER TABLE client_group ADD COLUMN revision integer NOT NULL DEFAULT 1;
ALTER TABLE user_account ADD COLUMN revision integer NOT NULL DEFAULT 1;
ALTER TABLE contact ADD COLUMN revision integer NOT NULL DEFAULT 1;
${USER_KEYS}`;

const lists = `
DROP INDEX assignment_of_rule, assignment_of_set, diagnosis_by_time, diagnosis_by_outcome;
CREATE INDEX assignment_of_client ON assignment (organisation_id, client_id, id);
CREATE INDEX assignment_of_rule ON assignment (organisation_id, rule_id, id) WHERE rule_id IS NOT NULL;
CREATE INDEX assignment_of_set ON assignment (organisation_id, rule_set_id, id) WHERE rule_set_id IS NOT NULL;
CREATE INDEX case_file_open_newest ON case_file (organisation_id, id DESC) WHERE closed_at IS NULL;
CREATE INDEX diagnosis_by_time ON diagnosis (organisation_id, updated_at DESC, id DESC);
CREATE INDEX diagnosis_by_outcome ON diagnosis (organisation_id, outcome, updated_at DESC, id DESC) WHERE outcome IS NOT NULL;
CREATE INDEX diagnosis_of_client ON diagnosis (organisation_id, client_id, updated_at DESC, id DESC) WHERE client_id IS NOT NULL;`;

const profiles = `
ALTER TABLE envelope_profile ADD COLUMN names jsonb;
${forAll(
  'envelope_profile',
  `UPDATE envelope_profile SET names = jsonb_build_object('nl', name, 'en', CASE code
  WHEN 'nl-right' THEN 'DL, window on the right (Netherlands)'
  WHEN 'be-right' THEN 'DL, window on the right (Belgium)'
  WHEN 'de-b' THEN 'DL, window on the left (DIN 5008 B)'
  ELSE name END)`,
)}
ALTER TABLE envelope_profile ALTER names SET NOT NULL, DROP COLUMN name;`;

const undone = `
ALTER TABLE envelope_profile ADD COLUMN name text;
${forAll('envelope_profile', `UPDATE envelope_profile SET name = names->>'nl'`)}
ALTER TABLE envelope_profile ALTER name SET NOT NULL, DROP COLUMN names;
DROP INDEX assignment_of_client, assignment_of_rule, assignment_of_set, case_file_open_newest, diagnosis_by_time,
  diagnosis_by_outcome, diagnosis_of_client;
CREATE INDEX assignment_of_rule ON assignment (organisation_id, rule_id) WHERE rule_id IS NOT NULL;
CREATE INDEX assignment_of_set ON assignment (organisation_id, rule_set_id) WHERE rule_set_id IS NOT NULL;
CREATE INDEX diagnosis_by_time ON diagnosis (organisation_id, updated_at DESC);
CREATE INDEX diagnosis_by_outcome ON diagnosis (organisation_id, outcome, updated_at DESC) WHERE outcome IS NOT NULL;
${USER_KEYS_UNDONE}
DROP TABLE user_key;
ALTER TABLE contact DROP COLUMN revision;
ALTER TABLE user_account DROP COLUMN revision;
ALTER TABLE client_group DROP COLUMN revision;
${forAll(
  'client_key',
  `DELETE FROM client_key k USING client_key o
WHERE k.of_address AND NOT o.of_address AND o.organisation_id = k.organisation_id AND o.key = k.key AND o.client_id = k.client_id`,
)}
ALTER TABLE client_key DROP CONSTRAINT client_key_pkey, DROP COLUMN of_address,
  ADD PRIMARY KEY (organisation_id, key, client_id);
DROP INDEX message_of_user, message_by_rule, message_by_kind;
ALTER TABLE message DROP COLUMN rule_id, DROP COLUMN event_kind, DROP COLUMN other_items;`;
