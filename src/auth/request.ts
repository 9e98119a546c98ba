import type { Request } from 'express';
import { isIP } from 'node:net';
import type { FoundSession } from './session-store.js';
import type { Principal } from './principal.js';

declare global {
  // eslint-disable-next-line typescript/no-namespace -- the way Express lets a request carry more
  namespace Express {
    interface Request {
      /** Set by the guard; absent on public routes that nobody signed in for. */
      principal?: Principal;
      /** The session behind the principal; absent for API keys. */
      session?: FoundSession;
    }
  }
}

/** Whether it is answered in JSON for programs; everything else is a page for people. */
export function isForPrograms(path: string): boolean {
  return /^\/(api|health|metrics)(\/|$)/.test(path);
}

/** IP address of the caller; null if there is none that the database would take (a proxy can forward anything). */
export function callerAddress(request: Pick<Request, 'ip'>): string | null {
  // A link-local address of IPv6 carries the name of the network card: fe80::1%eth0.
  const address = request.ip?.replace(/%.*$/, '') ?? '';
  return isIP(address) ? address : null;
}
