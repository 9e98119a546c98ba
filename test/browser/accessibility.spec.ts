import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Header } from '@nestjs/common';
import type { Page, Response } from 'playwright-core';
import { Public } from '../../src/auth/decorators.js';
import type { Language } from '../../src/common/language.js';
import { buildAccount } from '../support/builders.js';
import { linkFor } from '../support/links.js';
import { fillOffice, type Office } from './fill-office.js';
import { officePages, officePagesOfNewcomer } from './office-pages.js';
import { BrokenPage, everyPage, fillLibrary, readersOf, type Batches, type Readers } from './every-page.js';
import { openDesk, signIn, visit, type Desk, type Visitor } from './desk.js';

let desk: Desk;
let batches: Batches;
let office: Office;
beforeAll(async () => {
  desk = await openDesk({ controllers: [BrokenPage, Axe] });
  batches = await fillLibrary(desk);
  office = await fillOffice(desk, desk.bode.library.accounts.admin);
});
afterAll(() => desk.close());

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A script of the site, as our policy wants it, which the browser keeps compiled from one page to the next. */
@Controller()
class Axe {
  @Get('axe.js')
  @Header('Content-Type', 'text/javascript')
  @Header('Cache-Control', 'max-age=3600, immutable')
  @Public()
  script(): string {
    return AXE;
  }
}

/** What axe is asked: the standards that are law, and what it calls good practice. */
const QUESTION = JSON.stringify({
  iframes: false,
  // Of use to rules about sound and film only: no page of ours has any, and it copies every style sheet.
  preload: false,
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
});

interface Look {
  width: number;
  colorScheme: 'light' | 'dark';
}

/** Width, colour scheme and language: each with each of the others in some look. */
const LOOKS: Record<Language, readonly Look[]> = {
  nl: [
    { width: 1280, colorScheme: 'light' },
    { width: 390, colorScheme: 'dark' },
  ],
  en: [
    { width: 1280, colorScheme: 'dark' },
    { width: 390, colorScheme: 'light' },
  ],
};

/**
 * For the many pages behind the sign-in, which are made of the same parts: each once, in one language, width and colour
 * scheme, its neighbours in the others.
 * @param n which page it is
 */
function oneLook(n: number): Look & { language: Language } {
  const language = n % 2 === 0 ? 'nl' : 'en';
  return { language, width: (n >> 1) % 2 === 0 ? 1280 : 390, colorScheme: (n >> 2) % 2 === 0 ? 'light' : 'dark' };
}

/** What is wrong with the page in any of its looks, one line each; the content of frames is the mail's. */
async function findings(page: Page, looks: readonly Look[]): Promise<string[]> {
  const found: string[] = [];
  await page.addScriptTag({ url: '/axe.js' });
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const where = `${width} px, ${colorScheme}`;
    // Only what is wrong leaves the page: the whole answer is long, and takes longer than the question.
    const wrong = await page.evaluate<string[]>(`axe.run(document, ${QUESTION}).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`);
    found.push(...wrong.map((line) => `${where}: ${line}`));
    found.push(...(await beyondScreen(page)));
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  return found;
}

async function beyondScreen(page: Page): Promise<string[]> {
  const { width, beyond } = await page.evaluate(() => {
    const width = window.innerWidth;
    return { width, beyond: document.documentElement.scrollWidth - width };
  });
  return beyond > 0 ? [`${width} px: goes ${beyond} px beyond the screen`] : [];
}

/** Words are longer in one language, so in each the page must fit at a desk and on a phone; this asks no axe. */
async function beyondAnyScreen(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    found.push(...(await beyondScreen(page)));
  }
  return found;
}

/** Pages that tell of an error have no other address than the one that went wrong. */
const isError = (name: string) => name.startsWith('page that ');

/** The last page that each of them was given. */
const given = new WeakMap<Page, Response>();

function remembersWhatItIsGiven(page: Page): void {
  page.on('response', (response) => {
    if (response.request().isNavigationRequest()) given.set(page, response);
  });
}

/** Where the address that the browser shows, and the other language, lead to: empty when each shows a page. */
async function lostFrom(page: Page): Promise<string[]> {
  const inOtherLanguage = await page.locator('.languages input[name="back"]').first().getAttribute('value');
  const lost: string[] = [];
  const last = given.get(page);
  for (const address of new Set([new URL(page.url()).pathname + new URL(page.url()).search, inOtherLanguage!])) {
    // It was asked for just now.
    if (last?.ok() && last.request().method() === 'GET' && last.url() === new URL(address, page.url()).href) continue;
    const status = (await page.request.get(address)).status();
    // 422: the same form, with the same fault.
    if (status !== 200 && status !== 422) lost.push(`${status} ${address}`);
  }
  return lost;
}

