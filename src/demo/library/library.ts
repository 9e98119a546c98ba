import type { PostalInput } from '../../common/postal/postal-address.js';
import type { DemoAccount, DemoOffice } from '../demo-office.js';
import type { DemoClient } from './people.js';

type BranchCode = DemoClient['branch'];

/** Fixed, so that a start that was cut short is taken up by the next one. */
export const LIBRARY_ID = '00000000-0000-7000-8000-00000000b0de';

export const LIBRARY_API_KEY = 'demo-key';

/** The demo's organisation: an invented library in and round Ghent. */
export const demoOrganisation = {
  name: 'Bibliotheek Waterbeke',
  language: 'nl',
  country: 'BE',
  zone: 'Europe/Brussels',
  envelopeProfile: 'be-right',
  communicationEmail: 'info@waterbeke.example',
  functionalEmail: 'berichten@waterbeke.example',
  supportContact: 'helpdesk@waterbeke.example',
  mainBranch: 'B1' satisfies BranchCode as BranchCode,
  returnAddress: {
    organisation: 'Bibliotheek Waterbeke',
    street: 'Boekenplein',
    houseNumber: '1',
    postcode: '9000',
    city: 'Gent',
    country: 'BE',
  } satisfies PostalInput as PostalInput,
} as const;

export const demoPrintGroups = ['Centrum en Zuid', 'Noord'] as const;
export type DemoPrintGroup = (typeof demoPrintGroups)[number];

export interface DemoBranch {
  code: BranchCode;
  name: string;
  /** Sender and reply address of its mails. */
  email: string;
  replyTo: string;
  printGroup: DemoPrintGroup;
  returnAddress: PostalInput;
}

const branchAddress = (name: string, street: string, houseNumber: string, postcode: string, city: string) => ({
  organisation: `Bibliotheek Waterbeke ${name}`,
  street,
  houseNumber,
  postcode,
  city,
  country: 'BE',
});

export const demoBranches: readonly DemoBranch[] = [
  {
    code: 'B1',
    name: 'Centrum',
    email: 'centrum@waterbeke.example',
    replyTo: 'balie.centrum@waterbeke.example',
    printGroup: 'Centrum en Zuid',
    returnAddress: branchAddress('Centrum', 'Boekenplein', '1', '9000', 'Gent'),
  },
  {
    code: 'B2',
    name: 'Noord',
    email: 'noord@waterbeke.example',
    replyTo: 'balie.noord@waterbeke.example',
    printGroup: 'Noord',
    returnAddress: branchAddress('Noord', 'Sluizenkaai', '14', '9040', 'Sint-Amandsberg'),
  },
  {
    code: 'B3',
    name: 'Zuid',
    email: 'zuid@waterbeke.example',
    replyTo: 'balie.zuid@waterbeke.example',
    printGroup: 'Centrum en Zuid',
    returnAddress: branchAddress('Zuid', 'Kouterdreef', '8', '9050', 'Gentbrugge'),
  },
];

/** One account for each role; Lieve also prints, as at many a desk. */
export const libraryAccounts: readonly DemoAccount[] = [
  {
    name: 'Lieve Claes',
    email: 'lieve@demo.bode.example',
    roles: ['circulation', 'print'],
    branches: 'all',
    printGroups: demoPrintGroups,
    language: 'nl',
  },
  {
    name: 'Sander Visser',
    email: 'sander@demo.bode.example',
    roles: ['circulation'],
    branches: ['B2'],
    printGroups: [],
    language: 'nl',
  },
  {
    name: 'Bram Wouters',
    email: 'bram@demo.bode.example',
    roles: ['print'],
    branches: 'all',
    printGroups: ['Centrum en Zuid'],
    language: 'nl',
  },
  {
    name: 'Nadia Benkhalifa',
    email: 'nadia@demo.bode.example',
    roles: ['configuration'],
    branches: 'all',
    printGroups: [],
    language: 'nl',
  },
  {
    name: 'Koen De Smet',
    email: 'koen@demo.bode.example',
    roles: ['admin'],
    branches: 'all',
    printGroups: demoPrintGroups,
    language: 'nl',
  },
];

/** The library of the demo, with the API key of the examples in the documentation. */
export const libraryOffice: DemoOffice = {
  organisation: { ...demoOrganisation, id: LIBRARY_ID, printGroups: demoPrintGroups, branches: demoBranches },
  kind: { nl: 'bibliotheek', en: 'library' },
  accounts: libraryAccounts,
  apiKey: LIBRARY_API_KEY,
  // Its faults are its people's: `people.ts` tells them.
  faults: [],
};
