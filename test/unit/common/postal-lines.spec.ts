import { describe, expect, it } from '@jest/globals';

import { checkPostal, type PostalInput } from '../../../src/common/postal/postal-address.js';

const zwolle = { country: 'NL', language: 'nl' };
const gent = { country: 'BE', language: 'nl' };
const namur = { country: 'BE', language: 'fr' };
const leeds = { country: 'GB', language: 'en' };

/** The lines after the name, as printed. */
function printed(input: PostalInput, home: { country: string; language: string }, name = 'An de Boer'): string[] {
  const checked = checkPostal(name, input, home);
  if (!checked.ok) throw new Error(JSON.stringify(checked));
  expect(checked.lines[0]).toBe(name);
  return checked.lines.slice(1);
}

describe('an address at home is printed as its own post asks (L16)', () => {
  it.each<[string, PostalInput, string[]]>([
    ['NL', { street: 'Kerkstraat 12', postcode: '8011pk', city: 'Zwolle' }, ['Kerkstraat 12', '8011 PK  ZWOLLE']],
    [
      'NL',
      { street: 'Ĳsselkade', houseNumber: '3', box: 'B', postcode: '8261 AC', city: 'IJsselmuiden' },
      ['Ĳsselkade 3 B', '8261 AC  IJSSELMUIDEN'],
    ],
    [
      'NL',
      { street: 'Postbus 55', postcode: '8000AB', city: "'s-Gravenhage" },
      ['Postbus 55', "8000 AB  'S-GRAVENHAGE"],
    ],
    ['BE', { street: 'Veldstraat', houseNumber: '5', postcode: '9000', city: 'Gent' }, ['Veldstraat 5', '9000 Gent']],
    [
      'BE',
      { street: 'Veldstraat', houseNumber: '5', box: '3', postcode: 'B-9000', city: 'Gent' },
      ['Veldstraat 5 bus 3', '9000 Gent'],
    ],
    [
      'BE',
      { street: 'Rue de Fer 10', box: 'b. 4', postcode: '5000', city: 'Namur' },
      ['Rue de Fer 10 bte 4', '5000 Namur'],
    ],
    [
      'BE',
      { street: 'Rue Neuve 10', box: 'bus 4', postcode: '1000', city: 'Bruxelles' },
      ['Rue Neuve 10 bte 4', '1000 Bruxelles'],
    ],
    [
      'BE',
      { street: 'Nieuwstraat 10', box: '4', postcode: '1000', city: 'Brussel' },
      ['Nieuwstraat 10 bus 4', '1000 Brussel'],
    ],
    ['DE', { street: 'Gontardstraße 7', postcode: '10178', city: 'Berlin' }, ['Gontardstraße 7', '10178 Berlin']],
    [
      'DE',
      { street: 'Gontardstraße', houseNumber: '7a', box: '3. OG', postcode: 'D-10178', city: 'Berlin' },
      ['Gontardstraße 7a // 3. OG', '10178 Berlin'],
    ],
    [
      'AT',
      { street: 'Stumpergasse', houseNumber: '51', box: '12', postcode: 'A-1060', city: 'Wien' },
      ['Stumpergasse 51/12', '1060 Wien'],
    ],
    ['AT', { houseNumber: '12', postcode: '6791', city: 'Gortipohl' }, ['Gortipohl 12', '6791 Gortipohl']],
    [
      'LU',
      { street: "Route d'Esch", houseNumber: '13', postcode: '2016', city: 'Luxembourg' },
      ["13 Route d'Esch", 'L-2016 Luxembourg'],
    ],
    [
      'FR',
      {
        organisation: 'Mairie',
        street: 'Rue de l’Église,',
        houseNumber: '4 bis',
        postcode: '68 100',
        city: 'Mulhouse',
      },
      ['Mairie', '4 BIS RUE DE L’ÉGLISE', '68100 MULHOUSE'],
    ],
    [
      'FR',
      { street: '12 av. J. Jaurès', box: '5', postcode: 'F-38560', city: 'Champ-sur-Drac' },
      ['APPT 5 12 AV J JAURÈS', '38560 CHAMP-SUR-DRAC'],
    ],
    ['CH', { street: 'Spitalgasse 4', postcode: 'CH-3011', city: 'Bern' }, ['Spitalgasse 4', '3011 Bern']],
    [
      'GB',
      { street: 'New Cavendish Street', houseNumber: '115', postcode: 'w1t5du', city: 'London', region: 'Middlesex' },
      ['115 New Cavendish Street', 'LONDON', 'W1T 5DU'],
    ],
    [
      'GB',
      { street: '10 Moor Lane', box: '3', postcode: 'EC2Y9DP', city: 'London' },
      ['Flat 3, 10 Moor Lane', 'LONDON', 'EC2Y 9DP'],
    ],
    ['GB', { street: '2 Rifles', postcode: 'bfpo58', city: 'BF1' }, ['2 Rifles', 'BF1', 'BFPO 58']],
  ])('L16 %s %j', (country, input, lines) => {
    expect(printed(input, { country, language: country === 'BE' ? 'nl' : 'en' })).toEqual(lines);
  });

  it('L16 in Brussels the language of the sender decides where the street does not tell', () => {
    const input = { street: 'Flagey 10', box: '4', postcode: '1050', city: 'Brussel' };
    expect(printed(input, gent)[0]).toBe('Flagey 10 bus 4');
    expect(printed(input, namur)[0]).toBe('Flagey 10 bte 4');
  });
});

