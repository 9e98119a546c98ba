import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { ClientDetails } from '../../clients/client-details.service.js';
import { loadPeople } from '../../clients/people-loader.js';
import { rows } from '../../database/sql.js';
import { Tenancy, type Tx } from '../../database/tenancy.js';
import type { PersonRef } from '../../decisions/diagnosis/diagnosis-input.js';
import type { PersonFacts } from '../../decisions/diagnosis/facts.js';
import { loadSubject } from '../../decisions/diagnosis/load-subject.js';
import { CaseBook } from '../../rules/case-book.js';
import { textsIn } from '../i18n/texts.js';
import type { Option } from '../components/select-field.js';
import type { StartChoices } from './start-props.js';

/** The newest cases of a client are offered; an older one has a period of its own. */
const CASES = 50;

/** Reads what the first page of a search offers to choose from. */
@Injectable()
export class StartChoicesReader {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly clients: ClientDetails,
    private readonly cases: CaseBook,
  ) {}

  /**
   * @param externalId of the client it is about; an unknown one gives no client
   * @param given who was named already; without a client it is theirs
   */
  async read(principal: Principal, externalId: string | undefined, given?: PersonRef): Promise<StartChoices> {
    const { organisationId, language } = principal;
    return this.tenancy.within(organisationId, async (tx) => {
      const named = given && (await loadSubject(tx, principal, this.cases, { person: given }));
      const subject = named?.ok ? named.subject : null;
      const about = externalId ?? subject?.client?.externalId;
      const client = about === undefined ? undefined : await this.clients.find(tx, principal, about);
      const types = await rows<Option & { forStaff: boolean }>(
        tx,
        `SELECT code AS value, code || ' ' || coalesce(names->>$2, names->>'nl') AS label,
                audience = 'staff' AS "forStaff"
         FROM message_type WHERE organisation_id = $1 ORDER BY code`,
        [organisationId, language],
      );
      const persons = client ? await personsOf(tx, principal, client) : [];
      return {
        client: client ? { externalId: client.externalId, name: client.name } : null,
        persons: withNamed(persons, subject?.person ?? null),
        cases: client ? await casesOf(tx, organisationId, client.id) : [],
        rules: await options(
          tx,
          // One that is off is often the answer, so it can be asked about.
          `SELECT id AS value, CASE WHEN active THEN name ELSE name || ' (' || $2 || ')' END AS label
           FROM rule WHERE organisation_id = $1 ORDER BY active DESC, name`,
          [organisationId, textsIn(language).rules.off],
        ),
        types,
        staffTypes: types.filter(({ forStaff }) => forStaff),
      };
    });
  }
}

/** Somebody who was named is there to choose, wherever he belongs. */
function withNamed(persons: StartChoices['persons'], named: PersonFacts | null): StartChoices['persons'] {
  if (!named) return persons;
  const value = `${named.kind}:${named.id}`;
  if (persons.some(({ options: known }) => known.some((option) => option.value === value))) return persons;
  return [{ group: null, options: [{ value, label: named.name }] }, ...persons];
}

/** The client itself, then its contacts and the users with access, those of the clients above it included. */
async function personsOf(
  tx: Tx,
  { organisationId, language }: Principal,
  client: { id: string; externalId: string; name: string },
): Promise<StartChoices['persons']> {
  const t = textsIn(language).diagnosis.start;
  const { byClient } = await loadPeople(tx, organisationId, [client.id]);
  const people = byClient.get(client.id);
  const groups = [
    { group: null, options: [{ value: `client:${client.externalId}`, label: t.theClient(client.name) }] },
    {
      group: t.contacts,
      options: (people?.contacts ?? []).map(({ id, name, role }) => ({
        value: `contact:${id}`,
        label: [name, role].filter(Boolean).join(', '),
      })),
    },
    {
      group: t.users,
      options: (people?.access ?? []).map(({ user: { id, name, email } }) => ({
        value: `user:${id}`,
        label: `${name}, ${email}`,
      })),
    },
  ];
  return groups.filter((one) => one.options.length > 0);
}

/** Cases of the client and of those right below it, newest first. */
async function casesOf(tx: Tx, organisationId: string, clientId: string): Promise<Option[]> {
  return options(
    tx,
    `SELECT f.external_id AS value, f.external_id || ' · ' || f.type || ' · ' || to_char(f.start_date, 'DD-MM-YYYY') AS label
     FROM case_file f
     WHERE f.organisation_id = $1 AND f.client_id = ANY (ARRAY(
       SELECT id FROM client WHERE organisation_id = $1 AND (id = $2 OR parent_id = $2)))
     ORDER BY f.start_date DESC, f.external_id LIMIT ${CASES}`,
    [organisationId, clientId],
  );
}

async function options(tx: Tx, sql: string, parameters: unknown[]): Promise<Option[]> {
  return rows<Option>(tx, sql, parameters);
}
