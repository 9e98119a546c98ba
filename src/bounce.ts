import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { AppModule } from './app.module.js';
import { NestLog } from './app.nest-log.js';
import { Bounces } from './bounces/bounces.service.js';
import type { Environment } from './config/config.js';
import { loadConfig } from './config/load.js';
import { makeLog } from './config/log.js';
import { StartFault } from './config/start-fault.js';
import { serverAccount } from './database/embedded/account.js';
import { startEmbedded } from './database/embedded/embedded.js';

/**
 * `bode bounce FILE…`: takes in mails of the return mailbox, each a file as it came, and says of each what it is. `-` is
 * standard input, so that a mail server can pipe what arrives there.
 *
 * @throws StartFault when a file can't be read; nothing was taken in then
 */
export async function bounce(env: Environment, files: readonly string[]): Promise<void> {
  const mails = await Promise.all(files.map(async (file) => ({ file, raw: await readMail(file) })));
  const config = await loadConfig(env, serverAccount());
  const embedded = config.databaseUrl
    ? null
    : await startEmbedded({ dataDir: config.dataDir, log: (line) => console.error(line) });
  try {
    // Neither workers nor demo: what follows from a bounce is done at once, and the rest is for who runs all the time.
    const module = AppModule.register({ ...config, role: 'web', demo: false }, config.databaseUrl ?? embedded!.url);
    const logger = new NestLog(makeLog(config.logLevel));
    const app = await NestFactory.createApplicationContext(module, { logger, abortOnError: false });
    try {
      const bounces = app.get(Bounces, { strict: false });
      for (const { file, raw } of mails) {
        const { kind, message } = await bounces.take(raw);
        console.log(`${file}: ${kind}, ${message ? `about message ${message.number}` : 'about no message of ours'}`);
      }
    } finally {
      await app.close();
    }
  } finally {
    await embedded?.stop();
  }
}

async function readMail(file: string): Promise<Buffer> {
  if (file === '-') return buffer(process.stdin);
  try {
    return await readFile(file);
  } catch (error) {
    throw new StartFault(`${file} can't be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
