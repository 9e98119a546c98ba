import { expect } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { agent } from 'supertest';
import { reasons, reasonSentence, type ReasonCode } from '../../src/common/reasons.js';
import { readConfig } from '../../src/config/config.js';
import type { DemoOffice } from '../../src/demo/demo-office.js';
import type { FaultStart, PlantedFault } from '../../src/demo/planted-fault.js';
import { startBode } from '../../src/main.js';
import { asksPerson } from '../../src/web/diagnosis/start-form.js';
import { textsIn } from '../../src/web/i18n/texts.js';
import { launchBrowser } from '../support/browser.js';
import { textOf } from '../support/page-text.js';
import { createTestDatabase } from '../support/postgres.js';

const t = textsIn('nl');

/** The first start of a demo takes so long at most on a busy machine, until its mails have come and gone. */
const SETTLED_WITHIN_MS = 150_000;

/** The demo as `npm start` founds it, with a browser before it. */
export interface RunningDemo {
  bode: { url: string };
  browser: Browser;
  close(): Promise<void>;
}

export async function openDemo(): Promise<RunningDemo> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'bode-demo-'));
  const secretKeys = ['a secret of a test, 32 characters'] as const;
  const settings = readConfig({ PORT: '0', DEMO: 'on', LOG_LEVEL: 'silent' });
  const bode = await startBode({ ...settings, databaseUrl: database.url, dataDir, dataDirNote: undefined, secretKeys });
  const browser = await launchBrowser();
  return {
    bode,
    browser,
    close: async () => {
      await browser.close();
      await bode.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** As a newcomer gets in: by pressing the name on the first page. */
export async function enter(page: Page, { accounts }: DemoOffice): Promise<void> {
  const admin = accounts.find(({ roles }) => roles.includes('admin'))!;
  await page.goto('/sign-in');
  await page.locator('button.person').filter({ hasText: admin.email }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/**
 * Waits until an office has lines of each of these kinds, as `bounced ADS`, and none that is on its way.
 *
 * @param planned types whose lines wait for a day to come
 */
export async function untilSettled(
  { bode }: RunningDemo,
  { apiKey }: DemoOffice,
  wanted: string[],
  planned: string[] = [],
): Promise<void> {
  const system = agent(bode.url).set('Authorization', `Bearer ${apiKey}`);
  for (const end = Date.now() + SETTLED_WITHIN_MS; ; await pause(500)) {
    const { body } = await system.get('/api/v1/messages').query({ limit: 200 }).expect(200);
    const seen = new Set((body.items as { status: string; type: string }[]).map((one) => `${one.status} ${one.type}`));
    const still = planned.map((type) => `queued ${type}`);
    const moving = [...seen].some((kind) => /^(queued|sending) /.test(kind) && !still.includes(kind));
    if (!moving && wanted.every((kind) => seen.has(kind))) return;
    if (Date.now() > end) throw new Error(`The demo did not settle: ${[...seen].join(', ')}`);
  }
}

/** Goes the way of somebody who looks for a planted fault, from the menu to the outcome. */
export async function lookFor({ procedure, start, answers }: PlantedFault, page: Page): Promise<void> {
  if (procedure === 'D') await beginAtLine(start, page);
  else {
    if (start.from === 'user') await openUser(start.person!, page);
    else {
      await page.goto('/diagnoses');
      await page.getByRole('link', { name: t.diagnosis.procedures[procedure].name }).first().click();
    }
    await fillIn(start, procedure, page);
    await page.getByRole('button', { name: t.diagnosis.start.begin }).click();
  }
  for (const answer of answers) {
    await page.locator(`.asked button[value="${answer}"]`).click();
    if (answer === 'send') await untilTestSent(page);
  }
}

/** The outcome stands there in words, with what is to be done; its links lead to where that is. */
export async function expectFound({ outcome, also = [], repairedAt }: PlantedFault, page: Page): Promise<void> {
  const text = await page.locator('.ending').innerText();
  expect(text).toContain(outcome);
  // What was found is in order where only something on the way to it is not; then that has the fix.
  const toFix = also.filter((code) => reasons[code].severity === 'warning');
  for (const code of toFix.length > 0 ? toFix : [outcome]) {
    const { fix, fixFor = {} } = reasons[code];
    const fixes = [fix, ...Object.values(fixFor)].map(({ nl }) => nl);
    expect(fixes.filter((words) => text.includes(words))).not.toEqual([]);
  }
  for (const code of [outcome, ...also]) expect(text).toContain(firstWords(code));
  const links = page.locator('.ending-links a').filter({ hasNotText: t.diagnosis.page.again });
  expect(await headingsBehind(links, page)).toEqual(repairedAt === null ? [] : expect.arrayContaining([repairedAt]));
}

/** A sentence up to its detail. */
function firstWords(code: ReasonCode): string {
  return reasonSentence(code, 'nl').split('{which}')[0]!.trim();
}

async function headingsBehind(links: Locator, page: Page): Promise<string[]> {
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
  const headings: string[] = [];
  for (const href of hrefs) {
    // Asked for as this browser, but not drawn: what stands on it is all that counts here.
    const answer = await page.request.get(href);
    expect(answer.status()).toBe(200);
    const [, heading = ''] = /<h1[^>]*>(.*?)<\/h1>/s.exec(await answer.text()) ?? [];
    headings.push(textOf(heading));
  }
  return headings;
}

/** From the sent mails, by the type and the person whose line it is. */
async function beginAtLine({ type, person, client }: FaultStart, page: Page): Promise<void> {
  await page.goto(client === undefined ? '/messages' : `/clients/${client}`);
  if (type !== undefined && client === undefined) {
    await page.locator('form.filters select[name=type]').selectOption(type);
    await page.locator('form.filters button').click();
    await page.waitForURL(/type=/);
  }
  const row = page.locator('table.messages tbody tr').filter({ hasText: type! });
  await (person === undefined ? row : row.filter({ hasText: person })).locator('a.cut').first().click();
  await page.getByRole('button', { name: t.diagnosis.fromMessage }).click();
}

/** From the list of users, to the one who is no choice on the first page of a search. */
async function openUser(name: string, page: Page): Promise<void> {
  await page.goto('/users?side=client');
  await page.getByRole('link', { name }).first().click();
  await page.getByRole('link', { name: t.diagnosis.fromPerson }).click();
}

async function fillIn(start: FaultStart, procedure: PlantedFault['procedure'], page: Page): Promise<void> {
  const { client, person, case: file, rule, type, about, address } = start;
  if (client !== undefined) {
    await page.locator('#client').fill(client);
    // Who is chosen among depends on the client.
    if (asksPerson(procedure)) await page.getByRole('button', { name: t.diagnosis.start.next }).click();
  }
  if (person !== undefined) await choose(page, 'person', person);
  if (file !== undefined) await choose(page, 'case', file);
  if (rule !== undefined) await choose(page, 'rule', rule);
  if (about !== undefined) await page.locator('#about').selectOption(about);
  if (type !== undefined) await page.locator('#type').selectOption(type);
  if (address !== undefined) await page.locator('#address').fill(address);
}

/** The first choice that begins with these words, as somebody would pick it. */
async function choose(page: Page, field: string, words: string): Promise<void> {
  const option = page.locator(`#${field} option`).filter({ hasText: words }).first();
  await page.locator(`#${field}`).selectOption((await option.getAttribute('value'))!);
}

/** The page tells how the test mail stands; it is read again, as somebody who waits for a mail does. */
async function untilTestSent(page: Page): Promise<void> {
  for (const end = Date.now() + 30_000; ; await pause(300), await page.reload()) {
    if ((await page.locator('.asked').innerText()).includes('verzonden')) return;
    if (Date.now() > end) throw new Error('The test mail did not leave');
  }
}
