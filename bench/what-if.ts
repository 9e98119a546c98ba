import { ApiKeys } from '../src/auth/api-keys.js';
import { openApp } from '../src/app.open.js';
import { makeLog } from '../src/config/log.js';
import type { BenchHouse } from './bench-house.js';

const ASKED = 200;
/** Asked before it counts: the first requests compile the code of both. */
const WARM = 50;

/** Milliseconds that an answer over HTTP took. */
export interface WhatIfTimes {
  whatIfMedian: number;
  whatIfP95: number;
  readMedian: number;
  readP95: number;
}

/** `POST /explain` against `GET /clients/{id}` of the same clients, over HTTP, in turn. */
export async function timeWhatIf(
  house: BenchHouse,
  clientOf: (n: number) => string,
  kindOf: (n: number) => string,
): Promise<WhatIfTimes> {
  const log = makeLog('error');
  const { url, close } = await openApp({ ...house.config, port: 0 }, house.databaseUrl, log);
  const { secret } = await house.app
    .get(ApiKeys)
    .create(house.library.id, { name: 'bench', scopes: ['clients:write', 'explain'] });
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const timed = async (path: string, body?: object): Promise<number> => {
    const started = performance.now();
    const answer = await fetch(`${url}/api/v1/${path}`, {
      headers,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return performance.now() - started;
  };
  const whatIf: number[] = [];
  const read: number[] = [];
  for (let n = -WARM; n < ASKED; n++) {
    const client = clientOf(n + WARM);
    const looked = await timed(`clients/${client}`);
    const asked = await timed('explain', { client, kind: kindOf(n + WARM), data: { pages: 12 } });
    if (n >= 0) read.push(looked);
    if (n >= 0) whatIf.push(asked);
  }
  await close();
  return {
    whatIfMedian: quantile(whatIf, 0.5),
    whatIfP95: quantile(whatIf, 0.95),
    readMedian: quantile(read, 0.5),
    readP95: quantile(read, 0.95),
  };
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!;
}
