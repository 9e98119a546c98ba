import { describe, expect, it } from '@jest/globals';

import { countryLine, isDomestic, recogniseCountry } from '../../../src/common/postal/countries.js';
import { ISO_COUNTRIES } from '../../../src/common/postal/iso-countries.js';
import { normalisePostcode } from '../../../src/common/postal/postcode.js';
import { POSTCODE_RULES } from '../../../src/common/postal/postcode-rules.js';

describe('recogniseCountry (L16)', () => {
  it.each([
    ['Nederland', 'NL'],
    ['nederland', 'NL'],
    ['NL', 'NL'],
    ['nld', 'NL'],
    ['Holland', 'NL'],
    ['The Netherlands', 'NL'],
    ['Pays-Bas', 'NL'],
    ['pays bas', 'NL'],
    ['Niederlande', 'NL'],
    ['Belgie', 'BE'],
    ['BELGIË', 'BE'],
    ['Belgique', 'BE'],
    ['Deutschland', 'DE'],
    ['Duitsland', 'DE'],
    ['Allemagne', 'DE'],
    ['Engeland', 'GB'],
    ['Schotland', 'GB'],
    ['UK', 'GB'],
    ['U.K.', 'GB'],
    ['Great Britain', 'GB'],
    ['U.S.A.', 'US'],
    ['VS', 'US'],
    ['États-Unis', 'US'],
    ['Etats Unis d’Amérique', 'US'],
    ['Turkije', 'TR'],
    ['Turkey', 'TR'],
    ['Türkiye', 'TR'],
    ['Ivoorkust', 'CI'],
    ['Polska', 'PL'],
    ['Ελλάδα', 'GR'],
    ['Україна', 'UA'],
    ['中国', 'CN'],
    ['Curaçao', 'CW'],
    ['Niger', 'NE'],
    ['Nigeria', 'NG'],
    ['Kosovo', 'XK'],
  ])('L16 %s is %s', (text, code) => {
    expect(recogniseCountry(text)).toBe(code);
  });

  it.each(['', '?', 'Atlantis', 'ZZ', 'EU', 'XX', 'Zwolle', '  '])('L16 %j is no country', (text) => {
    expect(recogniseCountry(text)).toBeNull();
  });

  it('L16 knows every ISO country by both codes and by the line it prints in each language', () => {
    expect(ISO_COUNTRIES.size).toBe(250);
    for (const [alpha2, alpha3] of ISO_COUNTRIES) {
      expect(recogniseCountry(alpha2)).toBe(alpha2);
      expect(recogniseCountry(alpha3)).toBe(alpha2);
      for (const language of ['nl', 'fr', 'de', 'en']) {
        expect(`${language} ${alpha2} ${recogniseCountry(countryLine(alpha2, language))}`).toBe(
          `${language} ${alpha2} ${alpha2}`,
        );
      }
    }
  });
});

describe('countryLine (L16)', () => {
  it.each([
    ['DE', 'nl', 'DUITSLAND'],
    ['DE', 'fr-BE', 'ALLEMAGNE'],
    ['NL', 'de', 'NIEDERLANDE'],
    ['CI', 'fr', 'CÔTE D’IVOIRE'],
    ['HK', 'nl', 'HONGKONG'],
    ['MM', 'en', 'MYANMAR'],
    ['GB', 'en', 'UNITED KINGDOM'],
    ['TR', 'tr', 'TÜRKIYE'],
  ])('L16 %s in %s is %s', (code, language, line) => {
    expect(countryLine(code, language)).toBe(line);
  });

  it('L16 the own post delivers at home and in the territories it serves', () => {
    expect(isDomestic('NL', 'NL')).toBe(true);
    expect(isDomestic('RE', 'FR')).toBe(true);
    expect(isDomestic('AX', 'FI')).toBe(true);
    expect(isDomestic('NC', 'FR')).toBe(false);
    expect(isDomestic('BE', 'NL')).toBe(false);
  });
});

describe('normalisePostcode (L16)', () => {
  /** Real postcodes as people write them, and as each post prints them. */
  it.each([
    ['NL', '1012ab', '1012 AB'],
    ['NL', 'NL-1012 AB', '1012 AB'],
    ['BE', 'B-9000', '9000'],
    ['BE', 'BE 9000', '9000'],
    ['LU', 'L - 2016', '2016'],
    ['DE', 'D-01744', '01744'],
    ['FR', '75 001', '75001'],
    ['FR', 'F-75001', '75001'],
    ['CH', 'CH-3011', '3011'],
    ['GB', 'sw1a1aa', 'SW1A 1AA'],
    ['GB', 'M2  5BQ', 'M2 5BQ'],
    ['GB', 'L1 8JQ', 'L1 8JQ'],
    ['GB', 'GIR0AA', 'GIR 0AA'],
    ['GB', 'BFPO1234', 'BFPO 1234'],
    ['IE', 'd02td99', 'D02 TD99'],
    ['SE', '41134', '411 34'],
    ['DK', 'DK-5970', '5970'],
    ['CZ', '11000', '110 00'],
    ['SK', '81101', '811 01'],
    ['GR', '10673', '106 73'],
    ['PL', '59700', '59-700'],
    ['PL', '59–700', '59-700'],
    ['PT', '1170 169', '1170-169'],
    ['LT', 'LT-01100', '01100'],
    ['LV', '1050', 'LV-1050'],
    ['LV', 'LV1050', 'LV-1050'],
    ['MD', 'MD-2012', '2012'],
    ['AZ', 'AZ1000', '1000'],
    ['AD', '500', 'AD500'],
    ['MT', 'VLT1117', 'VLT 1117'],
    ['US', '94303 1234', '94303-1234'],
    ['CA', 'h3z2y7', 'H3Z 2Y7'],
    ['BR', '40301110', '40301-110'],
    ['JP', '１５４−００２３', null],
    ['JP', '１５４-００２３', '154-0023'],
    ['AU', '2060', '2060'],
    ['MA', '20050', '20050'],
    ['TR', '34357', '34357'],
    ['IN', '110 001', '110001'],
    ['AR', 'c1070aam', 'C1070AAM'],
    ['AW', 'whatever 7', 'WHATEVER 7'],
    ['NL', '0123 AB', null],
    ['NL', '1012 SA', null],
    ['BE', '900', null],
    ['DE', '1744', null],
    ['GB', 'QQ1 1AA', null],
    ['GB', 'SW1A 1AC', null],
    ['CA', 'D3Z 2Y7', null],
    ['FR', '68100;68200', null],
    ['US', '9430', null],
  ])('L16 %s %j → %j', (country, given, printed) => {
    expect(normalisePostcode(country, given)).toBe(printed);
    if (printed !== null) expect(normalisePostcode(country, printed)).toBe(printed);
  });

  it('L16 has rules for all of Europe, and only for countries that exist', () => {
    expect(Object.keys(POSTCODE_RULES).length).toBeGreaterThan(120);
    for (const country of Object.keys(POSTCODE_RULES)) expect(ISO_COUNTRIES.has(country)).toBe(true);
  });
});
