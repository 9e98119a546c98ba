/**
 * The organisation's id once for the statement, and inside a CASE: as a plain equality it would stand beside the
 * organisation_id that every statement names, the planner would multiply the two as if they were independent, take each
 * table for one row and choose any index at all.
 */
const OWN = `CASE WHEN organisation_id = (SELECT nullif(current_setting('app.organisation_id', true), '')::uuid)
  THEN true ELSE false END`;

/**
 * Binds a table to the organisation of the transaction (design §9).
 *
 * The planner keeps no figures of organisations, and takes each for the same small share of a table. With figures it
 * takes one that came after the last ANALYZE for a single row, and any index for as good as another: a search for a
 * client read 800,000 rows where 30 do.
 */
export function bindTable(table: string): string {
  return `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON ${table} USING (${OWN}) WITH CHECK (${OWN});
ALTER TABLE ${table} ALTER organisation_id SET STATISTICS 0;`;
}

/**
 * The key that other tables refer to, made after the table's other indexes. A foreign key is checked by a plan that lasts
 * until the table's first ANALYZE, and on an empty table every index that begins with the organisation looks as good as
 * the key; of equals the planner takes the newest. With another index each check read the whole organisation: the first
 * five thousand requests of a new library took minutes.
 */
export function keyMadeLast(table: string): string {
  return `ALTER TABLE ${table} ADD PRIMARY KEY (organisation_id, id);`;
}

/** A night's run fills these within minutes; the planner must not wait for a tenth of the table to change. */
export function keepFiguresFresh(table: string): string {
  return `ALTER TABLE ${table} SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);`;
}
