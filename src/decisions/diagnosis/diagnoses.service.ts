import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Audit } from '../../auth/audit.js';
import type { Principal } from '../../auth/principal.js';
import { CLOCK, type Clock } from '../../common/clock.js';
import { fieldProblem } from '../../common/field-problem.js';
import { isId, newId } from '../../common/ids.js';
import { refuse } from '../../common/problem.js';
import { Tenancy, type Tx } from '../../database/tenancy.js';
import { DiagnosisFacts, type FoundFacts } from './diagnosis-facts.service.js';
import { missingInput, type DiagnosisInput, type Procedure } from './diagnosis-input.js';
import type { diagnosisQuery } from './diagnosis-request.js';
import { DiagnosisStore, type NamedRun, type StoredRun } from './diagnosis-store.js';
import { loadTest } from './load-lines.js';
import { withReadableMessages } from './named-messages.js';
import { advance, answersTo, begin, takeAnswer } from './run.js';
import { TestMails } from './test-mails.service.js';

/**
 * Searches for why somebody did not get a mail (N03): begins them, takes answers, and shows them to whoever continues.
 * Desk staff has DP-D, the procedure of a message line; the others are for admins (A01, B01).
 */
@Injectable()
export class Diagnoses {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly facts: DiagnosisFacts,
    private readonly store: DiagnosisStore,
    private readonly tests: TestMails,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ApiProblem that names what is missing or unknown in the input */
  async start(principal: Principal, procedure: Procedure, input: DiagnosisInput): Promise<StoredRun> {
    if (!mayBegin(principal, procedure)) refuse('NOT_ALLOWED', 403);
    const missing = missingInput(procedure, input);
    if (missing.length > 0) refuse('MISSING', 422, { which: missing[0]!.field, errors: missing });
    return this.within(principal, async (tx) => {
      const { facts, clientId } = known(await this.facts.load(tx, principal, input));
      const run = advance(begin(procedure, input), facts);
      const id = newId();
      await this.store.insert(tx, principal, run, { id, clientId, now: this.clock.now() });
      await this.audit.record(tx, principal, { action: 'diagnosis.start', target: id, facts: { procedure } });
      return this.readable(tx, principal, id);
    });
  }

  /** @throws ApiProblem NOT_FOUND */
  async one(principal: Principal, id: string): Promise<StoredRun> {
    return this.within(principal, (tx) => this.readable(tx, principal, id));
  }

  async page(
    principal: Principal,
    filter: z.output<typeof diagnosisQuery>,
  ): Promise<{ items: StoredRun[]; next: string | null }> {
    return this.tenancy.withinInOrder(principal.organisationId, async (tx) => {
      const { items, next } = await this.store.page(tx, principal, filter);
      return { items: await withReadableMessages(tx, principal, items), next };
    });
  }

  /** A run as its page shows it. @throws ApiProblem NOT_FOUND */
  async named(principal: Principal, id: string): Promise<NamedRun> {
    return this.within(principal, async (tx) => {
      const [named] = await this.store.named(tx, principal.organisationId, [await this.readable(tx, principal, id)]);
      const { tests } = named!.input;
      const key = named!.question?.node === 'B1' ? tests?.self : named!.question && tests?.client;
      return { ...named!, test: key ? await loadTest(tx, principal.organisationId, key) : null };
    });
  }

  async namedPage(
    principal: Principal,
    filter: z.output<typeof diagnosisQuery>,
  ): Promise<{ items: NamedRun[]; next: string | null }> {
    return this.tenancy.withinInOrder(principal.organisationId, async (tx) => {
      const { items, next } = await this.store.page(tx, principal, filter);
      const named = await this.store.named(tx, principal.organisationId, items);
      return { items: named.map((run) => ({ ...run, test: null })), next };
    });
  }

  /**
   * Takes an answer and goes on to the next question or the ending. `send` lets Bode send the test mail first.
   *
   * @param revision of the run as it was read; another by now is a CONFLICT
   * @throws ApiProblem
   */
  async answer(principal: Principal, id: string, answer: string, revision: number): Promise<StoredRun> {
    const before = await this.within(principal, (tx) => this.found(tx, principal, id));
    if (before.revision !== revision || !before.question) refuse('CONFLICT', 409);
    if (!answersTo(before.question).includes(answer)) {
      refuse('BAD_VALUE', 422, {
        which: 'answer',
        errors: [fieldProblem('answer', 'BAD_VALUE', `must be one of ${answersTo(before.question).join(', ')}`)],
      });
    }
    const tests = answer === 'send' ? await this.tests.send(principal, before) : {};
    const input = { ...before.input, tests: { ...before.input.tests, ...tests } };
    return this.within(principal, async (tx) => {
      const seen = known(await this.facts.load(tx, principal, input));
      const taken = takeAnswer({ ...before, input, at: null }, answer, seen.facts);
      const { facts } = known(await this.facts.load(tx, principal, taken.input));
      const run = advance(taken, facts);
      const now = this.clock.now();
      const updated = await this.store.update(tx, principal.organisationId, run, { id, revision, now });
      if (!updated) refuse('CONFLICT', 409);
      await this.audit.record(tx, principal, { action: 'diagnosis.answer', target: id });
      return this.readable(tx, principal, id);
    });
  }

  /** As it goes out to whoever reads it. */
  private async readable(tx: Tx, principal: Principal, id: string): Promise<StoredRun> {
    const [run] = await withReadableMessages(tx, principal, [await this.found(tx, principal, id)]);
    return run!;
  }

  private async found(tx: Tx, principal: Principal, id: string): Promise<StoredRun> {
    const run = isId(id) ? await this.store.find(tx, principal, id) : undefined;
    if (!run) return refuse('NOT_FOUND', 404);
    if (!mayBegin(principal, run.procedure)) refuse('NOT_ALLOWED', 403);
    return run;
  }

  private within<T>(principal: Principal, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.tenancy.within(principal.organisationId, work);
  }
}

/** A01, B01: the desk has the procedure of a message line; the others look at rules, people and the platform. */
export function mayBegin({ permissions }: Pick<Principal, 'permissions'>, procedure: Procedure): boolean {
  return procedure === 'D' || permissions.has('explain');
}

function known(found: FoundFacts): FoundFacts & { ok: true } {
  if (found.ok) return found;
  const [first] = found.errors;
  return refuse(first!.code, 422, { which: first!.field, errors: found.errors });
}
