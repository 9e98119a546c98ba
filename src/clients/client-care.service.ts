import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { isStorable } from '../common/storable.js';
import { Tenancy } from '../database/tenancy.js';
import type { Confirmation } from '../organisations/confirmation.js';
import { ClientBatch } from './client-batch.js';
import { ClientDetails } from './client-details.service.js';
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
  { ok: true } | { ok: false; code: 'NOT_FOUND' | 'CONFLICT' | 'UNKNOWN_BRANCH' | 'UNKNOWN_GROUP' | 'UNKNOWN_USER' };

/**
 * What administrators change about a client that is no address: its group (E05), its manager (E04) and how approval is
 * confirmed (Cd1). It holds until the source sends the client whole again.
 */
@Injectable()
export class ClientCare {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly clients: ClientDetails,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Of a client that the caller may see (L28).
   *
   * @param seen the client's `updatedAt` as the caller saw it; another by now is a CONFLICT
   */
  async change(principal: Principal, externalId: string, change: CareChange, seen?: Date): Promise<CareResult> {
    const { organisationId } = principal;
    if (!isStorable(externalId)) return { ok: false, code: 'NOT_FOUND' };
    return this.tenancy.within(organisationId, async (tx) => {
      const batch = await ClientBatch.load(tx, organisationId, [externalId], NO_REFERENCES);
      const client = batch.find(externalId);
      const shown = client && (await this.clients.find(tx, principal, externalId));
      if (!client || !shown) return { ok: false, code: 'NOT_FOUND' };
      if (seen && seen.getTime() !== shown.updatedAt.getTime()) return { ok: false, code: 'CONFLICT' };
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
