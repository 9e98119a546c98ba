import { ClientBatch, type ClientState } from '../clients/client-batch.js';
import { loadReferences } from '../clients/client-references.js';
import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import { UNIQUE_VIOLATION } from '../database/retry.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { CaseBook } from '../rules/case-book.js';
import type { CaseState, NewCase } from '../rules/case-rows.js';
import { CASE_CLOSED, CASE_OPENED } from '../rules/event-kinds.js';
import type { EventRequest, WholeCase } from './event-request.js';
import { loadBranchIds } from './snapshot-loader.js';

/** A case as the rows of a batch find it, one after the other; its state is known once it was opened. */
export interface CaseEntry {
  state: CaseState | null;
  client: ClientState;
  /** It was closed before this batch, or by a row of it. */
  closed: boolean;
  /** What a row of this batch opens. */
  opening: WholeCase | null;
  /** A row of this batch closes it. */
  closing: boolean;
}

/** What one row refers to. */
export interface FoundReferences {
  client: ClientState | null;
  case: CaseEntry | null;
  /** It was closed before this row. */
  caseClosed: boolean;
}

/** Clients, users and cases that a batch of events names or brings along, judged in the order of the rows. */
export class EventReferences {
  private constructor(
    private readonly clients: ClientBatch,
    private readonly userIds: ReadonlySet<string>,
    private readonly cases: Map<string, CaseEntry>,
  ) {}

  /**
   * Reads what the requests name, and holds their clients and cases until the end of the transaction: what is decided on
   * a case is in line with its plan, whoever changes that meanwhile.
   *
   * @param ruleIds the rules whose place in the plans of cases matters
   */
  static async load(
    tx: Tx,
    organisationId: string,
    book: CaseBook,
    requests: readonly EventRequest[],
    ruleIds: readonly string[],
  ): Promise<EventReferences> {
    const caseNames = requests.flatMap((one) =>
      one.case ? [typeof one.case === 'string' ? one.case : one.case.id] : [],
    );
    const clientNames = await clientsOfCases(tx, organisationId, caseNames);
    const whole = requests.flatMap(({ client }) => (client && typeof client !== 'string' ? [client] : []));
    const branchIds = whole.length > 0 ? await loadBranchIds(tx, organisationId) : new Map<string, string>();
    const clients = await ClientBatch.load(
      tx,
      organisationId,
      [...requests.flatMap(namedClients), ...clientNames.values()],
      await loadReferences(tx, organisationId, whole, branchIds),
    );
    // After the clients, as everybody holds them.
    const stored = await book.hold(tx, organisationId, [...clientNames.keys()], ruleIds);
    const cases = [...stored.values()].map((state): [string, CaseEntry] => [
      state.externalId,
      {
        state,
        client: clients.find(clientNames.get(state.id)!)!,
        closed: state.closedAt !== null,
        opening: null,
        closing: false,
      },
    ]);
    return new EventReferences(clients, await knownUsers(tx, organisationId, requests), new Map(cases));
  }

  /** Checks all that a row refers to before it changes anything: a refused row changes nothing. */
  find(request: EventRequest, now: Date): FoundReferences | { problem: FieldProblem } {
    const users = usersOf(request);
    const unknown = users.find(({ id }) => !this.userIds.has(id));
    if (unknown) return { problem: fieldProblem(unknown.field, 'UNKNOWN_USER') };
    const problem = this.caseProblem(request);
    if (problem) return { problem };
    const found = this.findClient(request, now);
    if ('problem' in found) return found;
    return this.withCase(request, found.client);
  }

  /** Writes clients, opens and closes cases. @returns ids of known clients whose address or flags changed */
  async flush(tx: Tx, organisationId: string, book: CaseBook, now: Date): Promise<string[]> {
    const changed = await this.clients.flush(now);
    const openings = [...this.cases.values()].filter(({ opening }) => opening !== null);
    const opened = await book.open(tx, organisationId, openings.map(asNewCase), now);
    opened.forEach((answer, i) => {
      if (!answer.ok) throw new CaseOpenedMeanwhile();
      openings[i]!.state = answer.case;
    });
    const closing = [...this.cases.values()].filter((entry) => entry.closing);
    await book.close(
      tx,
      organisationId,
      closing.map(({ state }) => state!.id),
      now,
    );
    return changed;
  }

