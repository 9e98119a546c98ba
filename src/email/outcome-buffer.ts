import { setTimeout as pause } from 'node:timers/promises';
import type { NextStep } from './next-step.js';

/** Outcomes wait at most this long to be written together, in milliseconds (design §2). */
const FLUSH_MS = 50;
/** How long a database that does not answer is waited for, try by try; less than the lease in all. */
const WRITE_PAUSES_MS = [100, 500, 2_000, 10_000, 30_000];

/**
 * Gathers outcomes for a moment, so that one transaction writes many, and keeps the number of mails that are handed over
 * without a recorded outcome below a limit: those are what a crash sends twice.
 */
export class OutcomeBuffer {
  private steps: NextStep[] = [];
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> | null = null;
  private failure: unknown = null;
  /** Begun, and not written yet. */
  private open = 0;
  /** Who waits to begin, first come first served: what is begun is always what was claimed first. */
  private readonly waiting: Array<(mayBegin: boolean) => void> = [];

  /**
   * @param limit mails that may be begun without a recorded outcome
   * @param write writes a number of outcomes, all or none
   * @param pauses between the tries of a write, in milliseconds
   */
  constructor(
    private readonly limit: number,
    private readonly write: (steps: NextStep[]) => Promise<void>,
    private readonly pauses: readonly number[] = WRITE_PAUSES_MS,
  ) {}

  /**
   * To be awaited before a mail is handed over.
   *
   * @returns false once outcomes can no longer be written: then nothing more may go out
   */
  async begin(): Promise<boolean> {
    if (this.failure !== null) return false;
    if (this.open >= this.limit) return new Promise((resolve) => this.waiting.push(resolve));
    this.open++;
    return true;
  }

  add(step: NextStep): void {
    this.steps.push(step);
    this.schedule();
  }

  /** Writes what is left. Rejects when some outcome could not be written. */
  async close(): Promise<void> {
    while (this.writing || (this.steps.length > 0 && this.failure === null)) {
      this.flush();
      await this.writing;
    }
    if (this.failure !== null) throw this.failure;
  }

  /** Half of the limit is worth a transaction; fewer wait for more to join them. */
  private schedule(): void {
    if (this.steps.length >= this.limit / 2) this.flush();
    else if (this.steps.length > 0) this.timer ??= setTimeout(() => this.flush(), FLUSH_MS);
  }

  /** Begins to write, unless a write is going on: the next one is scheduled when that is done. */
  private flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.writing || this.steps.length === 0 || this.failure !== null) return;
    const steps = this.steps;
    this.steps = [];
    this.writing = this.writeWithPatience(steps)
      .then(() => this.admit(steps.length))
      .catch((error: unknown) => {
        this.failure = error;
        for (const refuse of this.waiting.splice(0)) refuse(false);
      })
      .then(() => {
        this.writing = null;
        this.schedule();
      });
  }

  /** As many as were written make room for others; a place goes from hand to hand, so that nobody slips in between. */
  private admit(written: number): void {
    this.open -= written;
    for (const begin of this.waiting.splice(0, this.limit - this.open)) {
      this.open++;
      begin(true);
    }
  }

  /** These mails are out: an outcome that is not written means that they go out again, so a short fault is waited out. */
  private async writeWithPatience(steps: NextStep[]): Promise<void> {
    for (const milliseconds of this.pauses) {
      try {
        return await this.write(steps);
      } catch {
        await pause(milliseconds);
      }
    }
    return this.write(steps);
  }
}
