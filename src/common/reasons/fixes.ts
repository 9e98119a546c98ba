import type { Bilingual } from '../language.js';

/** What several subjects advise. */
export const fixEmail: Bilingual = {
  nl: 'Verbeter het e-mailadres, of verzend het bericht opnieuw als brief waar dat kan.',
  en: 'Correct the e-mail address, or resend the message as a letter where that is possible.',
};
export const fixMailSetup: Bilingual = {
  nl: 'Vraag de beheerder de mailinstellingen na te kijken; verzend daarna opnieuw als brief wat niet kan wachten.',
  en: 'Ask the administrator to check the mail settings; then resend as a letter what cannot wait.',
};
export const fixRequest: Bilingual = {
  nl: 'Verbeter het verzoek in het systeem dat het stuurde, en stuur het opnieuw.',
  en: 'Correct the request in the system that sent it, and post it again.',
};
export const nothing: Bilingual = { nl: 'Niets te doen.', en: 'Nothing to do.' };
