import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import type { FieldProblem } from '../common/field-problem.js';
import { retryWhereMet } from '../database/retry.js';
import { rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { ClientBatch } from './client-batch.js';
import { ClientChanges } from './client-changes.js';
import type { ClientInput } from './client-input.js';
import { loadReferences } from './client-references.js';

/** Writes what the source says of its clients. */
@Injectable()
export class ClientWriter {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly changes: ClientChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Writes clients in one transaction, in their order: one may name an earlier one as its parent. A client that can't be
   * written changes nothing and blocks none.
   *
   * @returns for each client what kept it from being written, or null
   */
  async write(organisationId: string, clients: readonly ClientInput[]): Promise<(FieldProblem | null)[]> {
    return retryWhereMet(() => this.tenancy.within(organisationId, (tx) => this.writeAll(tx, organisationId, clients)));
  }

  private async writeAll(
    tx: Tx,
    organisationId: string,
    clients: readonly ClientInput[],
  ): Promise<(FieldProblem | null)[]> {
    const now = this.clock.now();
    const named = clients.flatMap(({ externalId, parent }) => (parent ? [externalId, parent] : [externalId]));
    const branchIds = await branchIdsByCode(tx, organisationId);
    const references = await loadReferences(tx, organisationId, clients, branchIds);
    const batch = await ClientBatch.load(tx, organisationId, named, references);
    const problems = clients.map((client) => {
      const put = batch.put(client, now);
      return put.ok ? null : put.problem;
    });
    const clientIds = await batch.flush(now);
    await this.changes.tell(tx, { organisationId, clientIds, byUserId: null, at: now });
    return problems;
  }
}

async function branchIdsByCode(tx: Tx, organisationId: string): Promise<Map<string, string>> {
  const branches = await rows<{ code: string; id: string }>(
    tx,
    `SELECT code, id FROM branch WHERE organisation_id = $1`,
    [organisationId],
  );
  return new Map(branches.map(({ code, id }) => [code, id]));
}
