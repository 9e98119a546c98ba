import { titleIn } from '../../messages/line-title.js';
import { reasonText } from '../../messages/reason-text.js';
import type { MessageRow as Line } from '../../messages/message-list.service.js';
import { isIn } from '../../messages/states.js';
import type { MessageRow } from '../components/message-table.js';
import type { View } from '../view.js';

/** A line as a row of a list (L03): its reason and its type in the reader's words. */
export function messageRow(line: Line, view: View): MessageRow {
  return {
    id: line.id,
    number: String(line.number),
    typeCode: line.typeCode,
    typeName: typeName(line, view),
    title: shownTitle(line, view),
    item: line.item,
    branchName: line.branchName,
    status: line.status,
    reason: line.reason && {
      code: line.reason,
      sentence: reasonText(line.reason, line.reasonDetail, view.language),
    },
    date: line.statusAt,
    goesAt: line.status === 'queued' && line.dueAt > view.now ? line.dueAt : null,
    format: line.format,
    letter: letterOf(line),
    replaces: reference(line.replacesId, line.replacesNumber),
    batch: line.batchId ? { id: line.batchId, number: String(line.batchNumber), sequence: line.batchSequence } : null,
    selectable: canBeTicked(line),
    // What became a letter by itself asks for nobody any more.
    attention: isIn('attention', line.status) && !hasLiveLetter(line),
    ...clientOf(line),
    recipient: recipientOf(line),
    toClient: isForClient(line),
  };
}

/** The letter of a failed line, also one that was withdrawn: the line does not say then that a letter is coming. */
function letterOf(line: Line): MessageRow['letter'] {
  const letter = reference(line.letterId, line.letterNumber);
  return letter && { ...letter, withdrawn: !hasLiveLetter(line) };
}

/** The client that a line is for, or else about. */
function clientOf(line: Line): Pick<MessageRow, 'client'> {
  const externalId = line.clientExternalId ?? line.aboutExternalId;
  return externalId === null ? {} : { client: { externalId, name: line.clientName ?? line.aboutName ?? externalId } };
}

/** Of a mail that is for no client the user, or the address of our own house; null for a client's own. */
export function recipientOf({ clientId, userName, toAddress }: Line): string | null {
  return clientId === null ? (userName ?? toAddress) : null;
}

/** What nobody was left for stands with its client, but is for nobody. */
function isForClient({ clientId, reason }: Line): boolean {
  return clientId !== null && reason !== 'NO_RECIPIENT';
}

/**
 * Whether something can be done with a line from a list: nothing with a letter (D03), and with a mail of which no letter
 * can come, as it is not for the client, only that it is withdrawn.
 */
function canBeTicked(line: Line): boolean {
  return line.format === 'email' && (isForClient(line) || isIn('withdrawable', line.status));
}

/** What a line is about; one that never had a text, as nobody was left to get it, is about its type. */
export function shownTitle(line: Pick<Line, 'title' | 'otherItems' | 'typeCode' | 'typeNames'>, view: View): string {
  return line.title === line.typeCode ? typeName(line, view) : titleIn(line, view.language);
}

/** The type's name in the reader's language, else in any, else its code. */
export function typeName({ typeCode, typeNames }: Pick<Line, 'typeCode' | 'typeNames'>, view: View): string {
  return typeNames[view.language] ?? Object.values(typeNames)[0] ?? typeCode;
}

/** Whether a letter followed that was not withdrawn. */
export function hasLiveLetter({ letterId, letterStatus }: Pick<Line, 'letterId' | 'letterStatus'>): boolean {
  return letterId !== null && letterStatus !== 'withdrawn';
}

function reference(id: string | null, number: number | null): { id: string; number: string } | null {
  return id === null ? null : { id, number: String(number) };
}
