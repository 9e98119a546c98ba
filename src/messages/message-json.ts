import { csv } from '../http/csv.js';
import type { MessageRow } from './message-list.service.js';
import { reasonText } from './reason-text.js';

/** A message as it travels: a reference is the caller's own name, without Id (design §8). */
export function messageJson(row: MessageRow) {
  return {
    id: row.id,
    number: row.number,
    type: row.typeCode,
    client: concernedClient(row),
    addressee: addresseeOf(row),
    user: row.userId,
    branch: row.branchCode,
    title: row.title,
    otherItems: row.otherItems,
    item: row.item,
    format: row.format,
    status: row.status,
    statusAt: row.statusAt,
    reason: row.reason,
    detail: row.reasonDetail,
    info: row.reason && reasonText(row.reason, row.reasonDetail, 'en'),
    to: row.toAddress,
    ref: row.ref,
    createdAt: row.createdAt,
    sentAt: row.sentAt,
    fee: row.fee,
    letter: row.letterId && { id: row.letterId, number: row.letterNumber, status: row.letterStatus },
    batch: row.batchId && { id: row.batchId, number: row.batchNumber, sequence: row.batchSequence },
  };
}

/** The same as a file: one line each, under a line of names. */
export function messageCsv(rows: readonly MessageRow[]): string {
  return csv(
    Object.keys(CSV_COLUMNS),
    rows.map((row) => Object.values(CSV_COLUMNS).map((of) => of(row))),
  );
}

const CSV_COLUMNS: Record<string, (row: MessageRow) => unknown> = {
  number: (row) => row.number,
  type: (row) => row.typeCode,
  client: concernedClient,
  addressee: addresseeOf,
  user: (row) => row.userName,
  branch: (row) => row.branchCode,
  item: (row) => row.item,
  title: (row) => row.title,
  otherItems: (row) => row.otherItems,
  format: (row) => row.format,
  status: (row) => row.status,
  statusAt: (row) => row.statusAt,
  reason: (row) => row.reason,
  info: (row) => row.reason && reasonText(row.reason, row.reasonDetail, 'en'),
  to: (row) => row.toAddress,
  ref: (row) => row.ref,
  createdAt: (row) => row.createdAt,
  sentAt: (row) => row.sentAt,
  fee: (row) => row.fee,
  letter: (row) => row.letterNumber,
  batch: (row) => row.batchNumber,
  id: (row) => row.id,
};

/** External id of the client it is for, or else about. */
function concernedClient({ clientExternalId, aboutExternalId }: MessageRow): string | null {
  return clientExternalId ?? aboutExternalId;
}

/** Whom it is for: the client itself, a user, or an address of our own house; null where nobody was left. */
function addresseeOf({ clientId, userId, reason }: MessageRow): 'client' | 'user' | 'house' | null {
  if (reason === 'NO_RECIPIENT') return null;
  if (clientId !== null) return 'client';
  return userId === null ? 'house' : 'user';
}
