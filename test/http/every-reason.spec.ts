import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLE_PERMISSIONS } from '../../src/auth/permissions.js';
import { LANGUAGES } from '../../src/common/language.js';
import { reasons, reasonSentence, type FixPlace, type ReasonCode } from '../../src/common/reasons.js';
import { fixLink } from '../../src/web/fix-link.js';
import { urls } from '../../src/web/urls.js';
import { makeView } from '../../src/web/view.js';
import { startTestApp } from '../support/app.js';
import { textOf } from '../support/page-text.js';
import { SCENARIOS } from '../support/reasons/all.js';
import type { House, Scenario } from '../support/reasons/scenario.js';
import { startSmtpServer } from '../support/smtp.js';
import { mailWorker } from '../support/workers.js';

interface Line {
  id: string;
  client: string;
  /** Id of the user it is for. */
  user: string | null;
  type: string;
}

/** The page on which it is put right; null where that is outside of Bode. */
const PAGES: Readonly<Record<FixPlace, ((line: Line) => string) | null>> = {
  'client-email': ({ client }) => urls.clientAddresses(client),
  'client-postal': ({ client }) => urls.clientAddresses(client),
  client: ({ client }) => urls.client(client),
  message: ({ id }) => urls.message(id),
  type: ({ type }) => urls.messageType(type),
  text: ({ type }) => urls.messageType(type),
  letters: () => urls.letters,
  'mail-setup': () => urls.organisation,
  'house-address': () => urls.organisation,
  'client-people': ({ client }) => urls.clientPeople(client),
  // These are no reasons of a line; a diagnosis leads there.
  rule: null,
  'rule-set': null,
  'client-rules': null,
  contact: null,
  sender: null,
  groups: null,
  'staff-routing': null,
  user: ({ user, client }) => (user === null ? urls.clientAddresses(client) : urls.user(user)),
  'new-user': null,
  'junk-help': null,
  request: null,
  none: null,
};

const view = makeView({
  language: 'nl',
  zone: 'Europe/Brussels',
  now: new Date(),
  csrf: '',
  path: '/',
  asset: () => '',
});
const everything = new Set(ROLE_PERMISSIONS.admin);

describe('every reason comes about, is told in words, and leads to where it is put right (design §4)', () => {
  let house: House;
  beforeAll(async () => {
    const bode = await startTestApp();
    const server = await startSmtpServer();
    house = { bode, server, mail: mailWorker(bode, server.port) };
  });
  afterAll(async () => {
    await house.mail.transport.close();
    await house.server.close();
    await house.bode.close();
  });

  const opens = async (path: string): Promise<string> => {
    const { browser } = await house.bode.staff(house.bode.library.accounts.admin);
    return textOf((await browser.get(path).expect(200)).text);
  };

  describe.each(Object.entries(SCENARIOS))('%s', (_about, scenarios) => {
    it.each(Object.entries(scenarios) as [ReasonCode, Scenario][])(
      '%s',
      async (code, scenario) => {
        const told = await scenario(house);
        expect(told.code).toBe(code);
        expectFilled(told.sentence, code);
        const { body } = await house.bode.visitor().get(`/api/reasons/${code}`).expect(200);
        expect(body).toEqual({ code, ...reasons[code] });
        if (told.messageId) await leadsOn(code, told.messageId, told.stands ?? false);
        // The letters of thousands of clients are made for one of them.
      },
      180_000,
    );
  });

  /** The fix of a reason about a line leads to that very client, type or message; the line's page tells all of it. */
  async function leadsOn(code: ReasonCode, id: string, stands: boolean): Promise<void> {
    const { body: line } = await house.bode.system().get(`/api/v1/messages/${id}`).expect(200);
    const page = PAGES[reasons[code].where];
    if (page) await opens(page(line));
    const about = { clientExternalId: line.client, typeCode: line.type, userId: line.user };
    const link = fixLink(code, about, everything, view);
    if (link) expect(link.href).toBe(page?.(line));
    if (!stands) return;
    const { body: why } = await house.bode.system().get(`/api/v1/messages/${id}/why`).expect(200);
    const { fix, fixFor = {} } = reasons[code];
    expect([fix, ...Object.values(fixFor)]).toContainEqual(why.fix);
    for (const language of LANGUAGES) expectFilled(why.sentence[language], code, language);
    const shown = await opens(urls.message(id));
    expect(shown).toContain(why.sentence.nl);
    if (link) expect(shown).toContain(link.text);
  }
});

/** The sentence of the code, with words in the place of the detail where it has one. */
function expectFilled(sentence: string, code: ReasonCode, language: 'nl' | 'en' = 'en'): void {
  expect(sentence).not.toMatch(/[{}]/);
  const bare = reasonSentence(code, language);
  if (reasons[code].sentence[language].includes('{which}')) {
    expect(sentence.length).toBeGreaterThan(bare.length + 3);
    expect(sentence.startsWith(bare)).toBe(true);
  } else expect(sentence).toBe(bare);
}
