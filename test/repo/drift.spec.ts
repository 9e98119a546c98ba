import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource, type EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { entities } from '../../src/app.entities.js';
import { boundOptions } from '../../src/database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

interface Column {
  name: string;
  /** As PostgreSQL's format_type writes it. */
  type: string;
  nullable: boolean;
  primary: boolean;
}

let database: TestDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  source = await new DataSource(boundOptions(database.url, entities)).initialize();
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const inDatabase = (table: string): Promise<Column[]> =>
  source.query(
    `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
            EXISTS (SELECT FROM pg_constraint k
                    WHERE k.conrelid = a.attrelid AND k.contype = 'p' AND a.attnum = ANY (k.conkey)) AS primary
     FROM pg_attribute a WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped
     ORDER BY a.attname`,
    [table],
  );

const inCode = ({ columns }: EntityMetadata): Column[] =>
  columns
    .map((column) => ({
      name: column.databaseName,
      type: typeOf(column),
      nullable: column.isNullable,
      primary: column.isPrimary,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

function typeOf({ type, precision, scale, isArray }: ColumnMetadata): string {
  if (typeof type !== 'string') throw new Error('Each column names its type: what TypeORM would guess may change');
  const name = type === 'timestamptz' ? 'timestamp with time zone' : type;
  return `${name}${type === 'numeric' ? `(${precision},${scale})` : ''}${isArray ? '[]' : ''}`;
}

describe('entities and tables', () => {
  it('are the same tables', async () => {
    const tables: { name: string }[] = await source.query(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND relname <> 'schema_migration' ORDER BY relname`,
    );
    expect(source.entityMetadatas.map(({ tableName }) => tableName).sort()).toEqual(tables.map(({ name }) => name));
  });

  it.each(entities.map((entity) => [entity.name, entity] as const))(
    '%s has the columns, types, nullability and key of its table',
    async (_, entity) => {
      const metadata = source.getMetadata(entity);
      expect(inCode(metadata)).toEqual(await inDatabase(metadata.tableName));
    },
  );
});
