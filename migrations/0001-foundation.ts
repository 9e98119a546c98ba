import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bindTable, keepFiguresFresh, keyMadeLast } from './tenant-table.js';

/**
 * The whole first schema.
 *
 * Two kinds of tables (design §9). Global ones: organisation, login, api_key, session, due_work, relay_bounce; they
 * hold what must be known before the organisation is. Every other table leads its primary key, foreign keys, unique
 * constraints and indexes with organisation_id and has a row level security policy on it. Text with CHECK instead of
 * enums: under row level security only leakproof operators may use an index.
 *
 * A busy table that always refers to another row of its organisation has no foreign key to the organisation itself: it
 * follows, and checking it locked that one row for each line of a night's run (a fifth of the time of a mail's moves).
 */
export class Foundation0001 implements MigrationInterface {
  name = 'Foundation0001000000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(boundRole);
    await runner.query(globalTables);
    await runner.query(organisationTables);
    await runner.query(clientTables);
    await runner.query(typeTables);
    await runner.query(batchTables);
    await runner.query(messageTables);
    await runner.query(bounceTables);
    await runner.query(auditTable);
    for (const table of FOUNDATION_TABLES) await runner.query(bindTable(table));
    for (const table of BUSY) await runner.query(keepFiguresFresh(table));
    await runner.query(grants);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = FOUNDATION_TABLES.toReversed().join(', ');
    await runner.query(`DROP TABLE ${tables}, relay_bounce, due_work, session, api_key, login, organisation CASCADE`);
  }
}

/** Tables bound to one organisation, in an order in which their foreign keys can be made. */
export const FOUNDATION_TABLES = [
  'counter',
  'print_group',
  'branch',
  'envelope_profile',
  'user_account',
  'client',
  'client_key',
  'message_type',
  'text_version',
  'client_preference',
  'run',
  'event',
  'decision',
  'batch',
  'batch_file',
  'message',
  'message_event',
  'bounce',
  'staff_action',
] as const;

/** The application's role: owns nothing, bypasses nothing. Made here unless whoever runs the cluster made it before. */
const boundRole = `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bode_app') THEN
    BEGIN
      CREATE ROLE bode_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this cluster was faster
    END;
  END IF;
  -- Since PostgreSQL 16 who made a role may administer it and yet not take it.
  IF NOT pg_has_role(current_user, 'bode_app',
                     CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) THEN
    EXECUTE format('GRANT bode_app TO %I', current_user);
  END IF;
END $$`;

const globalTables = `
CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  name text NOT NULL CHECK (name <> ''),
  language text NOT NULL CHECK (language ~ '^[a-z]{2}$'),
  country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  zone text NOT NULL,
  communication_email text,
  functional_email text,
  envelope_profile text NOT NULL,
  return_address jsonb NOT NULL DEFAULT '{}',
  support_contact text,
  main_branch_id uuid,
  settings jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE login (
  email text PRIMARY KEY CHECK (email = lower(email)),
  organisation_id uuid NOT NULL REFERENCES organisation,
  user_id uuid NOT NULL
);
CREATE TABLE api_key (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  name text NOT NULL,
  secret_hash bytea NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz,
  UNIQUE (organisation_id, id)
);
CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  user_id uuid NOT NULL,
  csrf_token text NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  flash jsonb
);
CREATE INDEX session_expiry ON session (expires_at);
CREATE TABLE due_work (
  organisation_id uuid NOT NULL REFERENCES organisation,
  kind text NOT NULL CHECK (kind IN ('email', 'batch', 'bounce')),
  next_due_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, kind)
);
CREATE INDEX due_work_next ON due_work (kind, next_due_at);
CREATE TABLE relay_bounce (
  id uuid PRIMARY KEY,
  raw bytea NOT NULL,
  raw_hash bytea NOT NULL UNIQUE,
  received_at timestamptz NOT NULL,
  reading jsonb NOT NULL
);`;

