import type { Role } from '../auth/permissions.js';
import type { Bilingual } from '../common/language.js';
import type { Founding } from '../founding/found-organisation.js';
import type { PlantedFault } from './planted-fault.js';

/** The password of every demo account. The console prints it: it opens nothing but invented data. */
export const DEMO_PASSWORD = 'demo';

export interface DemoAccount {
  name: string;
  email: string;
  roles: readonly Role[];
  /** Codes of the branches whose clients and messages the account sees. */
  branches: 'all' | readonly string[];
  /** Names of the print groups whose letters it prints. */
  printGroups: readonly string[];
  language: 'nl' | 'en';
}

/** One of the demo's organisations, as it stands before it has any people: also what a newcomer is told of it. */
export interface DemoOffice {
  /** Its id is fixed, so that a start that was cut short is taken up by the next one. */
  organisation: Founding & { id: string };
  /** What kind of organisation it is: "a library". */
  kind: Bilingual;
  /** Staff, who all sign in with `DEMO_PASSWORD`. */
  accounts: readonly DemoAccount[];
  /** Fixed, so that the examples in the documentation work as they stand (design §8). */
  apiKey: string;
  /** What is wrong in it on purpose, for a newcomer to diagnose. */
  faults: readonly PlantedFault[];
}

/** What brings a demo office to life. Each has its own; `DemoOfficesModule` has the list. */
export interface DemoLife {
  readonly office: DemoOffice;

  /**
   * Makes what has to be there before the first page is asked for: clients, people, rules. Called until it has
   * succeeded once; what an earlier call made that was cut short is there and must not be made twice.
   */
  settle(): Promise<void>;

  /**
   * Posts what its systems sent, by the roads that every request and event takes, and leaves out what is there
   * already. Runs at each start, while the first pages are looked at.
   *
   * @param foundedAt the moment from which dates are counted back, the same at each start
   * @param stopping asked between two posts; once true, the next start goes on from there
   */
  post(foundedAt: Date, stopping: () => boolean): Promise<void>;
}
