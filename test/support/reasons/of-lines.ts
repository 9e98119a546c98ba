import { buildLibrary } from '../builders.js';
import { arrivesAs, ask, onLine, type Scenarios } from './scenario.js';

const HOUR = 60 * 60_000;

/** Why a line is not sent as soon as it is asked for, or when its time comes (D08, L16, L22, L26). */
export const lineReasons: Scenarios = {
  NO_ADDRESS: arrivesAs({ type: 'IV1', client: { emails: [''] } }),
  ADDRESS_NO_AT: arrivesAs({ client: { emails: ['jan.example.org'] } }),
  ADDRESS_NO_DOT: arrivesAs({ client: { emails: ['jan@example'] } }),
  ADDRESS_INVALID: arrivesAs({ client: { emails: ['jan@@exa mple.org'] } }),
  NO_POSTAL_ADDRESS: arrivesAs({ client: { emails: [], postal: null } }),
  POSTAL_ADDRESS_INVALID: arrivesAs({
    client: { emails: [], postal: { street: 'Kerkstraat', houseNumber: '1', postcode: '9OOO', city: 'Gent' } },
  }),
  CLIENT_FLAGGED: arrivesAs({ client: { flags: ['deceased'] } }),

  NOT_RELEVANT: async (house) => {
    const { bode, mail } = house;
    const soon = (hours: number) => new Date(bode.clock.now().getTime() + hours * HOUR).toISOString();
    const [id] = await ask(house, { dueAt: soon(2), validUntil: soon(1) });
    bode.clock.advance(3 * HOUR);
    await mail.run();
    return onLine(house, id!);
  },

  // No library has texts in a language that Bode brings none in, until somebody writes them.
  NO_TEXT: async (house) => {
    const { apiKey } = await buildLibrary(house.bode.app, { name: 'Bücherei Ost', language: 'de' });
    const [id] = await ask(house, { client: { language: 'de' } }, apiKey);
    const { stands: _, ...told } = await onLine(house, id!, apiKey);
    return { code: told.code, sentence: told.sentence };
  },

  // It can be filled in with what is usual, and not with what came.
  RENDER_ERROR: async (house) => {
    const path = '/api/v1/message-types/HR2/texts/en';
    const { body: text } = await house.bode.system().get(path).expect(200);
    const subject = '{% if data.items.size > 0 %}Second reminder{% endif %}';
    const written = { version: text.version, subject, body: text.body, letterBody: text.letterBody };
    await house.bode.system().put(path).send(written).expect(200);
    const [id] = await ask(house, { type: 'HR2', client: { language: 'en' }, data: {} });
    return onLine(house, id!);
  },

  WITHDRAWN: async (house) => {
    const [id] = await ask(house, {});
    await house.bode.system().post(`/api/v1/messages/${id}/withdraw`).send({ reason: 'returned' }).expect(200);
    return onLine(house, id!);
  },
};
