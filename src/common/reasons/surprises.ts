import type { Reason } from './reason.js';

/** Surprises: what nobody foresaw; the log has the story under the request's id. */
export const surpriseReasons = {
  INTERNAL: {
    severity: 'failure',
    sentence: { nl: 'Er ging iets stuk in Bode', en: 'Something broke in Bode' },
    fix: {
      nl: 'Probeer het opnieuw; blijft het zo, geef dan het nummer van dit verzoek aan uw beheerder.',
      en: 'Try again; if it stays, give the number of this request to your administrator.',
    },
    where: 'none',
  },
} as const satisfies Record<string, Reason>;
