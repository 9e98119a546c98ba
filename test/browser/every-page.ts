import { setTimeout } from 'node:timers/promises';
import { Controller, Get } from '@nestjs/common';
import type { Page } from 'playwright-core';
import { SignedIn } from '../../src/auth/decorators.js';
import type { Language } from '../../src/common/language.js';
import { buildAccount, buildLibrary, type BuiltAccount } from '../support/builders.js';
import { ask, type Desk } from './desk.js';

/** A page that breaks, to see what is shown then. */
@Controller()
export class BrokenPage {
  @Get('broken')
  @SignedIn()
  broken(): never {
    throw new Error('A page that breaks');
  }
}

/** Batches by how far they are. */
export type Batches = Record<'prepared' | 'printed' | 'checked' | 'asking' | 'posted' | 'discarded', string>;

/** Something for every page to show: mails in each state, letters that wait and are held, batches at each step. */
export async function fillLibrary(desk: Desk): Promise<Batches> {
  const noAt = { emails: ['marie.hotmail.com'], cardNumbers: ['2900 1234 5678'] };
  const marie = { externalId: 'marie', name: 'Marie Peeters', birthDate: '1984-03-12', ...noAt };
  const hostile = { externalId: 'hostile', name: '<b>Bold & Co</b> '.repeat(16), emails: ['bold@bib.example'] };
  const letter = (name: string) => ({ type: 'RSO', client: { name, emails: [] } });
  await ask(
    desk,
    { client: marie },
    { client: { ...marie, externalId: 'no-postal', cardNumbers: [], postal: null } },
    { client: { ...marie, externalId: 'flagged', cardNumbers: [], flags: ['do-not-contact'] } },
    { client: marie, type: 'IV1' },
    { client: marie, type: 'RSO', data: { items: [{ title: 'Een heel lange titel '.repeat(10), itemId: '2' }] } },
    { client: { externalId: 'ali', name: 'محمد الإدريسي', emails: ['ali@hotmial.com'] }, type: 'IV1' },
    { client: { externalId: 'jan', name: 'Jan Claes' }, type: 'WEL' },
    { client: { externalId: 'returned', name: 'Ria Claes', emails: ['ria@bounce.example'] } },
    { client: hostile, type: 'WEL', data: { title: `Onafbreekbaar${'lang'.repeat(40)}` } },
    { client: { externalId: 'elke', name: 'Elke Roels', emails: [], postal: { city: 'Gent' } }, type: 'NBF' },
    ...[
      'Marc Peeters',
      'Zoë Peeters',
      'Aïcha Amrani',
      'Łukasz Wiśniewski',
      'Piet Maes',
      'An Mertens',
      'Ine Smets',
      'Jo Maes',
    ].map(letter),
  );
  const system = desk.bode.system();
  const { emails: _, ...quiet } = marie;
  await system
    .put('/api/v1/clients/quiet')
    .send({ ...quiet, externalId: undefined, cardNumbers: [] })
    .expect(200);
  await there(desk, { client: 'jan', status: 'sent' });
  await there(desk, { client: 'returned', status: 'bounced' });
  return {
    posted: await batch(desk, 'printed', 'checked', 'posted'),
    checked: await batch(desk, 'printed', 'checked'),
    printed: await batchWithPull(desk, 'printed'),
    asking: await batchWithPull(desk, 'printed', 'checked'),
    discarded: await batch(desk, 'discard'),
    prepared: await batch(desk),
  };
}

/** The worker is on its own; a mail takes it a moment. */
async function there({ bode }: Desk, query: Record<string, string>): Promise<void> {
  while ((await bode.system().get('/api/v1/messages').query(query)).body.items.length === 0) await setTimeout(50);
}

/** A batch of two letters that went through these steps. */
async function batch({ bode }: Desk, ...steps: string[]): Promise<string> {
  const system = bode.system();
  const pressed = await system.post('/api/v1/batches').send({ printGroup: 'North', limit: 2 }).expect(202);
  const path = `/api/v1/batches/${pressed.body.batches[0].id}`;
  const read = async () => (await system.get(path).expect(200)).body;
  while ((await read()).state === 'preparing') await setTimeout(50);
  const { id, letters, sheets } = await read();
  for (const step of steps) {
    const body = step === 'checked' ? { counts: { letters, sheets } } : {};
    await system.post(`${path}/${step}`).send(body).expect(200);
  }
  return id;
}

