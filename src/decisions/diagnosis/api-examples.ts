import type { AsJson } from '../../http/api-description.js';
import type { diagnosisJson } from './diagnosis-json.js';

type Told = AsJson<ReturnType<typeof diagnosisJson>>;

// What is asked and answered, as it looks, for the OpenAPI document.

export const diagnosisExample = {
  procedure: 'A',
  client: 'E1111',
  person: {
    id: '01a2058a-db9e-7787-bedd-495ad9a98df8',
    kind: 'user',
  },
  from: '2026-11-01',
};

/** A search that asks. */

export const askingAnswer: Told = {
  id: '01a20590-164d-705f-820e-208eeeee7e3a',
  procedure: 'A',
  input: {
    client: 'E1111',
    person: {
      id: '01a2058a-db9e-7787-bedd-495ad9a98df8',
      kind: 'user',
    },
  },
  client: 'E1111',
  startedBy: null,
  startedAt: '2026-11-22T23:20:58.702Z',
  updatedAt: '2026-11-22T23:20:58.702Z',
  revision: 1,
  steps: [
    {
      node: '1.1',
      check: {
        nl: 'Welke regel had de mail moeten sturen?',
        en: 'Which rule should have sent the mail?',
      },
      verdict: 'info',
      found: {
        nl: '6 regels passen bij wat hier gebeurde.',
        en: '6 rules fit what happened here.',
      },
      values: {
        count: 6,
      },
      rows: [],
    },
  ],
  question: {
    node: '1.1',
    question: {
      nl: 'Om welke regel gaat het?',
      en: 'Which rule is it about?',
    },
    answers: [
      {
        answer: '01a2058a-e340-7772-a98a-d522cc4edfa4',
        text: {
          nl: 'Frequent verzuim',
          en: 'Frequent verzuim',
        },
      },
      {
        answer: 'unknown',
        text: {
          nl: 'Weet ik niet',
          en: 'I don’t know',
        },
      },
    ],
    values: {},
  },
  outcome: null,
};

/** A search that came to its end. */

export const endedAnswer: Told = {
  id: '01a20591-b719-70ec-aca8-c3e49fa7056d',
  procedure: 'A',
  input: {
    client: 'K2010',
    person: {
      id: '01a2058a-f06f-72c9-9a12-11a5efc45b56',
      kind: 'user',
    },
  },
  client: 'K2010',
  startedBy: null,
  startedAt: '2026-11-22T23:22:45.401Z',
  updatedAt: '2026-11-22T23:22:45.401Z',
  revision: 1,
  steps: [
    {
      node: '1.1',
      check: {
        nl: 'Welke regel had de mail moeten sturen?',
        en: 'Which rule should have sent the mail?',
      },
      verdict: 'fail',
      found: {
        nl: 'In deze tijd is hier niets gebeurd waar een regel op kan wachten: Bode kreeg er geen bericht van.',
        en: 'Nothing that a rule can wait for happened here in this time: Bode was not told of anything.',
      },
      values: {
        rules: '',
        happened: '',
      },
      rows: [],
    },
  ],
  question: null,
  outcome: {
    code: 'NO_RULE',
    sentence: {
      nl: 'Geen actieve regel past bij wat er gebeurde',
      en: 'No active rule fits what happened',
    },
    severity: 'failure',
    fix: {
      nl: 'Maak een regel voor deze gebeurtenis, of zet er een aan.',
      en: 'Make a rule for this event, or switch one on.',
    },
    where: 'rule',
    subject: {},
    also: [],
  },
};
