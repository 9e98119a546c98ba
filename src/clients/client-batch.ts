import { canonicalJson } from '../common/canonical-json.js';
import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import { newId } from '../common/ids.js';
import type { PostalInput } from '../common/postal/postal-address.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { ClientInput } from './client-input.js';
import type { ClientFlag } from './client.entity.js';
import { findReferences, type ClientReferences } from './client-references.js';
import { mergeFromSource, type Corrections } from './corrections.js';
import type { Confirmation } from '../organisations/confirmation.js';
import { searchKeys } from './search-keys.js';

/** A client as it stands at some row of a batch. */
export interface ClientState {
  id: string;
  externalId: string;
  cardNumbers: string[];
  parentId: string | null;
  kind: string;
  name: string;
  birthDate: string | null;
  salutation: string | null;
  language: string | null;
  emails: string[];
  postal: PostalInput | null;
  flags: ClientFlag[];
  branchId: string | null;
  groupId: string | null;
  managerUserId: string | null;
  confirmation: Confirmation | null;
  corrections: Corrections;
}

/**
 * The clients that a number of requests name or bring along: read at once, changed in memory in the order of the
 * requests, written at once. A row is decided on its client as that row left it.
 */
export class ClientBatch {
  private readonly byExternalId = new Map<string, ClientState>();
  private readonly stored = new Map<string, string>();
  /** Id of a client → id of the one above it, of this batch and of all above it. */
  private readonly parents = new Map<string, string | null>();
  /** Shared by every row of the same client, so that an id given by another transaction reaches all of them. */
  private readonly changed = new Map<string, ClientState[]>();

  private constructor(
    private readonly tx: Tx,
    private readonly organisationId: string,
    private readonly references: ClientReferences,
  ) {}

  /** @param references what `put` finds by the names that its clients give */
  static async load(
    tx: Tx,
    organisationId: string,
    externalIds: Iterable<string>,
    references: ClientReferences,
  ): Promise<ClientBatch> {
    const batch = new ClientBatch(tx, organisationId, references);
    // Locked in one order, so that two streams with the same clients wait for each other instead of deadlocking.
    const found = await rows<ClientState>(
      tx,
      `SELECT id, external_id AS "externalId", card_numbers AS "cardNumbers", parent_id AS "parentId", kind, name,
              birth_date::text AS "birthDate", salutation, language, emails, postal, flags, branch_id AS "branchId",
              group_id AS "groupId", manager_user_id AS "managerUserId", confirmation, corrections
       FROM client WHERE organisation_id = $1 AND external_id = ANY ($2) ORDER BY external_id FOR UPDATE`,
      [organisationId, [...new Set(externalIds)]],
    );
    for (const client of found) {
      batch.byExternalId.set(client.externalId, client);
      batch.stored.set(client.externalId, canonicalJson(client));
    }
    await batch.loadAncestors(found);
    return batch;
  }

  find(externalId: string): ClientState | undefined {
    return this.byExternalId.get(externalId);
  }

  /** What the source sent takes the place of what it sent before; what Bode itself knows stays (design §8, L21). */
  put(input: ClientInput, now: Date): { ok: true; client: ClientState } | { ok: false; problem: FieldProblem } {
    const found = findReferences(input, this.references);
    if (!found.ok) return found;
    const current = this.byExternalId.get(input.externalId);
    const parent = input.parent ? this.byExternalId.get(input.parent) : null;
    if (parent === undefined || parent?.externalId === input.externalId) {
      return { ok: false, problem: fieldProblem('parent', 'UNKNOWN_CLIENT') };
    }
    if (current && parent && this.isBelow(parent, current.id)) {
      return { ok: false, problem: fieldProblem('parent', 'BAD_VALUE', 'is below this client itself') };
    }
    const client: ClientState = {
      id: current?.id ?? newId(),
      externalId: input.externalId,
      cardNumbers: input.cardNumbers,
      parentId: parent?.id ?? null,
      kind: input.kind,
      name: input.name,
      birthDate: input.birthDate ?? null,
      salutation: input.salutation ?? null,
      language: input.language ?? null,
      flags: input.flags,
      ...found.ids,
      confirmation: input.confirmation ?? null,
      ...mergeFromSource(
        current,
        { emails: input.emails.filter((email) => email !== null), postal: input.postal ?? null },
        now,
      ),
    };
    this.change(client);
    return { ok: true, client };
  }

  /** Takes a client of this batch as it is after a change that did not come from the source. */
  change(client: ClientState): void {
    this.byExternalId.set(client.externalId, client);
    this.parents.set(client.id, client.parentId);
    this.changed.set(client.externalId, [...(this.changed.get(client.externalId) ?? []), client]);
  }

