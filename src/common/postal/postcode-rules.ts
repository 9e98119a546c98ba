/**
 * What a country's post says of its postcodes.
 *
 * An extract (postcode pattern, whether a postcode and a region are required) of the address data of libaddressinput,
 * https://github.com/google/libaddressinput, Copyright Google Inc., Apache License 2.0
 * (https://www.apache.org/licenses/LICENSE-2.0), reduced and rewritten into this form; `join` is our own addition.
 * A country that is not listed requires nothing.
 */
export interface PostcodeRule {
  /** The whole postcode, as printed. */
  pattern: RegExp;
  /** Without a postcode the post does not deliver. */
  required: boolean;
  /** The post wants a state, province or county too; its absence is a hint, never an error (L16). */
  region: boolean;
  /** How the bare letters and digits are joined for print: the place (from the end when negative) and the separator. */
  join?: readonly [at: number, separator: string];
}

type Flags = '' | 'Z' | 'S' | 'ZS';

function rule(pattern: string, flags: Flags, join?: readonly [number, string]): PostcodeRule {
  return {
    pattern: new RegExp(`^(?:${pattern})$`, 'u'),
    required: flags.includes('Z'),
    region: flags.includes('S'),
    ...(join ? { join } : {}),
  };
}

const digits = (count: number): string => `\\d{${count}}`;

const UK_AREAS =
  'AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|' +
  'G|GL|GY|GU|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|' +
  'OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|' +
  'W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE';
const UK = `GIR 0AA|(?:${UK_AREAS})\\d[\\dA-Z]? \\d[ABD-HJLN-UW-Z]{2}|BFPO \\d{1,4}`;
const CANADA = '[ABCEGHJKLMNPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z] \\d[ABCEGHJ-NPRSTV-Z]\\d';
const FRANCE_OVERSEAS = rule('9[78][01]\\d{2}', 'Z');
const FRANCE_PACIFIC = (start: string): PostcodeRule => rule(`${start}\\d{2}`, 'Z');
const US_ZIP = (start: string): PostcodeRule => rule(`${start}(?:-\\d{4})?`, 'Z', [5, '-']);
const ISLAND = (code: string): PostcodeRule => rule(`${code} 1ZZ`, 'Z', [-3, ' ']);

