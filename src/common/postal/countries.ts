import { ISO_COUNTRIES } from './iso-countries.js';

/** The languages in which a country is recognised (L16) and in which the country line can be printed. */
const LANGUAGES = ['nl', 'fr', 'de', 'en'] as const;

/**
 * Names that people write and CLDR does not list: everyday and former names, the countries of the United Kingdom, parts
 * that are written as countries, and each neighbour's name for itself.
 */
const EVERYDAY_NAMES: Readonly<Record<string, string>> = {
  AE: 'VAE|UAE|Emiraten|Dubai|Abu Dhabi',
  AT: 'Republik Österreich',
  BA: 'Bosnië|Bosnia|Bosnie|Bosnien|Bosna i Hercegovina',
  BE: 'Koninkrijk België|Royaume de Belgique|Vlaanderen|Flandre|Flanders|Wallonië|Wallonie|Belgie',
  BG: 'България|Bulgaria',
  BQ: 'Bonaire|Sint Eustatius|Saba',
  BY: 'Wit-Rusland|Biélorussie|Weißrussland|Weissrussland|Byelorussia',
  CD: 'DR Congo|Congo DR|DRC|Democratische Republiek Congo|République démocratique du Congo|Zaïre',
  CG: 'Congo|Republiek Congo',
  CH: 'Confoederatio Helvetica|Svizzera|Zwitserse Bondsstaat',
  CI: 'Ivory Coast|Elfenbeinküste',
  CN: 'PR China|China PR|Volksrepubliek China|Volksrepublik China|République populaire de Chine|PRC|中国',
  CV: 'Cape Verde|Cap Vert|Kaapverdië|Kap Verde',
  CY: 'Κύπρος|Kıbrıs',
  CZ: 'Czech Republic|Tsjechische Republiek|République tchèque|Tschechische Republik|Česko|Česká republika',
  DE: 'Bondsrepubliek Duitsland|Bundesrepublik Deutschland|BRD|Federal Republic of Germany|Duitschland',
  DK: 'Danmark',
  EE: 'Eesti',
  ES: 'España|Espana|Canarische Eilanden|Canary Islands|Îles Canaries|Kanarische Inseln|Balearen|Mallorca',
  FI: 'Suomi',
  FR: 'République française|Corsica|Corse|Korsika',
  GB: 'UK|U.K.|Groot-Brittannië|Groot Brittannie|Great Britain|Grande-Bretagne|Großbritannien|Grossbritannien|Britain|England|Engeland|Angleterre|Scotland|Schotland|Écosse|Schottland|Wales|Pays de Galles|Northern Ireland|Noord-Ierland|Irlande du Nord|Nordirland|VK',
  GR: 'Ελλάδα|Ellada|Hellas',
  HK: 'Hong Kong|Hongkong',
  HR: 'Hrvatska',
  HU: 'Magyarország',
  IE: 'Éire|Ierse Republiek|Republic of Ireland|République d’Irlande|Republik Irland|Eire',
  IR: 'Perzië|Persia',
  IS: 'Ísland',
  IT: 'Italia|Sardinië|Sicilië',
  KP: 'DPRK',
  KR: 'Korea|Corée|Republiek Korea|Republic of Korea|한국',
  LI: 'Fürstentum Liechtenstein',
  LT: 'Lietuva',
  LU: 'Groothertogdom Luxemburg|Grand-Duché de Luxembourg|Großherzogtum Luxemburg|Lëtzebuerg|Luxembourg|Luxemburg',
  LV: 'Latvija',
  MA: 'المغرب|Maroc',
  MK: 'Macedonië|Macedonia|Macédoine|Mazedonien|FYROM',
  MM: 'Myanmar|Birma|Burma|Birmanie',
  MO: 'Macau|Macao',
  NL: 'Holland|The Netherlands|Nederlanden|Koninkrijk der Nederlanden|Hollande|Pays Bas|Nederlands',
  NO: 'Norge|Noreg',
  PL: 'Polska',
  PS: 'Palestina|Palestine|Palästina|Gaza',
  PT: 'Madeira|Azoren|Azores|Açores',
  RO: 'România',
  RS: 'Srbija|Србија',
  RU: 'Russische Federatie|Russian Federation|Fédération de Russie|Russische Föderation|Россия',
  SE: 'Sverige',
  SI: 'Slovenija',
  SK: 'Slovensko|Slovak Republic|Slowaakse Republiek|République slovaque',
  SY: 'Syrian Arab Republic',
  SZ: 'Swaziland',
  TL: 'Oost-Timor|East Timor',
  TR: 'Türkiye|Turkiye|Turkey|Türkei',
  TW: 'Republic of China|ROC',
  UA: 'Україна|Ukraina',
  US: 'USA|U.S.A.|VS|V.S.|U.S.|Verenigde Staten van Amerika|United States of America|États-Unis d’Amérique|Vereinigte Staaten von Amerika|America|Amerika|Amérique',
  VA: 'Vaticaan|Vatican|Vatikan|Holy See|Città del Vaticano',
  VN: 'Viet Nam',
  XK: 'Kosova',
};

