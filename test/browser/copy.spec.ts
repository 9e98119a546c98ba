import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildAccount, type BuiltAccount } from '../support/builders.js';
import { Office } from '../support/office.js';
import { openDesk, signIn, visit, type Desk } from './desk.js';

describe('an address to copy (B10, B11)', () => {
  let desk: Desk;
  let admin: BuiltAccount;
  let user: string;
  beforeAll(async () => {
    desk = await openDesk();
    const { app, library } = desk.bode;
    admin = await buildAccount(app, library.organisationId, { name: 'Koen De Smet', roles: ['admin'] });
    user = await new Office(desk.bode).user({ email: 'noor@shop.example' });
  }, 60_000);
  afterAll(() => desk.close());

  const open = async (javaScript: boolean) => {
    const visitor = await visit(desk, { javaScript });
    await signIn(visitor, admin);
    await visitor.page.goto(`/users/${user}`);
    return visitor;
  };

  it('is copied by a button, which says so', async () => {
    const { page, context, complaints } = await open(true);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'noor@shop.example kopiëren' }).click();
    await page.getByText('Gekopieerd').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('noor@shop.example');
    expect(complaints).toEqual([]);
  }, 60_000);

  it('is marked whole by one click where there is no JavaScript, and there is no button that does nothing', async () => {
    const { page } = await open(false);
    await page.locator('.copy').click();
    expect(await page.locator('[data-copy]').isVisible()).toBe(false);
    expect(await page.locator('.copy').evaluate((address) => getComputedStyle(address).userSelect)).toBe('all');
  }, 60_000);
});
