import { describe, expect, it } from '@jest/globals';
import { ROLE_PERMISSIONS } from '../../../src/auth/permissions.js';
import { fixLink, type FixSubject } from '../../../src/web/fix-link.js';
import { exampleView } from './example.js';

const view = exampleView();
const admin = new Set(ROLE_PERMISSIONS.admin);
const line = (changes: Partial<FixSubject>): FixSubject => ({ clientExternalId: 'K1', typeCode: 'ADS', ...changes });

describe('where a sender is put right', () => {
  it('Ed1: on the page of the client it is of, else where the organisation has its addresses', () => {
    expect(fixLink('SKIPPED_INVALID', line({}), admin, view)?.href).toBe('/clients/K1/people');
    expect(fixLink('SKIPPED_INVALID', line({ clientExternalId: null }), admin, view)?.href).toBe('/organisation');
  });
});

describe('where it is put right that nobody was left, or that an address is taken', () => {
  it('C16: among those around the client; for the desk, which may not see them, the client itself', () => {
    const desk = new Set(ROLE_PERMISSIONS.circulation);
    expect(fixLink('NO_RECIPIENT', line({}), admin, view)?.href).toBe('/clients/K1/people');
    expect(fixLink('NO_RECIPIENT', line({}), desk, view)?.href).toBe('/clients/K1');
    expect(fixLink('NO_RECIPIENT', line({ clientExternalId: null }), admin, view)).toBeNull();
  });

  it('E11: where the user gets another address, or is made with one, for the client that was asked about', () => {
    const elsewhere = (changes: Partial<FixSubject>) => fixLink('USER_ACTIVE_ELSEWHERE', line(changes), admin, view);
    expect(elsewhere({ userId: 'u1' })?.href).toBe('/users/u1');
    expect(elsewhere({})?.href).toBe('/users/new?side=client&client=K1');
    expect(elsewhere({ clientExternalId: null })?.href).toBe('/users/new?side=client');
    expect(elsewhere({})?.text).toContain('ander adres');
    const free = { href: '/users/new?side=client&client=K1', text: 'Gebruiker maken' };
    expect(fixLink('ADDRESS_FREE', line({}), admin, view)).toEqual(free);
    expect(fixLink('USER_ACTIVE_ELSEWHERE', line({}), new Set(ROLE_PERMISSIONS.circulation), view)).toBeNull();
  });
});

describe('where a wrong address is corrected', () => {
  it('D11: the address of a client, on the client page', () => {
    expect(fixLink('ADDRESS_NO_AT', line({}), admin, view)?.href).toBe('/clients/K1/addresses');
    expect(fixLink('ADDRESS_NO_AT', line({ userId: null }), admin, view)?.href).toBe('/clients/K1/addresses');
  });

  it('C02, C03: the address of a user, on the page of the user and not on the card of the client', () => {
    const link = fixLink('ADDRESS_NO_AT', line({ userId: 'u1' }), admin, view);
    expect(link).toEqual({ href: '/users/u1', text: 'Naar de gebruiker' });
  });

  it('A01: nowhere for the desk, which may not change users', () => {
    const desk = new Set(ROLE_PERMISSIONS.circulation);
    expect(fixLink('ADDRESS_NO_AT', line({ userId: 'u1' }), desk, view)).toBeNull();
    expect(fixLink('ADDRESS_NO_AT', line({}), desk, view)?.href).toBe('/clients/K1/addresses');
  });
});
