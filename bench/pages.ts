import { Accounts } from '../src/auth/accounts.js';
import { ROLES } from '../src/auth/permissions.js';
import { SESSION_COOKIE } from '../src/auth/session-cookie.js';
import { SessionStore } from '../src/auth/session-store.js';
import { openApp } from '../src/app.open.js';
import { makeLog } from '../src/config/log.js';
import { openBenchHouse } from './bench-house.js';
import { fillLibrary } from './busy-library.js';

/**
 * What the main pages of a busy library cost (100,000 messages of 10,000 clients), over HTTP, against the sign-in page of
 * the same run: a page of one form, which asks the database for nothing. All are asked in turn, so that whatever else the
 * machine does meets each alike; the median counts.
 */
const MESSAGES = Number(process.argv[2] ?? 100_000);
const CLIENTS = Math.ceil(MESSAGES / 10);
const ROUNDS = 40;
/** Asked before it counts: the first requests compile the code of each. */
const WARM = 10;

/** Times the sign-in page that a page may take at most. */
const TARGETS = {
  '/messages': 12,
  '/messages?status=not_sent': 12,
  '/messages?q=ref-500': 8,
  '/clients?q=Peeters7': 12,
  '/clients/L7': 12,
  '/letters': 12,
  '/message-types': 12,
  '/diagnoses': 8,
} as const;

const SMALL = '/sign-in';

const house = await openBenchHouse();
await fillLibrary(house.databaseUrl, house.library.id, { messages: MESSAGES, clients: CLIENTS });
await house.analyze();
const { url, close } = await openApp({ ...house.config, port: 0 }, house.databaseUrl, makeLog('error'));
const cookie = `${SESSION_COOKIE}=${await signIn()}`;

const pages = [SMALL, ...Object.keys(TARGETS)];
const times = new Map(pages.map((page) => [page, [] as number[]]));
for (let round = -WARM; round < ROUNDS; round++) {
  for (const page of pages) {
    const took = await timed(page);
    if (round >= 0) times.get(page)!.push(took);
  }
}
await close();
await house.close();

const small = median(times.get(SMALL)!);
console.log(`${SMALL}: ${small.toFixed(1)} ms`);
console.table(
  Object.fromEntries(
    Object.entries(TARGETS).map(([page, target]) => {
      const ms = median(times.get(page)!);
      return [page, { ms: round1(ms), 'times sign-in': round1(ms / small), target }];
    }),
  ),
);

/** A colleague who may see everything. @returns the token of the session */
async function signIn(): Promise<string> {
  const made = await house.app.get(Accounts).create(house.library.id, {
    name: 'Bench',
    email: 'bench@meetstad.example',
    password: 'a password for the bench',
    roles: [...ROLES],
    branchIds: 'all',
    printGroupIds: [],
    language: 'nl',
  });
  if (!made.ok) throw new Error(made.code);
  return house.app.get(SessionStore).create(house.library.id, made.id);
}

/** @returns milliseconds until the whole page was here */
async function timed(page: string): Promise<number> {
  const started = performance.now();
  const answer = await fetch(`${url}${page}`, { redirect: 'manual', headers: page === SMALL ? {} : { cookie } });
  await answer.text();
  if (answer.status !== 200) throw new Error(`${page}: ${answer.status}`);
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
