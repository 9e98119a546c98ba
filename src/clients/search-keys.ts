import type { PostalInput } from '../common/postal/postal-address.js';

/** Longer keys than this nobody types, and an index has a limit. */
const KEY_LENGTH = 80;

/** Put after a word, it is greater than every text that begins with that word, in the byte order of the keys. */
export const REST_OF_WORD = '\u{10FFFF}';

export interface Findable {
  externalId: string;
  cardNumbers: readonly string[];
  name: string;
  birthDate: string | null;
  emails: readonly string[];
  postal: PostalInput | null;
}

export interface SearchKey {
  key: string;
  /** Only where the client lives says it: others live there too. */
  ofAddress: boolean;
}

/**
 * The words and numbers a client can be found by (L24), each once: card number, each word of the name, birth date,
 * e-mail address; then postcode, street with number, town. Searched by prefix.
 */
export function searchKeys(client: Findable): SearchKey[] {
  const postal = client.postal ?? {};
  const own = [
    ...[client.externalId, ...client.cardNumbers].flatMap(withAndWithoutSeparators),
    ...words(client.name).flatMap(withParts),
    ...client.emails,
    ...(client.birthDate ? [client.birthDate] : []),
  ];
  const ofAddress = [
    ...words(`${postal.street ?? ''} ${postal.houseNumber ?? ''}`).flatMap(withParts),
    ...withAndWithoutSeparators(postal.postcode ?? ''),
    ...words(postal.postcode ?? ''),
    ...words(postal.city ?? '').flatMap(withParts),
  ];
  const ownKeys = new Set(own.map(normaliseKey));
  const addressKeys = new Set(ofAddress.map(normaliseKey).filter((key) => !ownKeys.has(key)));
  return [
    ...[...ownKeys].map((key) => ({ key, ofAddress: false })),
    ...[...addressKeys].map((key) => ({ key, ofAddress: true })),
  ].filter(({ key }) => key !== '');
}

/** The words of a query, normalised as the keys are; every one of them has to be the beginning of a key. */
export function queryWords(query: string): string[] {
  const trimmed = query.trim();
  const date = isoDate(trimmed);
  if (date) return [date];
  const card = withoutSeparators(trimmed);
  if (/^\d{6,}$/.test(card)) return [card];
  // "9000 AB" typed with its space is one key.
  const joined = trimmed.replace(/\b(\d{4}) ([a-z]{2})\b/i, '$1$2');
  return words(joined)
    .flatMap((word) => isoDate(word) ?? (/[\d@]/u.test(word) ? word : parts(word)))
    .map(normaliseKey)
    .filter((word) => word !== '')
    .slice(0, 6);
}

/** "2900 1234 5678" and "2900-1234-5678" as a scanner reads them from the card. */
function withoutSeparators(number: string): string {
  return number.replace(/[\s.-]/gu, '');
}

function withAndWithoutSeparators(number: string): string[] {
  return [number, withoutSeparators(number)];
}

/** Who is Peeters-Janssens is also looked for as Janssens. */
function withParts(word: string): string[] {
  return [word, ...parts(word)];
}

function parts(word: string): string[] {
  return word.split(/[-‐'’]/u);
}

/** "12-03-1984", "12/3/1984" and "1984-03-12" as an ISO date. */
function isoDate(text: string): string | null {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (match) return `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
}

function words(text: string): string[] {
  return text.split(/[\s,;()]+/u).filter((word) => word !== '');
}

/** Lower case without accents: "Gülşen" is found as "gulsen". */
function normaliseKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cc}]+/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .trim()
    .slice(0, KEY_LENGTH)
    .toWellFormed();
}
