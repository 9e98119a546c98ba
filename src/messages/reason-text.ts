import type { Bilingual, Language } from '../common/language.js';
import { POSTAL_FAULTS } from '../common/postal/postal-faults.js';
import { reasonSentence, type ReasonCode } from '../common/reasons.js';
import { moduleWord, noticeWord } from '../message-types/modules.js';

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
    'rule-plans-cancelled': {
      nl: 'geannuleerd met alles wat deze regel gepland had',
      en: 'cancelled with all that its rule had planned',
    },
    'address-corrected': {
      nl: 'het e-mailadres is intussen verbeterd; daar gaat een nieuwe mail heen',
      en: 'the e-mail address was corrected meanwhile; a new mail goes there',
    },
    'user-inactive': { nl: 'de gebruiker is niet meer actief', en: 'the user is not active any more' },
    'no-access': {
      nl: 'de gebruiker heeft geen toegang tot de klant meer',
      en: 'the user has no access to the client any more',
    },
    undo: { nl: 'ongedaan gemaakt', en: 'undone' },
    withdrawn: { nl: 'ingetrokken', en: 'withdrawn' },
    returned: { nl: 'ingeleverd', en: 'returned' },
    renewed: { nl: 'verlengd', en: 'renewed' },
  }),
);

/** The sentence of a line's reason with its detail in words. A detail that is no code is somebody's own words. */
export function reasonText(code: ReasonCode, detail: string | null, language: Language): string {
  return reasonSentence(code, language, detail === null ? '' : detailText(code, detail, language));
}

function detailText(code: ReasonCode, detail: string, language: Language): string {
  // The names of modules and notice types are open lists, so a word of theirs may be a word of something else too.
  if (code === 'MODULE_OFF') return moduleWord(detail, language);
  if (code === 'NO_APPROVAL_RIGHT') return noticeWord(detail, language);
  return WORDS.get(detail)?.[language] ?? detail;
}
