import { also, type AnswerOf, type AsJson } from '../http/api-description.js';
import type { Manifest } from './batch-manifest.js';
import type { LettersApi } from './letters-api.js';

// What is asked and answered, as it looks, for the OpenAPI document.

export const prepareExample = {
  printGroup: 'Centrum en Zuid',
  limit: 500,
};

export const preparedAnswer: AnswerOf<LettersApi['prepare']> = {
  batches: [
    {
      id: '01a20590-1ae8-7575-ab67-1f9046f7cbf1',
      number: 2,
      printGroup: 'Noord',
      state: 'preparing',
    },
  ],
};

export const batchAnswer: AnswerOf<LettersApi['one']> = also(
  {
    id: '01a20590-1ad5-7439-a3b7-26920e238e07',
    number: 1,
    profile: 'be-right',
    state: 'prepared',
    revision: 1,
    limit: null,
    letters: 37,
    held: 3,
    rendered: 37,
    failure: null,
    sheets: 37,
    pages: 37,
    createdBy: null,
    createdAt: '2026-11-22T23:20:59.861Z',
    preparedAt: '2026-11-22T23:21:07.241Z',
    printedAt: null,
    checkedAt: null,
    postedAt: null,
    discardedAt: null,
    files: [
      {
        n: 1,
        bytes: 80146,
        pages: 37,
        sha256: '8cdaea13a00be5e8ede3286dbf6cae8f9178e8641e1026a4b31c6e50bdd2d511',
        sheets: 37,
        fetched: true,
        letters: 37,
      },
    ],
    pull: [],
    pulled: 0,
    notFound: 0,
    printGroup: 'Centrum en Zuid',
  },
  { sheets: null, pages: null, preparedAt: null },
);

export const checkedExample = {
  counts: {
    letters: 37,
    sheets: 37,
  },
};

export const postedExample = {
  pulled: [],
  notFound: [],
};

export const manifestAnswer: AsJson<Manifest> = also(
  {
    batch: 1,
    printGroup: 'Centrum en Zuid',
    profile: 'be-right',
    state: 'prepared',
    revision: 1,
    letters: 37,
    sheets: 37,
    pages: 37,
    files: [
      {
        n: 1,
        bytes: 80146,
        pages: 37,
        sha256: '8cdaea13a00be5e8ede3286dbf6cae8f9178e8641e1026a4b31c6e50bdd2d511',
        sheets: 37,
        fetched: true,
        letters: 37,
      },
    ],
    pulled: 0,
    notFound: 0,
    pieces: [
      {
        sequence: 1,
        number: 439,
        type: 'RSO',
        textVersion: 1,
        status: 'prepared',
        client: 'L100035',
        pull: null,
        file: 1,
        firstPage: 1,
        pages: 1,
        sheets: 1,
        address: ['Jean-Baptiste Dumoulin', 'Rue des Belles Pages 101', '1000 Bruxelles'],
        letter: '01a2058b-1855-7497-8d5a-dae6703dec62',
      },
    ],
  },
  { sheets: null, pages: null },
);
