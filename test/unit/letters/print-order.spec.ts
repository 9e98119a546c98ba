import { describe, expect, it } from '@jest/globals';
import type { PostalInput } from '../../../src/common/postal/postal-fields.js';
import { inPrintOrder } from '../../../src/letters/print-order.js';

const to = (country: string | undefined, postcode: string, city = 'Dorp'): { postal: PostalInput } => ({
  postal: { street: 'Dorp', houseNumber: '1', postcode, city, ...(country === undefined ? {} : { country }) },
});
const codes = (letters: { postal: PostalInput | null }[], home = 'BE') =>
  inPrintOrder(letters, home).map(({ postal }) => postal?.postcode ?? null);

describe('the order of the pile', () => {
  it('takes a country as what it means, however it was written (L16)', () => {
    const letters = [
      to('België', '9000'),
      to('BE', '8000'),
      to(undefined, '3000'),
      to('belgique', '1000'),
      to('', '2000'),
    ];
    expect(codes(letters)).toEqual(['1000', '2000', '3000', '8000', '9000']);
  });

  it('lays the letters of the own country on top, those abroad by country after them', () => {
    const letters = [
      to('FR', '75001'),
      to('AT', '1010'),
      to('Nederland', '1017 CD'),
      to('BE', '9000'),
      to('France', '01000'),
    ];
    expect(codes(letters)).toEqual(['9000', '1010', '01000', '75001', '1017 CD']);
    expect(codes(letters, 'NL')[0]).toBe('1017 CD');
  });

  it('takes a postcode as its post prints it, also from the field of the place', () => {
    const letters = [
      to('NL', '9711 lm'),
      to('NL', '1017cd'),
      to('NL', '', '5211 AA Den Bosch'),
      to('NL', 'NL-3511 AB'),
    ];
    expect(codes(letters, 'NL')).toEqual(['1017cd', 'NL-3511 AB', '', '9711 lm']);
  });

  it('keeps the order of letters to one place, and puts those without a known country last', () => {
    const [first, second, nowhere, none] = [
      to('BE', '9000'),
      to('BE', 'B-9000'),
      to('Atlantis', '1'),
      { postal: null },
    ];
    const ordered = inPrintOrder<{ postal: PostalInput | null }>([nowhere!, first!, second!, none!], 'BE');
    expect(ordered).toEqual([none, first, second, nowhere]);
  });
});
