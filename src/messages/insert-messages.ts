import type { ReasonCode } from '../common/reasons.js';
import type { Tx } from '../database/tenancy.js';
import type { Format } from '../message-types/message-type.entity.js';
import type { LineTitle } from './line-title.js';
import type { LetterCause } from './message.entity.js';
import type { MessageStatus } from './states.js';

/** A message about to be stored. What is absent is null, false or empty. */
export interface NewMessage extends LineTitle {
  id: string;
  number: bigint;
  decisionId: string;
  /** What its decision says: the rule, and the kind of the event; null for what a system asked for. */
  ruleId: string | null;
  eventKind: string | null;
  /** Whom it is for: a client or a user; neither where it goes to an address of our own house. */
  clientId: string | null;
  userId?: string | null;
  /** The client it is about, where it is not for that client itself. */
  aboutClientId?: string | null;
  branchId: string;
  typeCode: string;
  item: string | null;
  ref: string | null;
  priority: number;
  language: string;
  textVersionId: string | null;
  format: Format;
  status: MessageStatus;
  reason: ReasonCode | null;
  reasonDetail: string | null;
  subject: string;
  body: string;
  dueAt: Date;
  validUntil: Date | null;
  retainUntil: Date;
  toAddress?: string | null;
  toDomain?: string | null;
  nextAddresses?: string[];
  fromName?: string | null;
  fromAddress?: string | null;
  replyTo?: string | null;
  letterId?: string | null;
  replacesId?: string | null;
  cause?: LetterCause | null;
  fee?: boolean;
  actionId?: string | null;
}

/** Columns as they are spelled in the database, with their types; in the order of `NewMessage`. */
const COLUMNS = {
  id: 'uuid',
  number: 'bigint',
  decisionId: 'uuid',
  ruleId: 'uuid',
  eventKind: 'text',
  clientId: 'uuid',
  userId: 'uuid',
  aboutClientId: 'uuid',
  branchId: 'uuid',
  typeCode: 'text',
  item: 'text',
  title: 'text',
  otherItems: 'integer',
  ref: 'text',
  priority: 'smallint',
  language: 'text',
  textVersionId: 'uuid',
  format: 'text',
  status: 'text',
  reason: 'text',
  reasonDetail: 'text',
  subject: 'text',
  body: 'text',
  dueAt: 'timestamptz',
  validUntil: 'timestamptz',
  retainUntil: 'timestamptz',
  toAddress: 'text',
  toDomain: 'text',
  nextAddresses: 'text[]',
  fromName: 'text',
  fromAddress: 'text',
  replyTo: 'text',
  letterId: 'uuid',
  replacesId: 'uuid',
  cause: 'text',
  fee: 'boolean',
  actionId: 'uuid',
} as const satisfies Record<keyof NewMessage, string>;

const names = Object.keys(COLUMNS) as (keyof NewMessage)[];
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const INSERT = `
  INSERT INTO message (organisation_id, status_at, created_at, ${names.map(snake).join(', ')})
  SELECT $1, $3, $3, r.* FROM jsonb_to_recordset($2)
    AS r (${names.map((name) => `${snake(name)} ${COLUMNS[name]}`).join(', ')})`;

/** Stores messages in one statement, so that a mail and the letter it points to arrive together. */
export async function insertMessages(
  tx: Tx,
  organisationId: string,
  messages: readonly NewMessage[],
  now: Date,
): Promise<void> {
  if (messages.length === 0) return;
  await tx.query(INSERT, [organisationId, JSON.stringify(messages.map(asRecord)), now]);
}

function asRecord(message: NewMessage): Record<string, unknown> {
  return {
    ...Object.fromEntries(names.map((name) => [snake(name), message[name]])),
    number: String(message.number),
    next_addresses: message.nextAddresses ?? [],
    fee: message.fee ?? false,
  };
}