/** One with a letter that is to be pulled from the pile. */
async function batchWithPull(desk: Desk, ...steps: string[]): Promise<string> {
  const id = await batch(desk, ...steps);
  const system = desk.bode.system();
  const { body } = await system.get(`/api/v1/batches/${id}/manifest.json`).expect(200);
  const reason = { reason: 'returned' };
  await system.post(`/api/v1/messages/${body.pieces[0].letter}/withdraw`).send(reason).expect(200);
  return id;
}

/** Who looks at the pages. */
export interface Readers {
  /** May do everything. */
  admin: BuiltAccount;
  /** Prints, and nothing else. */
  printer: BuiltAccount;
  /** Of a library that has just begun. */
  newcomer: BuiltAccount;
}

export async function readersOf({ bode }: Desk, language: Language): Promise<Readers> {
  const { organisationId, printGroups } = bode.library;
  const beginning = await buildLibrary(bode.app, { name: 'Bib Nieuw' });
  const printGroupIds = Object.values(printGroups);
  const account = (organisation: string, wishes: Parameters<typeof buildAccount>[2]) =>
    buildAccount(bode.app, organisation, { name: 'Koen De Smet', language, ...wishes });
  return {
    admin: await account(organisationId, { roles: ['admin'], printGroupIds }),
    printer: await account(organisationId, { roles: ['print'], printGroupIds }),
    newcomer: await account(beginning.organisationId, {
      roles: ['admin'],
      printGroupIds: Object.values(beginning.printGroups),
    }),
  };
}

/** How a page is reached. */
export type Way = (page: Page, batches: Batches) => Promise<void>;

const to =
  (path: string): Way =>
  async (page) => {
    await page.goto(path);
  };
/** The first line of a list. */
const firstOf =
  (list: string): Way =>
  async (page) => {
    await page.goto(list);
    await page.locator('.c-title a').first().click();
    await page.waitForURL((url) => !list.startsWith(url.pathname));
  };
const batchAt =
  (step: keyof Batches): Way =>
  async (page, batches) => {
    await page.goto(`/letters/batches/${batches[step]}`);
  };

/** All pages in all their states, by who sees them. The words on buttons differ by language: they are found by form. */
export const everyPage: Record<keyof Readers, [name: string, way: Way][]> = {
  admin: [
    ['client search', to('/clients')],
    ['several clients', to('/clients?q=peeters')],
    ['all clients', to('/clients?show=all')],
    ['nobody found', to('/clients?q=nobody')],
    ['client', to('/clients/marie')],
    ['client with a suggestion', to('/clients/ali')],
    ['client whose mail came back', to('/clients/returned')],
    ['client with a flag', to('/clients/flagged')],
    ['client without messages', to('/clients/quiet')],
    ['client with long words', to('/clients/hostile')],
    ['addresses', to('/clients/elke/addresses')],
    ['addresses refused', refusedAddresses],
    ['form that is too old', oldForm],
    ['messages', to('/messages')],
    ['messages, nothing found', to('/messages?status=returned')],
    ['Resend asks first', askFirst],
    ['Resend done', resendDone],
    ['withdraw', withdraw],
    ['withdraw without a reason', withdrawWithoutReason],
    ['message not sent', firstOf('/messages?status=not_sent&type=HR1')],
    ['message of which no letter can be made', firstOf('/messages?status=not_sent&type=IV1')],
    ['message bounced', firstOf('/messages?status=bounced')],
    ['letter held', firstOf('/messages?status=held')],
    ['letter posted', firstOf('/messages?status=posted')],
    ['mail sent', firstOf('/messages?status=sent')],
    ['print room', to('/letters')],
    ['batch prepared', batchAt('prepared')],
    ['batch to be discarded', discard],
    ['batch printed, with a letter to pull', batchAt('printed')],
    ['batch counted wrongly', countedWrongly],
    ['batch checked', batchAt('checked')],
    ['batch that asks what was pulled', batchAt('asking')],
    ['batch posted without an answer', postedWithoutAnswer],
    ['batch posted', batchAt('posted')],
    ['batch discarded', batchAt('discarded')],
    ['message types', to('/message-types')],
    ['message type', to('/message-types/HR1')],
    ['message type refused', refusedType],
    ['system type', to('/message-types/TST')],
    ['text', to('/message-types/HR1/texts/nl')],
    ['demo inbox', to('/demo/inbox')],
    ['mail in the inbox', firstOf('/demo/inbox')],
    ['shortcuts', shortcuts],
    ['account menu', accountMenu],
    ['administration menu', administrationMenu],
    ['page that is not there', to('/nowhere')],
    ['page that breaks', to('/broken')],
  ],
  printer: [
    ['print room of who may not read messages', to('/letters')],
    ['page that is not for you', to('/messages')],
  ],
  newcomer: [
    ['messages of a library that begins', to('/messages')],
    ['print room of a library that begins', to('/letters')],
  ],
};

