import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { isId } from '../../common/ids.js';
import { rows } from '../../database/sql.js';
import { Tenancy, type Tx } from '../../database/tenancy.js';
import { BatchQueries, type BatchView, type PieceView, type PrintGroupView } from '../../letters/batch-queries.js';
import { MessageTypes, type TypeRow } from '../../message-types/message-types.service.js';

const FINISHED_AT_ONCE = 20;
/** More than an operator takes through the print room in a week. */
const UNDER_WAY_AT_MOST = 100;
export const PIECES_AT_ONCE = 100;

export interface Envelopes {
  /** Names of the organisation's envelope profiles by code, in the reader's language. */
  names: ReadonlyMap<string, string>;
  /** Code of the one that new batches get. */
  own: string;
}

export interface Overview {
  groups: PrintGroupView[];
  underWay: BatchView[];
  finished: BatchView[];
  /** The `before` of the next page of finished ones. */
  older: number | null;
  envelopes: Envelopes;
}

export interface OneBatch {
  batch: BatchView;
  /** At most `PIECES_AT_ONCE`. */
  pieces: PieceView[];
  /** Whether the pile goes on after these. */
  more: boolean;
  types: TypeRow[];
  envelopes: Envelopes;
}

/** Reads what the pages of the print room show. */
@Injectable()
export class PrintRoom {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly batches: BatchQueries,
    private readonly types: MessageTypes,
  ) {}

  /** @param before number of a batch: finished ones made earlier than that */
  async overview(principal: Principal, before?: number): Promise<Overview> {
    return this.tenancy.within(principal.organisationId, async (tx) => {
      const groups = await this.batches.groups(tx, principal);
      const underWay = await this.batches.page(tx, principal, { which: 'underWay', limit: UNDER_WAY_AT_MOST });
      const found = await this.batches.page(tx, principal, {
        which: 'finished',
        before,
        limit: FINISHED_AT_ONCE + 1,
      });
      const finished = found.slice(0, FINISHED_AT_ONCE);
      const older = found.length > FINISHED_AT_ONCE ? finished.at(-1)!.number : null;
      return { groups, underWay, finished, older, envelopes: await envelopesOf(tx, principal) };
    });
  }

  /**
   * One batch of the caller's print groups.
   *
   * @param from place in the pile where the pieces begin
   */
  async batch(principal: Principal, id: string, from = 1): Promise<OneBatch | undefined> {
    if (!isId(id)) return undefined;
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx) => {
      const batch = await this.batches.find(tx, principal, id);
      if (!batch) return undefined;
      const found = await this.batches.pieces(tx, organisationId, id, { from, limit: PIECES_AT_ONCE + 1 });
      return {
        batch,
        pieces: found.slice(0, PIECES_AT_ONCE),
        more: found.length > PIECES_AT_ONCE,
        types: await this.types.list(tx, organisationId),
        envelopes: await envelopesOf(tx, principal),
      };
    });
  }
}

async function envelopesOf(tx: Tx, { organisationId, language }: Principal): Promise<Envelopes> {
  const found = await rows<{ code: string; name: string; own: boolean }>(
    tx,
    `SELECT p.code, p.names->>$2 AS name, p.code = o.envelope_profile AS own
     FROM envelope_profile p JOIN organisation o ON o.id = p.organisation_id WHERE p.organisation_id = $1`,
    [organisationId, language],
  );
  return {
    names: new Map(found.map(({ code, name }) => [code, name])),
    own: found.find(({ own }) => own)?.code ?? '',
  };
}
