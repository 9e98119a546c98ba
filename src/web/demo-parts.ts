import type { Role } from './view.js';

/** What the pages show in the demo only. The pages don't know the demo; the app hands this in. */
export interface DemoParts {
  /** Whether mail goes to the demo's inbox. */
  inbox: boolean;
  /** The demo's colleagues and their shared password, for the sign-in page. */
  signIn: { password: string; accounts: readonly { email: string; name: string; roles: readonly Role[] }[] } | null;
}

export const DEMO_PARTS = Symbol('DemoParts');
