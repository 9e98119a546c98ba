import { isDomestic } from '../common/postal/countries.js';
import { normalisePostal, type PostalInput } from '../common/postal/postal-fields.js';

/** A letter that waits, and where it goes. */
export interface Destined {
  postal: PostalInput | null;
}

/**
 * Letters in the order of the pile, as the post wants them: what its own rounds deliver first, then abroad by country,
 * and by postcode within each. Countries and postcodes count as what they mean, not as they were written: `België`,
 * `be` and nothing are one country for a Belgian sender. Equal destinations keep their order.
 *
 * @param home ISO code of the sender's country
 */
export function inPrintOrder<Letter extends Destined>(letters: readonly Letter[], home: string): Letter[] {
  return letters
    .map((letter) => ({ letter, key: sortKey(letter.postal, home) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ letter }) => letter);
}

/** An unusable address has no place in the pile: its letter is held, and stands last until then. */
function sortKey(postal: PostalInput | null, home: string): string {
  const address = normalisePostal(postal ?? {}, home);
  if (!address) return '3';
  const postcode = address.postcode ?? '';
  return isDomestic(address.country, home) ? `1 ${postcode}` : `2 ${address.country} ${postcode}`;
}

/** By code point: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
