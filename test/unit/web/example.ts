import type { Language } from '../../../src/common/language.js';
import type { MessageRow } from '../../../src/web/components/message-table.js';
import { makeView, type Shell, type View } from '../../../src/web/view.js';

/** A view at a fixed moment, in a library in Brussels. */
export function exampleView(language: Language = 'nl', path = '/clients/C1'): View {
  return makeView({
    language,
    zone: 'Europe/Brussels',
    now: new Date('2026-11-22T07:50:00Z'),
    csrf: 'token-1',
    path,
    asset: (name) => `/assets/${name}`,
  });
}

/** Somebody at the desk of branch Noord. */
export function exampleShell(changes: Partial<Shell> = {}): Shell {
  return {
    organisation: 'Bibliotheek Zuidrand',
    menu: [
      { key: 'clients', href: '/clients', current: true },
      { key: 'letters', href: '/letters', count: 48, current: false },
    ],
    user: { name: 'Lieve', roles: ['circulation'] },
    notice: null,
    alarm: null,
    canSearch: true,
    people: false,
    branches: true,
    decisions: false,
    ...changes,
  };
}

/** A mail that was not sent because its address has no @. */
export function exampleRow(changes: Partial<MessageRow> = {}): MessageRow {
  return {
    id: 'id-10482',
    number: '10482',
    typeCode: 'HR1',
    typeName: 'Eerste herinnering',
    title: 'Kaas + 2 andere',
    item: '30882129353724',
    branchName: 'Noord',
    status: 'not_sent',
    reason: { code: 'ADDRESS_NO_AT', sentence: 'In het e-mailadres ontbreekt @' },
    date: new Date('2026-11-21T07:14:00Z'),
    format: 'email',
    goesAt: null,
    letter: null,
    replaces: null,
    batch: null,
    selectable: true,
    attention: true,
    recipient: null,
    toClient: true,
    ...changes,
  };
}
