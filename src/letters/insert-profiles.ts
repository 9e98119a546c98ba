import type { Tx } from '../database/tenancy.js';
import type { EnvelopeProfile } from './envelope-profile.js';

/**
 * Gives an organisation these envelope profiles; from then on they are its own.
 *
 * @param tx bound to the organisation
 */
export async function insertProfiles(
  tx: Tx,
  organisationId: string,
  profiles: readonly EnvelopeProfile[],
): Promise<void> {
  for (const profile of profiles) {
    await tx.query(
      `INSERT INTO envelope_profile (organisation_id, code, names, envelope_width, envelope_height, window_width,
                                     window_height, side, side_distance, bottom_distance, fold, provisional)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        organisationId,
        profile.code,
        JSON.stringify(profile.names),
        profile.envelopeWidth,
        profile.envelopeHeight,
        profile.windowWidth,
        profile.windowHeight,
        profile.side,
        profile.sideDistance,
        profile.bottomDistance,
        profile.fold,
        profile.provisional,
      ],
    );
  }
}
