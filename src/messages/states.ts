/**
 * The whole life of a message (design §2): each state with the states it may go to and who may cause that.
 *
 * The database holds the same words in a CHECK; moves go through `moveMessages`, which asks `mayMove` first.
 */
export type MessageStatus = EmailStatus | LetterStatus;
export type EmailStatus = 'queued' | 'sending' | 'sent' | 'not_sent' | 'bounced' | 'withdrawn';
export type LetterStatus =
  'pending' | 'held' | 'prepared' | 'printed' | 'checked' | 'posted' | 'returned' | 'withdrawn';

/** Bode itself, somebody on a page, or a system by the API. */
export type Mover = 'bode' | 'staff' | 'caller';

const anyone: readonly Mover[] = ['bode', 'staff', 'caller'];
const people: readonly Mover[] = ['staff', 'caller'];
const bode: readonly Mover[] = ['bode'];

const MOVES: Readonly<Record<MessageStatus, Partial<Record<MessageStatus, readonly Mover[]>>>> = {
  queued: { sending: bode, not_sent: bode, withdrawn: people },
  sending: { sent: bode, queued: bode, not_sent: bode },
  sent: { bounced: bode },
  not_sent: {},
  bounced: {},
  pending: { held: bode, prepared: anyone, withdrawn: anyone },
  held: { pending: anyone, withdrawn: anyone },
  prepared: { pending: people, printed: people, withdrawn: people },
  printed: { checked: people },
  // Withdrawn: pulled from the pile before it is posted.
  checked: { posted: people, withdrawn: people },
  posted: { returned: people },
  returned: {},
  withdrawn: {},
};

/** May a message go from one status to the other by this hand? */
export function mayMove(from: MessageStatus, to: MessageStatus, by: Mover): boolean {
  return MOVES[from][to]?.includes(by) ?? false;
}

const EMAIL_STATUSES = ['queued', 'sending', 'sent', 'not_sent', 'bounced', 'withdrawn'] as const;
export const LETTER_STATUSES = [
  'pending',
  'held',
  'prepared',
  'printed',
  'checked',
  'posted',
  'returned',
  'withdrawn',
] as const;
export const STATUSES: readonly MessageStatus[] = [...new Set<MessageStatus>([...EMAIL_STATUSES, ...LETTER_STATUSES])];

/** Groups of states. Conditions elsewhere name a group; no list of states stands inline. */
export const IN = {
  /** Nobody has seen it yet; it can be withdrawn without a trace outside Bode. */
  waiting: ['queued', 'pending', 'held'],
  /** Letters that a batch may still take or that wait for a correction. */
  unprepared: ['pending', 'held'],
  /** E-mails that did not reach anybody. */
  failed: ['not_sent', 'bounced'],
  /** D04: the only ones that Resend takes. */
  resendable: ['not_sent'],
  /** Letters of a batch that is not discarded. */
  batched: ['prepared', 'printed', 'checked', 'posted', 'returned'],
  /** What asks for a person (the "needs attention" filter). */
  attention: ['not_sent', 'bounced', 'held', 'returned'],
  /** E-mails on their way to the mail server: nobody knows yet whether it takes them. */
  underWay: ['queued', 'sending'],
  /** A late bounce may still arrive. */
  bounceable: ['sent'],
  /** On paper but still in the house: one that is withdrawn is to be pulled from the pile. */
  pullable: ['printed', 'checked'],
  withdrawable: ['queued', 'pending', 'held', 'prepared'],
} as const satisfies Record<string, readonly MessageStatus[]>;

/** Does the status belong to a group that pages and statements speak of? */
export function isIn(group: keyof typeof IN, status: MessageStatus): boolean {
  return (IN[group] as readonly MessageStatus[]).includes(status);
}
