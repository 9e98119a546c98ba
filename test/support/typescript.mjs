import { register } from 'node:module';

// Imported before anything in TypeScript: `node --import ./test/support/typescript.mjs file.ts`.
register('./typescript-hooks.mjs', import.meta.url);
