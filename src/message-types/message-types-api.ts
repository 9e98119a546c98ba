import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import type { FieldProblem } from '../common/field-problem.js';
import { ApiProblem, refuse } from '../common/problem.js';
import type { ReasonCode } from '../common/reasons.js';
import { Tenancy } from '../database/tenancy.js';
import type { Format } from './message-type.entity.js';
import { MessageTypes, type TypeRow } from './message-types.service.js';
import { Preferences, type ClientWish } from './preferences.service.js';
import type { WrittenText } from './text-check.js';
import { Texts, type TextRow } from './texts.service.js';
import type { PreferenceChange } from './type-preference.js';

/** The API's answers about message types, their texts and clients' wishes, in the words of design §8. */
@Injectable()
export class MessageTypesApi {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly types: MessageTypes,
    private readonly texts: Texts,
    private readonly preferences: Preferences,
  ) {}

  async list({ organisationId }: Principal): Promise<{ items: TypeRow[]; next: null }> {
    const items = await this.tenancy.within(organisationId, (tx) => this.types.list(tx, organisationId));
    return { items, next: null };
  }

  async one({ organisationId }: Principal, code: string): Promise<TypeRow> {
    const type = await this.tenancy.within(organisationId, (tx) => this.types.find(tx, organisationId, code));
    return type ?? refuse('NOT_FOUND', 404);
  }

  async change(
    principal: Principal,
    code: string,
    { revision, ...change }: PreferenceChange & { revision: number },
  ): Promise<TypeRow> {
    const changed = await this.types.change(principal, code, revision, change);
    return changed.ok ? changed.type : refused(changed);
  }

  async text({ organisationId }: Principal, code: string, language: string): Promise<TextRow> {
    const text = await this.tenancy.within(organisationId, (tx) => this.texts.find(tx, organisationId, code, language));
    return text ?? refuse('NOT_FOUND', 404);
  }

  async publish(
    principal: Principal,
    code: string,
    language: string,
    { version, ...text }: WrittenText & { version: number },
  ): Promise<TextRow> {
    const published = await this.texts.publish(principal, code, language, version, text);
    return published.ok ? published.text : refused(published);
  }

  async wishes(principal: Principal, externalId: string): Promise<{ items: ClientWish[]; next: null }> {
    const items = await this.preferences.ofClient(principal, externalId);
    return items ? { items, next: null } : refuse('NOT_FOUND', 404);
  }

  async setWish(principal: Principal, externalId: string, type: string, format: Format | null): Promise<ClientWish> {
    const set = await this.preferences.set(principal, externalId, type, format);
    return set.ok ? set.wish : refused(set);
  }
}

function refused({ code, errors = [] }: { code: ReasonCode; errors?: FieldProblem[] }): never {
  if (code === 'NOT_FOUND' || code === 'UNKNOWN_TYPE') throw new ApiProblem(code, 404);
  if (code === 'CONFLICT') throw new ApiProblem(code, 409);
  const [first] = errors;
  throw new ApiProblem(first?.code ?? code, 422, first ? { which: first.field, errors } : {});
}
