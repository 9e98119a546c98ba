import 'reflect-metadata';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../src/app.module.js';
import { loadConfig } from '../src/config/load.js';
import type { Config } from '../src/config/load.js';
import { serverAccount } from '../src/database/embedded/account.js';
import { ownerDataSource } from '../src/database/data-source.js';
import { startEmbedded } from '../src/database/embedded/embedded.js';
import { migrate } from '../src/database/migrate.js';
import { Tenancy } from '../src/database/tenancy.js';
import { foundOrganisation } from '../src/founding/found-organisation.js';
import type { OrganisationIds } from '../src/organisations/insert-organisation.js';

/** A Bode to be measured: a database of its own with one library, all services, and no work going on by itself. */
export interface BenchHouse {
  app: INestApplicationContext;
  tenancy: Tenancy;
  config: Config;
  databaseUrl: string;
  library: OrganisationIds;
  /** Brings the planner's figures up to date, as the server does by itself within minutes. */
  analyze(): Promise<void>;
  close(): Promise<void>;
}

export async function openBenchHouse(): Promise<BenchHouse> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bode-bench-'));
  await chmod(dataDir, 0o755);
  const config = await benchConfig(dataDir);
  const database = await startEmbedded({ dataDir: config.dataDir, log: () => undefined });
  await migrate(database.url);
  const app = await openBenchApp(config, database.url);
  const tenancy = app.get(Tenancy);
  const library = await foundOrganisation(tenancy, LIBRARY, new Date());
  return {
    app,
    tenancy,
    config,
    databaseUrl: database.url,
    library,
    analyze: () => analyze(database.url),
    close: async () => {
      await app.close();
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** As the owner: the application's role may not. */
async function analyze(databaseUrl: string): Promise<void> {
  const owner = await ownerDataSource(databaseUrl).initialize();
  await owner.query('ANALYZE');
  await owner.destroy();
}

/** The configuration of a process of the house in that folder. */
export function benchConfig(dataDir: string): Promise<Config> {
  return loadConfig({ DATA_DIR: dataDir, ROLE: 'web', DEMO: 'off', LOG_LEVEL: 'error' }, serverAccount());
}

/** All services on a database that runs already: what is measured in a process of its own has no other work in it. */
export function openBenchApp(config: Config, databaseUrl: string): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(AppModule.register(config, databaseUrl), {
    logger: ['error'],
    abortOnError: false,
  });
}

/** What a library begins with. */
export const LIBRARY = {
  name: 'Bibliotheek Meetstad',
  language: 'nl',
  country: 'BE',
  zone: 'Europe/Brussels',
  communicationEmail: 'info@meetstad.example',
  envelopeProfile: 'be-right',
  returnAddress: { street: 'Boekenplein', houseNumber: '1', postcode: '9000', city: 'Gent' },
  printGroups: ['Centraal'],
  branches: [{ code: 'B1', name: 'Centrum', printGroup: 'Centraal' }],
  mainBranch: 'B1',
};

/** A reminder of three items, as a library system posts it. */
export function benchRequest(n: number, wishes: { type?: string; emails?: string[] } = {}): Record<string, unknown> {
  return {
    key: `bench-${n}`,
    type: wishes.type ?? 'HR1',
    client: {
      externalId: `C${n}`,
      name: `Marie Peeters ${n}`,
      language: 'nl',
      emails: wishes.emails ?? [`marie.${n}@bib.example`],
      postal: { street: 'Kerkstraat', houseNumber: String(1 + (n % 200)), postcode: '9000', city: 'Gent' },
    },
    data: {
      items: [
        { title: 'Het verdriet van België', itemId: '30000000000001', dueDate: '2026-11-02' },
        { title: 'Max Havelaar', itemId: '30000000000002', dueDate: '2026-11-04' },
        { title: 'De ontdekking van de hemel', itemId: '30000000000003', dueDate: '2026-11-09' },
      ],
      amount: 2.4,
    },
  };
}
