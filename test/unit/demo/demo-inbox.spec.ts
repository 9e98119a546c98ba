import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { behaviours } from '../../../src/demo/behaviours.js';
import { DemoInbox } from '../../../src/demo/demo-inbox.js';
import { openInbox, type InboxStore } from '../../../src/demo/inbox.js';
import { demoOffices } from '../../../src/demo/demo-offices.js';
import { demoWelcome } from '../../../src/demo/welcome.js';

const raw = [
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('Dag Zoë').toString('base64'),
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Dag Zoë</p>',
  '--b--',
].join('\r\n');

describe('the inbox page', () => {
  let folder: string;
  let store: InboxStore;
  let inbox: DemoInbox;

  const add = (id: string, bytes = raw) =>
    store.add(
      {
        id,
        receivedAt: '2026-11-22T08:14:05.000Z',
        returnPath: 'b-1-42@return.example',
        recipients: ['zoë@mail.example', 'jan@mail.example'],
        from: 'Bibliotheek <info@bib.example>',
        subject: `Mail ${id}`,
        size: bytes.length,
      },
      Buffer.from(bytes),
    );

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bode-demo-inbox-'));
    store = await openInbox(folder);
    inbox = new DemoInbox(store);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('turns its pages from the newest mail to the oldest', async () => {
    for (const id of ['01', '02', '03', '04', '05']) await add(id);
    const ids = (page: ReturnType<DemoInbox['page']>) => page.mails.map(({ id }) => id);
    const first = inbox.page(undefined, 2);
    expect([ids(first), first.older]).toEqual([['05', '04'], '04']);
    const second = inbox.page('04', 3);
    expect([ids(second), second.older]).toEqual([['03', '02', '01'], null]);
  });

  it('shows a mail: its line, its two texts and its source', async () => {
    await add('01');
    expect(inbox.find('01')).toEqual({
      id: '01',
      from: 'Bibliotheek <info@bib.example>',
      to: 'zoë@mail.example, jan@mail.example',
      subject: 'Mail 01',
      receivedAt: new Date('2026-11-22T08:14:05.000Z'),
    });
    expect(await inbox.body('01')).toEqual({ html: '<p>Dag Zoë</p>', text: 'Dag Zoë' });
    expect((await inbox.source('01'))?.toString()).toBe(raw);
  });

  it('knows what a mail has not, and which mails are gone', async () => {
    await add('01', 'Subject: Kort\r\n\r\nDag\r\n');
    expect(await inbox.body('01')).toMatchObject({ html: null });
    expect(inbox.find('02')).toBeUndefined();
    expect(await inbox.body('02')).toBeNull();
    expect(await inbox.source('02')).toBeNull();
  });

  it('explains how the mail server behaves, in the language of the page', () => {
    expect(inbox.behaviours('nl')).toHaveLength(behaviours.length);
    expect(inbox.behaviours('en')[0]).toEqual({
      pattern: '*@refused.example',
      behaviour: 'refuses the recipient: no such user (550)',
    });
  });
});

describe('the words at the end of a demo start', () => {
  it('tell the password and every account, and where to look', () => {
    const words = demoWelcome('http://localhost:3000');
    const accounts = demoOffices.flatMap((office) => office.accounts);
    for (const { email } of accounts) expect(words).toContain(`  ${email}  `);
    expect(words).toContain('password "demo"');
    expect(words).toContain('http://localhost:3000/demo/inbox');
    expect(words).toContain('demo-key');
  });
});
