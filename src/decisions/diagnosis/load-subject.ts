import type { Principal } from '../../auth/principal.js';
import type { ClientState } from '../../clients/client-batch.js';
import { visibleTo } from '../../clients/client-visibility.js';
import { loadLineages } from '../../clients/people-loader.js';
import { isId } from '../../common/ids.js';
import { fieldProblem, type FieldProblem } from '../../common/field-problem.js';
import { firstRow } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import type { CaseBook } from '../../rules/case-book.js';
import type { CaseState } from '../../rules/case-rows.js';
import type { DiagnosisInput, PersonRef } from './diagnosis-input.js';
import type { PersonFacts } from './facts.js';

/** Whom and what a diagnosis is about, found by the caller's names for them. */
export interface SubjectFacts {
  person: PersonFacts | null;
  client: ClientState | null;
  file: CaseState | null;
}

/**
 * Finds what an input names. The client is that of the case, which may be below the one given; else the one given, else that
 * of the contact, or the user's home.
 *
 * @returns what was found, or which names mean nothing here (for this caller, L28)
 */
export async function loadSubject(
  tx: Tx,
  principal: Principal,
  cases: CaseBook,
  input: DiagnosisInput,
): Promise<{ ok: true; subject: SubjectFacts } | { ok: false; errors: FieldProblem[] }> {
  const { organisationId } = principal;
  const found = input.person ? await loadPerson(tx, principal, input.person) : null;
  const file =
    input.case === undefined ? null : ((await cases.load(tx, organisationId, [input.case])).get(input.case) ?? null);
  const named = input.client === undefined ? null : await loadClient(tx, principal, 'external_id', input.client);
  const client =
    file || !named ? await loadClient(tx, principal, 'id', file?.clientId ?? found?.clientId ?? null) : named;
  const strange = named && file && !(await isWithin(tx, organisationId, file.clientId, named.id));
  const errors = [
    ...(input.person && !found ? [fieldProblem('person', 'NOT_FOUND')] : []),
    ...(input.case !== undefined && !file ? [fieldProblem('case', 'NOT_FOUND')] : []),
    ...(strange ? [fieldProblem('case', 'BAD_VALUE', 'must be of this client or of one below it')] : []),
    ...(input.client !== undefined && !named ? [fieldProblem('client', 'UNKNOWN_CLIENT')] : []),
  ];
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, subject: { person: found?.person ?? null, client, file } };
}

/** Is it this client, or one below it? */
async function isWithin(tx: Tx, organisationId: string, clientId: string, top: string): Promise<boolean> {
  const lineages = await loadLineages(tx, organisationId, [clientId]);
  return lineages.get(clientId)!.chain.some(({ id }) => id === top);
}

interface FoundPerson {
  person: PersonFacts;
  clientId: string | null;
}

async function loadPerson(tx: Tx, principal: Principal, { kind, id }: PersonRef): Promise<FoundPerson | null> {
  if (kind === 'client') {
    const client = await loadClient(tx, principal, 'external_id', id);
    if (!client) return null;
    const { externalId, name, emails } = client;
    const address = emails.map((email) => email.trim()).find(Boolean) ?? null;
    return { person: { kind, id: externalId, name, userId: null, address }, clientId: client.id };
  }
  if (!isId(id)) return null;
  const statement =
    kind === 'user'
      ? `SELECT u.id, u.name, u.id AS "userId", u.email AS address, u.home_client_id AS "clientId"
         FROM user_account u WHERE u.organisation_id = $1 AND u.id = $2`
      : `SELECT k.id, k.name, k.user_id AS "userId", u.email AS address, k.client_id AS "clientId"
         FROM contact k LEFT JOIN user_account u ON u.organisation_id = k.organisation_id AND u.id = k.user_id
         WHERE k.organisation_id = $1 AND k.id = $2`;
  const row = await firstRow<Omit<PersonFacts, 'kind'> & { clientId: string | null }>(tx, statement, [
    principal.organisationId,
    id,
  ]);
  if (!row) return null;
  const { clientId, ...person } = row;
  return { person: { kind, ...person }, clientId };
}

async function loadClient(
  tx: Tx,
  principal: Principal,
  by: 'id' | 'external_id',
  value: string | null,
): Promise<ClientState | null> {
  if (value === null) return null;
  const parameters: unknown[] = [principal.organisationId, value];
  const client = await firstRow<ClientState>(
    tx,
    `SELECT c.id, c.external_id AS "externalId", c.card_numbers AS "cardNumbers", c.parent_id AS "parentId", c.kind,
            c.name, c.birth_date::text AS "birthDate", c.salutation, c.language, c.emails, c.postal, c.flags,
            c.branch_id AS "branchId", c.group_id AS "groupId", c.manager_user_id AS "managerUserId", c.confirmation,
            c.corrections
     FROM client c
     WHERE c.organisation_id = $1 AND c.${by} = $2 AND ${visibleTo(principal, parameters)}`,
    parameters,
  );
  return client ?? null;
}
