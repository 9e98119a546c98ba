import { Injectable } from '@nestjs/common';
import { Audit } from '../../auth/audit.js';
import type { Principal } from '../../auth/principal.js';
import { namesOfClients } from '../../clients/names-of-clients.js';
import { isId } from '../../common/ids.js';
import type { PostalInput } from '../../common/postal/postal-address.js';
import { refuse } from '../../common/problem.js';
import { firstRow } from '../../database/sql.js';
import { Tenancy, type Tx } from '../../database/tenancy.js';
import { RelayState, type RelayFailure } from '../../health/relay-state.js';
import type { Trace } from '../../decisions/trace.js';
import { othersMissing } from '../../messages/domain-signs.js';
import { MessageDetails, type MessageDetail, type TimelineRow } from '../../messages/message-detail.service.js';
import { MessageList, type MessageRow } from '../../messages/message-list.service.js';
import { Resend, type ResendRow } from '../../messages/resend.service.js';
import { isIn } from '../../messages/states.js';
import { clientNumbersIn, withClientNames } from '../why/client-words.js';

/** All that one message's page is drawn from. */
export interface MessageFacts {
  line: MessageRow;
  detail: MessageDetail;
  /** Of its decision, with the names of clients. */
  trace: Trace;
  timeline: TimelineRow[];
  /** What Resend, or Make letter for a bounced line, would do with it today; null for a line that did not fail. */
  judged: ResendRow | null;
  /** The client's postal address of today, and what it is judged by. */
  postal: { input: PostalInput | null; country: string; language: string };
  /** Of a mail: its domain, and how many other clients there missed messages lately (D17). */
  domain: { name: string; othersMissing: number } | null;
  /** What is wrong with our own mail server; null while it works. */
  relay: RelayFailure | null;
}

@Injectable()
export class MessageFactsReader {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly messages: MessageList,
    private readonly details: MessageDetails,
    private readonly resends: Resend,
    private readonly relay: RelayState,
    private readonly audit: Audit,
  ) {}

  /** Reads one message for somebody who looks at it, which is remembered (L29). @throws ApiProblem NOT_FOUND */
  async look(principal: Principal, id: string): Promise<MessageFacts> {
    if (!isId(id)) refuse('NOT_FOUND', 404);
    const read = await this.tenancy.within(principal.organisationId, async (tx) => {
      const [line] = await this.messages.byIds(tx, principal, [id]);
      const detail = line && (await this.details.find(tx, principal, id));
      if (!line || !detail) return refuse('NOT_FOUND', 404);
      const trace = detail.trace as Trace;
      const names = await namesOfClients(tx, principal.organisationId, clientNumbersIn(trace));
      await this.audit.record(tx, principal, { action: 'message.view', target: id });
      return {
        line,
        detail,
        trace: withClientNames(trace, names),
        timeline: await this.details.timeline(tx, principal.organisationId, id),
        postal: await this.postal(tx, principal, line),
        domain: await this.domain(tx, principal, line),
        relay: await this.relay.failureWithin(tx),
      };
    });
    return { ...read, judged: await this.judge(principal, read.line) };
  }

  private async judge(principal: Principal, { id, format, status }: MessageRow): Promise<ResendRow | null> {
    if (format !== 'email' || !isIn('failed', status)) return null;
    const route = isIn('resendable', status) ? 'resend' : 'make-letter';
    const { results } = await this.resends.resend(principal, [id], { route, dryRun: true });
    return results[0] ?? null;
  }

  private async postal(tx: Tx, principal: Principal, { clientId }: MessageRow): Promise<MessageFacts['postal']> {
    const found = await firstRow<MessageFacts['postal']>(
      tx,
      `SELECT c.postal AS input, o.country, o.language FROM organisation o
       LEFT JOIN client c ON c.organisation_id = o.id AND c.id = $2 WHERE o.id = $1`,
      [principal.organisationId, clientId],
    );
    return found!;
  }

  private async domain(tx: Tx, principal: Principal, line: MessageRow): Promise<MessageFacts['domain']> {
    const name = line.toAddress?.split('@').at(-1)?.toLowerCase();
    if (line.format !== 'email' || !name) return null;
    return { name, othersMissing: await othersMissing(tx, principal, name, line.clientId) };
  }
}
