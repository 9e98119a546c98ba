import type { Bilingual, Language } from '../common/language.js';
import { POSTAL_FAULTS } from '../common/postal/postal-faults.js';
import { reasonSentence, type ReasonCode } from '../common/reasons.js';

/** Words for the details that travel beside a reason as a code of their own. */
const WORDS: ReadonlyMap<string, Bilingual> = new Map(
  Object.entries<Bilingual>({
    ...POSTAL_FAULTS,
    deceased: { nl: 'overleden', en: 'deceased' },
    'do-not-contact': { nl: 'wil geen berichten', en: 'wants no messages' },
    moved: { nl: 'verhuisd', en: 'moved away' },
    past: { nl: 'de geldigheid is voorbij', en: 'its time is past' },
    superseded: { nl: 'een nieuwer bericht kwam in de plaats', en: 'a newer message took its place' },
    'case-closed': { nl: 'de case is afgesloten', en: 'the case is closed' },
    'plan-cancelled': { nl: 'geschrapt uit de planning van de case', en: 'taken out of the plan of the case' },
    'address-corrected': {
      nl: 'het e-mailadres is intussen verbeterd; daar gaat een nieuwe mail heen',
      en: 'the e-mail address was corrected meanwhile; a new mail goes there',
    },
    'user-inactive': { nl: 'de gebruiker is niet meer actief', en: 'the user is not active any more' },
    undo: { nl: 'ongedaan gemaakt', en: 'undone' },
    withdrawn: { nl: 'ingetrokken', en: 'withdrawn' },
    returned: { nl: 'ingeleverd', en: 'returned' },
    renewed: { nl: 'verlengd', en: 'renewed' },
  }),
);

/** The sentence of a line's reason with its detail in words. A detail that is no code is somebody's own words. */
export function reasonText(code: ReasonCode, detail: string | null, language: Language): string {
  const words = detail === null ? '' : (WORDS.get(detail)?.[language] ?? detail);
  return reasonSentence(code, language, words);
}
