import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Server } from 'node:http';
import { AppModule } from './app.module.js';
import { NestLog } from './app.nest-log.js';
import { setUpApp } from './app.setup.js';
import type { Config } from './config/load.js';
import { makeLog } from './config/log.js';
import { startEmbedded } from './database/embedded/embedded.js';
import { migrate } from './database/migrate.js';
import { openDemoMail, type DemoMail } from './demo/demo-mail.js';

/** Requests that take longer than this after the stop began are cut; their callers post them again. */
const DRAIN_MS = 10_000;

export interface Bode {
  /** Where this process answers. */
  url: string;
  /** Stops taking requests, finishes those under way and the work in hand, and lets go of the database. */
  close(): Promise<void>;
}

/**
 * Starts one Bode: database, schema, app. What it began before something failed is stopped again.
 *
 * @throws StartFault where the operator can mend it
 */
export async function startBode(config: Config): Promise<Bode> {
  const log = makeLog(config.logLevel);
  const { databaseUrl, dataDir } = config;
  const embedded = databaseUrl === undefined ? await startEmbedded({ dataDir, log: (line) => log.info(line) }) : null;
  let demoMail: DemoMail | undefined;
  let app: NestExpressApplication | undefined;
  const close = async () => {
    if (app) {
      await drain(app.getHttpServer());
      await app.close();
    }
    await demoMail?.close();
    await embedded?.stop();
  };
  try {
    const url = databaseUrl ?? embedded!.url;
    const migrations = await migrate(url);
    if (migrations.length > 0) log.info({ migrations }, 'schema brought up to date');
    // Without a relay mail goes to the demo's server; only who sends needs either.
    if (config.smtpUrl === undefined && config.role !== 'web') demoMail = await openDemoMail(dataDir, log);
    const running = { ...config, smtpUrl: config.smtpUrl ?? demoMail?.smtpUrl };
    app = await NestFactory.create<NestExpressApplication>(AppModule.register(running, url, demoMail), {
      bodyParser: false,
      logger: new NestLog(log),
      abortOnError: false,
    });
    setUpApp(app, config);
    await (config.host === undefined ? app.listen(config.port) : app.listen(config.port, config.host));
    return { url: addressOf(app, config), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Ends when every answer is out. Node itself closes connections that only wait for another request. */
async function drain(server: Server): Promise<void> {
  if (!server.listening) return;
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(cut);
}

/** The public address, with the port that was really taken where any was asked for. */
function addressOf(app: NestExpressApplication, { port, publicUrl }: Config): string {
  const address = (app.getHttpServer() as Server).address();
  if (port !== 0 || address === null || typeof address === 'string') return publicUrl;
  return `http://localhost:${address.port}`;
}
