import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInbox, type CaughtMail } from '../../../src/demo/inbox.js';

const mail = (id: string, extra: Partial<CaughtMail> = {}): CaughtMail => ({
  id,
  receivedAt: '2026-11-22T08:14:05.000Z',
  returnPath: 'b-1-42@return.example',
  recipients: ['jan@mail.example'],
  from: 'Bibliotheek <info@bib.example>',
  subject: `Mail ${id}`,
  size: 3,
  ...extra,
});

const bounce: CaughtMail['bounce'] = {
  dueAt: '2026-11-22T08:14:09.000Z',
  recipients: [{ address: 'weg.jan@mail.example', reply: { code: 550, status: '5.1.1', text: 'No such user here' } }],
  returns: 'full',
  language: 'en',
};

describe('the inbox on disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'bode-inbox-')), 'inbox');
  });
  afterEach(async () => {
    await rm(join(folder, '..'), { recursive: true });
  });

  it('gives back what was kept, newest first, also to the next process', async () => {
    const first = await openInbox(folder);
    await first.add(mail('02'), Buffer.from('two'));
    await first.add(mail('01', { bounce }), Buffer.from('one'));
    for (const inbox of [first, await openInbox(folder)]) {
      expect(inbox.list()).toEqual([mail('02'), mail('01', { bounce })]);
      expect(inbox.find('01')?.subject).toBe('Mail 01');
      expect(await inbox.raw('02')).toEqual(Buffer.from('two'));
    }
  });

  it('remembers that a mail was sent back', async () => {
    const inbox = await openInbox(folder);
    await inbox.add(mail('01', { bounce }), Buffer.from('one'));
    await inbox.bounceSent('01', new Date('2026-11-22T08:14:10Z'));
    const sent = { ...bounce, sentAt: '2026-11-22T08:14:10.000Z' };
    expect(inbox.find('01')?.bounce).toEqual(sent);
    expect((await openInbox(folder)).find('01')?.bounce).toEqual(sent);
  });

  it('keeps the newest only, but never drops a mail that is still to be sent back', async () => {
    const inbox = await openInbox(folder, 2);
    await inbox.add(mail('01', { bounce }), Buffer.from('one'));
    for (const id of ['02', '03', '04']) await inbox.add(mail(id), Buffer.from(id));
    expect(inbox.list().map(({ id }) => id)).toEqual(['04', '03', '01']);
    await inbox.bounceSent('01', new Date());
    await inbox.add(mail('05'), Buffer.from('05'));
    expect(inbox.list().map(({ id }) => id)).toEqual(['05', '04']);
    expect((await readdir(folder)).sort()).toEqual(['04.eml', '04.json', '05.eml', '05.json']);
    expect(await inbox.raw('01')).toBeNull();
  });

  it('keeps all of many mails that come at once', async () => {
    const inbox = await openInbox(folder, 20);
    const ids = Array.from({ length: 40 }, (_, index) => String(index).padStart(2, '0'));
    await Promise.all(ids.map((id) => inbox.add(mail(id), Buffer.from(id))));
    expect(inbox.list().map(({ id }) => id)).toEqual(ids.slice(20).toReversed());
    expect((await openInbox(folder, 20)).list()).toHaveLength(20);
  });

  it('clears away what a killed process left half done', async () => {
    const inbox = await openInbox(folder);
    await inbox.add(mail('01'), Buffer.from('one'));
    await writeFile(join(folder, '02.eml'), 'no overview was written');
    await writeFile(join(folder, '03.eml'), 'the power went');
    await writeFile(join(folder, '03.json'), '');
    await writeFile(join(folder, '01.tmp'), '{"id":');
    expect((await openInbox(folder)).list()).toEqual([mail('01')]);
    expect((await readdir(folder)).sort()).toEqual(['01.eml', '01.json']);
  });

  it('looks nowhere but among its own mails', async () => {
    const inbox = await openInbox(folder);
    await writeFile(join(folder, '..', 'secret.eml'), 'secret');
    expect(await inbox.raw('../secret')).toBeNull();
    expect(inbox.find('../secret')).toBeUndefined();
  });
});
