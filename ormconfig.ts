import { ownerDataSource } from './src/database/data-source.js';

/** For TypeORM's own command line: `npx typeorm migration:show -d dist/ormconfig.js`, as the owner of the schema. */
const url = process.env['DATABASE_URL'];
if (!url) throw new Error('Set DATABASE_URL to the PostgreSQL server whose schema is meant.');

export default ownerDataSource(url);
