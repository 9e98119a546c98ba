import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildAccount, type BuiltAccount } from '../support/builders.js';
import { Office } from '../support/office.js';
import { request } from '../support/requests.js';
import { openDesk, signIn, visit, type Desk } from './desk.js';

describe('a guided diagnosis in the browser (N03)', () => {
  let desk: Desk;
  let admin: BuiltAccount;
  let office: Office;
  beforeAll(async () => {
    desk = await openDesk();
    const { app, library } = desk.bode;
    admin = await buildAccount(app, library.organisationId, { name: 'Koen De Smet', roles: ['admin'] });
    office = new Office(desk.bode);
  }, 60_000);
  afterAll(() => desk.close());

  it.each([true, false])(
    'A13: from the client to the contact without user, and on to where it is linked (JavaScript: %s)',
    async (javaScript) => {
      const client = await office.client('afdeling');
      const rule = await office.rule();
      const contact = await office.contact(client.id, null, 'hr');
      const file = await office.case(client.id, [rule]);
      const visitor = await visit(desk, { javaScript });
      const { page } = visitor;
      await signIn(visitor, admin);
      await page.goto('/diagnoses');
      await page.getByRole('link', { name: 'Niet ontvangen' }).first().click();
      await page.locator('#client').fill(client.externalId);
      await page.getByRole('button', { name: 'Verder' }).click();
      await page.locator('#person').selectOption(`contact:${contact}`);
      await page.locator('#case').selectOption(file);
      await page.locator('#rule').selectOption(rule);
      await page.getByRole('button', { name: 'Zoek het uit' }).click();
      expect(await page.locator('.ending').innerText()).toContain('CONTACT_HAS_NO_USER');
      expect(await page.locator('.check').count()).toBe(9);
      await page.locator('.ending a').first().click();
      expect(new URL(page.url()).pathname).toBe(`/contacts/${contact}`);
      expect(visitor.complaints).toEqual([]);
    },
    60_000,
  );

  it('B03: a test mail to oneself goes out by the real cascade; the run is continued by its address', async () => {
    const user = await office.user({ email: 'an@hotmail.com' });
    const visitor = await visit(desk, { javaScript: true });
    const { page } = visitor;
    await signIn(visitor, admin);
    await page.goto(`/diagnoses/new?procedure=B&person=user:${user}`);
    await page.getByRole('button', { name: 'Zoek het uit' }).click();
    await page.getByRole('button', { name: 'Stuur mij een testmail' }).click();
    // It says when the mail has left, without being asked again.
    await page.locator('#test-mail').filter({ hasText: 'verzonden' }).waitFor();
    expect(await page.locator('#test-mail').getAttribute('hx-get')).toBeNull();
    await page.getByRole('button', { name: 'Ja', exact: true }).click();
    expect(await page.locator('.check').last().innerText()).toContain('hotmail.com');
    await page.getByRole('button', { name: 'Ja', exact: true }).click();
    expect(await page.locator('.ending').innerText()).toContain('IN_JUNK');
    await page.locator('.ending a').first().click();
    expect(await page.locator('h1').innerText()).toContain('Ongewenste e-mail');
    expect(visitor.complaints).toEqual([]);
  }, 60_000);

  it('N02: who is chosen among several stays chosen; asking for more conditions leads to the first of them', async () => {
    const system = desk.bode.system();
    for (const name of ['Team Oost', 'Team West']) {
      await system
        .put(`/api/v1/clients/${name.slice(5)}`)
        .send({ name })
        .expect(200);
    }
    const visitor = await visit(desk, { javaScript: true });
    const { page } = visitor;
    await signIn(visitor, admin);
    await page.goto('/what-if');
    await page.locator('#client').pressSequentially('team');
    await page.getByText('Team West').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await setTimeout(500);
    expect(await page.locator('#client-pick-1').isChecked()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('client-pick-1');
    await page.goto('/rules/new');
    await page.getByRole('button', { name: 'Nog een voorwaarde' }).press('Enter');
    await page.locator('#condition-2-field').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('condition-0-field');
    expect(visitor.complaints).toEqual([]);
  }, 60_000);

  it('A01: the desk diagnoses a line, from its page, and nothing else', async () => {
    const { body } = await desk.bode
      .system()
      .post('/api/v1/messages')
      .send(request({ type: 'IV1', client: { emails: ['jan.example.org'] } }));
    const visitor = await visit(desk, { javaScript: true, width: 390 });
    const { page } = visitor;
    await signIn(visitor, desk.lieve);
    await page.goto(`/messages/${body.results[0].messages[0].id}`);
    await page.getByRole('button', { name: 'Stap voor stap uitzoeken' }).click();
    expect(await page.locator('.ending').innerText()).toContain('NO_LETTER_FORM');
    expect((await page.goto('/diagnoses/new?procedure=A&client=x'))!.status()).toBe(403);
    expect((await page.goto('/what-if'))!.status()).toBe(403);
  }, 60_000);
});
