import type { Clock } from '../../src/common/clock.js';

/** A clock that stands still until it is told otherwise. */
export class TestClock implements Clock {
  constructor(private at = new Date('2026-11-20T09:00:00Z')) {}

  now(): Date {
    return new Date(this.at);
  }

  advance(milliseconds: number): void {
    this.at = new Date(this.at.getTime() + milliseconds);
  }
}