const organisationTables = `
CREATE TABLE counter (
  organisation_id uuid NOT NULL REFERENCES organisation,
  name text NOT NULL,
  next bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, name)
);
CREATE TABLE print_group (
  organisation_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, name)
);
CREATE TABLE branch (
  organisation_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  email text,
  reply_to text,
  print_group_id uuid NOT NULL,
  return_address jsonb,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, code),
  FOREIGN KEY (organisation_id, print_group_id) REFERENCES print_group (organisation_id, id)
);
CREATE TABLE envelope_profile (
  organisation_id uuid NOT NULL REFERENCES organisation,
  code text NOT NULL,
  name text NOT NULL,
  envelope_width numeric(6, 2) NOT NULL CHECK (envelope_width > 0),
  envelope_height numeric(6, 2) NOT NULL CHECK (envelope_height > 0),
  window_width numeric(6, 2) NOT NULL CHECK (window_width > 0),
  window_height numeric(6, 2) NOT NULL CHECK (window_height > 0),
  side text NOT NULL CHECK (side IN ('left', 'right')),
  side_distance numeric(6, 2) NOT NULL CHECK (side_distance >= 0),
  bottom_distance numeric(6, 2) NOT NULL CHECK (bottom_distance >= 0),
  fold numeric(6, 2) NOT NULL CHECK (fold > 0),
  provisional boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organisation_id, code)
);
CREATE TABLE user_account (
  organisation_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('staff', 'client')),
  name text NOT NULL,
  email text NOT NULL,
  password_hash text,
  roles text[] NOT NULL DEFAULT '{}'
    CHECK (roles <@ ARRAY['circulation', 'print', 'configuration', 'admin']),
  all_branches boolean NOT NULL DEFAULT false,
  branch_ids uuid[] NOT NULL DEFAULT '{}',
  print_group_ids uuid[] NOT NULL DEFAULT '{}',
  language text NOT NULL DEFAULT 'nl',
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organisation_id, email)
);
${keyMadeLast('user_account')}
ALTER TABLE organisation ADD FOREIGN KEY (id, main_branch_id) REFERENCES branch (organisation_id, id);
ALTER TABLE login ADD FOREIGN KEY (organisation_id, user_id) REFERENCES user_account (organisation_id, id);
ALTER TABLE session ADD FOREIGN KEY (organisation_id, user_id) REFERENCES user_account (organisation_id, id);`;

const clientTables = `
CREATE TABLE client (
  organisation_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  external_id text NOT NULL CHECK (external_id <> ''),
  card_numbers text[] NOT NULL DEFAULT '{}',
  parent_id uuid,
  kind text NOT NULL DEFAULT 'client',
  name text NOT NULL,
  birth_date date,
  salutation text,
  language text CHECK (language ~ '^[a-z]{2}$'),
  emails text[] NOT NULL DEFAULT '{}',
  postal jsonb,
  flags text[] NOT NULL DEFAULT '{}' CHECK (flags <@ ARRAY['deceased', 'do-not-contact', 'moved']),
  branch_id uuid,
  corrections jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (organisation_id, external_id),
  FOREIGN KEY (organisation_id, branch_id) REFERENCES branch (organisation_id, id)
);
${keyMadeLast('client')}
ALTER TABLE client ADD FOREIGN KEY (organisation_id, parent_id) REFERENCES client (organisation_id, id);
-- What a client can be found by (L24): normalised words of the name, card numbers, addresses. Prefix search by range.
CREATE TABLE client_key (
  organisation_id uuid NOT NULL,
  key text COLLATE "C" NOT NULL,
  client_id uuid NOT NULL,
  PRIMARY KEY (organisation_id, key, client_id),
  FOREIGN KEY (organisation_id, client_id) REFERENCES client (organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX client_key_of_client ON client_key (organisation_id, client_id);`;

const typeTables = `
CREATE TABLE message_type (
  organisation_id uuid NOT NULL REFERENCES organisation,
  code text NOT NULL CHECK (code ~ '^[A-Z0-9]{3}$'),
  names jsonb NOT NULL,
  audience text NOT NULL CHECK (audience IN ('client', 'staff')),
  system boolean NOT NULL DEFAULT false,
  formats text[] NOT NULL CHECK (formats <@ ARRAY['email', 'letter'] AND cardinality(formats) > 0),
  default_format text NOT NULL,
  on_not_sent text NOT NULL CHECK (on_not_sent IN ('letter', 'wait-for-resend')),
  on_bounce text NOT NULL CHECK (on_bounce IN ('letter', 'none')),
  require_postal_address boolean NOT NULL DEFAULT false,
  mandatory boolean NOT NULL DEFAULT false,
  retention_days integer NOT NULL CHECK (retention_days BETWEEN 3 AND 3650),
  revision integer NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, code),
  CHECK (default_format = ANY (formats)),
  -- Dd5: a type without a letter form can't make one.
  CHECK ('letter' = ANY (formats) OR (on_not_sent = 'wait-for-resend' AND on_bounce = 'none'))
);
CREATE TABLE text_version (
  organisation_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  type_code text NOT NULL,
  language text NOT NULL CHECK (language ~ '^[a-z]{2}$'),
  version integer NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'published')),
  subject text NOT NULL,
  body text NOT NULL,
  letter_body text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, type_code, language, version),
  FOREIGN KEY (organisation_id, type_code) REFERENCES message_type (organisation_id, code)
);
CREATE TABLE client_preference (
  organisation_id uuid NOT NULL REFERENCES organisation,
  client_id uuid NOT NULL,
  type_code text NOT NULL,
  format text NOT NULL CHECK (format IN ('email', 'letter')),
  PRIMARY KEY (organisation_id, client_id, type_code),
  FOREIGN KEY (organisation_id, client_id) REFERENCES client (organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, type_code) REFERENCES message_type (organisation_id, code)
);`;

