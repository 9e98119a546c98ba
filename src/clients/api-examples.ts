import { also, type AnswerOf, type AsJson } from '../http/api-description.js';
import type { ImportAnswer } from './client-import.service.js';
import type { ClientSender } from './client-people.service.js';
import type { ClientsApi } from './clients-api.js';
import type { ContactRecord } from './contacts.service.js';

// What is asked and answered, as it looks, for the OpenAPI document.

export const clientExample = {
  name: 'Slagerij Wouters',
  kind: 'dossier',
  language: 'nl',
  emails: ['info@slagerijwouters.example'],
  postal: {
    city: 'Mechelen',
    street: 'Kerkstraat',
    country: 'BE',
    postcode: '2800',
    houseNumber: '7',
  },
  group: 'Horeca',
  confirmation: 'pin',
};

export const clientAnswer: AnswerOf<ClientsApi['one']> = also(
  {
    externalId: 'K2001',
    cardNumbers: ['2900123456784'],
    parent: null,
    kind: 'dossier',
    name: 'Slagerij Wouters',
    birthDate: null,
    salutation: null,
    language: 'nl',
    emails: ['info@slagerijwouters.example'],
    postal: {
      city: 'Mechelen',
      street: 'Kerkstraat',
      country: 'BE',
      postcode: '2800',
      houseNumber: '7',
    },
    flags: [],
    branch: null,
    group: 'Horeca',
    manager: null,
    confirmation: 'pin',
    corrections: {
      emails: {
        source: ['info@slagerijwouters'],
        at: '2026-11-22T19:52:11.300Z',
      },
    },
  },
  { language: null, postal: null, group: null, confirmation: null },
);

export const importAnswer: AsJson<ImportAnswer> = {
  results: [
    {
      index: 0,
      externalId: 'K2100',
    },
    {
      index: 1,
      externalId: 'K2101',
      problem: {
        code: 'MISSING',
        errors: [
          {
            field: 'name',
            code: 'MISSING',
            detail: 'This field is missing: name',
          },
        ],
      },
    },
  ],
};

export const clientUser = {
  user: '01a2058a-f06d-74b2-be84-d408cca2e218',
  name: 'Els Van Acker',
  email: 'els@dekorenaar.example',
  active: true,
  own: true,
  intermediary: false,
  via: 'K2001',
  catchAll: true,
  modules: ['*'],
  approvalNotices: ['placement', 'receipt', 'reminder'],
};

export const clientContact = {
  id: '01a2058a-f37d-70f6-a5e8-3aebe243bdcb',
  client: 'K2001',
  name: 'Els Van Acker',
  role: 'zaakvoerder',
  user: '01a2058a-f06d-74b2-be84-d408cca2e218',
};

export const senderAnswer: AsJson<ClientSender> = {
  steps: [
    {
      step: 'manager',
      who: 'Hilde Coppens',
      value: 'hilde@lindehof.example',
      valid: true,
      chosen: true,
    },
    {
      step: 'group',
      value: null,
      valid: false,
      chosen: false,
    },
    {
      step: 'branch',
      who: 'Mechelen',
      value: null,
      valid: false,
      chosen: false,
    },
    {
      step: 'functional',
      value: 'noreply@lindehof.example',
      valid: true,
      chosen: false,
    },
    {
      step: 'communication',
      value: 'kantoor@lindehof.example',
      valid: true,
      chosen: false,
    },
  ],
  sender: {
    name: 'Hilde Coppens',
    address: 'hilde@lindehof.example',
  },
};

export const contactExample = {
  client: 'K2099',
  name: 'Wim Wouters',
  role: 'zaakvoerder',
  user: '01a20590-0aa7-73a7-9d4a-4fb36bd9ce23',
};

export const contactAnswer: AsJson<ContactRecord> = also(
  {
    id: '01a20590-1067-72c8-ab20-f1cb5bccaaae',
    revision: 1,
    client: 'K2099',
    clientName: 'Slagerij Wouters',
    name: 'Wim Wouters',
    role: 'zaakvoerder',
    user: {
      id: '01a20590-0aa7-73a7-9d4a-4fb36bd9ce23',
      name: 'Wim Wouters',
      email: 'wim@slagerijwouters.example',
      active: true,
      receiveAsContact: true,
    },
  },
  { user: null },
);
