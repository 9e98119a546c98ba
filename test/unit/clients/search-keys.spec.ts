import { describe, expect, it } from '@jest/globals';
import { queryWords, searchKeys, type Findable } from '../../../src/clients/search-keys.js';

const client: Findable = {
  externalId: 'K-1001',
  cardNumbers: ['2900 1234 5678'],
  name: 'Gülşen Peeters-Janssens (moeder)',
  birthDate: '1984-03-12',
  emails: ['G.Peeters@Bib.example'],
  postal: { street: 'Sint-Jansstraat', houseNumber: '12 bus 3', postcode: 'SW1A 1AA', city: "'s-Gravenhage" },
};

function finds(query: string, who: Findable = client): boolean {
  const keys = searchKeys(who).map(({ key }) => key);
  const words = queryWords(query);
  return words.length > 0 && words.every((word) => keys.some((key) => key.startsWith(word)));
}

describe('finding a client (L24)', () => {
  it.each([
    '290012345678',
    '2900 1234 5678',
    '2900-1234-5678\r\n',
    '2900123',
    'k-1001',
    'K1001',
    'gulsen',
    'GÜLŞEN  janssens',
    'peeters-janssens',
    'Peeters Janssens',
    'moeder',
    '1984-03-12',
    '12-3-1984',
    'peeters 12/03/1984',
    'g.peeters@bib',
    'sint-jansstraat 12',
    'sw1a 1aa',
    'SW1A1AA',
    's-gravenhage',
    'gravenhage',
  ])('finds her by %j', (query) => {
    expect(finds(query)).toBe(true);
  });

  it.each(['', '  ', '-', '291', 'peeters maes', '1984-03-13', 'ülşenn'])('does not find her by %j', (query) => {
    expect(finds(query)).toBe(false);
  });

  it.each([
    ['Łukasz Wójcik', 'lukasz wojcik'],
    ['Straße', 'strasse'],
    ['Iğdır Søren', 'igdir soren'],
    ['Zoë O’Brien', "zoe o'brien"],
    ['Анна Іванова', 'анна'],
    ['محمد الأمين', 'محمد'],
    ['王小明', '王'],
  ])('N17: finds %s by %s', (name, query) => {
    expect(finds(query, { ...client, name })).toBe(true);
  });

  it('knows what is her own, and what others have too who live there', () => {
    const living = { ...client, name: 'Jan van Gent', emails: [], birthDate: null };
    const keys = searchKeys({ ...living, postal: { street: 'Gentstraat', houseNumber: '7', city: 'Gent' } });
    const which = (ofAddress: boolean) => keys.filter((one) => one.ofAddress === ofAddress).map(({ key }) => key);
    expect(which(false)).toEqual(['k-1001', 'k1001', '2900 1234 5678', '290012345678', 'jan', 'van', 'gent']);
    expect(which(true)).toEqual(['gentstraat', '7']);
  });

  it('asks for no more words than a person types, and for nothing that a text cannot hold', () => {
    expect(queryWords('a b c d e f g h i')).toHaveLength(6);
    expect(queryWords(`x\0\u0007y ${'z'.repeat(500)}`)).toEqual(['xy', 'z'.repeat(80)]);
    expect(searchKeys({ ...client, name: '\ud800' }).every(({ key }) => key.isWellFormed())).toBe(true);
  });
});
