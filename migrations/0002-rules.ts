import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bindTable, keepFiguresFresh, keyMadeLast } from './tenant-table.js';

/**
 * Who gets what: people around a client (users with access, contacts, groups), rules with the ways they reach a client,
 * cases with their plans, events that rules look at, and diagnoses of what went wrong. Nothing here is needed by an
 * organisation that only posts requests: rows switch it on, not flags (design §1).
 */
export class Rules0002 implements MigrationInterface {
  name = 'Rules0002000000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [people, rules, cases, events, diagnoses]) await runner.query(part);
    for (const table of RULES_TABLES) await runner.query(bindTable(table));
    for (const table of ['case_file', 'case_plan']) await runner.query(keepFiguresFresh(table));
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${RULES_TABLES.join(', ')} TO bode_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(undone);
    await runner.query(`DROP TABLE ${RULES_TABLES.toReversed().join(', ')} CASCADE`);
    await runner.query('DROP FUNCTION one_rule_set_at_a_time');
  }
}

/** Tables bound to one organisation that this migration makes, in an order in which their foreign keys can be made. */
export const RULES_TABLES = [
  'client_group',
  'client_access',
  'contact',
  'account_link',
  'staff_routing',
  'rule',
  'rule_set',
  'rule_set_item',
  'assignment',
  'case_file',
  'case_plan',
  'diagnosis',
] as const;

const people = `
CREATE TABLE client_group (
  organisation_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  email text,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, name)
);
ALTER TABLE client
  ADD COLUMN group_id uuid,
  ADD COLUMN manager_user_id uuid,
  -- How approval is confirmed (C11, C12); null asks the nearest node above, then the organisation (Cd1).
  ADD COLUMN confirmation text CHECK (confirmation IN ('none', 'pin', 'sms')),
  ADD FOREIGN KEY (organisation_id, group_id) REFERENCES client_group (organisation_id, id),
  ADD FOREIGN KEY (organisation_id, manager_user_id) REFERENCES user_account (organisation_id, id);
CREATE INDEX client_of_group ON client (organisation_id, group_id) WHERE group_id IS NOT NULL;
CREATE INDEX client_children ON client (organisation_id, parent_id) WHERE parent_id IS NOT NULL;
ALTER TABLE organisation
  ADD COLUMN default_confirmation text NOT NULL DEFAULT 'none' CHECK (default_confirmation IN ('none', 'pin', 'sms'));
ALTER TABLE user_account
  ADD COLUMN home_client_id uuid,
  ADD COLUMN intermediary boolean NOT NULL DEFAULT false,
  ADD COLUMN receive_as_contact boolean NOT NULL DEFAULT true,
  ADD COLUMN catch_all boolean NOT NULL DEFAULT false,
  ADD COLUMN modules text[] NOT NULL DEFAULT '{}',
  ADD FOREIGN KEY (organisation_id, home_client_id) REFERENCES client (organisation_id, id),
  ADD CHECK (side = 'client' OR (home_client_id IS NULL AND NOT intermediary AND NOT catch_all)),
  ADD CONSTRAINT user_account_roles_of_staff CHECK (side = 'staff' OR roles = '{}');
CREATE INDEX user_account_of_home ON user_account (organisation_id, home_client_id) WHERE home_client_id IS NOT NULL;
CREATE TABLE client_access (
  organisation_id uuid NOT NULL,
  user_id uuid NOT NULL,
  client_id uuid NOT NULL,
  -- C13: the notice types whose approval mails this user may get here.
  approval_notices text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (organisation_id, user_id, client_id),
  FOREIGN KEY (organisation_id, user_id) REFERENCES user_account (organisation_id, id),
  FOREIGN KEY (organisation_id, client_id) REFERENCES client (organisation_id, id)
);
CREATE INDEX client_access_of_client ON client_access (organisation_id, client_id);
CREATE TABLE contact (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  role text NOT NULL DEFAULT '',
  user_id uuid,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, client_id) REFERENCES client (organisation_id, id),
  FOREIGN KEY (organisation_id, user_id) REFERENCES user_account (organisation_id, id)
);
CREATE INDEX contact_of_client ON contact (organisation_id, client_id);
CREATE INDEX contact_of_user ON contact (organisation_id, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX contact_by_name ON contact (organisation_id, name, id);
-- A link of a welcome or forgot-password mail: works once, and only its hash is kept (E02, B04).
CREATE TABLE account_link (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  secret_hash bytea NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('welcome', 'password')),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, user_id) REFERENCES user_account (organisation_id, id)
);
CREATE INDEX account_link_of_user ON account_link (organisation_id, user_id, created_at);
ALTER TABLE message_type
  ADD COLUMN module text,
  ADD COLUMN notice_type text;
CREATE TABLE staff_routing (
  organisation_id uuid NOT NULL,
  type_code text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('cascade', 'personalised')),
  user_ids uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (organisation_id, type_code),
  FOREIGN KEY (organisation_id, type_code) REFERENCES message_type (organisation_id, code)
);`;

