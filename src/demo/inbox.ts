import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FailedRecipient } from './dsn-writer.js';

/** A mail that the catcher took. Times are ISO 8601 in UTC. */
export interface CaughtMail {
  /** UUIDv7: sorting by it is sorting by time. */
  id: string;
  receivedAt: string;
  /** The envelope sender, empty for the null reverse path. */
  returnPath: string;
  /** The envelope recipients. */
  recipients: string[];
  /** From and Subject of the headers, decoded. */
  from: string;
  subject: string;
  /** Bytes. */
  size: number;
  /** The mail will be, or was, sent back. */
  bounce?: CaughtBounce;
}

export interface CaughtBounce {
  dueAt: string;
  sentAt?: string;
  envelopeId?: string;
  recipients: FailedRecipient[];
  returns: 'full' | 'headers';
  language: 'nl' | 'en';
}

/** Where the catcher keeps its mail. */
export interface InboxStore {
  /** Keeps a mail; once this resolves, the mail survives the process. */
  add(mail: CaughtMail, raw: Buffer): Promise<void>;
  /** Notes that a mail was sent back. */
  bounceSent(id: string, at: Date): Promise<void>;
  /** Calls the listener after each mail that was added. */
  watch(listener: () => void): void;
  /** All that is kept, newest first. */
  list(): CaughtMail[];
  find(id: string): CaughtMail | undefined;
  /** The mail as it came in, or null when it is not (any more) there. */
  raw(id: string): Promise<Buffer | null>;
}

/**
 * Opens the inbox in a folder, which is made when absent. Each mail is `<id>.eml` with what is known of it in
 * `<id>.json`; the latter is written last, so that a mail is there entirely or not at all.
 *
 * @param keep how many mails are kept; the oldest go first, but never one that is still to be sent back
 */
export async function openInbox(folder: string, keep = 500): Promise<InboxStore> {
  await mkdir(folder, { recursive: true });
  const mails = await readInbox(folder);
  const listeners: (() => void)[] = [];
  const file = (id: string, extension: 'eml' | 'json') => join(folder, `${id}.${extension}`);
  const newestFirst = () => [...mails.values()].sort((a, b) => (a.id < b.id ? 1 : -1));

  async function save(mail: CaughtMail): Promise<void> {
    await writeWhole(file(mail.id, 'json'), JSON.stringify(mail));
    mails.set(mail.id, mail);
  }

  async function forgetOldest(): Promise<void> {
    if (mails.size <= keep) return;
    const surplus = newestFirst()
      .slice(keep)
      .filter(({ bounce }) => !bounce || bounce.sentAt);
    for (const { id } of surplus) {
      mails.delete(id);
      await rm(file(id, 'json'), { force: true });
      await rm(file(id, 'eml'), { force: true });
    }
  }

  return {
    async add(mail, raw) {
      await writeFile(file(mail.id, 'eml'), raw);
      await save(mail);
      await forgetOldest();
      for (const tell of listeners) tell();
    },
    async bounceSent(id, at) {
      const mail = mails.get(id);
      if (mail?.bounce) await save({ ...mail, bounce: { ...mail.bounce, sentAt: at.toISOString() } });
    },
    watch: (listener) => void listeners.push(listener),
    list: newestFirst,
    find: (id) => mails.get(id),
    raw: async (id) => (mails.has(id) ? readIfThere(file(id, 'eml')) : null),
  };
}

/** Reads what an earlier process left, and clears away what it left half done. */
async function readInbox(folder: string): Promise<Map<string, CaughtMail>> {
  const names = await readdir(folder);
  const mails = new Map<string, CaughtMail>();
  for (const name of names.filter((name) => name.endsWith('.json'))) {
    const mail = parseMail(await readFile(join(folder, name), 'utf8'));
    if (mail) mails.set(mail.id, mail);
  }
  for (const name of names) {
    const [id = '', extension] = name.split('.');
    if (!mails.has(id) || extension === 'tmp') await rm(join(folder, name), { force: true });
  }
  return mails;
}

/** A power cut can leave an empty file; a demo must start all the same. */
function parseMail(json: string): CaughtMail | null {
  try {
    return JSON.parse(json) as CaughtMail;
  } catch {
    return null;
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes beside and renames, so that nobody ever reads half a file. */
async function writeWhole(path: string, text: string): Promise<void> {
  const beside = path.replace(/\.json$/, '.tmp');
  await writeFile(beside, text);
  await rename(beside, path);
}
