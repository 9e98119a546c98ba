import { request } from '../requests.js';
import { ofProblem, posted, type Scenarios } from './scenario.js';

/** What is wrong with what was sent (design §8). */
export const requestReasons: Scenarios = {
  NOT_JSON: async ({ bode }) => ofProblem(await bode.system().post('/api/v1/messages').type('json').send('{"key": ')),
  MISSING: posted((good) => ({ ...good, key: undefined })),
  BAD_VALUE: posted((good) => ({ ...good, dueAt: '2026-02-30T10:00:00Z' })),
  BAD_TEXT: posted((good) => ({ ...good, data: { title: 'a\0b' } })),
  UNKNOWN_FIELD: posted((good) => ({ ...good, colour: 'red' })),
  UNKNOWN_CLIENT: posted((good) => ({ ...good, client: 'nobody' })),
  UNKNOWN_TYPE: posted((good) => ({ ...good, type: 'ZZZ' })),
  UNKNOWN_BRANCH: posted((good) => ({ ...good, branch: 'B9' })),
  TOO_MANY_ROWS: posted(() => Array.from({ length: 1_001 }, () => request({}))),
  BODY_TOO_LARGE: posted((good) => ({ ...good, data: { title: 'x'.repeat(10 * 2 ** 20) } })),

  KEY_REUSED: async ({ bode }) => {
    const good = request({});
    await bode.system().post('/api/v1/messages').send(good).expect(202);
    return ofProblem(
      await bode
        .system()
        .post('/api/v1/messages')
        .send({ ...good, ref: 'other' }),
    );
  },

  UNSUPPORTED_TYPE: async ({ bode }) =>
    ofProblem(await bode.system().post('/api/v1/messages').type('text/plain').send('{}')),

  UNKNOWN_PRINT_GROUP: async ({ bode }) =>
    ofProblem(await bode.system().post('/api/v1/batches').send({ printGroup: 'West' })),

  FORMAT_NOT_ALLOWED: async ({ bode }) => {
    await bode.system().put('/api/v1/clients/chooser').send({ name: 'Marie Peeters' }).expect(200);
    return ofProblem(await bode.system().put('/api/v1/clients/chooser/preferences/IV1').send({ format: 'letter' }));
  },

  SYSTEM_TYPE: async ({ bode }) => {
    const { body } = await bode.system().get('/api/v1/message-types').expect(200);
    const { code, revision } = body.items.find(({ system }: { system: boolean }) => system);
    return ofProblem(
      await bode
        .system()
        .patch(`/api/v1/message-types/${code}`)
        .send({ revision, formats: ['letter'] }),
    );
  },

  TOO_MANY_NAMES: async ({ bode }) => {
    const client = (_: unknown, n: number) =>
      bode.system().put(`/api/v1/clients/namesake-${n}`).send({ name: 'Jef Namen' });
    await Promise.all(Array.from({ length: 41 }, client));
    return ofProblem(await bode.system().get('/api/v1/messages?q=namen'));
  },

  CONFLICT: async ({ bode }) => {
    const { body } = await bode.system().get('/api/v1/message-types/HR1').expect(200);
    return ofProblem(
      await bode
        .system()
        .patch('/api/v1/message-types/HR1')
        .send({ revision: body.revision + 1, mandatory: true }),
    );
  },
};
