import { signReference, verifyReference, type MessageReference } from './signed-reference.js';

/**
 * The Message-ID of a message: `<b-<organisation no>-<message no>.<MAC>@domain>` (RFC 5322 §3.6.4). It is the same for
 * every attempt, so that a mailbox that got the mail twice after a crash can tell. Signed, because a bounce without our
 * return path is matched by it, and anybody can write a Message-ID into a mail.
 */
export function messageIdOf(reference: MessageReference, domain: string, keys: readonly string[]): string {
  const { numbers, mac } = signReference(reference, 'message-id', keys);
  return `<b-${numbers}.${mac}@${domain}>`;
}

const LEFT_SIDE = /^b-([a-z2-7]{1,13}-[a-z2-7]{1,13})\.([a-z2-7]{16})$/i;

/** The message that a Message-ID (with or without its angle brackets) belongs to, or null where it isn't one of ours. */
export function parseMessageId(messageId: string, keys: readonly string[]): MessageReference | null {
  if (messageId.length > 400) return null;
  const bare = messageId.trim().replace(/^<(.*)>$/, '$1');
  const match = LEFT_SIDE.exec(bare.slice(0, bare.lastIndexOf('@')));
  return match ? verifyReference(match[1]!, match[2]!, 'message-id', keys) : null;
}
