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

/**
 * Each connection takes the bound role before its first statement. Joins are made in the order in which statements name
 * them, from the rows that are asked for outwards: on a new database, before its first ANALYZE, the planner takes an
 * organisation for a row or two, and by an order of its own choice eight small tables took 11 s instead of 2 ms.
 */
const SESSION = `-c role=${BOUND_ROLE} -c join_collapse_limit=1`;

/** For everything else. */
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
    extra: { options: SESSION, connectionTimeoutMillis: 10_000, pipeline: true },
  } as DataSourceOptions;
}
