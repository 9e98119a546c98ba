import { also, type AnswerOf } from '../http/api-description.js';
import type { MessagesApi } from './messages-api.js';

// What is asked and answered, as it looks, for the OpenAPI document.

export const messageListed: AnswerOf<MessagesApi['list']>['items'][number] = also(
  {
    id: '01a2058b-13e2-773c-971c-905fa3fc28af',
    number: 385,
    type: 'RSO',
    client: 'L100004',
    addressee: 'client',
    user: null,
    branch: 'B1',
    title: 'Cien años de soledad',
    otherItems: 0,
    item: '30000403874763',
    format: 'email',
    status: 'not_sent',
    statusAt: '2026-11-22T23:15:30.363Z',
    reason: 'ADDRESS_NO_AT',
    detail: null,
    info: 'The e-mail address has no @',
    to: 'pieterjan.telenet.example',
    ref: 'RSO-L100004-30000403874763',
    createdAt: '2026-11-22T23:15:30.363Z',
    sentAt: null,
    fee: false,
    letter: {
      id: '01a2058b-13e2-773c-971c-956730d2ff84',
      number: 386,
      status: 'prepared',
    },
    batch: null,
  },
  { client: null, item: null, reason: null, info: null, to: null, ref: null, letter: null },
);

export const messageAnswer: AnswerOf<MessagesApi['one']> = {
  ...messageListed,
  decision: '01a2058b-13e2-773c-971c-8efd97bd075b',
  key: 'demo-L100004-RSO-1',
  run: null,
  origin: 'integration',
  subject: 'Uw reservering ligt klaar',
  body: 'Beste Pieter-Jan Vandenbussche,\n\n\nDeze titel ligt voor u klaar in Centrum:\n\n| Titel | Af te halen tot en met |\n| --- | --- |\n| Cien años de soledad | 29 november 2026 |\n\n\n\nBreng uw bibliotheekkaart mee. Komt u niet op tijd? Dan gaat de titel naar de volgende lezer.\n\nVragen? Mail ons op [centrum@waterbeke.example](mailto:centrum@waterbeke.example) of kom langs aan de balie.\n\nMet vriendelijke groet,\\\nCentrum\\\nBibliotheek Waterbeke',
  language: 'nl',
  from: null,
  attempts: 0,
  dueAt: '2026-11-22T23:15:30.363Z',
  validUntil: null,
  supersededBy: null,
  replaces: null,
  cause: null,
  address: null,
};

export const timelineAnswer: AnswerOf<MessagesApi['timeline']> = {
  items: [
    {
      at: '2026-11-22T23:15:30.363Z',
      what: 'created',
      by: null,
      reason: null,
      facts: {},
    },
    {
      at: '2026-11-22T23:15:30.363Z',
      what: 'not-sent',
      by: null,
      reason: 'ADDRESS_NO_AT',
      facts: {},
    },
    {
      at: '2026-11-22T23:15:30.363Z',
      what: 'letter-made',
      by: null,
      reason: null,
      facts: {
        letterId: '01a2058b-13e2-773c-971c-956730d2ff84',
      },
    },
  ],
  next: null,
};

export const whyAnswer: AnswerOf<MessagesApi['why']> = also(
  {
    message: messageListed,
    code: 'ADDRESS_NO_AT',
    sentence: {
      nl: 'In het e-mailadres ontbreekt @',
      en: 'The e-mail address has no @',
    },
    fix: {
      nl: 'Verbeter het e-mailadres, of verzend het bericht opnieuw als brief waar dat kan.',
      en: 'Correct the e-mail address, or resend the message as a letter where that is possible.',
    },
    trace: {
      text: {
        wanted: 'nl',
        version: 1,
        fallback: false,
        language: 'nl',
      },
      event: {
        key: 'demo-L100004-RSO-1',
        kind: 'message.requested',
      },
      fixes: [
        {
          code: 'ADDRESS_NO_AT',
          target: 'client-email',
        },
      ],
      reason: 'ADDRESS_NO_AT',
      outcome: 'partly',
      messages: [
        {
          to: 'pieterjan.telenet.example',
          code: 'ADDRESS_NO_AT',
          format: 'email',
          status: 'not_sent',
          formatReason: 'default',
          addressesTried: [
            {
              code: 'ADDRESS_NO_AT',
              address: 'pieterjan.telenet.example',
            },
          ],
        },
        {
          to: null,
          format: 'letter',
          status: 'pending',
          formatReason: 'not-sent',
          addressesTried: [],
        },
      ],
      candidates: [
        {
          who: 'L100004',
          kept: true,
          filters: [],
          selector: 'client',
        },
      ],
    },
  },
  { code: null, sentence: null, fix: null },
);

export const resendExample = {
  ids: ['01a2058b-146f-737f-8c4c-22036a9513f8', '01a2058b-13e0-766f-a15d-bac08bfebc59'],
  dryRun: true,
};

export const resendAnswer: AnswerOf<MessagesApi['resend']> = {
  actionId: '01a20591-aeb2-75e5-bd04-6f89a5136ce0',
  results: [
    {
      id: '01a2058b-146f-737f-8c4c-22036a9513f8',
      outcome: 'refused',
      code: 'NO_LETTER_FORM',
      fee: false,
    },
    {
      id: '01a2058b-13e0-766f-a15d-bac08bfebc59',
      outcome: 'created',
      letterId: '01a20591-af60-7744-8bcd-1f306b1987f0',
      fee: false,
    },
  ],
};

export const letterAnswer: AnswerOf<MessagesApi['makeLetter']> = {
  actionId: null,
  id: '01a2058b-13e0-766f-a15d-bac08bfebc59',
  outcome: 'refused',
  code: 'NOT_BOUNCED',
  fee: false,
};

export const withdrawExample = {
  reason: 'returned',
};

export const withdrawByRefExample = {
  ref: 'loan-88213',
  reason: 'returned',
};

export const withdrawn: AnswerOf<MessagesApi['withdraw']> = {
  id: '01a20590-4ed9-72f9-af07-33a8492f95b5',
  outcome: 'withdrawn',
};
