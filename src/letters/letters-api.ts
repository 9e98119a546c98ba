import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import { fieldProblem } from '../common/field-problem.js';
import { isId } from '../common/ids.js';
import { refuse } from '../common/problem.js';
import type { ReasonCode, Refusal } from '../common/reasons.js';
import { rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { MessagesApi } from '../messages/messages-api.js';
import { IN, type MessageStatus } from '../messages/states.js';
import type { BatchStep } from './batch-state.js';
import { BatchSteps, type StepReport } from './batch-steps.js';
import { Batches, type BatchWish } from './batches.service.js';
import { BatchQueries, mayPrint, type BatchView } from './batch-queries.js';
import { pullCounts } from './pull-list.js';

interface LetterWish {
  printGroup?: string | undefined;
  status?: MessageStatus[] | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** The API's answers about letters and batches, in the words of design §8. */
@Injectable()
export class LettersApi {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly messages: MessagesApi,
    private readonly batches: Batches,
    private readonly steps: BatchSteps,
    private readonly queries: BatchQueries,
  ) {}

  /** What the caller's print groups have to print, newest first; what waits unless another status is asked for. */
  async letters(principal: Principal, { printGroup, status, ...page }: LetterWish) {
    const branchIds = await this.branchesOf(principal, printGroup);
    return this.messages.list(
      { ...principal, branchIds },
      { ...page, format: 'letter', status: status?.length ? status : [...IN.unprepared] },
    );
  }

  /** Newest first. */
  async page(principal: Principal, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
    const before = cursor === undefined ? undefined : Number(cursor);
    const found = await this.within(principal, (tx) => this.queries.page(tx, principal, { before, limit: limit + 1 }));
    const items = found.slice(0, limit);
    return { items: items.map(asJson), next: found.length > limit ? String(items.at(-1)!.number) : null };
  }

  async prepare(principal: Principal, wish: BatchWish) {
    const prepared = await this.batches.prepare(principal, wish);
    if (!prepared.ok) return refuseFor(prepared.refusal);
    return {
      batches: prepared.batches.map(({ id, number, printGroup, state }) => ({
        id,
        number,
        printGroup: printGroup.name,
        state,
      })),
    };
  }

  async one(principal: Principal, id: string) {
    const batch = isId(id) && (await this.within(principal, (tx) => this.queries.find(tx, principal, id)));
    return batch ? asJson(batch) : refuse('NOT_FOUND', 404);
  }

  async step(principal: Principal, id: string, step: BatchStep, report?: StepReport) {
    if (!isId(id)) return refuse('NOT_FOUND', 404);
    const stepped = await this.steps.step(principal, id, step, report);
    return stepped.ok ? asJson(stepped.batch) : refuseFor(stepped.refusal);
  }

  async tryAgain(principal: Principal, id: string) {
    if (!isId(id)) return refuse('NOT_FOUND', 404);
    const tried = await this.batches.tryAgain(principal, id);
    return tried.ok ? asJson(tried.batch) : refuseFor(tried.refusal);
  }

  /** L06: the print groups decide which letters a caller sees here, whatever branches his desk serves. */
  private async branchesOf(principal: Principal, printGroup: string | undefined): Promise<string[]> {
    const branches = await this.within(principal, (tx) =>
      rows<{ id: string; groupId: string; groupName: string }>(
        tx,
        `SELECT b.id, g.id AS "groupId", g.name AS "groupName"
         FROM branch b JOIN print_group g ON g.organisation_id = b.organisation_id AND g.id = b.print_group_id
         WHERE b.organisation_id = $1`,
        [principal.organisationId],
      ),
    );
    const own = branches.filter(({ groupId }) => mayPrint(principal, groupId));
    const named = own.filter(({ groupId, groupName }) => printGroup === groupId || printGroup === groupName);
    if (printGroup !== undefined && named.length === 0) return refuseFor({ code: 'UNKNOWN_PRINT_GROUP' });
    return (printGroup === undefined ? own : named).map(({ id }) => id);
  }

  private within<T>(principal: Principal, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.tenancy.within(principal.organisationId, work);
  }
}

/** What is refused because of how things stand now, not because of what was asked. */
const CONFLICTS: readonly ReasonCode[] = ['WRONG_BATCH_STATE', 'NOTHING_TO_PREPARE', 'FILES_SEVERAL', 'FILE_NOT_READY'];

/** The field that a refusal of what was asked is about. */
const FIELDS: Readonly<Partial<Record<ReasonCode, string>>> = {
  UNKNOWN_PRINT_GROUP: 'printGroup',
  BAD_VALUE: 'profile',
  COUNTS_DIFFER: 'counts',
  PULL_LIST_OPEN: 'pulled',
};

/** Ends the request with the problem of a refusal. */
export function refuseFor({ code, which = '' }: Refusal): never {
  const field = FIELDS[code];
  const errors = field === undefined ? [] : [fieldProblem(field, code, which)];
  return refuse(code, code === 'NOT_FOUND' ? 404 : CONFLICTS.includes(code) ? 409 : 422, { which, errors });
}

/** A batch as it travels: a print group goes by its name, and the pull list is counted. */
function asJson({ printGroup, ...batch }: BatchView) {
  return { ...batch, ...pullCounts(batch.pull), printGroup: printGroup.name };
}