  /**
   * Writes what differs from what is stored.
   *
   * @returns ids of the clients, known before, whose address or flags are different now
   */
  async flush(now: Date): Promise<string[]> {
    const dirty = [...this.changed.keys()]
      .map((externalId) => this.byExternalId.get(externalId)!)
      .filter((client) => this.stored.get(client.externalId) !== canonicalJson(client))
      .sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
    if (dirty.length === 0) return [];
    const written = await rows<{ id: string; external_id: string }>(
      this.tx,
      `INSERT INTO client (organisation_id, id, external_id, card_numbers, parent_id, kind, name, birth_date, salutation,
                           language, emails, postal, flags, branch_id, group_id, manager_user_id, confirmation,
                           corrections, created_at, updated_at)
       SELECT $1, r.*, $3, $3 FROM jsonb_to_recordset($2) AS r (id uuid, external_id text, card_numbers text[],
              parent_id uuid, kind text, name text, birth_date date, salutation text, language text, emails text[],
              postal jsonb, flags text[], branch_id uuid, group_id uuid, manager_user_id uuid, confirmation text,
              corrections jsonb)
       ON CONFLICT (organisation_id, external_id) DO UPDATE SET
         card_numbers = excluded.card_numbers, parent_id = excluded.parent_id, kind = excluded.kind,
         name = excluded.name, birth_date = excluded.birth_date, salutation = excluded.salutation,
         language = excluded.language, emails = excluded.emails, postal = excluded.postal, flags = excluded.flags,
         branch_id = excluded.branch_id, group_id = excluded.group_id, manager_user_id = excluded.manager_user_id,
         confirmation = excluded.confirmation, corrections = excluded.corrections, updated_at = excluded.updated_at
       RETURNING id, external_id`,
      [this.organisationId, JSON.stringify(dirty.map(asRecord)), now],
    );
    for (const { id, external_id } of written) {
      for (const state of this.changed.get(external_id) ?? []) state.id = id;
    }
    await writeKeys(this.tx, this.organisationId, dirty);
    return dirty.filter((client) => this.addressDiffers(client)).map((client) => client.id);
  }

  /** What stands above the clients of the batch; nothing is asked for a library's borrowers, who are in no tree. */
  private async loadAncestors(found: readonly ClientState[]): Promise<void> {
    for (const { id, parentId } of found) this.parents.set(id, parentId);
    const unknown = found.flatMap(({ parentId }) => (parentId && !this.parents.has(parentId) ? [parentId] : []));
    if (unknown.length === 0) return;
    const above = await rows<{ id: string; parentId: string | null }>(
      this.tx,
      `WITH RECURSIVE node AS (
         SELECT id, parent_id FROM client WHERE organisation_id = $1 AND id = ANY ($2)
         UNION
         SELECT p.id, p.parent_id FROM node n JOIN client p ON p.organisation_id = $1 AND p.id = n.parent_id)
       SELECT id, parent_id AS "parentId" FROM node`,
      [this.organisationId, unknown],
    );
    for (const { id, parentId } of above) this.parents.set(id, parentId);
  }

  /** Whether the client is below the other one, as the tree stands at this row. */
  private isBelow(client: ClientState, ancestorId: string): boolean {
    const seen = new Set<string>();
    for (let id: string | null = client.id; id !== null && !seen.has(id); id = this.parents.get(id) ?? null) {
      if (id === ancestorId) return true;
      seen.add(id);
    }
    return false;
  }

  private addressDiffers(client: ClientState): boolean {
    const before = this.stored.get(client.externalId);
    if (before === undefined) return false;
    const old = JSON.parse(before) as ClientState;
    return (
      old.name !== client.name ||
      canonicalJson(old.postal) !== canonicalJson(client.postal) ||
      canonicalJson(old.flags) !== canonicalJson(client.flags)
    );
  }
}

/** Makes the clients findable by what they are now (L24). */
async function writeKeys(tx: Tx, organisationId: string, clients: readonly ClientState[]): Promise<void> {
  const ids = clients.map((client) => client.id);
  const keys = clients.flatMap((client) =>
    searchKeys(client).map(({ key, ofAddress }) => ({ key, of_address: ofAddress, client_id: client.id })),
  );
  await tx.query(`DELETE FROM client_key WHERE organisation_id = $1 AND client_id = ANY ($2)`, [organisationId, ids]);
  await tx.query(
    `INSERT INTO client_key (organisation_id, of_address, key, client_id)
     SELECT $1, r.of_address, r.key, r.client_id
     FROM jsonb_to_recordset($2) AS r (of_address boolean, key text, client_id uuid)`,
    [organisationId, JSON.stringify(keys)],
  );
}

function asRecord(client: ClientState): Record<string, unknown> {
  return {
    id: client.id,
    external_id: client.externalId,
    card_numbers: client.cardNumbers,
    parent_id: client.parentId,
    kind: client.kind,
    name: client.name,
    birth_date: client.birthDate,
    salutation: client.salutation,
    language: client.language,
    emails: client.emails,
    postal: client.postal,
    flags: client.flags,
    branch_id: client.branchId,
    group_id: client.groupId,
    manager_user_id: client.managerUserId,
    confirmation: client.confirmation,
    corrections: client.corrections,
  };
}
