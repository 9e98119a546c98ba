import { Inject, Injectable, Logger } from '@nestjs/common';
import { AccountLinks, type OutdatedMail } from '../auth/account-links.js';
import { awaitedLink, withLink } from '../auth/link-placeholder.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { CONFIG } from '../config/token.js';
import type { Config } from '../config/load.js';
import { endTurn, takeTurn } from '../database/due-work.js';
import { Tenancy } from '../database/tenancy.js';
import { WorkerPresence } from '../database/worker-presence.js';
import { handOver } from './hand-over.js';
import { claimSize, isLeaseTooShort, OPEN_LIMIT } from './in-hand.js';
import { MAIL_TRANSPORT, type MailTransport } from './mail-transport.token.js';
import { MailQueue, type ClaimedMail } from './mail-queue.js';
import { nextStep, putBack, stopped, type NextStep } from './next-step.js';
import { OutcomeBuffer } from './outcome-buffer.js';
import { OutcomeRecorder } from './outcome-recorder.js';
import { prepareMail } from './prepare-mail.js';
import type { SmtpOutcome } from './smtp-outcome.js';
import { TRANSPORT_DEFAULTS } from './transport.js';

/**
 * How long one organisation sends before the next one has its turn, in milliseconds. Time and not a number of mails: with
 * a slow server the others would wait for long, with a quick one the start and the end of a turn would take a part of it.
 */
const TURN_MS = 1_000;

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
    private readonly links: AccountLinks,
    @Inject(CONFIG) private readonly config: Pick<Config, 'returnPathDomain' | 'secretKeys'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly presence: WorkerPresence,
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
    await endTurn(this.tenancy, organisationId, 'email', this.clock.now(), (tx) =>
      this.queue.nextDue(tx, organisationId),
    );
    return true;
  }

  /** Finishes what is on its way and starts nothing new. */
  stop(): void {
    this.stopping = true;
  }

  private async send(organisationId: string): Promise<void> {
    const lease = this.presence.newLease();
    const outcomes = new OutcomeBuffer(OPEN_LIMIT, (steps) =>
      this.recorder.record(organisationId, lease, steps, this.clock.now()),
    );
    const end = performance.now() + TURN_MS;
    let taken = 0;
    let claimedAt = 0;
    const next = async (): Promise<ClaimedMail[]> => {
      if (this.stopping || performance.now() >= end) return [];
      // Each claim is later than the one before, whatever the clock says: what was claimed first is handed over first.
      claimedAt = Math.max(this.clock.now().getTime(), claimedAt + 1);
      const mails = await this.queue.claim(organisationId, lease, claimSize(taken), new Date(claimedAt));
      taken += mails.length;
      return mails;
    };
    const send = async (mail: ClaimedMail): Promise<void> => {
      if (!(await outcomes.begin())) return;
      if (this.stopping || isLeaseTooShort(mail.claimedAt, this.clock.now())) {
        return outcomes.add(putBack(mail, this.clock.now()));
      }
      outcomes.add(await this.attempt(organisationId, mail));
    };
    try {
      await handOver(next, send, TRANSPORT_DEFAULTS.connections);
    } finally {
      await outcomes.close();
    }
  }

  private async attempt(organisationId: string, claimed: ClaimedMail): Promise<NextStep> {
    const after = (outcome: SmtpOutcome) => nextStep(claimed, outcome, this.clock.now(), Math.random());
    try {
      const mail = await this.withLink(organisationId, claimed);
      if (!mail.ok) return stopped(claimed, mail.refusal, this.clock.now());
      const signing = { domain: this.config.returnPathDomain, keys: this.config.secretKeys };
      const { envelope, raw } = prepareMail({ ...claimed, body: mail.body }, signing);
      return after(await this.transport.send(envelope, raw));
    } catch (error) {
      // A mail that can't be composed would come back for ever; it stops here, where staff see it.
      this.logger.error({ messageId: claimed.id, err: error }, 'A mail could not be composed');
      return after({ kind: 'setup', code: 'MAIL_SETUP_INCORRECT', reply: 'could not be composed', status: null });
    }
  }

  /** A link to set a password is made now, for whoever the mail goes to, and stands in no table (design §2). */
  private async withLink(
    organisationId: string,
    { body, userId, toAddress }: ClaimedMail,
  ): Promise<{ ok: true; body: string } | { ok: false; refusal: OutdatedMail }> {
    const purpose = awaitedLink(body);
    if (purpose === null || userId === null) return { ok: true, body };
    const link = await this.links.create(organisationId, userId, purpose, toAddress);
    return link.ok ? { ok: true, body: withLink(body, purpose, link.href) } : link;
  }
}
