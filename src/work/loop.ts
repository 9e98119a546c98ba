import { setTimeout as pause } from 'node:timers/promises';

/** One thing that a process does over and over. */
export interface Sweep {
  name: string;
  /** Does one piece of work; answers whether there may be more right now. */
  turn(): Promise<boolean>;
  /** Pause in milliseconds when there was nothing to do. */
  idleMs: number;
}

/** After a fault, in milliseconds: a database that restarts must not be hammered, nor be waited for a minute. */
const FAULT_PAUSE_MS = 2_000;

/** Runs a sweep until it is stopped; a fault is told and waited out, never fatal. */
export class Loop {
  private readonly stopper = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly sweep: Sweep,
    private readonly onFault: (name: string, error: unknown) => void,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Waits for the turn that is under way. */
  async stop(): Promise<void> {
    this.stopper.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopper;
    while (!signal.aborted) {
      let wait = 0;
      try {
        if (!(await this.sweep.turn())) wait = this.sweep.idleMs;
      } catch (error) {
        this.onFault(this.sweep.name, error);
        wait = FAULT_PAUSE_MS;
      }
      if (wait > 0) await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }
}
