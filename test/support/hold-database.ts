import { startEmbedded } from '../../src/database/embedded/embedded.js';

// A process of its own that holds the database of a folder, for tests that kill one: it says on its standard output when
// the database is up, ignores Ctrl-C as an app does that is draining, and stops the database on SIGTERM.
process.on('SIGINT', () => undefined);
const database = await startEmbedded({ dataDir: process.argv[2] ?? '', log: () => undefined });
process.once('SIGTERM', () => void database.stop());
process.stdout.write(`${JSON.stringify({ url: database.url, adopted: database.adopted })}\n`);
