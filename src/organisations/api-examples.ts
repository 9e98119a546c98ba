import type { ApiKeyRecord } from '../auth/api-key-care.js';
import { also, type AsJson } from '../http/api-description.js';
import type { GroupRecord } from './groups.service.js';
import type { OrganisationRecord } from './organisation-facts.service.js';
import type { Settings } from './organisation-switches.service.js';
import type { RoutingRecord } from './staff-routings.service.js';

// What is asked and answered, as it looks, for the OpenAPI document.

export const groupExample = {
  name: 'Slagers',
  email: 'slagers@lindehof.example',
};

export const groupAnswer: AsJson<GroupRecord> = also(
  {
    id: '01a20590-1198-7378-94d7-4eab31d15670',
    revision: 1,
    name: 'Slagers',
    email: 'slagers@lindehof.example',
    clients: 0,
  },
  { email: null },
);

export const organisationAnswer: AsJson<OrganisationRecord> = also(
  {
    name: 'Accountantskantoor Lindehof',
    language: 'nl',
    country: 'BE',
    zone: 'Europe/Brussels',
    functionalEmail: 'noreply@lindehof.example',
    communicationEmail: 'kantoor@lindehof.example',
    defaultConfirmation: 'none',
    supportContact: 'helpdesk@lindehof.example',
  },
  { functionalEmail: null, communicationEmail: null, supportContact: null },
);

export const settingsAnswer: AsJson<Settings> = {
  asInWise: false,
  foreignCatchAll: false,
};

export const routingExample = {
  mode: 'personalised',
  users: ['01a2058a-efb1-7636-b401-aa57b5fead9f'],
};

export const routingAnswer: AsJson<RoutingRecord> = {
  type: 'F02',
  names: {
    en: 'Communication messages',
    nl: 'Berichten van de communicatiemodule',
  },
  mode: 'personalised',
  users: ['01a2058a-efb1-7636-b401-aa57b5fead9f'],
};

export const keyExample = {
  name: 'Dossier system',
  scopes: ['events:write', 'messages:read'],
};

export const keyAnswer: AsJson<ApiKeyRecord> = {
  id: '01a20590-1500-732e-acc9-1efa9d7b8e17',
  name: 'Dossier system',
  scopes: ['events:write', 'messages:read'],
  createdAt: '2026-11-22T23:20:58.369Z',
  revokedAt: null,
};
