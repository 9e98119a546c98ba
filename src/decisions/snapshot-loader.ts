import type { Confirmation } from '../organisations/confirmation.js';
import { rows, firstRow } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { Format } from '../message-types/message-type.entity.js';
import type { BranchFacts, OrganisationFacts, PublishedText, TypeFacts } from './snapshot.js';

export interface HouseFacts extends OrganisationFacts {
  mainBranchId: string;
  /** Cd1: how approval is confirmed where no client says. */
  defaultConfirmation: Confirmation;
  /** Cd3: users of other clients with access may be catch-all too. */
  foreignCatchAll: boolean;
}
export type HouseBranch = BranchFacts & { code: string };
export interface HouseType extends TypeFacts {
  retentionDays: number;
  audience: 'client' | 'staff';
  /** C07: whose tick is read; null: no tick fits (Cd4). */
  module: string | null;
  /** C13 */
  noticeType: string | null;
}

/** What does not depend on the client: read once for a whole batch of requests. */
export interface House {
  organisation: HouseFacts;
  branchesById: ReadonlyMap<string, HouseBranch>;
  branchesByCode: ReadonlyMap<string, HouseBranch>;
  types: ReadonlyMap<string, HouseType>;
  texts: ReadonlyMap<string, readonly PublishedText[]>;
}

/** What is the same for all events of a batch: the organisation with its branches, and these types with their texts. */
export async function loadHouse(tx: Tx, organisationId: string, typeCodes: readonly string[]): Promise<House> {
  const organisation = await firstRow<HouseFacts>(
    tx,
    `SELECT name, language, country, zone, functional_email AS "functionalEmail",
            communication_email AS "communicationEmail", main_branch_id AS "mainBranchId",
            default_confirmation AS "defaultConfirmation",
            coalesce((settings->>'asInWise')::boolean, false) AS "asInWise",
            coalesce((settings->>'foreignCatchAll')::boolean, false) AS "foreignCatchAll"
     FROM organisation WHERE id = $1`,
    [organisationId],
  );
  if (!organisation) throw new Error(`Organisation ${organisationId} does not exist`);
  const branches = await rows<HouseBranch>(
    tx,
    `SELECT id, code, name, email, reply_to AS "replyTo" FROM branch WHERE organisation_id = $1`,
    [organisationId],
  );
  const codes = [...new Set(typeCodes)];
  const types = await rows<HouseType>(
    tx,
    `SELECT code, formats, default_format AS "defaultFormat", on_not_sent AS "onNotSent", on_bounce AS "onBounce",
            require_postal_address AS "requirePostalAddress", retention_days AS "retentionDays", audience,
            module, notice_type AS "noticeType"
     FROM message_type WHERE organisation_id = $1 AND code = ANY ($2)`,
    [organisationId, codes],
  );
  const texts = await rows<PublishedText & { typeCode: string }>(
    tx,
    `SELECT DISTINCT ON (type_code, language) id, type_code AS "typeCode", language, version, subject, body,
            letter_body AS "letterBody"
     FROM text_version WHERE organisation_id = $1 AND type_code = ANY ($2) AND state = 'published'
     ORDER BY type_code, language, version DESC`,
    [organisationId, codes],
  );
  return {
    organisation,
    branchesById: new Map(branches.map((branch) => [branch.id, branch])),
    branchesByCode: new Map(branches.map((branch) => [branch.code, branch])),
    types: new Map(types.map((type) => [type.code, type])),
    texts: new Map(codes.map((code) => [code, texts.filter((text) => text.typeCode === code)])),
  };
}

/** Id of each branch by its code. */
export async function loadBranchIds(tx: Tx, organisationId: string): Promise<Map<string, string>> {
  const found = await rows<{ id: string; code: string }>(tx, `SELECT id, code FROM branch WHERE organisation_id = $1`, [
    organisationId,
  ]);
  return new Map(found.map(({ id, code }) => [code, id]));
}

/** Each client's wish per type (L02), keyed by `preferenceKey`. */
export async function loadPreferences(
  tx: Tx,
  organisationId: string,
  clientIds: readonly string[],
): Promise<ReadonlyMap<string, Format>> {
  const wishes = await rows<{ clientId: string; typeCode: string; format: Format }>(
    tx,
    `SELECT client_id AS "clientId", type_code AS "typeCode", format
     FROM client_preference WHERE organisation_id = $1 AND client_id = ANY ($2)`,
    [organisationId, clientIds],
  );
  return new Map(wishes.map((wish) => [preferenceKey(wish.clientId, wish.typeCode), wish.format]));
}

/** What a client's own wish for a type is found by. */
export function preferenceKey(clientId: string, typeCode: string): string {
  return `${clientId} ${typeCode}`;
}
