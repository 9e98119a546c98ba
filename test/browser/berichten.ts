import type { Page } from 'playwright-core';

/** Both numbers of a Resend. */
export interface Numbers {
  letters: number;
  refused: number;
}

/** Presses Resend on a list where something is ticked; @returns what the page that asks first says would happen. */
export async function askToResend(page: Page): Promise<Numbers> {
  await page.getByRole('button', { name: /^Opnieuw verzenden/ }).click();
  const facts = page.locator('h1 + .facts');
  await facts.waitFor();
  const words = await facts.innerText();
  return {
    letters: numberIn(words, /(\d+) word(?:t|en) een brief/),
    refused: numberIn(words, /(\d+) blij(?:ft|ven) liggen/),
  };
}

/** Presses the button of the page that asks first; @returns what the notice says did happen. */
export async function confirmResend(page: Page): Promise<Numbers & { words: string }> {
  await page.getByRole('button', { name: 'klaarzetten' }).click();
  const notice = page.locator('.notice');
  await notice.waitFor();
  const words = await notice.innerText();
  return {
    letters: numberIn(words, /(\d+) (?:brief staat|brieven staan) klaar/),
    refused: numberIn(words, /(\d+) (?:bericht bleef|berichten bleven) liggen/),
    words,
  };
}

function numberIn(words: string, pattern: RegExp): number {
  return Number(pattern.exec(words)?.[1] ?? 0);
}

/** The lines on the page of which something can be ticked. */
export function tickable(page: Page) {
  return page.locator('table.messages tbody').getByRole('checkbox');
}
