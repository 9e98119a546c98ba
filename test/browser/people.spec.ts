import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { buildAccount } from '../support/builders.js';
import { openDesk, signIn, visit, type Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

it.each([true, false])(
  'people and sender on pages (C06-C08, A20, E04, E22), with JavaScript: %s',
  async (javaScript) => {
    const { bode } = desk;
    const name = javaScript ? 'Mia' : 'Mona';
    const client = `shop-${name}`;
    const admin = await buildAccount(bode.app, bode.library.organisationId, { name, roles: ['admin'] });
    const put = (body: object) =>
      bode
        .system()
        .put(`/api/v1/clients/${client}`)
        .send({ name: client, ...body })
        .expect(200);
    await put({});
    const visitor = await visit(desk, { javaScript });
    const { page } = visitor;
    const save = async () => {
      await page.locator('main form button.primary').click();
      await page.locator('.notice').waitFor();
    };
    await signIn(visitor, admin);
    await page.goto(`/users/new?side=client&client=${client}`);
    await page.locator('#name').fill('Noor Smets');
    await page.locator('#email').fill(`noor@${client}.example`.toLowerCase());
    await save();
    const user = page.url();
    expect(await page.locator('[name="accessClient"]').first().inputValue()).toBe(client);
    await page.getByLabel('Alle modules').uncheck();
    await page.getByLabel('Dossier').check();
    await save();
    expect(await page.getByLabel('Alle modules').isChecked()).toBe(false);

    await page.goto(`/contacts/new?client=${client}`);
    await page.locator('#name').fill('Piet');
    await page.locator('#user').fill(`noor@${client}.example`);
    await save();
    expect(await page.locator(`main a[href="${new URL(user).pathname}"]`).count()).toBe(1);

    await page.goto('/organisation/recipients');
    await page.locator('.c-title a').first().click();
    await page.locator('#mode-personalised').check();
    await page.getByLabel(name, { exact: true }).check();
    await save();
    expect(await page.locator('main table').textContent()).toContain(name);

    await page.goto(`/clients/${client}/people`);
    const before = await page.locator('.sender .chosen').textContent();
    await put({ manager: admin.email });
    await page.reload();
    expect(await page.locator('.sender .chosen').textContent()).toContain(`Dossierbeheerder ${name}`);
    expect(before).not.toContain(name);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  },
);
