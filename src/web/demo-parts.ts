import type { Bilingual } from '../common/language.js';
import type { Role } from './view.js';

/** What the pages show in the demo only. The pages don't know the demo; the app hands this in. */
export interface DemoParts {
  /** Whether mail goes to the demo's inbox. */
  inbox: boolean;
  /** For the sign-in page; null where there is no demo. */
  signIn: DemoSignIn | null;
}

/** The colleagues of each of the demo's organisations, and the password that all of them share. */
export interface DemoSignIn {
  password: string;
  offices: readonly {
    name: string;
    kind: Bilingual;
    accounts: readonly { email: string; name: string; roles: readonly Role[] }[];
  }[];
}

export const DEMO_PARTS = Symbol('DemoParts');
