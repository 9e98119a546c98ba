import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { CLOCK, type Clock } from '../common/clock.js';
import type { PostalInput } from '../common/postal/postal-address.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { ClientBatch } from './client-batch.js';
import { ClientChanges } from './client-changes.js';
import { NO_REFERENCES } from './client-references.js';
import { ClientDetails, type ClientDetail } from './client-details.service.js';
import { correct } from './corrections.js';
import { checkChange, type AddressChange, type AddressFault } from './desk-correction.js';

export type CorrectionResult =
  | {
      ok: true;
      /** What was really changed; nothing when it was all the same. */
      fields: ('emails' | 'postal')[];
      /** Ids of letters that were held for the address and now go on by themselves. */
      released: string[];
    }
  | { ok: false; code: 'NOT_FOUND' | 'CONFLICT' }
  | { ok: false; code: 'BAD_VALUE'; faults: AddressFault[] };

/** What staff do with a client. */
@Injectable()
export class Clients {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly details: ClientDetails,
    private readonly changes: ClientChanges,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Corrects a client's addresses at the desk (L21, D11). Letters that were held for them are released in the same
   * transaction.
   *
   * @param principal an account: a correction is somebody's
   * @param seen the client's `updatedAt` as the corrector saw it; another by now is a CONFLICT
   */
  async correct(
    principal: Principal & { userId: string },
    externalId: string,
    change: AddressChange,
    seen: Date,
  ): Promise<CorrectionResult> {
    return this.tenancy.within(principal.organisationId, async (tx) => {
      if (!(await this.details.find(tx, principal, externalId))) return { ok: false, code: 'NOT_FOUND' };
      const batch = await ClientBatch.load(tx, principal.organisationId, [externalId], NO_REFERENCES);
      // Read again now that the row is locked: it may have changed while we waited for it.
      const client = (await this.details.find(tx, principal, externalId))!;
      if (client.updatedAt.getTime() !== seen.getTime()) return { ok: false, code: 'CONFLICT' };
      const checked = checkChange(client, change, client.home);
      if (!checked.ok) return { ok: false, code: 'BAD_VALUE', faults: checked.faults };
      return this.write(tx, principal, client, batch, checked);
    });
  }

  private async write(
    tx: Tx,
    principal: Principal & { userId: string },
    client: ClientDetail,
    batch: ClientBatch,
    { emails, postal }: { emails?: string[]; postal?: PostalInput | null },
  ): Promise<CorrectionResult> {
    const now = this.clock.now();
    const by = { userId: principal.userId, at: now };
    let state = batch.find(client.externalId)!;
    if (emails !== undefined) state = { ...state, ...correct(state, { emails }, by) };
    if (postal !== undefined) state = { ...state, ...correct(state, { postal }, by) };
    const fields: ('emails' | 'postal')[] = [
      ...(emails === undefined ? [] : (['emails'] as const)),
      ...(postal === undefined ? [] : (['postal'] as const)),
    ];
    if (fields.length === 0) return { ok: true, fields, released: [] };
    batch.change(state);
    const clientIds = await batch.flush(now);
    const { organisationId, userId } = principal;
    const released = await this.changes.tell(tx, { organisationId, clientIds, byUserId: userId, at: now });
    const facts = { fields, released: released.length };
    await this.audit.record(tx, principal, { action: 'clients.correct', target: client.id, facts });
    return { ok: true, fields, released };
  }
}