/**
 * Each mail moves twice (claimed, sent), and each move writes it anew into every index that has it. So what is claimed or
 * sent stands in few of them: keys, client, decision, reference, and the choices of a list that never change. No index
 * could take part in HOT updates, since most of them depend on the status; a lower fillfactor would only cost room.
 */
const messageTables = `
CREATE TABLE run (
  organisation_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  started_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, name)
);
CREATE TABLE event (
  organisation_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  body_hash bytea NOT NULL,
  run_id uuid,
  kind text NOT NULL,
  origin text NOT NULL CHECK (origin IN ('interactive', 'integration', 'system')),
  client_id uuid,
  actor_user_id uuid,
  data jsonb NOT NULL,
  received_at timestamptz NOT NULL,
  UNIQUE (organisation_id, key),
  FOREIGN KEY (organisation_id, run_id) REFERENCES run (organisation_id, id),
  FOREIGN KEY (organisation_id, client_id) REFERENCES client (organisation_id, id),
  FOREIGN KEY (organisation_id, actor_user_id) REFERENCES user_account (organisation_id, id)
);
${keyMadeLast('event')}
CREATE TABLE decision (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  event_id uuid NOT NULL,
  type_code text NOT NULL,
  client_id uuid,
  outcome text NOT NULL CHECK (outcome IN ('addressed', 'partly', 'nobody', 'skipped')),
  reason text,
  trace jsonb NOT NULL,
  decided_at timestamptz NOT NULL,
  FOREIGN KEY (organisation_id, event_id) REFERENCES event (organisation_id, id),
  FOREIGN KEY (organisation_id, type_code) REFERENCES message_type (organisation_id, code),
  FOREIGN KEY (organisation_id, client_id) REFERENCES client (organisation_id, id)
);
CREATE INDEX decision_of_event ON decision (organisation_id, event_id);
${keyMadeLast('decision')}
CREATE TABLE message (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  number bigint NOT NULL,
  decision_id uuid NOT NULL,
  client_id uuid,
  user_id uuid,
  branch_id uuid NOT NULL,
  type_code text NOT NULL,
  item text,
  title text NOT NULL,
  ref text,
  priority smallint NOT NULL DEFAULT 5 CHECK (priority BETWEEN 1 AND 9),
  language text NOT NULL,
  text_version_id uuid,
  format text NOT NULL CHECK (format IN ('email', 'letter')),
  status text NOT NULL,
  status_at timestamptz NOT NULL,
  reason text,
  reason_detail text,
  subject text NOT NULL,
  body text NOT NULL,
  created_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  valid_until timestamptz,
  superseded_by uuid,
  -- e-mail
  to_address text,
  to_domain text,
  next_addresses text[] NOT NULL DEFAULT '{}',
  from_name text,
  from_address text,
  reply_to text,
  attempts integer NOT NULL DEFAULT 0,
  first_attempt_at timestamptz,
  sent_at timestamptz,
  lease_token uuid,
  lease_until timestamptz,
  letter_id uuid,
  -- letter
  replaces_id uuid,
  cause text CHECK (cause IN ('no-email', 'preference', 'default', 'not-sent', 'bounce', 'resend')),
  fee boolean NOT NULL DEFAULT false,
  action_id uuid,
  window_address jsonb,
  batch_id uuid,
  batch_sequence integer,
  pull_requested_at timestamptz,
  retain_until timestamptz NOT NULL,
  UNIQUE (organisation_id, number),
  FOREIGN KEY (organisation_id, decision_id) REFERENCES decision (organisation_id, id),
  FOREIGN KEY (organisation_id, client_id) REFERENCES client (organisation_id, id),
  FOREIGN KEY (organisation_id, user_id) REFERENCES user_account (organisation_id, id),
  FOREIGN KEY (organisation_id, branch_id) REFERENCES branch (organisation_id, id),
  FOREIGN KEY (organisation_id, type_code) REFERENCES message_type (organisation_id, code),
  FOREIGN KEY (organisation_id, text_version_id) REFERENCES text_version (organisation_id, id),
  FOREIGN KEY (organisation_id, batch_id) REFERENCES batch (organisation_id, id),
  CHECK (client_id IS NULL OR user_id IS NULL),
  CHECK (CASE format
    WHEN 'email' THEN status IN ('queued', 'sending', 'sent', 'not_sent', 'bounced', 'withdrawn')
    ELSE status IN ('pending', 'held', 'prepared', 'printed', 'checked', 'posted', 'returned', 'withdrawn') END),
  CHECK (status NOT IN ('not_sent', 'bounced', 'held') OR reason IS NOT NULL),
  CHECK (status NOT IN ('queued', 'sending', 'sent', 'bounced') OR (to_address IS NOT NULL AND from_address IS NOT NULL)),
  CHECK ((status = 'sending') = (lease_token IS NOT NULL)),
  CHECK (format = 'letter' OR (batch_id IS NULL AND replaces_id IS NULL)),
  CHECK (format = 'email' OR letter_id IS NULL),
  CHECK ((batch_id IS NULL) = (batch_sequence IS NULL)),
  CHECK (status NOT IN ('prepared', 'printed', 'checked', 'posted', 'returned') OR batch_id IS NOT NULL)
);
-- Dd4: at most one live letter per decision and client.
CREATE UNIQUE INDEX message_one_live_letter ON message (organisation_id, decision_id, client_id)
  WHERE format = 'letter' AND status <> 'withdrawn';
CREATE UNIQUE INDEX message_batch_piece ON message (organisation_id, batch_id, batch_sequence) WHERE batch_id IS NOT NULL;
CREATE INDEX message_to_pull ON message (organisation_id, batch_id) WHERE pull_requested_at IS NOT NULL;
CREATE INDEX message_of_client ON message (organisation_id, client_id, number DESC);
-- Nearly every mail is sent, and the list of all messages finds those at once: only the others are in here.
CREATE INDEX message_by_status ON message (organisation_id, status, number DESC) WHERE status NOT IN ('sending', 'sent');
CREATE INDEX message_by_type ON message (organisation_id, type_code, number DESC);
CREATE INDEX message_by_reason ON message (organisation_id, reason, number DESC) WHERE reason IS NOT NULL;
CREATE INDEX message_by_branch ON message (organisation_id, branch_id, number DESC);
CREATE INDEX message_by_domain ON message (organisation_id, to_domain, number DESC);
CREATE INDEX message_by_ref ON message (organisation_id, ref) WHERE ref IS NOT NULL;
CREATE INDEX message_of_action ON message (organisation_id, action_id) WHERE action_id IS NOT NULL;
CREATE INDEX message_of_decision ON message (organisation_id, decision_id);
CREATE INDEX message_due ON message (organisation_id, priority, due_at, number) WHERE status = 'queued';
CREATE INDEX message_leased ON message (organisation_id, lease_until) WHERE status = 'sending';
CREATE INDEX message_waiting_letter ON message (organisation_id, branch_id, number) WHERE status IN ('pending', 'held');
${keyMadeLast('message')}
ALTER TABLE message
  ADD FOREIGN KEY (organisation_id, superseded_by) REFERENCES message (organisation_id, id),
  ADD FOREIGN KEY (organisation_id, letter_id) REFERENCES message (organisation_id, id),
  ADD FOREIGN KEY (organisation_id, replaces_id) REFERENCES message (organisation_id, id);
CREATE TABLE message_event (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  message_id uuid NOT NULL,
  at timestamptz NOT NULL,
  what text NOT NULL,
  by_user_id uuid,
  reason text,
  facts jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, message_id) REFERENCES message (organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, by_user_id) REFERENCES user_account (organisation_id, id)
);
CREATE INDEX message_event_of_message ON message_event (organisation_id, message_id, id);`;

