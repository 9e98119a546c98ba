import type { SmtpOutcome } from './smtp-outcome.js';

/** What may be handed over now: anything; one mail, to see what becomes of it; or nothing. */
export type Passage = 'open' | 'one' | 'shut';

/** As many hand-overs in a row that the relay didn't answer are no accident. */
const IN_A_ROW = 3;

/** Pauses before it is asked for the first time, the second… while it doesn't answer, in milliseconds; the last repeats. */
const PAUSES_MS = [5_000, 10_000, 20_000, 30_000];

/**
 * Tells a relay that has gone silent from one that puts a mail off. A silent one is asked by one connection now and then:
 * the mails keep their place and their time instead of waiting for it twenty by twenty, and go out as soon as it speaks.
 *
 * One that greets and then falls silent looks well when it is asked; then a single mail is the question. Knows no clock.
 */
export class RelayWatch {
  private failures = 0;
  private failure: { since: Date; reply: string } | null = null;
  /** When to ask it; null: it need not be asked, the next mail tells. */
  private askAt: Date | null = null;
  /** Times that it was, or is, to be asked. */
  private askings = 0;
  /** Whether it was silent when asked, and not only to a mail. */
  private silentWhenAsked = false;
  /** It was silent when asked and is no longer: it works, as far as can be told before a mail is through. */
  private greetsAgain = false;

  /** Since when it takes nothing, and its last words; null while it works, or is only doubted. */
  get failing(): { since: Date; reply: string } | null {
    return this.failures >= IN_A_ROW && !this.greetsAgain ? this.failure : null;
  }

  /** What another process, or this one before its restart, knew of it. */
  takeOver(failure: { since: Date; reply: string }, now: Date): void {
    this.failure = failure;
    this.failures = IN_A_ROW;
    this.askAt = now;
  }

  passage(): Passage {
    if (this.failures < IN_A_ROW) return 'open';
    return this.askAt === null ? 'one' : 'shut';
  }

  /** Whether it is to be asked before anything else. */
  isToBeAsked(now: Date): boolean {
    return this.askAt !== null && this.askAt <= now;
  }

  /** What a mail met. Any word about the mail is an answer, a refusal too; a line about us, or none at all, isn't. */
  met(outcome: SmtpOutcome, now: Date): void {
    if (isUnanswered(outcome)) this.fail(outcome.reply, now);
    else this.answers();
  }

  /** What came of asking. @param reply null: it greets, and takes our login */
  asked(reply: string | null, now: Date): void {
    this.askAt = null;
    if (reply !== null) {
      this.silentWhenAsked = true;
      this.fail(reply, now);
    } else if (this.silentWhenAsked) this.greetsAgain = true;
  }

  private fail(reply: string, now: Date): void {
    this.failures++;
    this.greetsAgain = false;
    this.failure = { since: this.failure?.since ?? now, reply };
    // Twenty mails that fail together are one reason to ask.
    if (this.askAt !== null) return;
    this.askAt = new Date(now.getTime() + PAUSES_MS[Math.min(this.askings, PAUSES_MS.length - 1)]!);
    this.askings++;
  }

  private answers(): void {
    this.failures = 0;
    this.failure = null;
    this.askAt = null;
    this.askings = 0;
    this.silentWhenAsked = false;
    this.greetsAgain = false;
  }
}

/** Nobody there, a line that broke, or words about the way we are set up, for now. */
function isUnanswered(outcome: SmtpOutcome): boolean {
  return outcome.kind === 'later' && outcome.why !== 'deferred';
}
