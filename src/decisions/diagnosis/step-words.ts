import type { Bilingual } from '../../common/language.js';

/** What each node of the procedures looks at, in words. The ids are those of the requirements, Part 2. */
export const STEP_WORDS = {
  '1.1': { nl: 'Welke regel had de mail moeten sturen?', en: 'Which rule should have sent the mail?' },
  '1.2': { nl: 'Is er iets verzonden, en naar wie?', en: 'Was anything sent, and to whom?' },
  '1.3': { nl: 'Verzonden naar de juiste persoon', en: 'Sent to the right person' },
  '1.4.0': { nl: 'Is deze persoon een ontvanger van de regel?', en: 'Is this person a recipient of the rule?' },
  '1.4.1': {
    nl: 'Is de contactpersoon gekozen als ontvanger?',
    en: 'Is the contact selected as recipient?',
  },
  '1.4.2a': { nl: 'Heeft de contactpersoon een gebruiker?', en: 'Is the contact linked to a user?' },
  '1.4.2b': { nl: 'Is de gebruiker actief?', en: 'Is the user active?' },
  '1.4.2c': {
    nl: 'Heeft de gebruiker recht op de case of de klant?',
    en: 'Has the user rights on the case or client?',
  },
  '1.4.3': {
    nl: 'Staat “Ontvang e-mails indien contactpersoon?” aan?',
    en: 'Is “Receive e-mails if contact person?” on?',
  },
  '1.4.4': { nl: 'Houdt iets anders de mail tegen?', en: 'Does anything else stop the mail?' },
  '1.5': { nl: 'Langs welke weg geldt de regel hier?', en: 'By which way does the rule hold here?' },
  '1.5.1.1': {
    nl: 'Geldt er een abonnement op de eerste dag?',
    en: 'Is a rule set in force on the first day?',
  },
  '1.5.1.2': { nl: 'Zit de regel in dat abonnement?', en: 'Is the rule in that rule set?' },
  '1.5.2.1': {
    nl: 'Is de regel zelf toegewezen aan deze klant of een erboven?',
    en: 'Is the rule itself assigned to this client or one above it?',
  },
  '1.5.x.3a': { nl: 'Is er gebeurd waar de regel op wacht?', en: 'Did what the rule waits for happen?' },
  '1.5.x.3b': { nl: 'Zijn alle voorwaarden vervuld?', en: 'Do all conditions hold?' },
  '1.5.x.4': { nl: 'Regel, trigger en voorwaarden', en: 'Rule, trigger and conditions' },
  B0: { nl: 'Wat werd er van de laatste mail?', en: 'What became of the last mail?' },
  B1: { nl: 'Werkt de mail van het systeem zelf?', en: 'Does the mail of the system itself work?' },
  B2: { nl: 'Ligt de mail in de map Ongewenste e-mail?', en: 'Is the mail in the junk folder?' },
  B3: { nl: 'Klopt het adres?', en: 'Is the address right?' },
  B4: { nl: 'Wat overblijft', en: 'What is left' },
  C1: { nl: 'Wie heeft toegang tot de klant?', en: 'Who has access to the client?' },
  C2: { nl: 'Wie heeft de module aangevinkt?', en: 'Who has the module ticked?' },
  C3: { nl: 'Wie heeft het accorderingsrecht?', en: 'Who has the approval right?' },
  C4: { nl: 'Is de catch-all nodig?', en: 'Is the catch-all needed?' },
  C5: { nl: 'Wie krijgt het?', en: 'Who gets it?' },
  D1: { nl: 'Is het een mail of een brief?', en: 'Is it a mail or a letter?' },
  D2: { nl: 'Is er al iets mee gebeurd?', en: 'Has anything been done about it yet?' },
  D3: { nl: 'Heeft de berichtsoort een brief?', en: 'Does the message type have a letter?' },
  D4: { nl: 'Is de mail verzonden?', en: 'Was the mail sent?' },
  D5: { nl: 'Kwam de mail terug?', en: 'Did the mail come back?' },
  D6: { nl: 'Ligt de mail in de map Ongewenste e-mail?', en: 'Is the mail in the junk folder?' },
  D7: {
    nl: 'Missen meer klanten met dit maildomein berichten?',
    en: 'Do more clients with this mail domain miss messages?',
  },
  D8: { nl: 'Komt een testbericht aan?', en: 'Does a test message arrive?' },
  E0: { nl: 'Wat wordt gezocht?', en: 'What is looked for?' },
  E1: { nl: 'Stap 1: de beheerder van het dossier', en: 'Step 1: the manager of the file' },
  E2: { nl: 'Stap 2: de klantgroep en haar adres', en: 'Step 2: the client group and its address' },
  E2b: { nl: 'Het adres van de vestiging', en: 'The address of the branch' },
  E3: { nl: 'Stap 3: het functionele e-mailadres', en: 'Step 3: the functional e-mail address' },
  E4: { nl: 'Stap 4: het communicatie-e-mailadres', en: 'Step 4: the communication e-mail address' },
  E5: { nl: 'Zijn er medewerkers gekozen voor deze mail?', en: 'Have staff been chosen for this mail?' },
  E6: { nl: 'Is het adres al ergens anders actief?', en: 'Is the address active elsewhere?' },
  E7: { nl: 'Neemt de eigen mailserver deze afzender aan?', en: 'Does our own mail server take this sender?' },
} as const satisfies Record<string, Bilingual>;

export type NodeId = keyof typeof STEP_WORDS;
