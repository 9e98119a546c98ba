import type { Bilingual, Language } from '../common/language.js';

/** What a line of a list is about (design §3). */
export interface LineTitle {
  /** The request's own title, else that of its first item, else the subject. */
  title: string;
  /** How many items there are besides the one that gives the title. */
  otherItems: number;
}

const OTHERS: Bilingual = { nl: 'andere', en: 'more' };

/**
 * "Kaas + 2 andere", in the reader's language. The title is isolated (UAX #9), so that one in Arabic does not take the
 * words after it along.
 */
export function titleIn({ title, otherItems }: LineTitle, language: Language): string {
  return otherItems > 0 ? `\u2068${title}\u2069 + ${otherItems} ${OTHERS[language]}` : title;
}
