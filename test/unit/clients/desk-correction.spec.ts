import { describe, expect, it } from '@jest/globals';
import { checkChange, type AddressChange } from '../../../src/clients/desk-correction.js';

const home = { country: 'BE', language: 'nl' };
const client = {
  name: 'Marie Peeters',
  emails: ['broken', 'marie@bib.example'],
  postal: { street: 'Kerkstraat 1', postcode: '9000', city: 'Gent' },
};
const check = (change: AddressChange, of = client) => checkChange(of, change, home);

describe('a correction at the desk (L21)', () => {
  it('is only what differs', () => {
    expect(check({})).toEqual({ ok: true });
    expect(check({ emails: ['broken', '', ' marie@bib.example '], postal: { ...client.postal, box: ' ' } })).toEqual({
      ok: true,
    });
    expect(check({ emails: ['marie@bib.example', 'broken'] })).toEqual({
      ok: true,
      emails: ['marie@bib.example', 'broken'],
    });
  });

  it('judges what was typed now, not what stood there', () => {
    expect(check({ emails: ['broken', 'marie@bib.example', 'new@bib.example'] })).toMatchObject({ ok: true });
    expect(check({ emails: ['', 'broken2', 'x@y', 'a\r\nBcc: b@bib.example'] })).toEqual({
      ok: false,
      faults: [
        { field: 'emails[1]', code: 'ADDRESS_NO_AT' },
        { field: 'emails[2]', code: 'ADDRESS_NO_DOT' },
        { field: 'emails[3]', code: 'ADDRESS_INVALID' },
      ],
    });
  });

  it('keeps a postal address as the post writes it, its country only where one was typed', () => {
    const typed = { street: '  Rue Neuve 5', postcode: '75001', city: 'paris' };
    expect(check({ postal: { ...typed, country: 'Frankrijk' } })).toMatchObject({
      postal: { street: 'Rue Neuve 5', country: 'FR' },
    });
    const changed = check({ postal: { ...client.postal, houseNumber: '2', country: '' } });
    expect(changed).toEqual({ ok: true, postal: { ...client.postal, houseNumber: '2' } });
  });

  it.each<[string, AddressChange['postal'], string, string]>([
    ['no postcode', { street: 'Kerkstraat 1', city: 'Gent' }, 'postal.postcode', 'postcode-missing'],
    ['an unknown country', { ...client.postal, country: 'Narnia' }, 'postal.country', 'country-unknown'],
    ['no street', { city: 'Gent', postcode: '9000' }, 'postal.street', 'too-few-lines'],
  ])('L16: names the field of %s', (_, postal, field, which) => {
    expect(check({ postal })).toEqual({ ok: false, faults: [{ field, code: 'POSTAL_ADDRESS_INVALID', which }] });
  });

  it('names the client where no letter can be addressed to that name', () => {
    const faults = [{ field: 'name', code: 'POSTAL_ADDRESS_INVALID', which: 'no-letter-or-digit' }];
    const postal = { ...client.postal, extra: 'Achterhuis' };
    expect(check({ postal }, { ...client, name: ' ' })).toEqual({ ok: false, faults });
  });

  it('may take an address away', () => {
    expect(check({ emails: [], postal: null })).toEqual({ ok: true, emails: [], postal: null });
    expect(check({ emails: ['', ' '], postal: { street: '', city: ' ' } })).toEqual({
      ok: true,
      emails: [],
      postal: null,
    });
  });

  it('refuses more than anybody has', () => {
    const emails = Array.from({ length: 21 }, (_, i) => `a${i}@bib.example`);
    expect(check({ emails })).toEqual({ ok: false, faults: [{ field: 'emails', code: 'BAD_VALUE', which: '≤ 20' }] });
    expect(check({ postal: { street: 'x'.repeat(1001) } })).toEqual({
      ok: false,
      faults: [{ field: 'postal.street', code: 'BAD_VALUE' }],
    });
  });
});
