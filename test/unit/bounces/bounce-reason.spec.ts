import { describe, expect, it } from '@jest/globals';
import { bounceReason, isHard } from '../../../src/bounces/bounce-reason.js';

describe('why a mail bounced (D10)', () => {
  it.each([
    ['5.1.1', null, 'BOUNCED_UNKNOWN_USER', true],
    ['5.1.10', 'RESOLVER.ADR.RecipientNotFound; not found', 'BOUNCED_UNKNOWN_USER', true],
    ['5.0.0', '550 No such user here', 'BOUNCED_UNKNOWN_USER', true],
    [null, "550 The account doesn't exist", 'BOUNCED_UNKNOWN_USER', true],
    ['5.2.2', null, 'BOUNCED_MAILBOX_FULL', false],
    ['4.2.2', 'mailbox full', 'BOUNCED_MAILBOX_FULL', false],
    ['5.1.1', '552 user is over quota', 'BOUNCED_MAILBOX_FULL', false],
    ['5.7.1', '550 blocked, user unknown to our policy', 'BOUNCED', false],
    ['5.1.1', '550 listed at Spamhaus', 'BOUNCED_UNKNOWN_USER', false],
    ['5.1.2', 'Host or domain name not found', 'BOUNCED', true],
    ['4.4.7', 'delivery time expired', 'BOUNCED', false],
    ['5.0.0', 'something went wrong', 'BOUNCED', null],
    [null, null, 'BOUNCED', null],
  ] as const)('%s "%s" is %s, hard: %s', (status, words, code, hard) => {
    expect(bounceReason(status, words)).toBe(code);
    expect(isHard(status, words)).toBe(hard);
  });
});
