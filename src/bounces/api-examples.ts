import type { AsJson } from '../http/api-description.js';
import type { TakenBounce } from './bounces.service.js';

// What is asked and answered, as it looks, for the OpenAPI document.

export const bounceAnswer: AsJson<TakenBounce> = {
  id: '01a20590-4faf-7231-89ef-5de07ec29542',
  kind: 'bounce',
  recipients: [
    {
      address: 'marie.peeters@hotmial.example',
      original: null,
      action: 'failed',
      status: '5.1.1',
      diagnostic: '550 5.1.1 User unknown',
      hard: true,
    },
  ],
  message: { id: '01a204eb-3e34-754f-966b-47261e38e774', number: 489 },
};
