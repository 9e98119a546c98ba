import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { announceWork } from '../database/due-work.js';
import type { Tx } from '../database/tenancy.js';
import { insertMessages, type NewMessage } from '../messages/insert-messages.js';
import type { LineTitle } from '../messages/line-title.js';
import { appendTimeline } from '../messages/move-messages.js';
import { supersede } from '../messages/supersede.js';
import type { Decided } from './decide.js';
import type { AnsweredMessage } from './intake.js';
import type { DecidedLine } from './lines.js';

/** A decision about to be stored, with what its messages have in common. */
export interface NewDecision {
  id: string;
  eventId: string;
  typeCode: string;
  clientId: string | null;
  /** Null: a direct request. */
  ruleId: string | null;
  /** Kind of the event; null: a direct request. */
  eventKind: string | null;
  caseId: string | null;
  userId: string | null;
  decided: Decided;
  lines: NumberedLine[];
  branchId: string;
  retentionDays: number;
  item: string | null;
  ref: string | null;
  priority: number;
  dueAt: Date;
  validUntil: Date | null;
  /** Reference of the client's older message whose place this one takes (L22). */
  supersedes: string | null;
}

/** A line with the ids and numbers of its messages. */
export interface NumberedLine {
  line: DecidedLine;
  title: LineTitle;
  mail: { id: string; number: bigint } | null;
  letter: { id: string; number: bigint } | null;
}

/** How many messages a decision makes. */
export function messageCount({ lines }: Decided): number {
  return lines.reduce((sum, { mail, letter }) => sum + Number(mail !== null) + Number(letter !== null), 0);
}

/** Gives each message of a decision its id and its number. */
export function numberLines(
  { lines }: Decided,
  nextNumber: () => bigint,
  titleOf: (line: DecidedLine) => LineTitle,
): NumberedLine[] {
  const numbered = (made: unknown) => (made === null ? null : { id: newId(), number: nextNumber() });
  return lines.map((line) => ({
    line,
    title: titleOf(line),
    mail: numbered(line.mail),
    letter: numbered(line.letter),
  }));
}

/** The messages of a decision as its caller is told of them. */
export function answerOf(lines: readonly NumberedLine[]): AnsweredMessage[] {
  return lines.flatMap(({ line, mail, letter }) => [
    ...(mail && line.mail ? [answered(mail, 'email', line.mail)] : []),
    ...(letter && line.letter ? [answered(letter, 'letter', line.letter)] : []),
  ]);
}

function answered(
  { id, number }: { id: string; number: bigint },
  format: AnsweredMessage['format'],
  { status, reason }: Pick<AnsweredMessage, 'status' | 'reason'>,
): AnsweredMessage {
  return { id, number: Number(number), format, status, reason };
}

/** Writes decisions with their messages, many at a time. */
@Injectable()
export class DecisionStore {
  async insert(tx: Tx, organisationId: string, decisions: readonly NewDecision[], now: Date): Promise<void> {
    if (decisions.length === 0) return;
    await tx.query(
      `INSERT INTO decision (organisation_id, id, event_id, type_code, client_id, rule_id, case_id, user_id, outcome,
                             reason, trace, decided_at)
       SELECT $1, r.*, $3
       FROM jsonb_to_recordset($2) AS r (id uuid, event_id uuid, type_code text, client_id uuid, rule_id uuid,
                                         case_id uuid, user_id uuid, outcome text, reason text, trace jsonb)`,
      [organisationId, JSON.stringify(decisions.map(asRecord)), now],
    );
    const messages = decisions.flatMap((decision) => messagesOf(decision, now));
    await insertMessages(tx, organisationId, messages, now);
    await appendTimeline(tx, organisationId, now, messages.flatMap(firstEntries));
    await supersede(
      tx,
      organisationId,
      decisions.flatMap(({ clientId, supersedes, lines }) => {
        const by = lines[0]?.mail ?? lines[0]?.letter;
        return clientId && supersedes && by ? [{ clientId, ref: supersedes, by: by.id }] : [];
      }),
      now,
    );
    const due = messages.filter((message) => message.status === 'queued').map((message) => message.dueAt);
    if (due.length > 0) {
      await announceWork(tx, organisationId, 'email', new Date(Math.max(Number(now), Math.min(...due.map(Number)))));
    }
  }
}

function asRecord(decision: NewDecision): Record<string, unknown> {
  return {
    id: decision.id,
    event_id: decision.eventId,
    type_code: decision.typeCode,
    client_id: decision.clientId,
    rule_id: decision.ruleId,
    case_id: decision.caseId,
    user_id: decision.userId,
    outcome: decision.decided.outcome,
    reason: decision.decided.reason,
    trace: decision.decided.trace,
  };
}

/** How the timeline of a new message begins. */
function firstEntries(message: NewMessage) {
  return [
    { messageId: message.id, what: 'created' as const, facts: { cause: message.cause ?? undefined } },
    ...(message.status === 'not_sent'
      ? [{ messageId: message.id, what: 'not-sent' as const, reason: message.reason }]
      : []),
    ...(message.letterId
      ? [{ messageId: message.id, what: 'letter-made' as const, facts: { letterId: message.letterId } }]
      : []),
    ...(message.status === 'held' ? [{ messageId: message.id, what: 'held' as const, reason: message.reason }] : []),
  ];
}

/** The lines of a decision as rows: the mail, the letter, or the mail that failed and the letter that follows it. */
function messagesOf(decision: NewDecision, now: Date): NewMessage[] {
  return decision.lines.flatMap(({ line, title, mail, letter }) => {
    const common = {
      decisionId: decision.id,
      ruleId: decision.ruleId,
      eventKind: decision.eventKind,
      ...addresseeOf(line, decision),
      branchId: decision.branchId,
      typeCode: decision.typeCode,
      item: decision.item,
      ...title,
      ref: decision.ref,
      priority: decision.priority,
      language: line.language,
      textVersionId: line.text?.id ?? null,
      dueAt: decision.dueAt,
      validUntil: decision.validUntil,
      retainUntil: new Date(now.getTime() + decision.retentionDays * 86_400_000),
    };
    const letterRow: NewMessage[] =
      letter && line.letter
        ? [{ ...common, ...letter, ...line.letter, format: 'letter', replacesId: mail?.id ?? null }]
        : [];
    const mailRow: NewMessage[] =
      mail && line.mail
        ? [
            {
              ...common,
              ...mail,
              format: 'email',
              status: line.mail.status,
              reason: line.mail.reason,
              reasonDetail: line.mail.reasonDetail,
              subject: line.mail.subject,
              body: line.mail.body,
              toAddress: line.mail.toAddress,
              toDomain: line.mail.toDomain,
              nextAddresses: line.mail.nextAddresses,
              fromName: line.mail.sender?.name ?? null,
              fromAddress: line.mail.sender?.address ?? null,
              replyTo: line.mail.sender?.replyTo ?? null,
              letterId: letter?.id ?? null,
            },
          ]
        : [];
    return [...mailRow, ...letterRow];
  });
}

/** A line that says that nobody was left belongs to the client it was about. */
function addresseeOf(
  { recipient }: DecidedLine,
  { clientId }: NewDecision,
): Pick<NewMessage, 'clientId' | 'userId' | 'aboutClientId'> {
  switch (recipient?.kind) {
    case 'user':
      return { clientId: null, userId: recipient.userId, aboutClientId: clientId };
    case 'address':
      return { clientId: null, userId: null, aboutClientId: clientId };
    default:
      return { clientId, userId: null, aboutClientId: null };
  }
}