describe('an address abroad has place and country in capitals, and no prefix (L16)', () => {
  it.each<[PostalInput, { country: string; language: string }, string[]]>([
    [
      { street: 'Veldstraat 5', postcode: '9000', city: 'Gent', country: 'BE' },
      zwolle,
      ['Veldstraat 5', '9000 GENT', 'BELGIË'],
    ],
    [
      { street: 'Kerkstraat 12', postcode: 'NL-8011 PK', city: 'Zwolle', country: 'Pays-Bas' },
      namur,
      ['Kerkstraat 12', '8011 PK  ZWOLLE', 'PAYS-BAS'],
    ],
    [
      { street: 'Spitalgasse 4', postcode: 'CH-3011', city: 'Bern', country: 'Schweiz' },
      leeds,
      ['Spitalgasse 4', '3011 BERN', 'SWITZERLAND'],
    ],
    [
      { street: 'Gontardstraße 7', postcode: '10178', city: 'Gießen', country: 'Duitsland' },
      zwolle,
      ['Gontardstraße 7', '10178 GIESSEN', 'DUITSLAND'],
    ],
    [
      { street: 'Royal Mile 1', postcode: 'EH1 1RE', city: 'Edinburgh', country: 'Schotland' },
      zwolle,
      ['Royal Mile 1', 'EDINBURGH', 'EH1 1RE', 'VERENIGD KONINKRIJK'],
    ],
    [
      { street: 'Äulestrasse 30', postcode: 'FL-9490', city: 'Vaduz', country: 'LI' },
      zwolle,
      ['Äulestrasse 30', '9490 VADUZ', 'LIECHTENSTEIN'],
    ],
    [
      { street: 'Bayıldım Caddesi 2', postcode: '34357', city: 'Beşiktaş', region: 'İstanbul', country: 'TR' },
      zwolle,
      ['Bayıldım Caddesi 2', '34357 BEŞİKTAŞ/İSTANBUL', 'TURKIJE'],
    ],
    [
      { street: 'Σκουφά 11', postcode: '10673', city: 'Αθήνα', country: 'GR' },
      zwolle,
      ['Σκουφά 11', '106 73 ΑΘΗΝΑ', 'GRIEKENLAND'],
    ],
    [
      { street: 'Storgatan', houseNumber: '33', postcode: 'SE-41134', city: 'Göteborg', country: 'Sverige' },
      zwolle,
      ['Storgatan 33', '411 34 GÖTEBORG', 'ZWEDEN'],
    ],
    [
      { street: 'Mannerheimintie 3', postcode: 'FI-00100', city: 'Helsinki', country: 'FI' },
      zwolle,
      ['Mannerheimintie 3', '00100 HELSINKI', 'FINLAND'],
    ],
    [
      { street: 'Brīvības iela 32', postcode: '1050', city: 'Rīga', country: 'LV' },
      zwolle,
      ['Brīvības iela 32', 'RĪGA, LV-1050', 'LETLAND'],
    ],
    [
      { street: 'Váci utca 1', postcode: '1052', city: 'Budapest', country: 'HU' },
      zwolle,
      ['BUDAPEST', 'Váci utca 1', '1052', 'HONGARIJE'],
    ],
    [
      {
        street: 'Hamilton Avenue',
        houseNumber: '301',
        box: '4',
        postcode: '943031234',
        city: 'Palo Alto',
        region: 'CA',
        country: 'USA',
      },
      zwolle,
      ['301 Hamilton Avenue Apt 4', 'PALO ALTO, CA 94303-1234', 'VERENIGDE STATEN'],
    ],
    [
      { street: 'Main Street 5', postcode: 'NY 10001', city: 'New York', country: 'US' },
      zwolle,
      ['Main Street 5', 'NEW YORK, NY 10001', 'VERENIGDE STATEN'],
    ],
    [
      {
        street: 'Tenth Line',
        houseNumber: '7931',
        box: '2',
        postcode: 'l5n8p7',
        city: 'Halton Hills',
        region: 'ON',
        country: 'CA',
      },
      zwolle,
      ['2-7931 Tenth Line', 'HALTON HILLS ON L5N 8P7', 'CANADA'],
    ],
    [
      { street: '1-7-1 Konan', postcode: '1080075', city: 'Minato-ku', region: 'Tokyo', country: 'JP' },
      zwolle,
      ['1-7-1 Konan', 'MINATO-KU', 'TOKYO', '108-0075', 'JAPAN'],
    ],
    [
      { street: '建国路 93 号', postcode: '100022', city: '北京', region: '朝阳', country: 'CN' },
      zwolle,
      ['建国路 93 号', '北京', '朝阳, 100022', 'CHINA'],
    ],
    [
      { street: '81 Kenesary', postcode: '010000', city: 'Astana', country: 'KZ' },
      zwolle,
      ['81 Kenesary', 'ASTANA', '010000', 'KAZACHSTAN'],
    ],
    [
      { street: 'Enghelab 1', postcode: '1136995111', city: 'Tehran', country: 'IR' },
      zwolle,
      ['Enghelab 1', 'TEHRAN', '11369-95111', 'IRAN'],
    ],
    [
      { street: 'Calle Real 1', postcode: '01001', city: 'Guatemala', country: 'GT' },
      zwolle,
      ['Calle Real 1', '01001-GUATEMALA', 'GUATEMALA'],
    ],
    [
      { street: 'Orchard Road 1', postcode: '238801', city: 'Singapore', country: 'SG' },
      zwolle,
      ['Orchard Road 1', 'SINGAPORE 238801', 'SINGAPORE'],
    ],
    [
      { street: 'Boulevard de la République', city: 'Djibouti', country: 'DJ' },
      zwolle,
      ['Boulevard de la République', 'DJIBOUTI', 'DJIBOUTI'],
    ],
    [
      { street: 'Rua da Graça 2', postcode: '1170169', city: 'Lisboa', country: 'PT' },
      { country: 'TR', language: 'tr' },
      ['Rua da Graça 2', '1170-169 LISBOA', 'PORTUGAL'],
    ],
    [
      { street: 'Queen’s Road 1', city: 'Central', region: 'Hong Kong Island', country: 'Hongkong' },
      zwolle,
      ['Queen’s Road 1', 'CENTRAL', 'HONG KONG ISLAND', 'HONGKONG'],
    ],
  ])('L16 %j from %j', (input, home, lines) => {
    expect(printed(input, home)).toEqual(lines);
  });

  it('L16 no country line where the own post delivers: Guadeloupe from Paris, Jersey from Leeds', () => {
    const paris = { country: 'FR', language: 'fr' };
    const island = { street: 'Rue Nozières 2', postcode: '97110', city: 'Pointe-à-Pitre', country: 'GP' };
    expect(printed(island, paris)).toEqual(['RUE NOZIÈRES 2', '97110 POINTE-À-PITRE']);
    expect(printed(island, zwolle)).toEqual(['RUE NOZIÈRES 2', '97110 POINTE-À-PITRE', 'GUADELOUPE']);
    const jersey = { street: 'Halkett Place', postcode: 'je24wh', city: 'St Helier', country: 'Jersey' };
    expect(printed(jersey, leeds)).toEqual(['Halkett Place', 'ST HELIER', 'JE2 4WH']);
  });
});

