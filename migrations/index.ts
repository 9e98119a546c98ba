import { Foundation0001 } from './0001-foundation.js';

/** In order. Listed as classes because globs break between src and dist. */
export const migrations = [Foundation0001];
