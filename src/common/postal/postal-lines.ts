import { formatAddress } from 'localized-address-format';

import { countryLine, isDomestic } from './countries.js';
import type { PostalAddress, PostalInput } from './postal-fields.js';

/** One line as printed, and the field that it comes from: where a fault in it is put right. */
export interface PostalLine {
  text: string;
  field: keyof PostalInput | 'name';
}

/** Which country's way of writing a territory follows. */
const WRITTEN_AS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF', 'NC', 'PF', 'WF', 'MC'].map((code) => [code, 'FR']),
  ),
  ...Object.fromEntries(['GG', 'JE', 'IM'].map((code) => [code, 'GB'])),
  LI: 'CH',
  // The package writes these from large to small, the name last; from abroad the usual order is taken too.
  IR: 'UA',
  KZ: 'UA',
};

/** Where the house number stands before the street. */
const NUMBER_FIRST = new Set(
  'FR LU GB IE US CA AU NZ ZA IN PK LK SG MY PH HK TH KE NG GH EG MA DZ TN MT CY IL PR'.split(' '),
);

/** Where the place is printed in capitals at home too; abroad the Universal Postal Union asks it everywhere. */
const CAPITALS_AT_HOME = new Set(['NL', 'FR', 'GB']);

/** Letters whose capital depends on the language: Beşiktaş is BEŞİKTAŞ, and Greek capitals have no accents. */
const CAPITALS_LOCALE: Readonly<Record<string, string>> = { TR: 'tr', AZ: 'az', LT: 'lt', GR: 'el', CY: 'el' };

/** These formats of the package put a country's code before the postcode, which the posts no longer want. */
const UNWANTED_PREFIX = /^(?:AX|CH|FI|FL|HR|MC|SE|SI)-\s*(?=\d)/u;

/**
 * The address as printed, name first and country last (abroad only). NL, BE, DE, AT, LU, FR, CH and GB by our own rules
 * from what each post asks; all others in the order of libaddressinput.
 */
export function postalLines(
  name: string,
  address: PostalAddress,
  home: { country: string; language: string },
): PostalLine[] {
  const style = WRITTEN_AS[address.country] ?? address.country;
  const abroad = !isDomestic(address.country, home.country);
  const capitals = abroad || CAPITALS_AT_HOME.has(style);
  const city = capitals ? upper(address.city, style) : address.city;
  const region = capitals ? upper(address.region, style) : address.region;
  const street = streetLines(address, style, home.language);
  const place = { ...address, city, region };

  const own = OWN_STYLES[style];
  const body = own ? [...street, ...own(place)] : packageLines(place, street, style);
  const country = abroad ? countryLine(address.country, home.language) : '';
  const lines: PostalLine[] = [
    { text: name, field: 'name' },
    ...severalLines(address.organisation, 'organisation'),
    ...severalLines(address.extra, 'extra'),
    ...body,
    { text: country, field: 'country' },
  ];
  return lines.filter((line) => line.text !== '');
}

type PlaceLines = (address: PostalAddress) => PostalLine[];

const OWN_STYLES: Readonly<Record<string, PlaceLines>> = {
  // PostNL: two spaces between postcode and place.
  NL: (address) => placeLine(address, '  '),
  BE: (address) => placeLine(address, ' '),
  DE: (address) => placeLine(address, ' '),
  AT: (address) => placeLine(address, ' '),
  CH: (address) => placeLine(address, ' '),
  FR: (address) => placeLine({ ...address, city: withoutPunctuation(address.city) }, ' '),
  // The post of Luxembourg is the one that wants its prefix, at home too (also in libaddressinput).
  LU: (address) => placeLine({ ...address, postcode: address.postcode && `L-${address.postcode}` }, ' '),
  // Royal Mail: the post town, then the postcode alone; a county only where there is no town.
  GB: ({ city, region, postcode }) => [
    city ? { text: city, field: 'city' } : { text: region ?? '', field: 'region' },
    { text: postcode ?? '', field: 'postcode' },
  ],
};

/** `1234 AB  PLAATS`; a region takes the place of a missing city, and is otherwise not printed. */
function placeLine({ postcode, city, region }: PostalAddress, between: string): PostalLine[] {
  const place = city ?? region;
  return [{ text: [postcode, place].filter((part) => part).join(between), field: postcode ? 'postcode' : 'city' }];
}

/** The lines up to the place: the street with its number and box, in the order of the country. */
function streetLines(address: PostalAddress, style: string, language: string): PostalLine[] {
  const streets = address.street?.split('\n') ?? [];
  const last = streets.pop();
  const { houseNumber } = address;
  // In villages without street names the number follows the place: Dorf 12.
  const named = last ?? (houseNumber && !NUMBER_FIRST.has(style) ? address.city : undefined);
  const numbered = NUMBER_FIRST.has(style) ? [houseNumber, named] : [named, houseNumber];
  const line = withBox(numbered.filter((part) => part).join(' '), address, style, language);
  const field = last === undefined && houseNumber ? 'houseNumber' : last === undefined ? 'box' : 'street';
  const lines: PostalLine[] = [
    ...streets.map((text): PostalLine => ({ text, field: 'street' })),
    { text: line, field },
  ];
  return style === 'FR'
    ? lines.map(({ text, field }) => ({ text: upper(withoutPunctuation(text), style) ?? '', field }))
    : lines;
}