/** Posts that serve another country's territory at home: a letter from Paris to Guadeloupe needs no country line. */
const SERVED_BY: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF'].map((code) => [code, 'FR'])),
  ...Object.fromEntries(['PR', 'GU', 'VI', 'AS', 'MP', 'UM'].map((code) => [code, 'US'])),
  ...Object.fromEntries(['GG', 'JE', 'IM'].map((code) => [code, 'GB'])),
  AX: 'FI',
  SJ: 'NO',
};

let table: Map<string, string> | undefined;

/**
 * The ISO 3166-1 alpha-2 code of a country written as a name (Dutch, French, German or English, or an everyday one) or
 * as an ISO code of two or three letters; null when it is none (L16). Case, accents and punctuation do not matter.
 */
export function recogniseCountry(text: string): string | null {
  table ??= buildTable();
  return table.get(fold(text)) ?? null;
}

/**
 * The last line of a letter abroad: the country's name in capitals, in the language of the sender where that is Dutch,
 * French, German or English, else in English (the Universal Postal Convention asks for an internationally known one).
 */
export function countryLine(country: string, language: string): string {
  const known = LANGUAGES.find((code) => language.toLowerCase().split('-')[0] === code) ?? 'en';
  return nameOf(country, known).toLocaleUpperCase(known);
}

/** Does the sender's own post deliver there as at home? */
export function isDomestic(country: string, home: string): boolean {
  return (SERVED_BY[country] ?? country) === (SERVED_BY[home] ?? home);
}

/** "Hongkong", not "Hongkong SAR van China". (Short names everywhere would give "VK" and "VS".) */
function nameOf(country: string, language: string): string {
  const style = ['HK', 'MM', 'MO', 'PS'].includes(country) ? 'short' : 'long';
  return new Intl.DisplayNames([language], { type: 'region', style }).of(country) ?? country;
}

/** ISO codes win over names, CLDR's names over everyday ones. */
function buildTable(): Map<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, code: string): void => {
    const key = fold(name);
    if (!found.has(key)) found.set(key, code);
  };
  for (const [alpha2, alpha3] of ISO_COUNTRIES) {
    add(alpha2, alpha2);
    add(alpha3, alpha2);
  }
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of ISO_COUNTRIES.keys()) {
      add(names.of(code) ?? code, code);
      add(nameOf(code, language), code);
    }
  }
  for (const [code, names] of Object.entries(EVERYDAY_NAMES)) for (const name of names.split('|')) add(name, code);
  return found;
}

/** `U.S.A.` and `usa`, `Pays-Bas` and `pays bas`, `The Netherlands` and `Netherlands` are the same. */
function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/\./gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:the|de|het|la|le|les|die|der) /u, '');
}
