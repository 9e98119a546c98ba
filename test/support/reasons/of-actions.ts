import { ask, BROKEN, ofProblem, ofRow, onLine, resend, type Scenarios } from './scenario.js';
import { sendingReasons } from './of-sending.js';

const UNKNOWN_ID = '01890000-0000-7000-8000-000000000000';

/** Why a line is not made a letter of, or not withdrawn (Dd3, L07). */
export const actionReasons: Scenarios = {
  NOT_FOUND: async ({ bode }) => ofProblem(await bode.system().get(`/api/v1/messages/${UNKNOWN_ID}`)),
  NOT_EMAIL: async (house) => resend(house, (await ask(house, { client: { emails: [] } }))[0]!),
  NOT_FAILED: async (house) => resend(house, (await ask(house, {}))[0]!),
  NO_LETTER_FORM: async (house) => resend(house, (await ask(house, { type: 'IV1', client: BROKEN }))[0]!),
  LETTER_EXISTS: async (house) => resend(house, (await ask(house, { type: 'RSO', client: BROKEN }))[0]!),

  NOT_BOUNCED: async (house) => {
    const [id] = await ask(house, { client: BROKEN });
    const { body } = await house.bode.system().post(`/api/v1/messages/${id}/letter`).send({}).expect(200);
    return ofRow(body);
  },

  BOUNCED_NO_LETTER: async (house) => {
    const path = '/api/v1/message-types/RSO';
    const change = async (onBounce: string) => {
      const { body } = await house.bode.system().get(path).expect(200);
      await house.bode.system().patch(path).send({ revision: body.revision, onBounce }).expect(200);
    };
    await change('none');
    const { messageId } = await sendingReasons.BOUNCED!(house);
    const told = await resend(house, messageId!);
    await change('letter');
    return told;
  },

  NOT_WITHDRAWABLE: async (house) => {
    const [id] = await ask(house, {});
    await house.mail.run();
    const answer = await house.bode.system().post(`/api/v1/messages/${id}/withdraw`).send({});
    return { ...ofProblem(answer), messageId: (await onLine(house, id!)).messageId! };
  },

  COUNT_CHANGED: async (house) => {
    const [id] = await ask(house, { type: 'HR2', ref: 'counted', client: BROKEN });
    const asked = { filter: { q: 'counted' }, expected: 2 };
    return {
      ...ofProblem(await house.bode.system().post('/api/v1/messages/resend').send(asked)),
      messageId: id!,
    };
  },
};
