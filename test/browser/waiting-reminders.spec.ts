import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { askToResend, confirmResend, tickable } from './berichten.js';
import { ask, openDesk, signIn, visit, type Desk, type Visitor } from './desk.js';
import { describeRealRequests } from './real-requests.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await fillLibrary();
});
afterAll(() => desk.close());

const NO_AT = { emails: ['marie.bib.example'] };

/** What waits for Resend, by what would become of it: of the first reminders 22 letters and 6 refusals. */
async function fillLibrary(): Promise<void> {
  const broken = [
    ['marie.bib.example'],
    ['marie@bib'],
    ['marie peeters@bib.example'],
    ['@'],
    ['marie@refused.example'],
  ];
  const letters = Array.from({ length: 22 }, (_, i) => ({
    client: { name: `Lezer ${i + 1}`, emails: broken[i % broken.length] },
    branch: i % 2 === 0 ? 'B1' : 'B2',
  }));
  const noPostal = { client: { ...NO_AT, postal: null } };
  const badPostal = {
    client: { ...NO_AT, postal: { street: 'Molenstraat', postcode: '90', city: 'Gent', country: 'BE' } },
  };
  const flagged = { client: { emails: ['good@bib.example'], flags: ['do-not-contact'] } };
  await ask(
    desk,
    ...letters,
    noPostal,
    noPostal,
    noPostal,
    badPostal,
    badPostal,
    flagged,
    // The second reminders, for the visitor whose browser runs no scripts.
    ...[NO_AT, NO_AT, { ...NO_AT, postal: null }].map((client) => ({ type: 'HR2', client })),
    // None of these waits: one is sent, one became a letter by itself, and of the last none can be made.
    { client: { externalId: 'sent' } },
    { type: 'RSO', client: NO_AT },
    { type: 'IV1', client: NO_AT },
  );
  while ((await linesOf('HR1', 'not_sent')).length < 28) await setTimeout(50);
}

async function linesOf(type: string, status: string): Promise<{ id: string; reason: string | null }[]> {
  const query = { type, status, limit: 100 };
  return (await desk.bode.system().get('/api/v1/messages').query(query).expect(200)).body.items;
}

describe.each([
  ['with JavaScript, all at once', true, 'HR1', { letters: 22, refused: 6 }],
  ['without JavaScript, one by one', false, 'HR2', { letters: 2, refused: 1 }],
] as const)('what waits for Resend: %s', (_, javaScript, type, numbers) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await visit(desk, { javaScript });
    await signIn(visitor, desk.lieve);
  });
  afterAll(async () => {
    await visitor.context.close();
    expect(visitor.complaints).toEqual([]);
  });

  it('D02 D09 D12 F05 N04 is found by type and status, ticked, and becomes letters; the rest says why not', async () => {
    const { page } = visitor;
    const total = numbers.letters + numbers.refused;
    await page.goto('/messages');
    await page.getByRole('combobox', { name: 'Status' }).selectOption({ label: 'Niet verzonden' });
    await page.getByRole('combobox', { name: 'Berichtsoort' }).selectOption(type);
    await page.getByRole('button', { name: 'Tonen' }).click();
    await page.waitForURL(/status=not_sent/);
    const boxes = tickable(page);
    expect(await boxes.count()).toBe(total);
    if (javaScript) {
      await page.getByRole('checkbox', { name: 'Alle rijen op deze pagina aanvinken' }).check();
      expect(await page.getByText(`${total} geselecteerd`).isVisible()).toBe(true);
    } else {
      for (const box of await boxes.all()) await box.check();
    }

    expect(await askToResend(page)).toEqual(numbers);
    expect(await linesOf(type, 'pending')).toEqual([]);
    const reasons = await page.locator('main .listed').allInnerTexts();
    if (javaScript) {
      expect(reasons.join()).toMatch(/3 × De klant heeft geen postadres\n2 × Het postadres is niet bruikbaar.*\n1 × /);
    }
    const done = await confirmResend(page);
    expect(done).toMatchObject(numbers);
    expect(done.words).toContain('De klant heeft geen postadres');
    if (javaScript) expect(await page.evaluate(() => document.activeElement?.classList.contains('notice'))).toBe(true);

    expect(page.url()).toContain(`type=${type}`);
    expect(await page.getByRole('row').filter({ hasText: '→ brief' }).count()).toBe(numbers.letters);
    expect(await linesOf(type, 'pending')).toHaveLength(numbers.letters);
    await page.getByLabel('alleen wat aandacht vraagt').check();
    await page.getByRole('button', { name: 'Tonen' }).click();
    await page.waitForURL(/attention=1/);
    expect(await tickable(page).count()).toBe(numbers.refused);
  });
});

describeRealRequests();
