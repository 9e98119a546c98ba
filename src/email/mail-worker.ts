import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { CONFIG } from '../config/token.js';
import type { Config } from '../config/load.js';
import { endTurn, takeTurn } from '../database/due-work.js';
import { Tenancy } from '../database/tenancy.js';
import { handOver } from './hand-over.js';
import { MAIL_TRANSPORT, type MailTransport } from './mail-transport.token.js';
import { MailQueue, type ClaimedMail } from './mail-queue.js';
import { nextStep, type NextStep } from './next-step.js';
import { OutcomeRecorder } from './outcome-recorder.js';
import { prepareMail } from './prepare-mail.js';
import type { SmtpOutcome } from './smtp-outcome.js';
import { TRANSPORT_DEFAULTS } from './transport.js';

/** Mails of one organisation before the next one has its turn. */
const TURN_SIZE = 400;
/** Outcomes wait at most this long to be written together, in milliseconds. */
const FLUSH_MS = 50;
/** How long a database that does not answer is waited for, try by try; less than the lease in all. */
const WRITE_PAUSES_MS = [100, 500, 2_000, 10_000, 30_000];

/** Sends the mails that are due, one organisation after the other. Knows nothing of when it is run. */
@Injectable()
export class MailWorker {
  private readonly logger = new Logger(MailWorker.name);
  private stopping = false;

  constructor(
    private readonly tenancy: Tenancy,
    private readonly queue: MailQueue,
    private readonly recorder: OutcomeRecorder,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
    @Inject(CONFIG) private readonly config: Pick<Config, 'returnPathDomain' | 'secretKeys'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One turn of one organisation.
   *
   * @returns whether there was an organisation with due work
   */
  async turn(): Promise<boolean> {
    const organisationId = await takeTurn(this.tenancy, 'email', this.clock.now());
    if (!organisationId) return false;
    await this.queue.takeBack(organisationId, this.clock.now());
    await this.send(organisationId);
    await endTurn(this.tenancy, organisationId, 'email', (tx) => this.queue.nextDue(tx, organisationId));
    return true;
  }

  /** Finishes what is on its way and starts nothing new. */
  stop(): void {
    this.stopping = true;
  }

  private async send(organisationId: string): Promise<void> {
    const { connections } = TRANSPORT_DEFAULTS;
    const lease = newId();
    const outcomes = new OutcomeBuffer(FLUSH_MS, (steps) =>
      this.recorder.record(organisationId, lease, steps, this.clock.now()),
    );
    let taken = 0;
    const next = async (): Promise<ClaimedMail[]> => {
      if (this.stopping || taken >= TURN_SIZE) return [];
      const mails = await this.queue.claim(organisationId, lease, connections, this.clock.now());
      taken += mails.length;
      return mails;
    };
    const send = async (mail: ClaimedMail): Promise<void> => {
      const outcome = await this.attempt(mail);
      outcomes.add(nextStep(mail, outcome, this.clock.now(), Math.random()));
    };
    try {
      await handOver(next, send, connections);
    } finally {
      await outcomes.close();
    }
  }

  private async attempt(mail: ClaimedMail): Promise<SmtpOutcome> {
    try {
      const signing = { domain: this.config.returnPathDomain, keys: this.config.secretKeys };
      const { envelope, raw } = prepareMail(mail, signing);
      return await this.transport.send(envelope, raw);
    } catch (error) {
      // A mail that can't be composed would come back for ever; it stops here, where staff see it.
      this.logger.error({ messageId: mail.id, err: error }, 'A mail could not be composed');
      return { kind: 'setup', code: 'MAIL_SETUP_INCORRECT', reply: 'could not be composed', status: null };
    }
  }
}

/** Gathers outcomes for a moment, so that one transaction writes many; the last ones are written by `close`. */
class OutcomeBuffer {
  private steps: NextStep[] = [];
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly wait: number,
    private readonly write: (steps: NextStep[]) => Promise<void>,
  ) {}

  add(step: NextStep): void {
    this.steps.push(step);
    this.timer ??= setTimeout(() => this.flush(), this.wait);
  }

  async close(): Promise<void> {
    this.flush();
    await this.writing;
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const steps = this.steps;
    if (steps.length === 0) return;
    this.steps = [];
    const write = this.writing.then(() => this.writeWithPatience(steps));
    // A failed write is told by `close`; until then it must not count as unhandled.
    write.catch(() => undefined);
    this.writing = write;
  }

  /** These mails are out: an outcome that is not written means that they go out again, so a short fault is waited out. */
  private async writeWithPatience(steps: NextStep[]): Promise<void> {
    for (const milliseconds of WRITE_PAUSES_MS) {
      try {
        return await this.write(steps);
      } catch {
        await pause(milliseconds);
      }
    }
    return this.write(steps);
  }
}
