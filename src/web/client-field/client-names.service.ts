import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { ClientDetails, type ClientDetail } from '../../clients/client-details.service.js';
import { ClientSearch } from '../../clients/client-search.service.js';
import { isStorable } from '../../common/storable.js';
import { rows } from '../../database/sql.js';
import { Tenancy, type Tx } from '../../database/tenancy.js';
import { straightTo } from '../client-search/client-search-view.js';
import type { FieldError } from '../components/form.js';
import { textsIn } from '../i18n/texts.js';
import type { ClientMatches, NamedClient } from './client-field.js';

/** As many as are looked over at once; who means another one types more of it. */
const OFFERED = 8;
/** Longer than any name that is looked for. */
const LONGEST = 200;

/** A field in which a client was named, as it was sent. */
export interface ClientTyped {
  /** Of the field. */
  id: string;
  typed: string;
  picked?: Picked | undefined;
}

/** The one that was chosen of those that fitted `for`. */
export interface Picked {
  externalId: string;
  for: string;
}

/** What the fields of a form mean. */
export interface NamedClients {
  /** Numbers of the clients by the ids of their fields; of those that are plain. */
  numbers: ReadonlyMap<string, string>;
  /** Those to choose from, by the ids of the fields: a question, which is no error. */
  matches: Readonly<Record<string, ClientMatches>>;
  /** Of the fields that nobody fits. */
  errors: FieldError[];
  /** Nothing is to be asked or mended: each field means one client, or was left empty. */
  plain: boolean;
}

/** Finds the clients that people name in forms: by number, name, card or address, as at the desk (L24). */
@Injectable()
export class ClientNames {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly details: ClientDetails,
    private readonly search: ClientSearch,
  ) {}

  /** Fields that are empty mean nobody, and are left out. */
  async read(principal: Principal, fields: readonly ClientTyped[]): Promise<NamedClients> {
    const t = textsIn(principal.language).clients.field;
    const numbers = new Map<string, string>();
    const matches: Record<string, ClientMatches> = {};
    const errors: FieldError[] = [];
    for (const { id, typed, picked } of fields) {
      if (typed === '') continue;
      const number = await this.numberOf(principal, picked?.for === typed ? picked.externalId : typed);
      const found = number === null ? await this.fitting(principal, typed) : null;
      const only = number ?? found?.only;
      if (only) numbers.set(id, only);
      else if (found!.clients.length === 0) errors.push({ field: id, text: t.none(typed) });
      else matches[id] = found!;
    }
    const plain = errors.length === 0 && Object.keys(matches).length === 0;
    return { numbers, matches, errors, plain };
  }

  /** The name of the client with this number; undefined where there is none. */
  async nameOf(principal: Principal, number: string): Promise<string | undefined> {
    return (await this.found(principal, number))?.name;
  }

  /** The clients that fit, best first; `only` where one is plainly meant. */
  async fitting(principal: Principal, typed: string): Promise<ClientMatches & { only: string | null }> {
    if (!isStorable(typed) || typed.length > LONGEST) return { typed, clients: [], more: false, only: null };
    return this.tenancy.within(principal.organisationId, async (tx) => {
      const { hits, more } = await this.search.find(tx, principal, typed, OFFERED);
      const only = straightTo(typed, hits)?.externalId ?? null;
      const ids = hits.map(({ id }) => id);
      return { typed, clients: await named(tx, principal.organisationId, ids), more, only };
    });
  }

  /** The same text where it is the number of a client; a number goes before all that merely begins with it. */
  private async numberOf(principal: Principal, text: string): Promise<string | null> {
    return (await this.found(principal, text))?.externalId ?? null;
  }

  private async found(principal: Principal, number: string): Promise<ClientDetail | undefined> {
    return this.tenancy.within(principal.organisationId, (tx) => this.details.find(tx, principal, number));
  }
}

/** What the choice of a field says, in a form or a query. */
export function pickedIn(form: Readonly<Record<string, unknown>>, id: string): Picked | undefined {
  const [externalId, typed] = [form[`${id}-pick`], form[`${id}-for`]];
  return typeof externalId === 'string' && typeof typed === 'string' ? { externalId, for: typed } : undefined;
}

/** In the order of the ids. */
async function named(tx: Tx, organisationId: string, ids: readonly string[]): Promise<NamedClient[]> {
  return rows<NamedClient>(
    tx,
    `SELECT c.external_id AS "externalId", c.name,
            concat_ws(' · ', nullif(c.kind, 'client'), p.name, nullif(c.postal->>'city', '')) AS place
     FROM client c LEFT JOIN client p ON p.organisation_id = c.organisation_id AND p.id = c.parent_id
     WHERE c.organisation_id = $1 AND c.id = ANY ($2) ORDER BY array_position($2::uuid[], c.id)`,
    [organisationId, ids],
  );
}
