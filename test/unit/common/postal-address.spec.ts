import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { checkPostal, type PostalInput } from '../../../src/common/postal/postal-address.js';
import { POSTAL_FAULTS, postalFaultSentence, type PostalFault } from '../../../src/common/postal/postal-faults.js';
import { postalHintSentence } from '../../../src/common/postal/postal-hints.js';

const home = { country: 'NL', language: 'nl' };
const good: PostalInput = { street: 'Kerkstraat 12', postcode: '8011 PK', city: 'Zwolle' };
const check = (input: PostalInput | null | undefined, name = 'An de Boer') => checkPostal(name, input, home);

describe('checkPostal refuses what the post cannot deliver (L16)', () => {
  it.each([null, undefined, {}, { country: 'NL' }, { street: '  ', city: '\n', postcode: ', ,' }])(
    'L16 D08 %j is no postal address',
    (input) => {
      expect(check(input)).toEqual({ ok: false, code: 'NO_POSTAL_ADDRESS' });
    },
  );

  const refused: [PostalFault, string, PostalInput, string?][] = [
    ['country-unknown', 'country', { ...good, country: 'Atlantis' }],
    ['country-unknown', 'country', { ...good, country: 'ZZ' }],
    ['too-few-lines', 'street', { postcode: '8011PK', city: 'Zwolle' }],
    ['too-few-lines', 'street', { postcode: '10178', city: 'Berlin', country: 'DE' }],
    ['too-few-lines', 'city', { street: 'Kerkstraat 12' }],
    ['too-few-lines', 'name', good, ' '],
    ['too-many-lines', 'extra', { ...good, extra: 'a\nb\nc\nd\ne' }],
    ['too-many-lines', 'extra', { ...good, postcode: '9000', extra: 'a\nb\nc\nd', country: 'BE' }],
    ['no-letter-or-digit', 'name', good, '???'],
    ['no-letter-or-digit', 'name', { street: '1 Moor Lane', postcode: 'EC2Y 9DP', city: 'London', country: 'GB' }, ''],
    ['no-letter-or-digit', 'street', { ...good, street: '-' }],
    ['no-letter-or-digit', 'organisation', { ...good, organisation: '***' }],
    ['postcode-missing', 'postcode', { ...good, postcode: '' }],
    ['postcode-missing', 'postcode', { street: 'Platz der Republik', city: 'Berlin', country: 'DE' }],
    ['postcode-invalid', 'postcode', { ...good, postcode: '0000 NA' }],
    ['postcode-invalid', 'postcode', { ...good, postcode: '1017' }],
    ['postcode-invalid', 'postcode', { ...good, postcode: '1017 SS' }],
    ['postcode-invalid', 'postcode', { ...good, postcode: '68100;68200', country: 'FR' }],
    ['postcode-invalid', 'postcode', { ...good, postcode: 'E10', country: 'GB' }],
    ['bad-first-character', 'street', { ...good, street: '(achter) Kerkstraat 12' }],
    ['bad-first-character', 'extra', { ...good, extra: 'Gebouw 3\n/links' }],
    ['bad-first-character', 'city', { ...good, postcode: 'W1T 5DU', city: '"London"', country: 'GB' }],
    ['no-fixed-abode', 'street', { ...good, street: 'No fixed abode' }],
    ['no-fixed-abode', 'street', { ...good, street: 'NFA' }],
    ['no-fixed-abode', 'street', { ...good, street: 'Zonder vaste woonplaats' }],
    ['no-fixed-abode', 'extra', { ...good, extra: 'z.v.w.' }],
    ['no-fixed-abode', 'street', { ...good, street: 'sans domicile fixe' }],
    ['no-fixed-abode', 'street', { ...good, street: 'ohne festen Wohnsitz' }],
  ];
  it.each(refused.map(([which, field, input, name = 'An de Boer']) => ({ which, field, input, name })))(
    'L16 $which, in $field: $name $input',
    ({ which, field, input, name }) => {
      expect(check(input, name)).toMatchObject({ ok: false, code: 'POSTAL_ADDRESS_INVALID', which, field });
    },
  );

  const taken: [string, PostalInput, string?][] = [
    ['a name in any script', good, '王小明'],
    ['a name that starts with a forbidden character', good, '<b>Bold & Co</b>'],
    ['seven lines', { ...good, extra: 'a\nb\nc\nd' }],
    ['a street that holds one of the characters further on', { ...good, street: 'Kade 1/2 (achter)' }],
    ['a street named Nfa-straat', { ...good, street: 'Nfa-straat 1' }],
    ['no house number', { ...good, street: 'Kerkstraat' }],
    ['no place, when the postcode is there', { street: 'Kerkstraat 12', postcode: '8011PK', city: '', extra: 'Hoek' }],
    ['a country whose post needs no postcode', { street: 'Bishop Street', city: 'Dublin', country: 'IE' }],
    ['half a postcode where none is needed', { street: 'Bishop St', postcode: 'D02', city: 'Dublin', country: 'IE' }],
    ['a country that is not in the table', { street: 'Kaya Grandi 1', city: 'Kralendijk', country: 'Bonaire' }],
    ['place and postcode in one field', { street: 'Kerkstraat 12', city: '8011 pk Zwolle' }],
  ];
  it.each(taken.map(([what, input, name = 'An de Boer']) => ({ what, input, name })))(
    'L16 takes $what',
    ({ input, name }) => {
      expect(check(input, name)).toMatchObject({ ok: true });
    },
  );

  it('L16 each fault has its sentence in both languages', () => {
    for (const which of Object.keys(POSTAL_FAULTS) as PostalFault[]) {
      expect(postalFaultSentence(which, 'nl')).not.toBe(postalFaultSentence(which, 'en'));
    }
  });
});

