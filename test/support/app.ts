import { Test } from '@nestjs/testing';
import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { agent, type Agent } from 'supertest';
import { AppModule } from '../../src/app.module.js';
import { setUpApp } from '../../src/app.setup.js';
import { SESSION_COOKIE } from '../../src/auth/session-cookie.js';
import { SessionStore } from '../../src/auth/session-store.js';
import { CLOCK, type Clock } from '../../src/common/clock.js';
import { LOG } from '../../src/common/log.js';
import { loggableError } from '../../src/common/loggable-error.js';
import { readConfig } from '../../src/config/config.js';
import type { Config } from '../../src/config/load.js';
import { Tenancy } from '../../src/database/tenancy.js';
import type { DemoMail } from '../../src/demo/demo-mail.js';
import { buildLibrary, type BuiltAccount, type Library, type LibraryWishes } from './builders.js';
import { createTestDatabase } from './postgres.js';
import { TestClock } from './test-clock.js';

export interface TestAppOptions {
  /** False leaves the database empty; otherwise what the library is to be like. */
  library?: LibraryWishes | false;
  /** Instead of the clock that stands still: the system's, where real workers or browsers take part. */
  clock?: Clock;
  config?: Partial<Config>;
  /** The demo's mail server with its inbox. */
  demoMail?: DemoMail;
  /** Routes that only this test has. */
  controllers?: Type[];
}

export interface TestApp {
  app: NestExpressApplication;
  /** As `http://127.0.0.1:port`. */
  url: string;
  databaseUrl: string;
  config: Config;
  tenancy: Tenancy;
  clock: TestClock;
  library: Library;
  /** Every line that was logged so far. */
  log: Record<string, unknown>[];
  /** Somebody with no key and no cookie; keeps cookies it is given. */
  visitor(): Agent;
  /** The library's system: sends its API key with each request. */
  system(secret?: string): Agent;
  /** A browser in which this account, of the app's library unless said, is signed in; and the token for its forms. */
  staff(account: BuiltAccount, organisationId?: string): Promise<{ browser: Agent; csrf: string }>;
  close(): Promise<void>;
}

/** The real app over HTTP, on a migrated database of its own, with one library in it. No workers run. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'bode-test-app-'));
  const clock = new TestClock();
  const config = { ...testConfig(dataDir), ...options.config };
  const log: Record<string, unknown>[] = [];
  const module = await Test.createTestingModule({
    imports: [AppModule.register(config, database.url, options.demoMail)],
    controllers: options.controllers ?? [],
  })
    .overrideProvider(CLOCK)
    .useValue(options.clock ?? clock)
    .overrideProvider(LOG)
    .useValue(collectingLog(log))
    .compile();
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  setUpApp(app, config);
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const library = options.library === false ? nothing : await buildLibrary(app, options.library);
  const sessions = app.get(SessionStore);
  return {
    app,
    url,
    databaseUrl: database.url,
    config,
    tenancy: app.get(Tenancy),
    clock,
    library,
    log,
    visitor: () => agent(url),
    system: (secret = library.apiKey) => agent(url).set('Authorization', `Bearer ${secret}`),
    staff: async (account, organisationId = library.organisationId) => {
      const token = await sessions.create(organisationId, account.id);
      const session = await sessions.find(token);
      return { browser: agent(url).set('Cookie', `${SESSION_COOKIE}=${token}`), csrf: session?.csrfToken ?? '' };
    },
    close: async () => {
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const nothing = {} as Library;

function testConfig(dataDir: string): Config {
  const secretKeys = ['a secret of a test, 32 characters'] as const;
  return { ...readConfig({ ROLE: 'web', DEMO: 'off' }), dataDir, dataDirNote: undefined, secretKeys };
}

function collectingLog(lines: Record<string, unknown>[]): Logger {
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return pino({ level: 'debug', base: undefined, serializers: { err: loggableError } }, { write });
}
