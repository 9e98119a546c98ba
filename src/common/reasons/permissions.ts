import type { Reason } from './reason.js';

/** Who may (L20). */
export const permissionReasons = {
  NOT_SIGNED_IN: {
    severity: 'failure',
    sentence: { nl: 'U bent niet aangemeld', en: 'You are not signed in' },
    fix: { nl: 'Meld u aan, of geef een geldige API-sleutel mee.', en: 'Sign in, or send a valid API key.' },
    where: 'none',
  },
  NOT_ALLOWED: {
    severity: 'failure',
    sentence: { nl: 'U hebt hier geen recht op', en: 'You may not do this' },
    fix: { nl: 'Vraag het recht aan uw beheerder.', en: 'Ask your administrator for the right.' },
    where: 'none',
  },
  WRONG_PASSWORD: {
    severity: 'failure',
    sentence: { nl: 'E-mailadres of wachtwoord klopt niet', en: 'The e-mail address or the password is wrong' },
    fix: { nl: 'Probeer het opnieuw.', en: 'Try again.' },
    where: 'none',
  },
  TOO_MANY_TRIES: {
    severity: 'failure',
    sentence: { nl: 'Te veel pogingen', en: 'Too many tries' },
    fix: { nl: 'Wacht een minuut en probeer het opnieuw.', en: 'Wait a minute and try again.' },
    where: 'none',
  },
  FORM_EXPIRED: {
    severity: 'warning',
    sentence: { nl: 'De pagina was verlopen', en: 'The page had expired' },
    fix: { nl: 'Ververs de pagina en doe het opnieuw.', en: 'Refresh the page and do it again.' },
    where: 'none',
  },
} as const satisfies Record<string, Reason>;
