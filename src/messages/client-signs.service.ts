import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import { checkEmailAddress } from '../common/email-address.js';
import type { ReasonCode } from '../common/reasons.js';
import { rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { concerning, whereOf } from './message-conditions.js';
import type { LineFilter } from './message-filter.js';
import { MessageList } from './message-list.service.js';
import { Resend } from './resend.service.js';
import { IN } from './states.js';

/** The last mail to an address that came back, or that its server refused. */
export interface FailedAddress {
  /** As it stands at the client. */
  address: string;
  reason: ReasonCode;
  at: Date;
  messageId: string;
  messageNumber: number;
}

/** A mail that went out after a bounce counts for nothing until its own bounce has had the time to come (X11). */
const QUIET_DAYS = 3;

/** More than these nobody ticks away at the desk. */
const MAX_OFFERED = 100;

/** What the messages of a client say about the client: which address fails, what waits for a hand. */
@Injectable()
export class ClientSigns {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly messages: MessageList,
    private readonly resends: Resend,
  ) {}

  /**
   * The addresses that the client should be asked about (L31): the last mail there came back or was refused, and none has
   * gone there since without coming back for three days.
   */
  async failedAddresses(
    tx: Tx,
    organisationId: string,
    clientId: string,
    emails: readonly string[],
    now: Date,
  ): Promise<FailedAddress[]> {
    const quiet = new Date(now.getTime() - QUIET_DAYS * 24 * 60 * 60 * 1000);
    const failed = await rows<FailedAddress & { sentTo: string }>(
      tx,
      `SELECT DISTINCT ON (m.to_address) m.to_address AS "sentTo", m.reason, m.status_at AS at, m.id AS "messageId",
              m.number::float8 AS "messageNumber"
       FROM message m
       WHERE m.organisation_id = $1 AND m.client_id = $2 AND m.to_address = ANY ($3)
         AND (m.status = 'bounced' OR (m.status = 'not_sent' AND m.reason = 'REFUSED_BY_SERVER'))
         AND NOT EXISTS (
           SELECT FROM message s
           WHERE s.organisation_id = m.organisation_id AND s.client_id = m.client_id AND s.to_address = m.to_address
             AND s.status = 'sent' AND s.sent_at > m.status_at AND s.sent_at < $4)
       ORDER BY m.to_address, m.status_at DESC`,
      [organisationId, clientId, emails.map(asSent), quiet],
    );
    const byAddress = new Map(failed.map(({ sentTo, ...sign }) => [sentTo, sign]));
    return emails.flatMap((address) => {
      const sign = byAddress.get(asSent(address));
      return sign ? [{ ...sign, address }] : [];
    });
  }

  /** How many lines that concern each client ask for a person, of the branches the caller sees; clients with none are left out. */
  async attentionOf(tx: Tx, principal: Principal, clientIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { sql, parameters } = whereOf(principal, { attention: true });
    const counts = await rows<{ clientId: string; count: number }>(
      tx,
      `SELECT m.concerns_id AS "clientId", count(*)::int AS count
       FROM (${concerning(sql, `= ANY ($${parameters.length + 1})`)}) m GROUP BY m.concerns_id`,
      [...parameters, clientIds],
    );
    return new Map(counts.map(({ clientId, count }) => [clientId, count]));
  }

  /** The mails of a client that Resend would make letters of now, oldest first: what is offered after a correction (N06). */
  async resendable(principal: Principal, externalId: string): Promise<string[]> {
    const filter: LineFilter = {
      client: externalId,
      addressee: 'client',
      status: [...IN.resendable],
      format: 'email',
    };
    const ids = await this.tenancy.within(principal.organisationId, (tx) =>
      this.messages.ids(tx, principal, filter, MAX_OFFERED),
    );
    if (ids.length === 0) return [];
    const { results } = await this.resends.resend(principal, ids, { dryRun: true });
    return results.flatMap(({ id, outcome }) => (outcome === 'created' ? [id] : []));
  }
}

/** As SMTP was given it, which is how messages keep it. */
function asSent(email: string): string {
  const checked = checkEmailAddress(email);
  return checked.ok ? checked.address : email;
}
