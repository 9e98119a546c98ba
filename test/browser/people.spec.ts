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

it('what was typed in a refused form is still there in the other language, and said to be unsaved (F07)', async () => {
  const { bode } = desk;
  const admin = await buildAccount(bode.app, bode.library.organisationId, { name: 'Ada', roles: ['admin'] });
  await bode.system().put('/api/v1/clients/kept').send({ name: 'Kept' }).expect(200);
  const visitor = await visit(desk, { javaScript: true });
  const { page } = visitor;
  const speak = async (language: 'en' | 'nl') => {
    await page.locator('header details summary', { hasText: 'Ada' }).click();
    await page.locator(`.languages button[value="${language}"]`).click();
    await page.locator(`html[lang="${language}"]`).waitFor();
  };
  const typed = async () => ({
    name: await page.locator('#name').inputValue(),
    email: await page.locator('#email').inputValue(),
    catchAll: await page.locator('#catchAll').isChecked(),
    access: await page.locator('[name="accessClient"]').first().inputValue(),
  });
  await signIn(visitor, admin);
  await page.goto('/users/new?side=client');
  await page.locator('#name').fill('Noor Smets');
  await page.locator('#email').fill(admin.email);
  await page.locator('#catchAll').check();
  await page.locator('[name="accessClient"]').first().fill('kept');
  await page.locator('main form button.primary').click();
  await page.locator('.summary').waitFor();
  const refused = await typed();
  expect(refused).toEqual({ name: 'Noor Smets', email: admin.email, catchAll: true, access: 'kept' });

  await speak('en');
  expect(await page.locator('.notice').textContent()).toBe(
    'What you filled in is still here. It has not been saved yet.',
  );
  expect(await page.locator('.notice').evaluate((notice) => notice === document.activeElement)).toBe(true);
  expect(await typed()).toEqual(refused);
  await page.locator('#email').fill('noor@kept.example');
  await speak('nl');
  expect(await typed()).toEqual({ ...refused, email: 'noor@kept.example' });
  await page.reload();
  expect(await typed()).toMatchObject({ name: '', email: '', catchAll: false });
  await speak('en');
  expect(await page.locator('.notice').count()).toBe(0);
  expect(visitor.complaints).toEqual([]);
});

it('who changes the language does not overwrite what somebody else changed meanwhile', async () => {
  const { bode } = desk;
  const admin = await buildAccount(bode.app, bode.library.organisationId, { name: 'Ilse', roles: ['admin'] });
  const visitor = await visit(desk, { javaScript: true });
  const { page } = visitor;
  await signIn(visitor, admin);
  await page.goto('/organisation');
  await page.locator('#supportContact').fill('Mine');
  await bode.system().patch('/api/v1/organisation').send({ supportContact: 'Theirs' }).expect(200);
  await page.locator('header details summary', { hasText: 'Ilse' }).click();
  await page.locator('.languages button[value="en"]').click();
  await page.locator('.notice').waitFor();
  expect(await page.locator('#supportContact').inputValue()).toBe('Mine');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await page.getByText('Somebody else has just changed this.').waitFor();
  expect(await page.locator('#supportContact').inputValue()).toBe('Theirs');
});
