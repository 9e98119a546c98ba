import type { Bilingual } from '../language.js';
import type { Reason } from './reason.js';

/** What several subjects advise. */
export const fixEmail: Bilingual = {
  nl: 'Verbeter het e-mailadres, of verzend het bericht opnieuw als brief waar dat kan.',
  en: 'Correct the e-mail address, or resend the message as a letter where that is possible.',
};
export const fixMailSetup: Bilingual = {
  nl: 'Vraag de beheerder de mailinstellingen na te kijken; verzend daarna opnieuw als brief wat niet kan wachten.',
  en: 'Ask the administrator to check the mail settings; then resend as a letter what cannot wait.',
};
/** Of a mail to somebody who gets no letters. */
export const fixUser: Bilingual = {
  nl: 'Laat een beheerder het e-mailadres bij de gebruiker verbeteren; het volgende bericht komt dan wel aan.',
  en: "Let an administrator correct the user's e-mail address; the next message will then arrive.",
};
/** Of a mail to an address of our own house (E19). */
export const fixHouse: Bilingual = {
  nl: 'Verbeter dat adres bij de organisatie, de vestiging of de klantgroep, of kies medewerkers bij de ontvangers van automatische mails; het volgende bericht komt dan wel aan.',
  en: 'Correct that address at the organisation, the branch or the client group, or choose staff among the recipients of automatic mails; the next message will then arrive.',
};
export const correctAndWait: Bilingual = {
  nl: 'Verbeter het e-mailadres; het volgende bericht komt dan wel aan.',
  en: 'Correct the e-mail address; the next message will then arrive.',
};
export const fixEmailFor: Reason['fixFor'] = {
  letter: {
    nl: 'Verbeter het e-mailadres, en verzend het bericht opnieuw: het wordt dan een brief.',
    en: 'Correct the e-mail address, and resend the message: it then becomes a letter.',
  },
  'no-letter': correctAndWait,
  user: fixUser,
  house: fixHouse,
};
const askAnew: Bilingual = {
  nl: 'Vraag de beheerder de mailinstellingen na te kijken, en laat de mail daarna opnieuw aanvragen: een brief is er niet van te maken.',
  en: 'Ask the administrator to check the mail settings, and have the mail requested anew after that: no letter can be made of it.',
};
/** Said to the administrator, of the settings themselves (E10). */
const mendSetup: Bilingual = {
  nl: 'Vul bij de organisatie een functioneel of een communicatie-e-mailadres in. Staat dat er, laat de helpdesk dan met uw IT-partner nakijken waarom de mailserver het niet aanneemt.',
  en: 'Fill in a functional or a communication e-mail address at the organisation. If there is one, have the helpdesk find out with your IT partner why the mail server does not take it.',
};
export const fixMailSetupFor: Reason['fixFor'] = {
  'no-letter': askAnew,
  user: askAnew,
  house: askAnew,
  'no-line': mendSetup,
};

export const fixRequest: Bilingual = {
  nl: 'Verbeter het verzoek in het systeem dat het stuurde, en stuur het opnieuw.',
  en: 'Correct the request in the system that sent it, and post it again.',
};
export const nothing: Bilingual = { nl: 'Niets te doen.', en: 'Nothing to do.' };

/** A letter took the place of a mail; the address stays as it is until somebody corrects it. */
export const correctForNext: Bilingual = {
  nl: 'Voor dit bericht is niets te doen. Klopt het adres nog niet, verbeter het dan: anders komt ook de volgende mail niet aan.',
  en: 'There is nothing to do for this message. If the address is still wrong, correct it, or the next mail will not arrive either.',
};
