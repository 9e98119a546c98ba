import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../auth/audit.js';
import type { Principal } from '../../auth/principal.js';
import { CLOCK, type Clock } from '../../common/clock.js';
import { fieldProblem } from '../../common/field-problem.js';
import { refuse } from '../../common/problem.js';
import { appendEvents } from '../../database/append-event.js';
import { Tenancy } from '../../database/tenancy.js';
import { isRefused } from '../intake.js';
import { Intake } from '../intake.service.js';
import type { StoredRun } from './diagnosis-store.js';
import type { DiagnosisInput } from './diagnosis-input.js';

/** Kind of the event that sends somebody a test mail at his own address (B03). */
const SELF_TEST = 'mail.test';

/** A system has no mailbox to look in. */
const NO_MAILBOX = fieldProblem('answer', 'BAD_VALUE', 'send is for whoever is signed in: a key has no mailbox');

/** Sends test mails, those that a diagnosis asks about among them, by the real cascade and transport (B03, D19). */
@Injectable()
export class TestMails {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly intake: Intake,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the key of the event by which the test is found again */
  async send(principal: Principal, run: StoredRun): Promise<NonNullable<DiagnosisInput['tests']>> {
    return run.question?.node === 'B1'
      ? { self: await this.toSelf(principal) }
      : { client: await this.toClient(principal, run) };
  }

  /** By the cascade of a mail that is about no client (Bd2). @returns the key of the event by which the test is found again */
  async toSelf(principal: Principal): Promise<string> {
    const { organisationId, userId } = principal;
    if (userId === null) return refuse('NOT_ALLOWED', 403, { errors: [NO_MAILBOX] });
    return this.tenancy.within(organisationId, async (tx) => {
      await this.audit.record(tx, principal, { action: 'mail.test', target: userId });
      const event = { kind: SELF_TEST, origin: 'interactive', userId, actorUserId: userId } as const;
      const [id] = await appendEvents(tx, organisationId, [event], this.clock.now());
      return `bode:${id}`;
    });
  }

  /** Pressed twice at the same revision it is one message. */
  private async toClient(principal: Principal, { id, revision, client }: StoredRun): Promise<string> {
    if (!client) return refuse('NOT_FOUND', 404);
    const key = `diagnosis-${id}-${revision}`;
    const value = { key, type: 'TST', client: client.externalId, priority: 1, origin: 'interactive' };
    const [row] = await this.intake.take(principal, [{ value }]);
    if (!row || isRefused(row)) throw new Error(`The test message was refused: ${row?.problem.code}`);
    await this.tenancy.within(principal.organisationId, (tx) =>
      this.audit.record(tx, principal, { action: 'clients.test', facts: { decision: row.decisionId } }),
    );
    return key;
  }
}
