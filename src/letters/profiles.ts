import { firstRow } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { EnvelopeProfile } from './envelope-profile.js';

/** The organisation's envelope profile of this code, in millimetres; undefined when it has none such. */
export async function loadProfile(tx: Tx, organisationId: string, code: string): Promise<EnvelopeProfile | undefined> {
  return firstRow<EnvelopeProfile>(
    tx,
    `SELECT code, names, envelope_width::float8 AS "envelopeWidth", envelope_height::float8 AS "envelopeHeight",
            window_width::float8 AS "windowWidth", window_height::float8 AS "windowHeight", side,
            side_distance::float8 AS "sideDistance", bottom_distance::float8 AS "bottomDistance",
            fold::float8 AS fold, provisional
     FROM envelope_profile WHERE organisation_id = $1 AND code = $2`,
    [organisationId, code],
  );
}