  private caseProblem({ kind, case: named, client }: EventRequest): FieldProblem | null {
    if (!named) {
      return kind === CASE_OPENED || kind === CASE_CLOSED ? fieldProblem('case', 'MISSING') : null;
    }
    const known = this.cases.get(typeof named === 'string' ? named : named.id);
    if (kind === CASE_OPENED) {
      if (known) return fieldProblem('case', 'CASE_EXISTS');
      if (typeof named === 'string') return fieldProblem('case.type', 'MISSING');
      return client ? null : fieldProblem('client', 'MISSING');
    }
    if (typeof named !== 'string') return fieldProblem('case', 'BAD_VALUE', `only ${CASE_OPENED} brings a whole case`);
    if (!known) return fieldProblem('case', 'UNKNOWN_CASE');
    const clientName = typeof client === 'string' ? client : client?.externalId;
    return clientName && clientName !== known.client.externalId
      ? fieldProblem('client', 'BAD_VALUE', 'is not the client of this case')
      : null;
  }

  private findClient({ client }: EventRequest, now: Date): { client: ClientState | null } | { problem: FieldProblem } {
    if (!client) return { client: null };
    if (typeof client === 'string') {
      const found = this.clients.find(client);
      return found ? { client: found } : { problem: fieldProblem('client', 'UNKNOWN_CLIENT') };
    }
    const put = this.clients.put(client, now);
    if (put.ok) return { client: put.client };
    return { problem: { ...put.problem, field: `client.${put.problem.field}` } };
  }

  private withCase({ kind, case: named }: EventRequest, client: ClientState | null): FoundReferences {
    if (!named) return { client, case: null, caseClosed: false };
    if (typeof named !== 'string') {
      const entry: CaseEntry = { state: null, client: client!, closed: false, opening: named, closing: false };
      this.cases.set(named.id, entry);
      return { client, case: entry, caseClosed: false };
    }
    const entry = this.cases.get(named)!;
    // A whole client in this row or an earlier one is newer than what was read with the case.
    entry.client = client ?? this.clients.find(entry.client.externalId)!;
    const caseClosed = entry.closed;
    if (kind === CASE_CLOSED && !caseClosed) {
      entry.closed = true;
      entry.closing = true;
    }
    return { client: entry.client, case: entry, caseClosed };
  }
}

/** Another transaction opened the case between our look and our insert; look again. */
class CaseOpenedMeanwhile extends Error {
  readonly code = UNIQUE_VIOLATION;
}

function asNewCase({ opening, client }: CaseEntry): NewCase {
  const { id, type, startDate, roles, data } = opening!;
  return { externalId: id, clientId: client.id, type, startDate, roles, data };
}

function namedClients({ client }: EventRequest): string[] {
  if (!client) return [];
  if (typeof client === 'string') return [client];
  return client.parent ? [client.externalId, client.parent] : [client.externalId];
}

function usersOf({ user, case: named }: EventRequest): { field: string; id: string }[] {
  const roles = named && typeof named !== 'string' ? Object.entries(named.roles) : [];
  return [
    ...(user ? [{ field: 'user', id: user }] : []),
    ...roles.map(([role, id]) => ({ field: `case.roles.${role}`, id })),
  ];
}

async function knownUsers(
  tx: Tx,
  organisationId: string,
  requests: readonly EventRequest[],
): Promise<ReadonlySet<string>> {
  const asked = new Set(requests.flatMap(usersOf).map(({ id }) => id));
  if (asked.size === 0) return asked;
  const found = await rows<{ id: string }>(
    tx,
    `SELECT id FROM user_account WHERE organisation_id = $1 AND id = ANY ($2)`,
    [organisationId, [...asked]],
  );
  return new Set(found.map(({ id }) => id));
}

/** Names of the clients of these cases, by our ids of the cases; unknown cases are left out. */
async function clientsOfCases(
  tx: Tx,
  organisationId: string,
  caseNames: readonly string[],
): Promise<Map<string, string>> {
  if (caseNames.length === 0) return new Map();
  const found = await rows<{ id: string; client: string }>(
    tx,
    `SELECT f.id, c.external_id AS client
     FROM case_file f JOIN client c ON c.organisation_id = f.organisation_id AND c.id = f.client_id
     WHERE f.organisation_id = $1 AND f.external_id = ANY ($2)`,
    [organisationId, [...new Set(caseNames)]],
  );
  return new Map(found.map(({ id, client }) => [id, client]));
}
