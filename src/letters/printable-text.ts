/**
 * Characters that leave no mark: controls, the soft hyphen, zero-width spaces, variation selectors, tags, and the
 * embeddings and overrides with which data could turn a line around. Direction marks and isolates (UAX #9) and the
 * joiners of Arabic letters stay: shaping still needs them.
 */
const INVISIBLE = /(?![\u061c\u200c-\u200f\u2066-\u2069])(?:\p{Cc}|\p{Default_Ignorable_Code_Point})/gu;

/** White space of any width; the no-break spaces stay apart, a line must not break there. */
const SPACES = /[\t-\r \u0085\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+/g;
const NO_BREAK_SPACES = /[\u2007\u202f]/g;

/** Ligatures and shaped letters of old encodings; the plain letters are joined by the font itself. */
const PRESENTATION_FORMS = /[\ufb00-\ufb1c\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdfc\ufe70-\ufefc]+/g;

const NOTHING_TO_DO = /^(?:[!-~\u00a1-\u00ac\u00ae-\u02ff\u2018-\u2026\u20ac]| (?! ))*$/;

/** The text as it can be set: composed (NFC), white space as single spaces, nothing invisible. Ends keep their space. */
export function printable(text: string): string {
  if (NOTHING_TO_DO.test(text)) return text;
  return text
    .replace(SPACES, ' ')
    .replace(NO_BREAK_SPACES, '\u00a0')
    .replace(INVISIBLE, '')
    .replace(PRESENTATION_FORMS, (letters) => letters.normalize('NFKC'))
    .normalize('NFC');
}