describe('checkPostal normalises (L16)', () => {
  it('L16 white space, commas at the end of a line, and composed letters', () => {
    const untidy = {
      street: '  Kerk\u00a0straat \t 12 ,',
      postcode: ' 8011\u2009pk ',
      city: 'Zwo\u200blle,',
      extra: '\r\nEtage 2 ,\n\n',
      region: ' ',
    };
    expect(check(untidy, ' Zoe\u0308  de\nBoer ')).toMatchObject({
      ok: true,
      address: { street: 'Kerk straat 12', postcode: '8011 PK', city: 'Zwolle', extra: 'Etage 2', country: 'NL' },
      lines: ['Zoë de Boer', 'Etage 2', 'Kerk straat 12', '8011 PK  ZWOLLE'],
    });
  });

  it('L16 the country is the organisation’s own where none is given', () => {
    expect(check(good)).toMatchObject({ ok: true, country: 'NL' });
    expect(checkPostal('An', { ...good, postcode: '9000' }, { country: 'be', language: 'nl' })).toMatchObject({
      ok: true,
      country: 'BE',
    });
  });

  it('L16 a postcode and a place in one field are parted, in either order', () => {
    expect(check({ street: 'Kade 1', city: '1017CD Amsterdam' })).toMatchObject({
      address: { postcode: '1017 CD', city: 'Amsterdam' },
    });
    expect(check({ street: 'Kade 1', postcode: 'London, W1T 5DU', country: 'UK' })).toMatchObject({
      address: { postcode: 'W1T 5DU', city: 'London' },
    });
    expect(check({ street: 'Kade 1', city: '10115 Berlin Mitte', country: 'DE' })).toMatchObject({
      address: { postcode: '10115', city: 'Berlin Mitte' },
    });
  });

  const word = fc.string({ unit: 'binary', maxLength: 24 });
  const known = fc.constantFrom('NL', 'BE', 'GB', 'FR', 'HU', 'JP', 'US', 'LU', 'IE', 'KZ', 'Duitsland', '');
  const anyPostal: fc.Arbitrary<PostalInput> = fc.record(
    {
      organisation: word,
      extra: fc.oneof(word, fc.constant('a\nb')),
      street: fc.oneof(word, fc.constant('Kade 1')),
      houseNumber: fc.oneof(word, fc.constant('12')),
      box: fc.oneof(word, fc.constantFrom('3', 'bus 4', 'b. 5')),
      postcode: fc.oneof(word, fc.constantFrom('8011pk', 'B-9000', '10178', 'W1T5DU', 'NY 10001', '9000 Gent')),
      city: fc.oneof(word, fc.constantFrom('Zwolle', '8011 PK Zwolle', 'Gent')),
      region: word,
      country: fc.oneof(word, known),
    },
    { requiredKeys: [] },
  );

  it('L16 never throws, counts as promised, and what it has normalised it leaves alone', () => {
    fc.assert(
      fc.property(anyPostal, word, (input, name) => {
        const first = check(input, name);
        if (!first.ok) return;
        expect(first.lines.length).toBeGreaterThanOrEqual(3);
        expect(first.lines.length).toBeLessThanOrEqual(7);
        for (const line of first.lines) expect(line).toMatch(/^\S(?:.*\S)?$/u);
        for (const index of first.droppable) expect(index).toBeGreaterThan(0);
        expect(first.place).toBeGreaterThan(0);
        expect(first.place).toBeLessThan(first.lines.length);
        const again = check(first.address, first.lines[0]);
        expect(again).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });
});

describe('hints (N13)', () => {
  it.each<[PostalInput, string[]]>([
    [good, []],
    [{ ...good, street: 'Kerkstraat' }, ['house-number-missing']],
    [{ ...good, street: 'Kerkstraat', houseNumber: '12' }, []],
    [{ street: 'The Old Rectory', postcode: 'LS1 4AP', city: 'Leeds', country: 'GB' }, []],
    [{ street: '5 Main Street', postcode: '10001', city: 'New York', country: 'US' }, ['region-missing']],
    [{ organisation: 'Universiteit Gent', postcode: '9000', city: 'Gent', country: 'BE' }, ['street-missing']],
    [{ street: 'Bishop Street', postcode: 'D02', city: 'Dublin', country: 'IE' }, ['postcode-unusual']],
    [{ street: 'Bishop Street', postcode: '8011PK', city: 'Dublin', country: 'IE' }, ['postcode-of-other-country']],
  ])('N13 %j: %j', (input, hints) => {
    const checked = check(input);
    expect(checked.ok && checked.hints.map((hint) => hint.which)).toEqual(hints);
  });

  it.each([
    ['1017 CD', 'BE', 'NL'],
    ['W1T 5DU', 'NL', 'GB'],
    ['D-10178', 'NL', 'DE'],
    ['L6Y 1Z4', 'US', 'CA'],
  ])('N13 %s in %s looks like a postcode of %s', (postcode, country, other) => {
    const checked = check({ ...good, postcode, country });
    expect(checked).toMatchObject({
      ok: false,
      which: 'postcode-invalid',
      hints: expect.arrayContaining([{ which: 'postcode-of-other-country', field: 'country', country: other }]),
    });
  });

  it('N13 a hint is a sentence', () => {
    const hint = { which: 'postcode-of-other-country', field: 'country', country: 'DE' } as const;
    expect(postalHintSentence(hint, 'nl')).toBe('Dit lijkt een postcode van een ander land: Duitsland');
    expect(postalHintSentence(hint, 'en')).toBe('This looks like a postcode of another country: Germany');
  });
});
