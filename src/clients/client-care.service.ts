import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { isStorable } from '../common/storable.js';
import { Tenancy } from '../database/tenancy.js';
import type { Confirmation } from '../organisations/confirmation.js';
import { ClientBatch } from './client-batch.js';
import { findReferences, loadReferences, NO_REFERENCES } from './client-references.js';

/** Who takes care of a client, and how it approves; what is left out stays. */
export interface CareChange {
  /** Name of a client group. */
  group?: string | null | undefined;
  /** Id or e-mail address of a staff user. */
  manager?: string | null | undefined;
  confirmation?: Confirmation | null | undefined;
}

export type CareResult =
  { ok: true } | { ok: false; code: 'NOT_FOUND' | 'UNKNOWN_BRANCH' | 'UNKNOWN_GROUP' | 'UNKNOWN_USER' };

/**
 * What administrators change about a client that is no address: its group (E05), its manager (E04) and how approval is
 * confirmed (Cd1). It holds until the source sends the client whole again.
 */
@Injectable()
export class ClientCare {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async change(principal: Principal, externalId: string, change: CareChange): Promise<CareResult> {
    const { organisationId } = principal;
    if (!isStorable(externalId)) return { ok: false, code: 'NOT_FOUND' };
    return this.tenancy.within(organisationId, async (tx) => {
      const batch = await ClientBatch.load(tx, organisationId, [externalId], NO_REFERENCES);
      const client = batch.find(externalId);
      if (!client) return { ok: false, code: 'NOT_FOUND' };
      const known = await loadReferences(tx, organisationId, [change], new Map());
      const found = findReferences(change, known);
      if (!found.ok) return { ok: false, code: found.code };
      const { groupId, managerUserId } = found.ids;
      batch.change({
        ...client,
        ...(change.group !== undefined && { groupId }),
        ...(change.manager !== undefined && { managerUserId }),
        ...(change.confirmation !== undefined && { confirmation: change.confirmation }),
      });
      await batch.flush(this.clock.now());
      const fields = Object.keys(change).filter((field) => change[field as keyof CareChange] !== undefined);
      await this.audit.record(tx, principal, { action: 'clients.care', target: client.id, facts: { fields } });
      return { ok: true };
    });
  }
}
