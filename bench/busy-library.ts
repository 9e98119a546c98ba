import { Client } from 'pg';

/** How much of it there is to be. */
export interface Volume {
  messages: number;
  clients: number;
}

/** Of a hundred messages in a row, how many are as they are; the rest is sent, and one in a thousand on its way. */
const OF_A_HUNDRED = {
  posted: 10,
  not_sent: 4,
  bounced: 4,
  withdrawn: 2,
  queued: 2,
  pending: 2,
  held: 1,
  prepared: 1,
  printed: 1,
  checked: 1,
  returned: 1,
};

/**
 * A library after some years: clients with their keys, messages of every status with decision and timeline, and batches.
 * Written straight into the tables by the schema's owner, in a few seconds.
 *
 * Message n belongs to client L(1 + n % clients), has the reference "ref-n" and went to the domain "bib(n % 40).example".
 */
export async function fillLibrary(databaseUrl: string, organisationId: string, volume: Volume): Promise<void> {
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    // The owner is bound by row level security as well.
    await owner.query(`SELECT set_config('app.organisation_id', $1, false)`, [organisationId]);
    const statuses = Object.entries(OF_A_HUNDRED).flatMap(([status, count]) => Array<string>(count).fill(status));
    await owner.query(LINES, [organisationId, volume.messages, volume.clients, statuses]);
    await owner.query('ANALYZE line');
    for (const statement of ROWS) await owner.query(statement, [organisationId]);
  } finally {
    await owner.end();
  }
}

/** What the messages are made from. Statuses are spread by steps of 37, which is prime to a hundred. */
const LINES = `
CREATE TEMP TABLE line AS
SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS event_id, gen_random_uuid() AS decision_id,
       1 + n % $3::bigint AS client_n, md5($1 || 'client' || 1 + n % $3)::uuid AS client_id,
       b.ids[1 + n % cardinality(b.ids)] AS branch_id, t.codes[1 + n % cardinality(t.codes)] AS type_code,
       CASE WHEN n % 1000 = 0 THEN 'sending' ELSE coalesce(($4::text[])[1 + n * 37 % 100], 'sent') END AS status, now() - ($2 - n) * interval '1 minute' AS at
FROM generate_series(1, $2::bigint) n,
     (SELECT array_agg(id ORDER BY code) AS ids FROM branch WHERE organisation_id = $1::uuid) b,
     (SELECT array_agg(code ORDER BY code) AS codes FROM message_type WHERE organisation_id = $1::uuid) t`;

const LETTER = `status IN ('posted', 'pending', 'held', 'prepared', 'printed', 'checked', 'returned')`;
const BATCHED = `status IN ('posted', 'prepared', 'printed', 'checked', 'returned')`;

const ROWS = [
  `INSERT INTO client (organisation_id, id, external_id, card_numbers, name, birth_date, language, emails, postal,
                       branch_id, created_at, updated_at)
   SELECT $1::uuid, client_id, 'L' || n, ARRAY['29' || lpad(n::text, 11, '0')],
          'Marie' || n % 500 || ' Peeters' || n % 700, date '1950-01-01' + (n % 20000)::int, 'nl',
          ARRAY['marie.' || n || '@bib' || n % 40 || '.example'],
          jsonb_build_object('street', 'Kerkstraat', 'houseNumber', (n % 200)::text, 'city', 'Gent',
                             'postcode', (1000 + n % 8000)::text), branch_id, now(), now()
   FROM (SELECT DISTINCT ON (client_n) client_n AS n, client_id, branch_id FROM line ORDER BY client_n) c`,
  `INSERT INTO client_key (organisation_id, of_address, key, client_id)
   SELECT $1, k.n > 6, k.key, c.id
   FROM client c, unnest(ARRAY[lower(c.external_id), c.card_numbers[1], lower(split_part(c.name, ' ', 1)),
                               lower(split_part(c.name, ' ', 2)), c.emails[1], c.birth_date::text, 'kerkstraat',
                               c.postal->>'houseNumber', c.postal->>'postcode', 'gent'])
                   WITH ORDINALITY AS k (key, n)
   WHERE c.organisation_id = $1 ON CONFLICT DO NOTHING`,
  `INSERT INTO event (organisation_id, id, key, body_hash, kind, origin, client_id, data, received_at)
   SELECT $1, event_id, 'filled-' || n, '', 'message.requested', 'integration', client_id, '{}', at FROM line`,
  `INSERT INTO decision (organisation_id, id, event_id, type_code, client_id, outcome, trace, decided_at)
   SELECT $1, decision_id, event_id, type_code, client_id, 'addressed', '{}', at FROM line`,
  `INSERT INTO batch (organisation_id, id, number, print_group_id, profile, state, created_at)
   SELECT DISTINCT $1::uuid, md5($1 || 'batch' || n / 500)::uuid, 1 + n / 500, g.ids[1 + n / 500 % cardinality(g.ids)],
          o.envelope_profile, CASE WHEN n / 500 % 10 = 0 THEN 'prepared' ELSE 'posted' END, now()
   FROM line, organisation o, (SELECT array_agg(id ORDER BY name) AS ids FROM print_group WHERE organisation_id = $1) g
   WHERE o.id = $1`,
  `INSERT INTO message (organisation_id, id, number, decision_id, client_id, branch_id, type_code, title, ref, language,
                        format, status, status_at, reason, subject, body, created_at, due_at, to_address, to_domain,
                        from_address, sent_at, lease_token, lease_until, batch_id, batch_sequence, retain_until)
   SELECT $1::uuid, id, n, decision_id, client_id, branch_id, type_code, 'Max Havelaar', 'ref-' || n, 'nl',
          CASE WHEN ${LETTER} THEN 'letter' ELSE 'email' END, status, at,
          CASE status WHEN 'not_sent' THEN 'ADDRESS_NO_AT' WHEN 'bounced' THEN 'BOUNCED_UNKNOWN_USER'
                      WHEN 'held' THEN 'NO_POSTAL_ADDRESS' END,
          'Herinnering', repeat('Beste lezer, ', 40), at, at,
          CASE WHEN NOT ${LETTER} THEN 'marie.' || client_n || '@bib' || n % 40 || '.example' END,
          CASE WHEN NOT ${LETTER} THEN 'bib' || n % 40 || '.example' END,
          CASE WHEN NOT ${LETTER} THEN 'info@bib.example' END, CASE WHEN status IN ('sent', 'bounced') THEN at END,
          CASE WHEN status = 'sending' THEN id END, CASE WHEN status = 'sending' THEN now() + interval '5 minutes' END,
          CASE WHEN ${BATCHED} THEN md5($1 || 'batch' || n / 500)::uuid END, CASE WHEN ${BATCHED} THEN n END,
          now() + interval '90 days'
   FROM line`,
  `INSERT INTO counter (organisation_id, name, next) SELECT $1, 'message', max(n) + 1 FROM line`,
  `INSERT INTO message_event (organisation_id, id, message_id, at, what)
   SELECT $1, gen_random_uuid(), id, at, what FROM line, unnest(ARRAY['created', 'sent']) AS what`,
];
