import { POSTCODE_RULES, type PostcodeRule } from './postcode-rules.js';

/** Prefixes from the time of the vehicle codes, which people still write before a postcode: D-10178, A-1010, FL-9490. */
const VEHICLE_CODES: Readonly<Record<string, string>> = {
  AT: 'A',
  BE: 'B',
  DE: 'D',
  ES: 'E',
  FI: 'SF',
  FR: 'F',
  HU: 'H',
  IT: 'I',
  LI: 'FL',
  LU: 'L',
  NO: 'N',
  PT: 'P',
  SE: 'S',
  SI: 'SLO',
};

/** Countries whose postcodes look like nobody else's: with one of these shapes it is clear what was meant. */
const TELLING_SHAPES = ['NL', 'GB', 'CA', 'PL', 'PT'] as const;

/**
 * The postcode as its country's post prints it (`1234ab` → `1234 AB`, `D-10178` → `10178`), or null when it is none of
 * that country's. A country without rules takes any.
 */
export function normalisePostcode(country: string, text: string): string | null {
  const given = text.normalize('NFKC').toUpperCase().replace(/\s+/gu, ' ').trim();
  const rule = POSTCODE_RULES[country];
  if (!rule) return given;
  const bare = given.replace(/[\s.\p{Pd}]/gu, '');
  const prefixes = [country, VEHICLE_CODES[country]].filter((prefix) => prefix !== undefined);
  const candidates = [
    bare,
    ...prefixes.filter((prefix) => bare.startsWith(prefix)).map((prefix) => bare.slice(prefix.length)),
    country + bare,
  ];
  return candidates.map((candidate) => join(rule, candidate)).find((candidate) => rule.pattern.test(candidate)) ?? null;
}

/** BFPO 61 is the one British postcode that is not split before its last three characters. */
function join(rule: PostcodeRule, bare: string): string {
  const bfpo = /^BFPO(\d+)$/u.exec(bare);
  if (bfpo) return `BFPO ${bfpo[1]}`;
  if (!rule.join) return bare;
  const [at, separator] = rule.join;
  const head = bare.slice(0, at);
  const tail = bare.slice(at);
  return head === '' || tail === '' ? bare : head + separator + tail;
}

/**
 * A postcode and a place written in one field: `1017 CD Amsterdam`, `London W1T 5DU`. Null when there is no valid
 * postcode at either end, or nothing beside it.
 */
export function splitPostcode(country: string, text: string): { postcode: string; city: string } | null {
  const rule = POSTCODE_RULES[country];
  if (!rule) return null;
  const words = text.split(/[\s,]+/u).filter((word) => word !== '');
  for (const count of [2, 1]) {
    if (words.length <= count) continue;
    const ends = [
      [words.slice(0, count), words.slice(count)],
      [words.slice(-count), words.slice(0, -count)],
    ] as const;
    for (const [code, rest] of ends) {
      const postcode = normalisePostcode(country, code.join(' '));
      // A place has letters; without this the second half of a postcode could pass for one.
      if (postcode && rest.some((word) => /\p{L}{2}/u.test(word))) return { postcode, city: rest.join(' ') };
    }
  }
  return null;
}

/** The country whose postcode this surely is (N13): by a shape that no other country has, or by its prefix. */
export function countryOfPostcode(text: string): string | null {
  const prefix = /^\s*([A-Z]{1,3})\s*-\s*\d/u.exec(text.toUpperCase())?.[1];
  const byPrefix = Object.keys(POSTCODE_RULES).find(
    (country) => (country === prefix || VEHICLE_CODES[country] === prefix) && normalisePostcode(country, text),
  );
  if (prefix && byPrefix) return byPrefix;
  return TELLING_SHAPES.find((country) => /\D/u.test(text.trim()) && normalisePostcode(country, text)) ?? null;
}
