import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { LOG, type Log } from '../common/log.js';
import { RelayState } from '../health/relay-state.js';
import { MAIL_TRANSPORT, type MailTransport } from './mail-transport.token.js';
import { RelayWatch, type Passage } from './relay-watch.js';
import type { SmtpOutcome } from './smtp-outcome.js';

/** A worker that sends tells the others this often that the relay works, in milliseconds: one of them may believe it doesn't. */
const TELL_MS = 30_000;

/** Keeps the mails from a relay that takes none, asks it whether it does again, and has everybody know. */
@Injectable()
export class RelayGuard {
  private readonly watch = new RelayWatch();
  /** What the table says, as far as this worker told it; undefined: not looked yet. */
  private told: string | null | undefined;
  private toldAt = 0;
  private heardAnswer = false;

  constructor(
    private readonly state: RelayState,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** What may be handed over now. Asks the relay first where that is due, which takes as long as it keeps silent. */
  async passage(): Promise<Passage> {
    if (this.told === undefined) await this.takeOver();
    if (this.watch.isToBeAsked(this.clock.now())) {
      const answer = await this.transport.verify();
      this.watch.asked(answer.ready ? null : answer.failure.reply, this.clock.now());
    }
    await this.tell();
    return this.watch.passage();
  }

  /** Whether mails must no longer be handed over: it fell silent meanwhile. */
  get isShut(): boolean {
    return this.watch.passage() === 'shut';
  }

  /** Its last words while it is silent; null while it answers. */
  get silence(): string | null {
    return this.watch.failing?.reply ?? null;
  }

  /** @param attempts how often it was tried before */
  met(outcome: SmtpOutcome, toAddress: string, attempts: number): void {
    this.watch.met(outcome, this.clock.now(), toAddress.split('@').at(-1)!.toLowerCase(), attempts > 0);
    this.heardAnswer ||= outcome.kind === 'accepted';
  }

  private async takeOver(): Promise<void> {
    const failure = await this.state.failure();
    if (failure) this.watch.takeOver(failure, this.clock.now());
    this.told = failure?.reply ?? null;
  }

  /** Writes what has changed. */
  private async tell(): Promise<void> {
    const failing = this.watch.takesNothing(this.clock.now());
    if (failing && failing.reply !== this.told) {
      await this.state.fails(failing);
      if (this.told === null) this.log.error({ reply: failing.reply }, 'The mail relay takes no mails');
    } else if (!failing && this.mayClear()) {
      await this.state.works();
      if (this.told !== null) this.log.info({}, 'The mail relay takes mails again');
    } else return;
    this.told = failing?.reply ?? null;
  }

  /** What this worker said itself is taken back at once; what another one said, now and then while mails get through. */
  private mayClear(): boolean {
    const now = this.clock.now().getTime();
    if (this.told === null && !(this.heardAnswer && now - this.toldAt >= TELL_MS)) return false;
    this.toldAt = now;
    this.heardAnswer = false;
    return true;
  }
}
