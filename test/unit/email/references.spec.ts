import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { messageIdOf, parseMessageId } from '../../../src/email/message-id.js';
import { parseReturnPath, returnPathOf } from '../../../src/email/return-path.js';

const KEYS = ['new key', 'old key'];
const LARGEST = 2n ** 63n - 1n;
const references = fc.record({
  organisationNo: fc.bigInt({ min: 0n, max: LARGEST }),
  messageNo: fc.bigInt({ min: 0n, max: LARGEST }),
});

describe('return paths (VERP, design §9)', () => {
  it('names the message, in lower-case base32, in at most 64 octets', () => {
    fc.assert(
      fc.property(references, (reference) => {
        const address = returnPathOf(reference, 'bounces.library.example', KEYS);
        expect(address).toMatch(/^b-[a-z2-7]+-[a-z2-7]+-[a-z2-7]{16}@bounces\.library\.example$/);
        expect(address.indexOf('@')).toBeLessThanOrEqual(64);
        expect(parseReturnPath(address, KEYS)).toEqual(reference);
      }),
    );
  });

  const reference = { organisationNo: 1n, messageNo: 133n };
  const address = returnPathOf(reference, 'library.example', KEYS);

  it('stays the same for ever: mails that are out come back to it', () => {
    expect(address).toBe('b-b-ef-ngrkglpqmreatsko@library.example');
  });

  it('is read in any case, in angle brackets, and at another domain', () => {
    for (const form of [address.toUpperCase(), ` <${address}> `, address.replace('library', 'forwarder')]) {
      expect(parseReturnPath(form, KEYS)).toEqual(reference);
    }
  });

  it('is signed by the first key, and read by all of them', () => {
    expect(parseReturnPath(address, ['newest key', ...KEYS])).toEqual(reference);
    expect(parseReturnPath(returnPathOf(reference, 'x.example', ['old key']), KEYS)).toEqual(reference);
    expect(parseReturnPath(address, ['old key'])).toBeNull();
    expect(() => returnPathOf(reference, 'x.example', [])).toThrow('no secret key');
  });

  it('is refused after any change, and so is a Message-ID in its place', () => {
    const local = address.slice(0, address.indexOf('@'));
    for (let at = 0; at < local.length; at++) {
      const changed = `${local.slice(0, at)}${local[at] === 'c' ? 'd' : 'c'}${local.slice(at + 1)}@library.example`;
      expect(parseReturnPath(changed, KEYS)).toBeNull();
    }
    const messageId = messageIdOf(reference, 'library.example', KEYS);
    expect(parseReturnPath(messageId.replace('.', '-'), KEYS)).toBeNull();
  });

  it.each([
    '',
    '@',
    'an@peeters.example',
    'b-b-ef@x',
    'b-b-ef-',
    'b--ef-aaaaaaaaaaaaaaaa@x',
    'b-ab-ef-aaaaaaaaaaaaaaaa@x',
  ])('is not taken for one: %j', (other) => expect(parseReturnPath(other, KEYS)).toBeNull());

  it('has one spelling only', () => {
    expect(parseReturnPath(address.replace('b-b-', 'b-ab-'), KEYS)).toBeNull();
  });
});

describe('Message-IDs (RFC 5322)', () => {
  it('name the message and are read back, with angle brackets or without', () => {
    fc.assert(
      fc.property(references, (reference) => {
        const messageId = messageIdOf(reference, 'library.example', KEYS);
        expect(messageId).toMatch(/^<b-[a-z2-7]+-[a-z2-7]+\.[a-z2-7]{16}@library\.example>$/);
        expect(parseMessageId(messageId, KEYS)).toEqual(reference);
        expect(parseMessageId(messageId.slice(1, -1), KEYS)).toEqual(reference);
        expect(parseMessageId(messageId, ['other key'])).toBeNull();
      }),
    );
  });
});
