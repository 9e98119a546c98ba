import type { Role } from '../auth/permissions.js';
import type { PostalInput } from '../common/postal/postal-address.js';
import type { DemoClient } from './people.js';

type BranchCode = DemoClient['branch'];

/** Fixed, so that a start that was cut short is taken up by the next one. */
export const DEMO_ORGANISATION_ID = '00000000-0000-7000-8000-00000000b0de';

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

export interface DemoAccount {
  name: string;
  email: string;
  roles: readonly Role[];
  /** The branches whose clients and messages the account sees. */
  branches: 'all' | readonly BranchCode[];
  /** The print groups whose letters it prints. */
  printGroups: readonly DemoPrintGroup[];
  language: 'nl' | 'en';
}

/** One account for each role; Lieve also prints, as at many a desk. */
export const demoAccounts: readonly DemoAccount[] = [
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

/** The password of every demo account. The console prints it: it opens nothing but invented data. */
export const DEMO_PASSWORD = 'demo';

/** The demo's API key, fixed so that the examples in the documentation work as they stand (design §8). */
export const DEMO_API_KEY = 'demo-key';