describe.each(['nl', 'en'] as const)(
  'L34 axe finds nothing, at a desk and on a phone, in the light and in the dark: %s',
  (language) => {
    const visitors: Partial<Record<keyof Readers, Visitor>> = {};
    let guest: Visitor;
    beforeAll(async () => {
      const come = () => visit(desk, { javaScript: true, language });
      const readers = await readersOf(desk, language);
      guest = await come();
      for (const who of ['admin', 'printer', 'newcomer'] as const) {
        const visitor = (visitors[who] = await come());
        remembersWhatItIsGiven(visitor.page);
        await signIn(visitor, readers[who]);
      }
    });
    afterAll(async () => {
      const all = [guest, ...Object.values(visitors)];
      for (const { context } of all) await context.close();
      expect(all.flatMap(({ complaints }) => complaints)).toEqual([expect.stringContaining('status of 500')]);
    });

    it('signing in, and being refused', async () => {
      const { page } = guest;
      await page.goto('/sign-in');
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await findings(page, LOOKS[language])).toEqual([]);
      await page.locator('#email').fill('nobody@bib.example');
      await page.locator('#password').fill('wrong');
      await page.locator('main form button').click();
      await page.getByRole('alert').waitFor();
      expect(await findings(page, LOOKS[language])).toEqual([]);
    });

    it('a forgotten password', async () => {
      const { page } = guest;
      await page.goto('/forgot-password');
      expect(await findings(page, LOOKS[language])).toEqual([]);
      await page.locator('#email').fill('nobody@bib.example');
      await page.locator('main form button').click();
      await page.locator('#email').waitFor({ state: 'detached' });
      expect(await findings(page, LOOKS[language])).toEqual([]);
      const { organisationId } = desk.bode.library;
      const account = await buildAccount(desk.bode.app, organisationId);
      await page.goto(await linkFor(desk.bode, account, 'welcome'));
      expect(await findings(page, LOOKS[language])).toEqual([]);
      await page.locator('#password').fill('short');
      await page.locator('main form button').click();
      await page.getByRole('alert').waitFor();
      expect(await findings(page, LOOKS[language])).toEqual([]);
      await page.locator('#password').fill('vier woorden op een rij');
      await page.locator('main form button').click();
      await page.locator('#password').waitFor({ state: 'detached' });
      expect(await findings(page, LOOKS[language])).toEqual([]);
    });

    describe.each(['admin', 'printer', 'newcomer'] as const)('%s', (who) => {
      it.each(everyPage[who].map(([name, way], n) => [name, way, n] as const))('%s', async (name, way, n) => {
        const { page } = visitors[who]!;
        await way(page, batches);
        await page.waitForLoadState();
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        expect(await beyondAnyScreen(page)).toEqual([]);
        const look = oneLook(n);
        if (look.language !== language) return;
        expect(await findings(page, [look])).toEqual([]);
        if (!isError(name)) expect(await lostFrom(page)).toEqual([]);
      });
    });

    // So many that each is seen in one language, its neighbour in the other.
    const seen = ([, , , n]: readonly [unknown, unknown, unknown, number]) => oneLook(n).language === language;
    const pages = [
      ...officePages.map(([name, way], n) => ['admin', name, way, n] as const),
      ...officePagesOfNewcomer.map(([name, way], n) => ['newcomer', name, way, n] as const),
    ];
    it.each(pages.filter(seen))('%s: %s', async (who, _, way, n) => {
      const { page } = visitors[who]!;
      await way(page, office);
      await page.waitForLoadState();
      expect(await beyondAnyScreen(page)).toEqual([]);
      expect(await findings(page, [oneLook(n)])).toEqual([]);
      expect(await lostFrom(page)).toEqual([]);
    });
  },
);

it.each([true, false])(
  'L34 what is folded away in the menu is opened and gone to by keyboard, with JavaScript: %s',
  async (javaScript) => {
    const visitor = await visit(desk, { javaScript });
    const { page } = visitor;
    await signIn(visitor, (await readersOf(desk, 'nl')).admin);
    await page.goto('/clients');
    const beside = page.getByRole('link', { name: 'Gebruikers', exact: true });
    expect(await beside.isVisible()).toBe(false);
    expect((await page.locator('.top').boundingBox())!.height).toBeLessThan(60);
    await page.locator('.menu summary').focus();
    await page.keyboard.press('Enter');
    while (!(await beside.evaluate((link) => link === document.activeElement))) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/users');
    expect(await page.locator('.menu summary').getAttribute('aria-current')).toBe('true');
    await visitor.context.close();
  },
);