describe('lines that a letter may leave out (N16)', () => {
  it('N16 the organisation goes before the rest, from the bottom, and "c/o" never goes', () => {
    const checked = checkPostal(
      'An de Boer',
      {
        organisation: 'Hogeschool',
        extra: 'Afdeling Inkoop\nc/o Jansen\nGebouw 3',
        street: 'Kade 1',
        postcode: '8011PK',
        city: 'Zwolle',
      },
      zwolle,
    );
    expect(checked).toMatchObject({
      lines: ['An de Boer', 'Hogeschool', 'Afdeling Inkoop', 'c/o Jansen', 'Gebouw 3', 'Kade 1', '8011 PK  ZWOLLE'],
      droppable: [1, 4, 2],
    });
  });

  it('N16 a region on a line of its own goes first', () => {
    const home = { country: 'IE', language: 'en' };
    const input = {
      extra: 'Floor 2',
      street: '1 Main Street',
      city: 'Clifden',
      region: 'Co. Galway',
      postcode: 'H71X5N2',
    };
    expect(checkPostal('An de Boer', input, home)).toMatchObject({
      lines: ['An de Boer', 'Floor 2', '1 Main Street', 'Clifden', 'Co. Galway', 'H71 X5N2'],
      droppable: [4, 1],
      place: 3,
    });
  });

  it.each<[string, PostalInput, string[]]>([
    ['at home', { street: 'Kerkstraat 1', postcode: '9000', city: 'Gent' }, ['9000 Gent']],
    [
      'with its country',
      { street: 'Hill Road', houseNumber: '12', city: 'Leeds', postcode: 'LS1 4DY', country: 'GB' },
      ['LEEDS', 'LS1 4DY', 'VERENIGD KONINKRIJK'],
    ],
  ])('L16 knows where the place begins, %s', (_, input, place) => {
    const checked = checkPostal('An de Boer', input, gent);
    expect(checked.ok && checked.lines.slice(checked.place)).toEqual(place);
  });

  it('N16 an organisation that stands in for the street stays, and so do the last three lines', () => {
    const university = { organisation: 'Universiteit Gent', postcode: '9000', city: 'Gent' };
    expect(checkPostal('An de Boer', university, gent)).toMatchObject({ ok: true, droppable: [] });
    const short = { extra: 'Achterhuis', street: 'Kade 1', postcode: '9000', city: 'Gent' };
    expect(checkPostal('An de Boer', short, gent)).toMatchObject({ ok: true, droppable: [1] });
  });
});
