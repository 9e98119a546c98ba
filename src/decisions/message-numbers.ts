import { Injectable } from '@nestjs/common';
import { takeNumbers, Tenancy } from '../database/tenancy.js';

/** Numbers of messages, taken before the transaction that uses them. */
export interface Numbers {
  /** @throws when fewer are left: the work is begun again with enough of them */
  need(count: number): void;
  next(): bigint;
}

/** Messages for each event where nothing is known yet. */
const FIRST_GUESS = 2;

/** More are needed than were taken. */
class TooFew extends Error {
  constructor(readonly needed: number) {
    super(`${needed} numbers are needed`);
  }
}

/**
 * How many messages events make is known only after they are decided, and numbers are taken before (see `takeNumbers`).
 * So as many are taken as the last events needed; where that was too few, the work is begun again with enough. Numbers
 * that are left over are gaps: kept for later they would no longer count up with time.
 */
@Injectable()
export class MessageNumbers {
  /** Messages for each event, as the organisation's last ones had. A guess that is lost costs one more try. */
  private readonly perEvent = new Map<string, number>();

  constructor(private readonly tenancy: Tenancy) {}

  /** Runs `work`, again where it needs more numbers than it was given. It must leave nothing behind when it throws. */
  async enough<T>(organisationId: string, events: number, work: (numbers: Numbers) => Promise<T>): Promise<T> {
    let count = Math.ceil(events * (this.perEvent.get(organisationId) ?? FIRST_GUESS));
    for (;;) {
      try {
        const first = await takeNumbers(this.tenancy, organisationId, 'message', count);
        return await work(this.block(first, count, (needed) => this.perEvent.set(organisationId, needed / events)));
      } catch (error) {
        if (!(error instanceof TooFew)) throw error;
        count = error.needed;
      }
    }
  }

  private block(first: bigint, count: number, learn: (needed: number) => void): Numbers {
    let next = first;
    return {
      need: (needed) => {
        learn(needed);
        // Work that is begun again for another reason starts with its first number.
        next = first;
        if (needed > count) throw new TooFew(needed);
      },
      next: () => next++,
    };
  }
}