export const POSTCODE_RULES: Readonly<Record<string, PostcodeRule>> = {
  // Europe
  AD: rule('AD[1-7]0\\d', ''),
  AL: rule(digits(4), ''),
  AM: rule('(?:37)?\\d{4}', ''),
  AT: rule(digits(4), 'Z'),
  AX: rule('22\\d{3}', 'Z'),
  AZ: rule(digits(4), ''),
  BA: rule(digits(5), ''),
  BE: rule(digits(4), 'Z'),
  BG: rule(digits(4), ''),
  BY: rule(digits(6), ''),
  CH: rule(digits(4), 'Z'),
  CY: rule(digits(4), ''),
  CZ: rule('\\d{3} \\d{2}', 'Z', [3, ' ']),
  DE: rule(digits(5), 'Z'),
  DK: rule(digits(4), 'Z'),
  EE: rule(digits(5), 'Z'),
  ES: rule(digits(5), 'ZS'),
  FI: rule(digits(5), 'Z'),
  FO: rule(digits(3), ''),
  FR: rule(digits(5), 'Z'),
  GB: rule(UK, 'Z', [-3, ' ']),
  GE: rule(digits(4), ''),
  GG: rule('GY\\d\\d? \\d[ABD-HJLN-UW-Z]{2}', 'Z', [-3, ' ']),
  GI: rule('GX11 1AA', '', [-3, ' ']),
  GL: rule('39\\d{2}', 'Z'),
  GR: rule('\\d{3} \\d{2}', 'Z', [3, ' ']),
  HR: rule(digits(5), 'Z'),
  HU: rule(digits(4), 'Z'),
  IE: rule('[\\dA-Z]{3} [\\dA-Z]{4}', '', [3, ' ']),
  IM: rule('IM\\d\\d? \\d[ABD-HJLN-UW-Z]{2}', 'Z', [-3, ' ']),
  IS: rule(digits(3), ''),
  IT: rule(digits(5), 'ZS'),
  JE: rule('JE\\d\\d? \\d[ABD-HJLN-UW-Z]{2}', 'Z', [-3, ' ']),
  LI: rule('948[5-9]|949[0-8]', 'Z'),
  LT: rule(digits(5), 'Z'),
  LU: rule(digits(4), 'Z'),
  LV: rule('LV-\\d{4}', 'Z', [2, '-']),
  MC: rule('980\\d{2}', ''),
  MD: rule(digits(4), ''),
  ME: rule('8\\d{4}', ''),
  MK: rule(digits(4), ''),
  MT: rule('[A-Z]{3} \\d{2,4}', '', [3, ' ']),
  NL: rule('[1-9]\\d{3} (?:[A-RT-Z][A-Z]|S[BCE-RT-Z])', 'Z', [4, ' ']),
  NO: rule(digits(4), 'Z'),
  PL: rule('\\d{2}-\\d{3}', 'Z', [2, '-']),
  PT: rule('\\d{4}-\\d{3}', 'Z', [4, '-']),
  RO: rule(digits(6), 'Z'),
  RS: rule('\\d{5,6}', ''),
  RU: rule(digits(6), 'Z'),
  SE: rule('\\d{3} \\d{2}', 'Z', [3, ' ']),
  SI: rule(digits(4), ''),
  SJ: rule(digits(4), 'Z'),
  SK: rule('\\d{3} \\d{2}', 'Z', [3, ' ']),
  SM: rule('4789\\d', 'Z'),
  TR: rule(digits(5), 'Z'),
  UA: rule(digits(5), 'Z'),
  VA: rule('00120', ''),
  XK: rule('[1-7]\\d{4}', ''),
  // Overseas parts of European countries
  BL: FRANCE_OVERSEAS,
  FK: ISLAND('FIQQ'),
  GF: rule('9[78]3\\d{2}', 'Z'),
  GP: FRANCE_OVERSEAS,
  GS: ISLAND('SIQQ'),
  IO: ISLAND('BBND'),
  MF: FRANCE_OVERSEAS,
  MQ: rule('9[78]2\\d{2}', 'Z'),
  NC: FRANCE_PACIFIC('988'),
  PF: rule('987\\d{2}', 'ZS'),
  PM: rule('9[78]5\\d{2}', 'Z'),
  PN: ISLAND('PCRN'),
  RE: rule('9[78]4\\d{2}', 'Z'),
  SH: rule('(?:ASCN|STHL|TDCU) 1ZZ', 'Z', [-3, ' ']),
  TC: ISLAND('TKCA'),
  WF: FRANCE_PACIFIC('986'),
  YT: rule('976\\d{2}', 'Z'),
  // America
  AR: rule('[A-HJ-NP-Z]?\\d{4}(?:[A-Z]{3})?', ''),
  AS: US_ZIP('96799'),
  BM: rule('[A-Z]{2} [A-Z0-9]{2}', '', [2, ' ']),
  BR: rule('\\d{5}-\\d{3}', 'ZS', [5, '-']),
  CA: rule(CANADA, 'ZS', [3, ' ']),
  CL: rule(digits(7), ''),
  CO: rule(digits(6), 'S'),
  CR: rule('\\d{4,5}', 'S'),
  CU: rule(digits(5), ''),
  DO: rule(digits(5), ''),
  GT: rule(digits(5), ''),
  GU: US_ZIP('969[1-3]\\d'),
  HT: rule(digits(4), ''),
  KY: rule('KY\\d-\\d{4}', '', [3, '-']),
  MP: US_ZIP('9695[012]'),
  MX: rule(digits(5), 'ZS'),
  PE: rule(digits(5), 'S'),
  PR: US_ZIP('00[679]\\d{2}'),
  PY: rule(digits(4), ''),
  US: rule('\\d{5}(?:-\\d{4})?', 'ZS', [5, '-']),
  UY: rule(digits(5), ''),
  VE: rule(digits(4), 'S'),
  VI: US_ZIP('008[0-5]\\d'),
  // Asia and the Pacific
  AU: rule(digits(4), 'ZS'),
  BD: rule(digits(4), ''),
  CN: rule(digits(6), 'ZS'),
  FM: US_ZIP('9694[1-4]'),
  ID: rule(digits(5), 'S'),
  IL: rule('\\d{5}(?:\\d{2})?', ''),
  IN: rule(digits(6), 'ZS'),
  IR: rule('\\d{5}-\\d{5}', '', [5, '-']),
  JO: rule(digits(5), ''),
  JP: rule('\\d{3}-\\d{4}', 'ZS', [3, '-']),
  KG: rule(digits(6), ''),
  KR: rule(digits(5), 'ZS'),
  KW: rule(digits(5), ''),
  KZ: rule(digits(6), ''),
  LB: rule('\\d{4}(?: \\d{4})?', '', [4, ' ']),
  LK: rule(digits(5), ''),
  MH: US_ZIP('969[67]\\d'),
  MN: rule(digits(5), ''),
  MV: rule(digits(5), ''),
  MY: rule(digits(5), 'ZS'),
  NP: rule(digits(5), ''),
  NZ: rule(digits(4), 'Z'),
  PH: rule(digits(4), ''),
  PK: rule(digits(5), ''),
  PW: US_ZIP('96940'),
  SA: rule('\\d{5}(?:-\\d{4})?', '', [5, '-']),
  SG: rule(digits(6), 'Z'),
  TH: rule(digits(5), ''),
  TJ: rule(digits(6), ''),
  TM: rule(digits(6), ''),
  TW: rule('\\d{3}(?:\\d{2,3})?', 'ZS'),
  UZ: rule(digits(6), ''),
  VN: rule('\\d{5,6}', ''),
  // Africa
  DZ: rule(digits(5), ''),
  EG: rule(digits(5), ''),
  ET: rule(digits(4), ''),
  KE: rule(digits(5), ''),
  MA: rule(digits(5), ''),
  MG: rule(digits(3), ''),
  MU: rule('\\d{3}(?:\\d{2}|[A-Z]{2}\\d{3})', ''),
  NG: rule(digits(6), ''),
  SN: rule(digits(5), ''),
  TN: rule(digits(4), ''),
  ZA: rule(digits(4), 'Z'),
  ZM: rule(digits(5), ''),
};
