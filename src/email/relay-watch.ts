import type { SmtpOutcome } from './smtp-outcome.js';

/** What may be handed over now: anything; one mail, to see what becomes of it; or nothing. */
export type Passage = 'open' | 'one' | 'shut';

/** As many hand-overs in a row that the relay didn't answer are no accident. */
const IN_A_ROW = 3;

/** Pauses before it is asked for the first time, the second… while it doesn't answer, in milliseconds; the last repeats. */
const PAUSES_MS = [5_000, 10_000, 20_000, 30_000];

/** A relay that puts off every mail for this long is told to staff, in milliseconds; a night's greylisting is over by then. */
const PUT_OFF_MS = 3 * 60_000;

/** Longer than any pause between two attempts (see `retry.ts`), in milliseconds: by then nothing is tried any more. */
const NOTHING_TRIED_MS = 5 * 60 * 60_000;

/**
 * Tells a relay that has gone silent from one that puts a mail off. A silent one is asked by one connection now and then:
 * the mails keep their place and their time instead of waiting for it twenty by twenty, and go out as soon as it speaks.
 *
 * One that greets and then falls silent looks well when it is asked; then a single mail is the question. One that puts off
 * whatever it is given keeps getting mails, each at its own time, and is told as well. Knows no clock.
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

  /** Mails put off in a row, none taken or refused in between. */
  private putOff: { since: Date; last: Date; times: number; domains: ReadonlySet<string>; reply: string } | null = null;

  /** Since when it takes nothing, in silence or by putting off whatever it is given; null while it works, or is only doubted. */
  takesNothing(now: Date): { since: Date; reply: string } | null {
    if (this.failing) return this.failing;
    const { putOff } = this;
    // Of one domain alone it may be the doing of that one's server.
    if (!putOff || putOff.times < IN_A_ROW || putOff.domains.size < 2) return null;
    const age = now.getTime() - putOff.since.getTime();
    const isTried = now.getTime() - putOff.last.getTime() < NOTHING_TRIED_MS;
    return age >= PUT_OFF_MS && isTried ? { since: putOff.since, reply: putOff.reply } : null;
  }

  /** Since when it is silent, and its last words; null while it answers, or is only doubted. */
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

  /**
   * What a mail to this domain met. Any word about the mail is an answer, a refusal too; a line about us, or none at all, isn't.
   *
   * @param again it was put off before: that it still is says nothing of the relay, while nothing new is tried
   */
  met(outcome: SmtpOutcome, now: Date, domain: string, again = false): void {
    if (isUnanswered(outcome)) return this.fail(outcome.reply, now);
    if (outcome.kind === 'later') this.putsOff(outcome.reply, now, domain, again);
    else this.putOff = null;
    this.answers();
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

  /** One that was silent before takes nothing since then. */
  private putsOff(reply: string, now: Date, domain: string, again: boolean): void {
    const silent = this.failures >= IN_A_ROW ? this.failure : null;
    if (again && !silent && !this.putOff) return;
    const before = this.putOff ?? {
      since: silent?.since ?? now,
      times: silent ? IN_A_ROW : 0,
      domains: new Set<string>(),
    };
    const domains = new Set([...before.domains, domain].slice(0, 2));
    this.putOff = { since: before.since, last: now, times: before.times + (again ? 0 : 1), domains, reply };
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