const rules = `
CREATE TABLE rule (
  organisation_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  type_code text NOT NULL,
  -- A34: event and case type; without a case type any case will do, and none.
  trigger_kind text NOT NULL CHECK (trigger_kind <> ''),
  trigger_case_type text,
  -- A35: [{field, operator, value}], all must hold.
  conditions jsonb NOT NULL DEFAULT '[]',
  -- A10: selectors to tick, in order.
  recipients text[] NOT NULL DEFAULT '{}',
  delay_days integer CHECK (delay_days BETWEEN 0 AND 3650),
  delay_hour integer CHECK (delay_hour BETWEEN 0 AND 23),
  active boolean NOT NULL DEFAULT true,
  scope text NOT NULL CHECK (scope IN ('all', 'assigned')),
  created_at timestamptz NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  UNIQUE (organisation_id, name),
  FOREIGN KEY (organisation_id, type_code) REFERENCES message_type (organisation_id, code),
  CHECK (delay_hour IS NULL OR delay_days IS NOT NULL)
);
${keyMadeLast('rule')}
CREATE INDEX rule_by_trigger ON rule (organisation_id, trigger_kind) WHERE active;
CREATE TABLE rule_set (
  organisation_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, name)
);
CREATE TABLE rule_set_item (
  organisation_id uuid NOT NULL,
  rule_set_id uuid NOT NULL,
  rule_id uuid NOT NULL,
  PRIMARY KEY (organisation_id, rule_set_id, rule_id),
  FOREIGN KEY (organisation_id, rule_set_id) REFERENCES rule_set (organisation_id, id),
  FOREIGN KEY (organisation_id, rule_id) REFERENCES rule (organisation_id, id)
);
CREATE INDEX rule_set_item_of_rule ON rule_set_item (organisation_id, rule_id);
CREATE TABLE assignment (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  rule_id uuid,
  rule_set_id uuid,
  starts_on date NOT NULL,
  -- The last day, included.
  ends_on date,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, client_id) REFERENCES client (organisation_id, id),
  FOREIGN KEY (organisation_id, rule_id) REFERENCES rule (organisation_id, id),
  FOREIGN KEY (organisation_id, rule_set_id) REFERENCES rule_set (organisation_id, id),
  CHECK ((rule_id IS NULL) <> (rule_set_id IS NULL)),
  CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
-- Led by the client and then the rule: an event asks for the few rules it triggers, however many are assigned.
CREATE INDEX assignment_of_client_rule ON assignment (organisation_id, client_id, rule_id) WHERE rule_id IS NOT NULL;
CREATE INDEX assignment_of_client_set ON assignment (organisation_id, client_id) WHERE rule_set_id IS NOT NULL;
CREATE INDEX assignment_of_rule ON assignment (organisation_id, rule_id) WHERE rule_id IS NOT NULL;
CREATE INDEX assignment_of_set ON assignment (organisation_id, rule_set_id) WHERE rule_set_id IS NOT NULL;
-- Ad5: one rule set at a time at a node. A range exclusion would need an extension that not every server has.
CREATE FUNCTION one_rule_set_at_a_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.rule_set_id IS NULL THEN RETURN NEW; END IF;
  -- Two assignments at the same node wait for each other, or neither would see the other.
  PERFORM FROM client WHERE organisation_id = NEW.organisation_id AND id = NEW.client_id FOR UPDATE;
  IF EXISTS (
    SELECT FROM assignment a
    WHERE a.organisation_id = NEW.organisation_id AND a.client_id = NEW.client_id AND a.id <> NEW.id
      AND a.rule_set_id IS NOT NULL
      AND daterange(a.starts_on, a.ends_on, '[]') && daterange(NEW.starts_on, NEW.ends_on, '[]')
  ) THEN
    RAISE EXCEPTION 'another rule set is assigned to this client in this period'
      USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'assignment_one_set_at_a_time';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assignment_one_set_at_a_time BEFORE INSERT OR UPDATE ON assignment
  FOR EACH ROW EXECUTE FUNCTION one_rule_set_at_a_time();`;

const cases = `
-- "case" is a word of SQL.
CREATE TABLE case_file (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  -- The case's name in the system that owns it.
  external_id text NOT NULL CHECK (external_id <> ''),
  client_id uuid NOT NULL,
  type text NOT NULL CHECK (type <> ''),
  start_date date NOT NULL,
  closed_at timestamptz,
  -- A10: {role: user id}
  roles jsonb NOT NULL DEFAULT '{}',
  data jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, external_id),
  FOREIGN KEY (organisation_id, client_id) REFERENCES client (organisation_id, id)
);
CREATE INDEX case_file_of_client ON case_file (organisation_id, client_id, start_date DESC);
CREATE INDEX case_file_open ON case_file (organisation_id, client_id) WHERE closed_at IS NULL;
-- Ad2: the rules that hold for a case, fixed when it opens.
CREATE TABLE case_plan (
  organisation_id uuid NOT NULL,
  case_id uuid NOT NULL,
  rule_id uuid NOT NULL,
  -- Where it came from: {mode, client, startsOn, set?}, as it was then.
  source jsonb NOT NULL,
  planned_at timestamptz NOT NULL,
  -- A33: taken out by somebody; the row stays, so that the case can say so.
  cancelled_at timestamptz,
  PRIMARY KEY (organisation_id, case_id, rule_id),
  FOREIGN KEY (organisation_id, case_id) REFERENCES case_file (organisation_id, id),
  FOREIGN KEY (organisation_id, rule_id) REFERENCES rule (organisation_id, id)
);
CREATE INDEX case_plan_of_rule ON case_plan (organisation_id, rule_id);`;

