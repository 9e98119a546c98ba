import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { rows } from '../../database/sql.js';
import { Tenancy, type Tx } from '../../database/tenancy.js';
import { MessageTypes, type TypeRow } from '../../message-types/message-types.service.js';
import type { ListFilter } from '../../messages/message-filter.js';
import { MessageList, type MessageRow } from '../../messages/message-list.service.js';
import { MessageQuestions } from '../../messages/message-questions.service.js';
import { MAX_RESEND } from '../resend/resend-form.js';
import { isResendable, type MessagesQuery } from './messages-query.js';

/** All that the list of all clients' messages is drawn from. */
export interface MessagesFacts {
  query: MessagesQuery;
  /** More are called as is asked than are looked up: nothing is shown, as it would not be all. */
  tooManyNames: boolean;
  items: MessageRow[];
  next: string | null;
  types: TypeRow[];
  /** Those that the viewer may see (L28). */
  branches: { code: string; name: string }[];
  /** What can be searched by (A06), for whoever may and where there are rules; else empty. */
  causes: Causes;
  /** How many rows the filter gives, where all of them may be resent together; at most `MAX_RESEND` + 1. */
  all: number | null;
}

/** What messages come of. */
export interface Causes {
  rules: { id: string; name: string }[];
  /** Kinds of events that rules wait for. */
  kinds: string[];
}

const ROWS = 50;

const NOTHING = { items: [], next: null };

@Injectable()
export class MessagesReader {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly messages: MessageList,
    private readonly questions: MessageQuestions,
    private readonly types: MessageTypes,
  ) {}

  async read(principal: Principal, query: MessagesQuery): Promise<MessagesFacts> {
    return this.tenancy.within(principal.organisationId, async (tx) => {
      const { cursor, q, ...others } = query;
      const understood = q ? await this.questions.understand(tx, principal, q) : null;
      const filter: ListFilter = understood?.ok ? { ...others, meant: understood.meant } : others;
      const tooManyNames = understood?.ok === false;
      const page = tooManyNames
        ? NOTHING
        : await this.messages.page(tx, principal, { ...filter, limit: ROWS, ...(cursor && { cursor }) });
      const severalPages = page.next !== null || cursor !== undefined;
      return {
        ...page,
        query,
        tooManyNames,
        types: await this.types.list(tx, principal.organisationId),
        branches: await this.branches(tx, principal),
        causes: await this.causes(tx, principal),
        all: severalPages && isResendable(filter) ? await this.messages.count(tx, principal, filter, MAX_RESEND) : null,
      };
    });
  }

  private async causes(tx: Tx, { organisationId, permissions }: Principal): Promise<Causes> {
    if (!permissions.has('messages:by-cause')) return { rules: [], kinds: [] };
    const rules = await rows<Causes['rules'][number] & { kind: string }>(
      tx,
      `SELECT id, name, trigger_kind AS kind FROM rule WHERE organisation_id = $1 ORDER BY name`,
      [organisationId],
    );
    return { rules, kinds: [...new Set(rules.map(({ kind }) => kind))].sort() };
  }

  private async branches(tx: Tx, { organisationId, branchIds }: Principal): Promise<MessagesFacts['branches']> {
    return rows(
      tx,
      `SELECT code, name FROM branch WHERE organisation_id = $1 AND ($2::uuid[] IS NULL OR id = ANY ($2)) ORDER BY name`,
      [organisationId, branchIds === 'all' ? null : branchIds],
    );
  }
}
