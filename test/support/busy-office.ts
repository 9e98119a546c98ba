import { Client } from 'pg';

/**
 * The rest of what an office has after some years, on top of `fillLibrary`: rules, some of them in sets, assigned all
 * over; a case for each client with its plan, half of them closed; users with access, contacts and diagnoses. Messages
 * whose number leaves 1 when halved come of a rule: message n of rule n % 100, and of the kind "kind-(n % 7)".
 */
export async function fillOffice(databaseUrl: string, organisationId: string): Promise<void> {
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    // The owner is bound by row level security as well.
    await owner.query(`SELECT set_config('app.organisation_id', $1, false)`, [organisationId]);
    await owner.query(`CREATE TEMP TABLE node AS
      SELECT id, row_number() OVER (ORDER BY id) AS n FROM client WHERE organisation_id = '${organisationId}'`);
    for (const statement of ROWS) await owner.query(statement, [organisationId]);
  } finally {
    await owner.end();
  }
}

const RULES = 100;
/** An id that can be named again, of the form that ids have. */
const idOf = (what: string, n: string) =>
  `overlay(overlay(md5($1::uuid || '${what}' || ${n}) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid`;

const ROWS = [
  `INSERT INTO rule (organisation_id, id, name, type_code, trigger_kind, trigger_case_type, recipients, scope, created_at)
   SELECT $1::uuid, ${idOf('rule', 'n')}, 'Regel ' || n, 'HR1', 'kind-' || n % 7, 'verzuim', '{client}', 'assigned', now()
   FROM generate_series(0, ${RULES - 1}) n`,
  `INSERT INTO rule_set (organisation_id, id, name, created_at)
   SELECT $1::uuid, ${idOf('set', 'n')}, 'Abonnement ' || n, now() FROM generate_series(0, 19) n`,
  `INSERT INTO rule_set_item (organisation_id, rule_set_id, rule_id)
   SELECT $1::uuid, ${idOf('set', 'n % 20')}, ${idOf('rule', 'n')} FROM generate_series(0, ${RULES - 1}) n`,
  `INSERT INTO assignment (organisation_id, id, client_id, rule_id, starts_on, created_at)
   SELECT $1::uuid, gen_random_uuid(), id, ${idOf('rule', `n % ${RULES}`)}, '2026-01-01', now() FROM node`,
  `INSERT INTO assignment (organisation_id, id, client_id, rule_set_id, starts_on, created_at)
   SELECT $1::uuid, gen_random_uuid(), id, ${idOf('set', 'n % 20')}, '2026-01-01', now() FROM node WHERE n % 10 = 0`,
  `INSERT INTO case_file (organisation_id, id, external_id, client_id, type, start_date, closed_at, created_at)
   SELECT $1::uuid, ${idOf('case', 'n')}, 'case-' || n, id, 'verzuim', '2026-02-01', CASE WHEN n % 2 = 0 THEN now() END,
          now() FROM node`,
  `INSERT INTO case_plan (organisation_id, case_id, rule_id, source, planned_at)
   SELECT $1::uuid, ${idOf('case', 'n')}, ${idOf('rule', `(n + k) % ${RULES}`)}, '{"mode": "all"}', now()
   FROM node, generate_series(0, 4) k`,
  `INSERT INTO user_account (organisation_id, id, side, name, email, modules, created_at)
   SELECT $1::uuid, ${idOf('user', 'n')}, 'client', 'Marie' || n % 500 || ' Gebruiker' || n % 700,
          'marie.' || n || '@firma' || n % 40 || '.example', '{*}', now() FROM node`,
  `INSERT INTO client_access (organisation_id, user_id, client_id) SELECT $1::uuid, ${idOf('user', 'n')}, id FROM node`,
  `INSERT INTO contact (organisation_id, id, client_id, name, role, user_id, created_at)
   SELECT $1::uuid, gen_random_uuid(), id, 'Contact ' || n, 'hr', ${idOf('user', 'n')}, now() FROM node`,
  `INSERT INTO client_group (organisation_id, id, name) VALUES ($1::uuid, ${idOf('group', '1')}, 'Groep')`,
  `UPDATE client c SET group_id = ${idOf('group', '1')} FROM node WHERE c.organisation_id = $1 AND c.id = node.id AND n % 2 = 0`,
  `INSERT INTO diagnosis (organisation_id, id, procedure, input, outcome, ending, client_id, started_at, updated_at)
   SELECT $1::uuid, gen_random_uuid(), 'A', '{}', CASE n % 3 WHEN 0 THEN 'NO_RULE' ELSE 'WRONG_TRIGGER' END,
          '{"subject": {}, "also": []}', id,
          now(), now() - n * interval '1 minute' FROM node`,
  `UPDATE decision d SET rule_id = ${idOf('rule', `m.number % ${RULES}`)}, case_id = ${idOf('case', 'c.n')}
   FROM message m JOIN node c ON c.id = m.client_id
   WHERE d.organisation_id = $1 AND m.organisation_id = $1 AND m.decision_id = d.id AND m.number % 2 = 1`,
  `UPDATE event e SET kind = 'kind-' || m.number % 7, case_id = d.case_id
   FROM decision d JOIN message m ON m.organisation_id = $1 AND m.decision_id = d.id
   WHERE e.organisation_id = $1 AND d.organisation_id = $1 AND d.event_id = e.id AND m.number % 2 = 1`,
  `UPDATE message SET rule_id = ${idOf('rule', `number % ${RULES}`)}, event_kind = 'kind-' || number % 7
   WHERE organisation_id = $1 AND number % 2 = 1`,
];