const events = `
ALTER TABLE event
  ADD COLUMN user_id uuid,
  ADD COLUMN case_id uuid,
  -- When an event that Bode appended itself is to be decided; null once it was, and where that happened on arrival.
  ADD COLUMN decide_at timestamptz,
  ADD FOREIGN KEY (organisation_id, user_id) REFERENCES user_account (organisation_id, id),
  ADD FOREIGN KEY (organisation_id, case_id) REFERENCES case_file (organisation_id, id);
ALTER TABLE due_work DROP CONSTRAINT due_work_kind_check,
  ADD CONSTRAINT due_work_kind_check CHECK (kind IN ('email', 'batch', 'bounce', 'event'));
CREATE INDEX event_to_decide ON event (organisation_id, decide_at) WHERE decide_at IS NOT NULL;
CREATE INDEX event_of_client ON event (organisation_id, client_id, received_at DESC) WHERE kind <> 'message.requested';
CREATE INDEX event_of_case ON event (organisation_id, case_id, received_at DESC) WHERE case_id IS NOT NULL;
ALTER TABLE decision
  ADD COLUMN rule_id uuid,
  ADD COLUMN case_id uuid,
  ADD COLUMN user_id uuid,
  ADD FOREIGN KEY (organisation_id, rule_id) REFERENCES rule (organisation_id, id),
  ADD FOREIGN KEY (organisation_id, case_id) REFERENCES case_file (organisation_id, id),
  ADD FOREIGN KEY (organisation_id, user_id) REFERENCES user_account (organisation_id, id);
CREATE INDEX decision_of_rule ON decision (organisation_id, rule_id, decided_at DESC) WHERE rule_id IS NOT NULL;
CREATE INDEX decision_of_case ON decision (organisation_id, case_id, rule_id) WHERE case_id IS NOT NULL;
CREATE INDEX decision_of_client ON decision (organisation_id, client_id, decided_at DESC) WHERE client_id IS NOT NULL;`;

const diagnoses = `
CREATE TABLE diagnosis (
  organisation_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  procedure text NOT NULL CHECK (procedure IN ('A', 'B', 'C', 'D', 'E')),
  input jsonb NOT NULL,
  -- What each step looked at and found, in order; append-only in spirit, rewritten as a whole with each answer.
  steps jsonb NOT NULL DEFAULT '[]',
  -- The question that waits for an answer; null once there is an outcome.
  question jsonb,
  outcome text,
  -- What the outcome is about, and what else is worth knowing: {which, subject, also}.
  ending jsonb,
  client_id uuid,
  started_by uuid,
  started_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, client_id) REFERENCES client (organisation_id, id),
  FOREIGN KEY (organisation_id, started_by) REFERENCES user_account (organisation_id, id),
  CHECK ((question IS NULL) = (outcome IS NOT NULL)),
  CHECK ((ending IS NULL) = (outcome IS NULL))
);
CREATE INDEX diagnosis_by_time ON diagnosis (organisation_id, updated_at DESC);
CREATE INDEX diagnosis_by_outcome ON diagnosis (organisation_id, outcome, updated_at DESC) WHERE outcome IS NOT NULL;`;

const undone = `
ALTER TABLE decision DROP COLUMN rule_id, DROP COLUMN case_id, DROP COLUMN user_id;
DROP INDEX decision_of_client;
ALTER TABLE event DROP COLUMN user_id, DROP COLUMN case_id, DROP COLUMN decide_at;
DROP INDEX event_of_client;
DELETE FROM due_work WHERE kind = 'event';
ALTER TABLE due_work DROP CONSTRAINT due_work_kind_check,
  ADD CONSTRAINT due_work_kind_check CHECK (kind IN ('email', 'batch', 'bounce'));
ALTER TABLE message_type DROP COLUMN module, DROP COLUMN notice_type;
ALTER TABLE user_account DROP COLUMN home_client_id, DROP COLUMN intermediary, DROP COLUMN receive_as_contact,
  DROP COLUMN catch_all, DROP COLUMN modules, DROP CONSTRAINT user_account_roles_of_staff;
ALTER TABLE organisation DROP COLUMN default_confirmation;
ALTER TABLE client DROP COLUMN group_id, DROP COLUMN manager_user_id, DROP COLUMN confirmation;
DROP INDEX client_children;`;
