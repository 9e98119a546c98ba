import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { ask, openDesk, signIn, visit, type Desk, type Visitor } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await fillLibrary();
});
afterAll(() => desk.close());

/** What axe is asked: the standards that are law, and what it calls good practice. */
const QUESTION = {
  iframes: false,
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

/** Something on every page: failed and sent mails, letters that wait, are held, and lie in a batch. */
async function fillLibrary(): Promise<void> {
  const noAt = { emails: ['marie.hotmail.com'], cardNumbers: ['2900 1234 5678'] };
  const marie = { externalId: 'marie', name: 'Marie Peeters', birthDate: '1984-03-12', ...noAt };
  await ask(
    desk,
    { client: marie },
    { client: marie, type: 'IV1' },
    { client: marie, type: 'RSO', data: { items: [{ title: 'Een heel lange titel '.repeat(10), itemId: '2' }] } },
    { client: { externalId: 'ali', name: 'محمد الإدريسي', emails: ['ali@hotmial.com'] }, type: 'IV1' },
    { client: { externalId: 'jan', name: 'Jan Claes' }, type: 'WEL' },
    { client: { externalId: 'elke', name: 'Elke Roels', emails: [], postal: { city: 'Gent' } }, type: 'NBF' },
    { client: { externalId: 'marc', name: 'Marc Peeters', emails: [] }, type: 'CAE' },
  );
  await sent('jan');
  await desk.bode.system().post('/api/v1/batches').send({ printGroup: 'North', limit: 1 }).expect(202);
}

/** The worker is on its own; a mail takes it a moment. */
async function sent(client: string): Promise<void> {
  const query = { client, status: 'sent' };
  while ((await desk.bode.system().get('/api/v1/messages').query(query)).body.items.length === 0) await setTimeout(50);
}

const pages: [name: string, path: string][] = [
  ['client search', '/clients'],
  ['several clients', '/clients?q=peeters'],
  ['nobody found', '/clients?q=nobody'],
  ['client', '/clients/marie'],
  ['client with a suggestion', '/clients/ali'],
  ['addresses', '/clients/elke/addresses'],
  ['messages', '/messages'],
  ['messages, nothing found', '/messages?status=returned'],
  ['message not sent', 'first /messages?status=not_sent'],
  ['letter held', 'first /messages?status=held'],
  ['mail sent', 'first /messages?status=sent'],
  ['print room', '/letters'],
  ['batch', 'batch'],
  ['message types', '/message-types'],
  ['message type', '/message-types/HR1'],
  ['system type', '/message-types/TST'],
  ['text', '/message-types/HR1/texts/nl'],
  ['demo inbox', '/demo/inbox'],
  ['mail in the inbox', 'first /demo/inbox'],
  ['page that is not there', '/nowhere'],
];

/** Goes to a path, to the first title in the list at a path, or to the batch. */
async function open(page: Page, path: string): Promise<void> {
  if (path === 'batch') {
    await page.goto('/letters');
    await page.locator('article.batch h3 a').click();
    await page.waitForURL('**/letters/batches/*');
  } else if (path.startsWith('first ')) {
    await page.goto(path.slice('first '.length));
    await page.locator('.c-title a').first().click();
  } else {
    await page.goto(path);
  }
  await page.waitForLoadState();
}

/** What axe finds, one line each. The content of frames is the mail's, judged where texts are. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(QUESTION)})`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** How far the page goes beyond the screen, in pixels. */
const overflow = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));

describe.each([1280, 390])('L34 axe finds nothing at %i px', (width) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await visit(desk, { javaScript: true, width });
  });
  afterAll(async () => {
    await visitor.context.close();
    expect(visitor.complaints).toEqual([]);
  });

  it('before and after signing in', async () => {
    await visitor.page.goto('/sign-in');
    expect(await findings(visitor.page)).toEqual([]);
    await signIn(visitor, width > 1000 ? desk.bode.library.accounts.admin : desk.lieve);
    expect(await findings(visitor.page)).toEqual([]);
  });

  it.each(pages)('on the page: %s', async (_, path) => {
    const { page } = visitor;
    await open(page, path);
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });

  it('where a form is refused, and where Resend asks first', async () => {
    const { page } = visitor;
    await page.goto('/clients/elke/addresses');
    await page.getByLabel('Postcode').fill('900');
    await page.getByRole('button', { name: 'Adressen bewaren' }).click();
    await page.getByRole('alert').waitFor();
    expect(await findings(page)).toEqual([]);
    // A return reminder has no letter form, so one of the two is refused.
    await page.goto('/clients/marie');
    for (const type of ['HR1', 'IV1']) {
      await page.getByRole('row').filter({ hasText: type }).getByRole('checkbox').first().check();
    }
    await page.getByRole('button', { name: 'Opnieuw verzenden' }).click();
    await page.getByText('Zonder brief').or(page.getByText('geen brief')).first().waitFor();
    expect(await findings(page)).toEqual([]);
  });
});
