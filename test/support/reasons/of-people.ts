import { reasonSentence } from '../../../src/common/reasons.js';
import { newId } from '../../../src/common/ids.js';
import { LINK_HOURS } from '../../../src/auth/link-placeholder.js';
import { buildAccount, buildLibrary } from '../builders.js';
import { linkFor } from '../links.js';
import { ofProblem, type House, type Scenario, type Scenarios } from './scenario.js';

/** A client user of its own address. */
const somebody = () => ({ side: 'client', name: 'Jan Peeters', email: `${newId()}@client.example` });

/** What is refused, or passed over, about users, groups and senders (E01–E12). */
export const peopleReasons: Scenarios = {
  // A group with an address that is none: the cascade goes on, and says so.
  SKIPPED_INVALID: async ({ bode }) => {
    const name = `Group ${newId()}`;
    await bode.system().post('/api/v1/groups').send({ name, email: 'bakers.example' }).expect(201);
    await bode.system().put('/api/v1/clients/skipped').send({ name: 'x', group: name }).expect(200);
    const { body } = await bode.system().get('/api/v1/clients/skipped/sender').expect(200);
    const { code, value } = body.steps.find((step: { step: string }) => step.step === 'group');
    return { code, sentence: reasonSentence(code, 'en', value) };
  },

  UNKNOWN_GROUP: putClient({ group: 'Nobody' }),
  UNKNOWN_USER: putClient({ manager: 'nobody@library.example' }),

  USER_ACTIVE_ELSEWHERE: async (house) => {
    const { accounts } = await buildLibrary(house.bode.app, { name: 'Another library' });
    return ofProblem(await makeUser(house, { ...somebody(), email: accounts.print.email }));
  },

  USER_EXISTS: async (house) => {
    const user = somebody();
    await makeUser(house, user).expect(201);
    return ofProblem(await makeUser(house, user));
  },

  LAST_ADMIN: async ({ bode }) => {
    const { accounts, apiKey } = await buildLibrary(bode.app, { name: 'A third library' });
    return ofProblem(
      await bode.system(apiKey).patch(`/api/v1/users/${accounts.admin.id}`).send({ revision: 1, active: false }),
    );
  },

  NAME_IN_USE: async ({ bode }) => {
    const name = `Group ${newId()}`;
    await bode.system().post('/api/v1/groups').send({ name }).expect(201);
    return ofProblem(await bode.system().post('/api/v1/groups').send({ name }));
  },

  GROUP_IN_USE: async ({ bode }) => {
    const name = `Group ${newId()}`;
    const { body } = await bode.system().post('/api/v1/groups').send({ name }).expect(201);
    await bode.system().put('/api/v1/clients/grouped').send({ name: 'x', group: name }).expect(200);
    return ofProblem(await bode.system().delete(`/api/v1/groups/${body.id}`));
  },

  LINK_INVALID: setPassword('a password that is long enough'),
  LINK_USED: async ({ bode }) => {
    const token = await tokenOf(bode);
    await ofToken(bode, token).expect(204);
    return ofProblem(await ofToken(bode, token));
  },
  LINK_EXPIRED: async ({ bode }) => {
    const token = await tokenOf(bode);
    bode.clock.advance(LINK_HOURS.password * 60 * 60_000);
    return ofProblem(await ofToken(bode, token));
  },
  PASSWORD_TOO_SHORT: setPassword('short'),
};

function makeUser({ bode }: House, user: object) {
  return bode.system().post('/api/v1/users').send(user);
}

function putClient(client: object): Scenario {
  return async ({ bode }) =>
    ofProblem(
      await bode
        .system()
        .put('/api/v1/clients/lost')
        .send({ name: 'x', ...client }),
    );
}

/** Somebody follows a link that we never made. */
function setPassword(password: string): Scenario {
  return async ({ bode }) =>
    ofProblem(await bode.visitor().post('/api/v1/passwords').send({ token: 'made-up', password }));
}

/** What stands in the link of a mail to somebody who forgot his password. */
async function tokenOf(bode: House['bode']): Promise<string> {
  const link = await linkFor(bode, await buildAccount(bode.app, bode.library.organisationId), 'password');
  return link.split('/').at(-1)!;
}

function ofToken(bode: House['bode'], token: string) {
  return bode.visitor().post('/api/v1/passwords').send({ token, password: 'a password that is long enough' });
}
