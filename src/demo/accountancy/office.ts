import type { DemoAccount, DemoOffice } from '../demo-office.js';
import { accountancyFaults } from './planted-faults.js';
import { accountancyTypes } from './types.js';

/** Fixed, so that a start that was cut short is taken up by the next one. */
export const ACCOUNTANCY_ID = '00000000-0000-7000-8000-00000000acc0';

/** Who signs in; dossier managers and client users are in `people.ts`, and get a welcome mail instead of a password. */
const accounts: readonly DemoAccount[] = [
  {
    name: 'Katrien Maes',
    email: 'katrien@lindehof.bode.example',
    roles: ['admin'],
    branches: 'all',
    printGroups: ['Kantoor'],
    language: 'nl',
  },
  {
    name: 'Joris Van Hecke',
    email: 'joris@lindehof.bode.example',
    roles: ['circulation'],
    branches: 'all',
    printGroups: [],
    language: 'nl',
  },
];

/**
 * An invented accountancy office in Mechelen. Its branch has no address of its own, so that the cascade goes from
 * manager and group straight to the no-reply address (E09).
 */
export const accountancyOffice: DemoOffice = {
  organisation: {
    id: ACCOUNTANCY_ID,
    name: 'Accountantskantoor Lindehof',
    language: 'nl',
    country: 'BE',
    zone: 'Europe/Brussels',
    envelopeProfile: 'be-right',
    functionalEmail: 'noreply@lindehof.example',
    communicationEmail: 'kantoor@lindehof.example',
    supportContact: 'helpdesk@lindehof.example',
    returnAddress: {
      organisation: 'Accountantskantoor Lindehof',
      street: 'Lindehof',
      houseNumber: '7',
      postcode: '2800',
      city: 'Mechelen',
      country: 'BE',
    },
    printGroups: ['Kantoor'],
    branches: [{ code: 'K1', name: 'Mechelen', printGroup: 'Kantoor' }],
    mainBranch: 'K1',
    types: accountancyTypes,
  },
  kind: { nl: 'accountantskantoor', en: 'accountancy office' },
  accounts,
  apiKey: 'demo-accountancy-key',
  faults: accountancyFaults,
};
