import { also, type AsJson } from '../../http/api-description.js';
import type { UserRecord } from './user-reader.service.js';

// What is asked and answered, as it looks, for the OpenAPI document.

export const userExample = {
  side: 'client',
  name: 'Wim Wouters',
  email: 'wim@slagerijwouters.example',
  homeClient: 'K2099',
  modules: ['*'],
  access: [
    {
      client: 'K2099',
      approvalNotices: ['placement'],
    },
  ],
};

export const userAnswer: AsJson<UserRecord> = also(
  {
    id: '01a20590-0aa7-73a7-9d4a-4fb36bd9ce23',
    revision: 1,
    side: 'client',
    name: 'Wim Wouters',
    email: 'wim@slagerijwouters.example',
    language: 'nl',
    active: true,
    roles: [],
    intermediary: false,
    branches: [],
    printGroups: [],
    homeClient: 'K2099',
    receiveAsContact: true,
    catchAll: false,
    modules: ['*'],
    access: [
      {
        client: 'K2099',
        approvalNotices: ['placement'],
      },
    ],
    hasPassword: false,
    createdAt: '2026-11-22T23:20:55.744Z',
  },
  { branches: 'all', homeClient: null },
);

export const accessExample = {
  approvalNotices: ['receipt'],
};
