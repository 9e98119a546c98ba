import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { SnakeCaseNaming } from './naming.js';

/** The role the application works as: bound by row level security, owner of nothing (design §9). */
export const BOUND_ROLE = 'bode_app';

/** For migrations: as the owner of the schema. */
export function ownerDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeCaseNaming(),
    applicationName: 'bode migrate',
  });
}

/** For everything else: each connection takes the bound role before its first statement. */
export function boundOptions(url: string, entities: DataSourceOptions['entities'], poolSize = 20): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    synchronize: false,
    namingStrategy: new SnakeCaseNaming(),
    applicationName: 'bode',
    poolSize,
    parseInt8: false,
    extra: { options: `-c role=${BOUND_ROLE}`, connectionTimeoutMillis: 10_000 },
  } as DataSourceOptions;
}
