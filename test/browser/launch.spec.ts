import { describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser, launchPackedChromium, packIsForThisPlatform } from '../support/browser.js';

const ways: [string, () => Promise<Browser>][] = [['the first that is there', launchBrowser]];
if (packIsForThisPlatform) ways.push(['the Chromium that npm brings along', launchPackedChromium]);

describe('the browser of the tests', () => {
  it.each(ways)('opens pages with and without JavaScript: %s', async (_way, launch) => {
    const browser = await launch();
    try {
      for (const javaScriptEnabled of [true, false]) {
        const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 800 } });
        const page = await context.newPage();
        await page.goto('data:text/html;charset=utf-8,<h1>Één</h1><script>document.title = "ran"</script>');
        expect(await page.locator('h1').innerText()).toBe('Één');
        expect(await page.title()).toBe(javaScriptEnabled ? 'ran' : '');
        // Letters without a font have no width.
        expect((await page.locator('h1').boundingBox())?.height).toBeGreaterThan(10);
        await context.close();
      }
    } finally {
      await browser.close();
    }
  });
});