const batchTables = `
CREATE TABLE batch (
  organisation_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  number bigint NOT NULL,
  print_group_id uuid NOT NULL,
  profile text NOT NULL,
  state text NOT NULL CHECK (state IN ('preparing', 'prepared', 'printed', 'checked', 'posted', 'discarded')),
  revision integer NOT NULL DEFAULT 1,
  at_most integer CHECK (at_most > 0),
  letters integer NOT NULL DEFAULT 0,
  held integer NOT NULL DEFAULT 0,
  rendered integer NOT NULL DEFAULT 0,
  sheets integer,
  pages integer,
  created_by uuid,
  created_at timestamptz NOT NULL,
  prepared_at timestamptz,
  printed_at timestamptz,
  checked_at timestamptz,
  posted_at timestamptz,
  discarded_at timestamptz,
  lease_token uuid,
  lease_until timestamptz,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, number),
  FOREIGN KEY (organisation_id, print_group_id) REFERENCES print_group (organisation_id, id),
  FOREIGN KEY (organisation_id, profile) REFERENCES envelope_profile (organisation_id, code),
  FOREIGN KEY (organisation_id, created_by) REFERENCES user_account (organisation_id, id)
);
-- L05: starting a job twice must not make a second job.
CREATE UNIQUE INDEX batch_one_preparing ON batch (organisation_id, print_group_id, profile)
  WHERE state = 'preparing' AND revision = 1;
CREATE INDEX batch_under_way ON batch (organisation_id, number DESC)
  WHERE state IN ('preparing', 'prepared', 'printed', 'checked');
CREATE INDEX batch_by_group ON batch (organisation_id, print_group_id, number DESC);
CREATE INDEX batch_preparing ON batch (organisation_id, lease_until) WHERE state = 'preparing';
CREATE TABLE batch_file (
  organisation_id uuid NOT NULL REFERENCES organisation,
  batch_id uuid NOT NULL,
  revision integer NOT NULL,
  n integer NOT NULL CHECK (n > 0),
  letters integer NOT NULL,
  sheets integer NOT NULL,
  pages integer NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  -- Where each letter is: [{sequence, firstPage, pages, sheets}].
  pieces jsonb NOT NULL,
  downloaded_at timestamptz,
  PRIMARY KEY (organisation_id, batch_id, revision, n),
  FOREIGN KEY (organisation_id, batch_id) REFERENCES batch (organisation_id, id)
);`;

