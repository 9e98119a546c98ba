import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { shippedProfiles } from '../../src/letters/envelope-profile.js';
import { printedLetters } from '../support/print-room.js';
import { ask, openDesk, signIn, visit, type Desk, type Visitor } from './desk.js';

const profile = shippedProfiles.find(({ code }) => code === 'be-right')!;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** What the page says just happened; with JavaScript the focus is on it (L34). */
async function notice(page: Page): Promise<string> {
  return page.locator('.notice').innerText();
}

/** A client whose e-mail address has no @, with three first reminders that wait for Resend. */
async function threeReminders(externalId: string, card: string, branch: string): Promise<void> {
  const client = { externalId, name: 'Marie Peeters', cardNumbers: [card], emails: ['marie.hotmail.com'] };
  const titles = ['Kaas', 'Max Havelaar', 'Het verdriet van België'];
  await ask(desk, ...titles.map((title) => ({ client, branch, data: { items: [{ title, itemId: '1' }] } })));
}

/** Types as a card scanner does: the digits, then Enter. */
async function scan(page: Page, card: string): Promise<void> {
  await page.locator('input:focus').waitFor();
  await page.keyboard.type(card);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/clients/*');
}

describe.each([
  ['with', true],
  ['without', false],
] as const)('%s JavaScript', (_, javaScript) => {
  let visitor: Visitor;
  // Each way has a branch and so a print group of its own.
  const branch = javaScript ? 'B1' : 'B2';
  beforeAll(async () => {
    visitor = await visit(desk, { javaScript });
    await signIn(visitor, desk.lieve);
  });
  afterAll(async () => {
    await visitor.context.close();
    expect(visitor.complaints).toEqual([]);
  });

  it('L05 L24 N04 N11 F05 three reminders that could not be mailed become letters, are printed, counted and posted', async () => {
    const { page, context } = visitor;
    const card = javaScript ? '290012345678' : '290012345679';
    await threeReminders(`marie-${javaScript}`, card, branch);

    await page.goto('/clients');
    if (javaScript) {
      // Who is used to `/` presses it here too, where the cursor stands in the field already.
      await page.locator('input:focus').waitFor();
      await page.keyboard.press('/');
    }
    await scan(page, card);
    expect(await page.locator('h1').innerText()).toBe('Marie Peeters');
    const failed = page.getByRole('row').filter({ hasText: 'Niet verzonden' });
    expect(await failed.count()).toBe(3);

    if (javaScript) {
      // The focus is on the first row that failed: tick, next, tick, next, tick, resend.
      const keys = ['x', 'n', 'x', 'n', 'x', 'r'];
      expect(keys.length).toBeLessThanOrEqual(6);
      for (const key of keys) await page.keyboard.press(key);
    } else {
      for (const row of await failed.all()) await row.getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Opnieuw verzenden' }).click();
    }
    await page.locator('.notice').waitFor();
    expect(await notice(page)).toContain('3 brieven');
    if (javaScript) expect(await page.evaluate(() => document.activeElement?.classList.contains('notice'))).toBe(true);
    expect(await page.getByRole('row').filter({ hasText: 'Nog printklaar te maken' }).count()).toBe(3);

    await page.getByRole('link', { name: 'Printklaar maken' }).click();
    await page.getByRole('button', { name: 'Printklaar maken (3)' }).click();
    const batch = page.locator('article.batch').first();
    if (javaScript) await batch.getByText('Klaar om te printen').waitFor();
    else await refreshUntil(page, 'Klaar om te printen');
    await page.goto('/letters');
    await batch.getByRole('link', { name: /^Printopdracht/ }).click();

    const href = await page.getByRole('link', { name: 'PDF openen' }).getAttribute('href');
    const pdf = await context.request.get(href!);
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
    const letters = printedLetters(await pdf.body(), profile);
    expect(letters.map(({ address }) => address)).toEqual(
      Array.from({ length: 3 }, () => ['Marie Peeters', 'Kerkstraat 12 bus 3', '9000 Gent']),
    );

    await page.getByRole('button', { name: 'Alles is geprint' }).click();
    expect(await notice(page)).toContain('Tel nu de stapel na');
    await page.getByLabel('Getelde brieven').fill('2');
    await page.getByLabel('Getelde bladen').fill('3');
    await page.getByRole('button', { name: 'Telling vastleggen' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('U telde 2 brieven; het moeten er 3 zijn');
    expect(await page.getByLabel('Getelde brieven').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Getelde bladen').getAttribute('aria-invalid')).toBeNull();
    expect(await page.getByLabel('Getelde bladen').inputValue()).toBe('3');
    await page.getByLabel('Getelde brieven').fill('3');
    await page.getByRole('button', { name: 'Telling vastleggen' }).click();
    expect(await notice(page)).toMatch(/telling van printopdracht \d+ klopt/);
    await page.getByRole('button', { name: 'Op de post gedaan' }).click();
    expect(await notice(page)).toContain('op de post gedaan');
    expect(await page.getByRole('row').filter({ hasText: 'Op de post gedaan' }).count()).toBe(3);
  });

  it('L21 N13 a corrected address lets the letter go that waited for it', async () => {
    const { page } = visitor;
    const externalId = `elke-${javaScript}`;
    const postal = { street: 'Molenstraat', houseNumber: '4', postcode: '90', city: 'Gent', country: 'BE' };
    await ask(desk, { type: 'RSO', branch, client: { externalId, name: 'Elke Roels', emails: [], postal } });

    await page.goto(`/clients/${externalId}`);
    expect(await page.getByRole('row').filter({ hasText: 'Wacht op correctie' }).count()).toBe(1);
    await page.goto(`/clients/${externalId}/addresses`);
    await page.getByLabel('Postcode').fill('900');
    await page.getByRole('button', { name: 'Adressen bewaren' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('postcode');
    await page.getByLabel('Postcode').fill('9000');
    await page.getByRole('button', { name: 'Adressen bewaren' }).click();
    await page.locator('.notice').waitFor();
    expect(await notice(page)).toContain('1 brief');
    expect(await page.getByRole('row').filter({ hasText: 'Nog printklaar te maken' }).count()).toBe(1);
  });

  it('N15 what was resent is undone by the button beside what it says', async () => {
    const { page } = visitor;
    const externalId = `undo-${javaScript}`;
    await threeReminders(externalId, javaScript ? '290000000001' : '290000000002', branch);
    await page.goto(`/clients/${externalId}`);
    const boxes = page.getByRole('row').filter({ hasText: 'Niet verzonden' }).getByRole('checkbox');
    if (javaScript) {
      await boxes.first().click();
      await boxes.last().click({ modifiers: ['Shift'] });
    } else {
      for (const box of await boxes.all()) await box.check();
    }
    await page.getByRole('button', { name: 'Opnieuw verzenden' }).click();
    await page.locator('.notice').getByRole('button', { name: 'Ongedaan maken' }).click();
    await page.locator('.notice').waitFor();
    expect(await page.getByRole('row').filter({ hasText: 'Nog printklaar te maken' }).count()).toBe(0);
    const cancelled = page.getByText('Geannuleerd', { exact: true });
    expect(await page.getByRole('row').filter({ has: cancelled }).count()).toBe(3);
  });
});

/** As somebody does whose browser runs no scripts. */
async function refreshUntil(page: Page, words: string): Promise<void> {
  while (!(await page.getByText(words).first().isVisible())) {
    await page.getByRole('link', { name: 'Vernieuwen' }).first().click();
  }
}