async function refusedAddresses(page: Page): Promise<void> {
  await page.goto('/clients/elke/addresses');
  await page.locator('#postcode').fill('900');
  await page.locator('#email-1').fill('elke at bib.example');
  await page.locator('main form button.primary').click();
  await page.getByRole('alert').waitFor();
}

async function oldForm(page: Page): Promise<void> {
  await page.goto('/clients/elke/addresses');
  await page.evaluate(() => document.querySelector('main [name="_csrf"]')?.setAttribute('value', 'old'));
  await page.locator('main form button.primary').click();
  await page.locator('main.reading h1').waitFor();
}

/** One of each: becomes a letter, has no postal address, may be overruled, has no letter form. */
async function askFirst(page: Page): Promise<void> {
  await page.goto('/messages?status=not_sent');
  await page.locator('[data-tick-all]').check();
  await page.locator('.selection button.primary').click();
  await page.locator('table.outcomes').waitFor();
}

async function resendDone(page: Page): Promise<void> {
  await page.goto('/messages?status=not_sent&type=HR1');
  await page.locator('[data-tick-all]').check();
  await page.locator('.selection button.primary').click();
  await page.locator('main form button.primary').click();
  await page.locator('.notice').waitFor();
}

async function withdraw(page: Page): Promise<void> {
  await firstOf('/messages?status=held')(page, {} as Batches);
  await page.locator('.story form[action$="/messages/withdraw"] button').click();
  await page.locator('#reason').waitFor();
}

async function withdrawWithoutReason(page: Page): Promise<void> {
  await withdraw(page);
  await page.locator('main form button.danger').click();
  await page.getByRole('alert').waitFor();
}

async function discard(page: Page, batches: Batches): Promise<void> {
  await batchAt('prepared')(page, batches);
  await page.locator('.discard summary').click();
}

async function countedWrongly(page: Page, batches: Batches): Promise<void> {
  await batchAt('printed')(page, batches);
  await page.locator('[name="letters"]').fill('9');
  await page.locator('[name="sheets"]').fill('');
  await page.locator('.count-form button').click();
  await page.getByRole('alert').waitFor();
}

async function postedWithoutAnswer(page: Page, batches: Batches): Promise<void> {
  await batchAt('asking')(page, batches);
  await page.locator('article.batch form[action$="/posted"] button').click();
  await page.getByRole('alert').waitFor();
}

async function refusedType(page: Page): Promise<void> {
  await page.goto('/message-types/HR1');
  await page.locator('#retentionDays').fill('1');
  await page.locator('main form button.primary').click();
  await page.getByRole('alert').waitFor();
}

async function shortcuts(page: Page): Promise<void> {
  await page.goto('/clients/marie');
  await page.keyboard.press('?');
  await page.locator('dialog[open]').waitFor();
}

async function accountMenu(page: Page): Promise<void> {
  await page.goto('/clients/marie');
  await page.locator('.top-end .drop summary').click();
}

async function administrationMenu(page: Page): Promise<void> {
  await page.goto('/clients/marie');
  await page.locator('.menu summary').click();
}
