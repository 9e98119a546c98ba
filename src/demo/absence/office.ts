import type { DemoAccount, DemoOffice } from '../demo-office.js';
import { absenceFaults } from './planted-faults.js';
import { absenceTypes } from './types.js';

/** Fixed, so that a start that was cut short is taken up by the next one. */
export const ABSENCE_ID = '00000000-0000-7000-8000-000000000abe';

/** Who signs in. Case managers and the customers' people are in `people.ts`; they get a welcome mail instead. */
const accounts: readonly DemoAccount[] = [
  {
    name: 'Marjan de Wit',
    email: 'marjan@delinge.bode.example',
    roles: ['admin'],
    branches: 'all',
    printGroups: ['Kantoor'],
    language: 'nl',
  },
  {
    name: 'Joost Hendriks',
    email: 'joost@delinge.bode.example',
    roles: ['circulation', 'print'],
    branches: 'all',
    printGroups: ['Kantoor'],
    language: 'nl',
  },
];

/** An invented absence-management office in the Betuwe. */
export const absenceOffice: DemoOffice = {
  organisation: {
    id: ABSENCE_ID,
    name: 'Verzuimbureau De Linge',
    language: 'nl',
    country: 'NL',
    zone: 'Europe/Amsterdam',
    envelopeProfile: 'nl-right',
    functionalEmail: 'berichten@delinge.example',
    communicationEmail: 'info@delinge.example',
    supportContact: 'helpdesk@delinge.example',
    returnAddress: {
      organisation: 'Verzuimbureau De Linge',
      street: 'Waaldijk',
      houseNumber: '12',
      postcode: '4001 AB',
      city: 'Tiel',
      country: 'NL',
    },
    printGroups: ['Kantoor'],
    branches: [{ code: 'V1', name: 'Tiel', printGroup: 'Kantoor' }],
    mainBranch: 'V1',
    types: absenceTypes,
  },
  kind: { nl: 'verzuimbureau', en: 'absence-management office' },
  accounts,
  apiKey: 'demo-absence-key',
  faults: absenceFaults,
};
