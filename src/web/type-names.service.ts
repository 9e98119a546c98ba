import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import type { Language } from '../common/language.js';
import { Tenancy } from '../database/tenancy.js';
import { MessageTypes } from '../message-types/message-types.service.js';

/** A type of messages as people know it, by its code: "VZM · Ziekmelding". */
export type TypeWords = (code: string) => string;

/** What the types of messages are called, for pages that would show a bare code. */
@Injectable()
export class TypeNames {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly types: MessageTypes,
  ) {}

  async words({ organisationId }: Principal, language: Language): Promise<TypeWords> {
    const types = await this.tenancy.within(organisationId, (tx) => this.types.list(tx, organisationId));
    const names = new Map(types.map(({ code, names }) => [code, names[language]]));
    return (code) => {
      const name = names.get(code);
      return name ? `${code} · ${name}` : code;
    };
  }
}
