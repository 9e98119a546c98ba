import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Principal } from '../auth/principal.js';
import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import { ApiProblem, refuse } from '../common/problem.js';
import { isStorable } from '../common/storable.js';
import { Tenancy } from '../database/tenancy.js';
import { ClientDetails } from './client-details.service.js';
import type { clientBody } from './client-input.js';
import { clientJson } from './client-json.js';
import { ClientSearch } from './client-search.service.js';
import { ClientWriter } from './client-writer.service.js';

/** Longest name that the source may have for a client. */
const MAX_EXTERNAL_ID = 200;

/** The API's answers about clients, in the words of design §8. */
@Injectable()
export class ClientsApi {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly details: ClientDetails,
    private readonly search: ClientSearch,
    private readonly writer: ClientWriter,
  ) {}

  /** A search gives the best matches and has no further page; without words, all clients by external id. */
  async list(
    principal: Principal,
    { q, cursor, limit }: { q?: string | undefined; cursor?: string | undefined; limit: number },
  ) {
    return this.tenancy.within(principal.organisationId, async (tx) => {
      if (q === undefined) {
        const { items, next } = await this.details.page(tx, principal, { cursor, limit });
        return { items: items.map(clientJson), next };
      }
      const { hits } = await this.search.find(tx, principal, q, limit);
      const found = await this.details.byIds(
        tx,
        principal,
        hits.map(({ id }) => id),
      );
      return { items: found.map(clientJson), next: null };
    });
  }

  async one(principal: Principal, externalId: string) {
    const client = await this.tenancy.within(principal.organisationId, (tx) =>
      this.details.find(tx, principal, externalId),
    );
    return client ? clientJson(client) : refuse('NOT_FOUND', 404);
  }

  async put(principal: Principal, externalId: string, body: z.output<typeof clientBody>) {
    const problem =
      nameProblem(externalId, body.externalId) ??
      (await this.writer.write(principal.organisationId, [{ ...body, externalId }]))[0];
    if (problem) throw new ApiProblem(problem.code, 422, { which: problem.field, errors: [problem] });
    return this.one(principal, externalId);
  }
}

function nameProblem(inPath: string, inBody: string | undefined): FieldProblem | null {
  if (!isStorable(inPath)) return fieldProblem('externalId', 'BAD_TEXT');
  if (inPath.length > MAX_EXTERNAL_ID) {
    return fieldProblem('externalId', 'BAD_VALUE', `must have 1 to ${MAX_EXTERNAL_ID} characters`);
  }
  if (inBody !== undefined && inBody !== inPath) {
    return fieldProblem('externalId', 'BAD_VALUE', 'must be the one in the address, or left out');
  }
  return null;
}
