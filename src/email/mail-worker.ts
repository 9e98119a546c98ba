import { Inject, Injectable, Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { AccountLinks, type OutdatedMail } from '../auth/account-links.js';
import { awaitedLink, withLink } from '../auth/link-placeholder.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { CONFIG } from '../config/token.js';
import type { Config } from '../config/load.js';
import { endTurn, takeTurn, withWork } from '../database/due-work.js';
import { Tenancy } from '../database/tenancy.js';
import { WorkerPresence } from '../database/worker-presence.js';
import { handOver } from './hand-over.js';
import { claimSize, isLeaseTooShort, OPEN_LIMIT } from './in-hand.js';
import { isRenewed } from '../messages/outdated-links.service.js';
import { MAIL_TRANSPORT, type MailTransport } from './mail-transport.token.js';
import { MailQueue, type ClaimedMail } from './mail-queue.js';
import { nextStep, putBack, stopped, type NextStep } from './next-step.js';
import { OutcomeBuffer } from './outcome-buffer.js';
import { OutcomeRecorder } from './outcome-recorder.js';
import { prepareMail } from './prepare-mail.js';
import { RelayGuard } from './relay-guard.js';
import type { Passage } from './relay-watch.js';
import type { SmtpOutcome } from './smtp-outcome.js';
import { TRANSPORT_DEFAULTS } from './transport.js';

/**
 * How long one organisation sends before the next one has its turn, in milliseconds. Time and not a number of mails: with
 * a slow server the others would wait for long, with a quick one the start and the end of a turn would take a part of it.
 */
const TURN_MS = 1_000;

/** After this, in milliseconds, the last few mails of a turn are no longer waited for: the next one has its turn. */
const PATIENCE_MS = 2_000;
/** How many these may be: at least half of the connections are left for the others. */
const FEW = TRANSPORT_DEFAULTS.connections / 2;
/** How often it is looked at, in milliseconds. */
const LOOK_MS = 250;

/** How often it is looked which mails waited too long for a relay that takes none, in milliseconds. */
const GIVE_UP_MS = 60_000;

/** Sends the mails that are due, one organisation after the other. Knows nothing of when it is run. */
@Injectable()
export class MailWorker {
  private readonly logger = new Logger(MailWorker.name);
  private stopping = false;
  /** Mails in the hands of the transport. */
  private underWay = 0;
  /** Turns whose last mails are still under way. */
  private readonly unfinished = new Set<Promise<void>>();
  private gaveUpAt = 0;

  constructor(
    private readonly tenancy: Tenancy,
    private readonly queue: MailQueue,
    private readonly recorder: OutcomeRecorder,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
    private readonly links: AccountLinks,
    @Inject(CONFIG) private readonly config: Pick<Config, 'returnPathDomain' | 'secretKeys'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly presence: WorkerPresence,
    private readonly relay: RelayGuard,
  ) {}

  /**
   * One turn of one organisation.
   *
   * @returns whether there was an organisation with due work, and a relay that takes it
   */
  async turn(): Promise<boolean> {
    const passage = await this.relay.passage();
    // Where one mail is the question, its answer is waited for before the next one is asked.
    if (passage === 'shut' || (passage === 'one' && this.underWay > 0)) {
      await this.giveUpTheOld();
      return false;
    }
    const organisationId = await takeTurn(this.tenancy, 'email', this.clock.now());
    if (!organisationId) return false;
    await this.queue.takeBack(organisationId, this.clock.now());
    await this.untilFewAreLeft(this.send(organisationId, passage));
    await endTurn(this.tenancy, organisationId, 'email', this.clock.now(), (tx) =>
      this.queue.nextDue(tx, organisationId),
    );
    return true;
  }

  /** Finishes what is on its way and starts nothing new. */
  stop(): void {
    this.stopping = true;
  }

  /** Settles when what was on its way at the stop has its outcome. */
  async finish(): Promise<void> {
    await Promise.all(this.unfinished);
  }

  /** While the relay takes nothing, nobody has a turn in which a mail could reach its limit. */
  private async giveUpTheOld(): Promise<void> {
    const now = this.clock.now();
    const reply = this.relay.silence;
    if (reply === null || now.getTime() - this.gaveUpAt < GIVE_UP_MS) return;
    this.gaveUpAt = now.getTime();
    for (const id of await withWork(this.tenancy, 'email')) await this.recorder.giveUp(id, reply, now);
  }

  /**
   * Waits for the mails of a turn, though not for a few that hang: a server that keeps one connection waiting for minutes
   * must not hold up the other organisations, nor a mail with a password.
   */
  private async untilFewAreLeft(sending: Promise<void>): Promise<void> {
    const end = performance.now() + TURN_MS + PATIENCE_MS;
    const done = sending.then(() => true);
    while (performance.now() < end || this.underWay > FEW) {
      const waited = new AbortController();
      const left = await Promise.race([done, pause(LOOK_MS, false, { signal: waited.signal })]).finally(() =>
        waited.abort(),
      );
      if (left) return;
    }
    const late = sending
      .catch((error: unknown) => this.logger.error({ err: error }, 'The last mails of a turn have no outcome'))
      .finally(() => this.unfinished.delete(late));
    this.unfinished.add(late);
  }

  private async send(organisationId: string, passage: Passage): Promise<void> {
    const lease = this.presence.newLease();
    const outcomes = new OutcomeBuffer(OPEN_LIMIT, (steps) =>
      this.recorder.record(organisationId, lease, steps, this.clock.now()),
    );
    const end = performance.now() + TURN_MS;
    let taken = 0;
    let claimedAt = 0;
    const next = async (): Promise<ClaimedMail[]> => {
      if (this.stopping || this.relay.isShut || performance.now() >= end) return [];
      if (passage === 'one' && taken > 0) return [];
      // Each claim is later than the one before, whatever the clock says: what was claimed first is handed over first.
      claimedAt = Math.max(this.clock.now().getTime(), claimedAt + 1);
      const size = passage === 'one' ? 1 : claimSize(taken);
      const mails = await this.queue.claim(organisationId, lease, size, new Date(claimedAt));
      taken += mails.length;
      return mails;
    };
    const send = async (mail: ClaimedMail): Promise<void> => {
      if (!(await outcomes.begin())) return;
      if (this.stopping || this.relay.isShut || isLeaseTooShort(mail.claimedAt, this.clock.now())) {
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
      return after(await this.handOver(claimed.attempts, envelope, raw));
    } catch (error) {
      // A mail that can't be composed would come back for ever; it stops here, where staff see it.
      this.logger.error({ messageId: claimed.id, err: error }, 'A mail could not be composed');
      return after({ kind: 'setup', code: 'MAIL_SETUP_INCORRECT', reply: 'could not be composed', status: null });
    }
  }

  private async handOver(
    attempts: number,
    ...[envelope, raw]: Parameters<MailTransport['send']>
  ): Promise<SmtpOutcome> {
    this.underWay++;
    try {
      const outcome = await this.transport.send(envelope, raw);
      this.relay.met(outcome, envelope.to, attempts);
      return outcome;
    } finally {
      this.underWay--;
    }
  }

  /** A link to set a password is made now, for whoever the mail goes to, and stands in no table (design §2). */
  private async withLink(
    organisationId: string,
    { id, body, userId, toAddress }: ClaimedMail,
  ): Promise<{ ok: true; body: string } | { ok: false; refusal: OutdatedMail }> {
    const purpose = awaitedLink(body);
    if (purpose === null || userId === null) return { ok: true, body };
    const link = await this.links.create(organisationId, userId, purpose, toAddress, (tx) =>
      isRenewed(tx, organisationId, id),
    );
    return link.ok ? { ok: true, body: withLink(body, purpose, link.href) } : link;
  }
}