const bounceTables = `
CREATE TABLE bounce (
  organisation_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  raw bytea NOT NULL,
  raw_hash bytea NOT NULL,
  received_at timestamptz NOT NULL,
  reading jsonb NOT NULL,
  message_id uuid,
  settled_at timestamptz,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, raw_hash),
  FOREIGN KEY (organisation_id, message_id) REFERENCES message (organisation_id, id)
);
CREATE INDEX bounce_of_message ON bounce (organisation_id, message_id);
CREATE INDEX bounce_unsettled ON bounce (organisation_id, received_at) WHERE settled_at IS NULL;`;

const auditTable = `
CREATE TABLE staff_action (
  organisation_id uuid NOT NULL REFERENCES organisation,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  user_id uuid,
  api_key_id uuid,
  action text NOT NULL,
  target text,
  facts jsonb NOT NULL DEFAULT '{}',
  address inet,
  undoes uuid,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, user_id) REFERENCES user_account (organisation_id, id),
  FOREIGN KEY (organisation_id, api_key_id) REFERENCES api_key (organisation_id, id),
  FOREIGN KEY (organisation_id, undoes) REFERENCES staff_action (organisation_id, id)
);
CREATE UNIQUE INDEX staff_action_undone_once ON staff_action (organisation_id, undoes) WHERE undoes IS NOT NULL;
CREATE INDEX staff_action_of_target ON staff_action (organisation_id, target, id);`;

/** A night's run fills these within minutes. */
const BUSY = ['client', 'client_key', 'event', 'decision', 'message', 'message_event'];

/** What history is made of can be added to and read, never changed. */
const APPEND_ONLY = ['message_event', 'staff_action'];

const grants = `
GRANT USAGE ON SCHEMA public TO bode_app;
GRANT SELECT, INSERT, UPDATE ON organisation TO bode_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON login, api_key, session, due_work, relay_bounce TO bode_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ${FOUNDATION_TABLES.filter((table) => !APPEND_ONLY.includes(table)).join(', ')} TO bode_app;
GRANT SELECT, INSERT ON ${APPEND_ONLY.join(', ')} TO bode_app;`;
