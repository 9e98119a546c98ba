import { join } from 'node:path';
import { systemClock } from '../common/clock.js';
import type { Log } from '../common/log.js';
import { startCatcher } from './catcher.js';
import { openInbox, type InboxStore } from './inbox.js';

/** The demo's mail server with its inbox: up before the app, which needs its address, and down after it. */
export interface DemoMail {
  /** In the place of SMTP_URL. */
  smtpUrl: string;
  store: InboxStore;
  close(): Promise<void>;
}

/** Opens the inbox of this data folder and starts the mail server before it, on any free port of this machine. */
export async function openDemoMail(dataDir: string, log: Log): Promise<DemoMail> {
  const store = await openInbox(join(dataDir, 'inbox'));
  const { port, close } = await startCatcher({
    store,
    now: () => systemClock.now(),
    onError: (error) => log.warn({ err: error }, 'The demo mail server had a fault'),
  });
  return { smtpUrl: `smtp://127.0.0.1:${port}`, store, close };
}
