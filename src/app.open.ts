import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Server } from 'node:http';
import { AppModule } from './app.module.js';
import { NestLog } from './app.nest-log.js';
import { setUpApp } from './app.setup.js';
import type { Log } from './common/log.js';
import type { Config } from './config/load.js';
import { migrate } from './database/migrate.js';
import { openDemoMail, type DemoMail } from './demo/demo-mail.js';

/** Requests that take longer than this after the stop began are cut; their callers post them again. */
const DRAIN_MS = 10_000;

export interface OpenApp {
  /** Where this process answers. */
  url: string;
  /** Stops taking requests, and finishes those under way and the work in hand. */
  close(): Promise<void>;
}

/** Brings the schema up to date and opens the app on it. What it began before something failed is stopped again. */
export async function openApp(config: Config, databaseUrl: string, log: Log): Promise<OpenApp> {
  const migrations = await migrate(databaseUrl);
  if (migrations.length > 0) log.info({ migrations }, 'schema brought up to date');
  let demoMail: DemoMail | undefined;
  let app: NestExpressApplication | undefined;
  const close = async () => {
    if (app) {
      await drain(app.getHttpServer());
      await app.close();
    }
    await demoMail?.close();
  };
  try {
    // Without a relay mail goes to the demo's server; only who sends needs either.
    if (config.smtpUrl === undefined && config.role !== 'web') demoMail = await openDemoMail(config.dataDir, log);
    const running = { ...config, smtpUrl: config.smtpUrl ?? demoMail?.smtpUrl };
    app = await NestFactory.create<NestExpressApplication>(AppModule.register(running, databaseUrl, demoMail), {
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