/** The words before a box number in Belgium and its neighbours. */
const BOX_WORD = /^(?:bus|bte|bo[iî]te|box|b)(?:\.|\b)[\s.:]*(?=[\p{L}\p{N}])/iu;

function withBox(street: string, { box, postcode }: PostalAddress, style: string, language: string): string {
  if (!box) return street;
  const bare = box.replace(BOX_WORD, '');
  const after = (separator: string, text: string): string => (street === '' ? text : `${street}${separator}${text}`);
  const before = (text: string): string => (street === '' ? text : `${text}, ${street}`);
  const named = /\p{L}{2}/u.test(box);
  switch (style) {
    case 'BE':
      return after(' ', `${belgianBoxWord(postcode, street, language)} ${bare}`);
    case 'DE':
      return after(' // ', box);
    case 'GB':
    case 'IE':
      return before(named ? box : `Flat ${box}`);
    case 'FR':
      return before(named ? box : `Appt ${box}`);
    case 'US':
      return after(' ', named ? box : `Apt ${box}`);
    case 'CA':
      return street === '' || named ? after(' ', box) : /^\d/u.test(street) ? `${box}-${street}` : after(' Unit ', box);
    case 'NL':
    case 'LU':
      return after(' ', box);
    default:
      return named ? after(' ', box) : after('/', box);
  }
}

/**
 * bpost: "bus" in Dutch, "bte" in French, and one language for the whole street. Wallonia's postcodes are 13xx, 14xx and
 * 4xxx to 7xxx. In Brussels (10xx to 12xx) the street says it, else the sender's language.
 */
function belgianBoxWord(postcode: string | undefined, street: string, language: string): 'bus' | 'bte' {
  if (/^(?:1[34]|[4-7])/u.test(postcode ?? '')) return 'bte';
  if (postcode && !/^1[0-2]/u.test(postcode)) return 'bus';
  if (/^\d*\W*(?:rue|avenue|av|chauss[ée]e|boulevard|place|square|all[ée]e|quai|clos|cours|impasse)\b/iu.test(street)) {
    return 'bte';
  }
  if (/(?:straat|laan|weg|plein|lei|dreef|kaai|markt|berg)\b/iu.test(street)) return 'bus';
  return language.startsWith('fr') ? 'bte' : 'bus';
}

/** All other countries. Nothing that was given may be lost, whatever the country's format knows of. */
function packageLines(address: PostalAddress, street: PostalLine[], style: string): PostalLine[] {
  const { postcode, region } = address;
  const city = address.city ?? '';
  const format = (streetTexts: string[], locality: string): string[] =>
    formatAddress(
      {
        postalCountry: style,
        addressLines: streetTexts,
        locality,
        administrativeArea: region ?? '',
        postalCode: postcode ?? '',
      },
      'latin',
    ).map((line) =>
      line
        .replace(UNWANTED_PREFIX, '')
        .replace(/(?<=\d)- /u, '-')
        .replace(/^[\s,\-/]+|[\s,\-/]+$/gu, ''),
    );

  const texts = street.map((line) => line.text).filter((text) => text !== '');
  let lines = format(texts, city);
  const lost = (part: string): boolean => !lines.some((line) => line.toUpperCase().includes(part.toUpperCase()));
  // Japan's format has no city: it belongs to the street there.
  if (lost(city)) lines = format([...texts, city], city);
  if (postcode && lost(postcode)) lines = lines.map((line) => (line === city ? `${postcode} ${city}` : line));
  if (postcode && lost(postcode)) lines = [...lines, postcode];
  if (city === '' && region && lost(region)) lines = [...lines, region];

  const starts: [string | undefined, PostalLine['field']][] = [
    [postcode, 'postcode'],
    [city, 'city'],
    [region, 'region'],
  ];
  return lines.map((text) => {
    const known = street.find((line) => line.text === text) ?? null;
    return { text, field: known?.field ?? starts.find(([part]) => part && text.includes(part))?.[1] ?? 'city' };
  });
}

function severalLines(text: string | undefined, field: PostalLine['field']): PostalLine[] {
  return (text?.split('\n') ?? []).map((line) => ({ text: line, field }));
}

function upper(text: string | undefined, style: string): string | undefined {
  return text?.toLocaleUpperCase(CAPITALS_LOCALE[style] ?? 'und');
}

/** La Poste (NF Z 10-011): no punctuation from the street line on. Hyphens and apostrophes belong to the names. */
function withoutPunctuation(text: string): string;
function withoutPunctuation(text: string | undefined): string | undefined;
function withoutPunctuation(text: string | undefined): string | undefined {
  return text
    ?.replace(/[.,;:]+/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim();
}
