import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { pino } from 'pino';
import { systemClock } from '../../src/common/clock.js';
import { openDemoMail } from '../../src/demo/demo-mail.js';
import { startTestApp, type TestApp, type TestAppOptions } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import { buildAccount, PASSWORD, type BuiltAccount } from '../support/builders.js';
import { request, type RequestWishes } from '../support/requests.js';

/** What isn't on the page by then won't come; long enough for a busy machine. */
const PATIENCE_MS = 25_000;

/** A library at work: the real app with its workers, a mail server, and a browser to look at it with. */
export interface Desk {
  bode: TestApp;
  browser: Browser;
  /** At the desk and at the printer. */
  lieve: BuiltAccount;
  close(): Promise<void>;
}

/** @param options routes that only this test has */
export async function openDesk(options: Pick<TestAppOptions, 'controllers'> = {}): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'bode-test-mail-'));
  const demoMail = await openDemoMail(folder, pino({ level: 'silent' }));
  const bode = await startTestApp({
    ...options,
    clock: systemClock,
    config: { role: 'all', smtpUrl: demoMail.smtpUrl },
    demoMail,
  });
  const { organisationId, printGroups } = bode.library;
  const lieve = await buildAccount(bode.app, organisationId, {
    name: 'Lieve Claes',
    roles: ['circulation', 'print'],
    printGroupIds: Object.values(printGroups),
  });
  const browser = await launchBrowser();
  return {
    bode,
    browser,
    lieve,
    close: async () => {
      await browser.close();
      await bode.close();
      await demoMail.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Somebody before the browser: what he sees, and what his browser complained of. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Errors of scripts and of the content security policy. */
  complaints: string[];
}

export async function visit(
  { bode, browser }: { bode: Pick<TestApp, 'url'>; browser: Browser },
  options: { javaScript: boolean; width?: number; language?: string },
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: bode.url,
    javaScriptEnabled: options.javaScript,
    viewport: { width: options.width ?? 1280, height: 800 },
    locale: options.language ?? 'nl-BE',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused form is answered 422, which the browser reports as if a file were missing.
    if (message.type() === 'error' && !message.text().includes('status of 4')) complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** Signs in by the form, in whatever language, and waits for the page that follows. */
export async function signIn({ page }: Visitor, { email }: BuiltAccount): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('main form button').click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Posts requests as the library's system does; each must be taken. */
export async function ask({ bode }: Desk, ...wishes: RequestWishes[]): Promise<void> {
  const { body } = await bode.system().post('/api/v1/messages').send(wishes.map(request)).expect(202);
  const refused = (body.results as { problem?: unknown }[]).filter(({ problem }) => problem);
  if (refused.length > 0) throw new Error(`Requests were refused: ${JSON.stringify(refused)}`);
}
