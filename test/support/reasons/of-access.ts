import { reasons, reasonSentence, type ReasonCode } from '../../../src/common/reasons.js';
import { buildAccount } from '../builders.js';
import { textOf } from '../page-text.js';
import { ofProblem, type House, type Scenario, type Scenarios, type Told } from './scenario.js';

/** Who may not, and what nobody foresaw (L20). */
export const accessReasons: Scenarios = {
  NOT_SIGNED_IN: async ({ bode }) => ofProblem(await bode.visitor().get('/api/v1/messages')),

  NOT_ALLOWED: async ({ bode }) => {
    const { browser } = await bode.staff(bode.library.accounts.print);
    return ofProblem(await browser.get('/api/v1/messages'));
  },

  FORM_EXPIRED: async ({ bode }) => {
    const { browser } = await bode.staff(bode.library.accounts.admin);
    return ofProblem(await browser.post('/api/v1/messages/withdraw').send({ ref: 'x' }));
  },

  WRONG_PASSWORD: guessed(1),
  TOO_MANY_TRIES: guessed(6),

  // The database is out of reach for a moment: nothing that a caller could have sent breaks anything.
  INTERNAL: async ({ bode }) => {
    const { within } = bode.tenancy;
    bode.tenancy.within = () => Promise.reject(new Error('the database is gone'));
    const answer = await bode.system().get('/api/v1/messages');
    bode.tenancy.within = within;
    return ofProblem(answer);
  },
};

/** Somebody tries passwords at the sign-in page. */
function guessed(times: number): Scenario {
  return async (house) => {
    const { email } = await buildAccount(house.bode.app, house.bode.library.organisationId);
    let page = '';
    for (let i = 0; i < times; i++) page = await enter(house, email, `guess ${i}`);
    return onPage(page);
  };
}

async function enter({ bode }: House, email: string, password: string): Promise<string> {
  const answer = await bode
    .visitor()
    .post('/sign-in')
    .set('Accept-Language', 'en')
    .set('Origin', bode.url)
    .type('form')
    .send({ email, password });
  return textOf(answer.text);
}

/** The reason whose sentence and fix stand on a page in English. */
function onPage(text: string): Told {
  const found = (Object.keys(reasons) as ReasonCode[]).find((code) =>
    text.includes(`${reasonSentence(code, 'en')}. ${reasons[code].fix.en}`),
  );
  if (!found) throw new Error(`No reason stands on the page: ${text}`);
  return { code: found, sentence: reasonSentence(found, 'en') };
}
