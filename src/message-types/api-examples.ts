import { also, type AnswerOf } from '../http/api-description.js';
import type { MessageTypesApi } from './message-types-api.js';

// What is asked and answered, as it looks, for the OpenAPI document.

export const typeChangeExample = {
  revision: 1,
  onNotSent: 'letter',
};

export const typeAnswer: AnswerOf<MessageTypesApi['one']> = {
  code: 'HR1',
  names: {
    en: 'First overdue reminder',
    nl: 'Eerste herinnering',
  },
  audience: 'client',
  system: false,
  formats: ['email', 'letter'],
  defaultFormat: 'email',
  onNotSent: 'wait-for-resend',
  onBounce: 'letter',
  requirePostalAddress: false,
  mandatory: false,
  retentionDays: 730,
  module: null,
  noticeType: null,
  revision: 1,
  languages: ['en', 'fr', 'nl'],
};

export const textExample = {
  version: 1,
  subject: 'Uw reservering ligt klaar',
  body: '{{ client.salutation }},\n\nUw reservering ligt klaar in {{ branch.name }}.',
};

export const textAnswer: AnswerOf<MessageTypesApi['text']> = {
  language: 'nl',
  version: 1,
  subject: 'Uw reservering ligt klaar',
  body: '{{ client.salutation }},\n\nUw reservering ligt klaar in {{ branch.name }}.',
  letterBody: null,
  createdAt: '2026-11-22T23:15:14.998Z',
};

export const wishExample = {
  format: 'letter',
};

export const wishAnswer: AnswerOf<MessageTypesApi['setWish']> = also(
  {
    type: 'RSO',
    names: {
      en: 'Hold ready',
      nl: 'Reservering ligt klaar',
    },
    formats: ['email', 'letter'],
    defaultFormat: 'email',
    format: 'letter',
  },
  { format: null },
);
