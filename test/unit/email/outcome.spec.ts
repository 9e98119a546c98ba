import { describe, expect, it } from '@jest/globals';
import { nextAttempt, RETRY_LIMIT_MS } from '../../../src/email/retry.js';
import { outcomeOfError } from '../../../src/email/smtp-outcome.js';
import { parseSmtpReply } from '../../../src/email/smtp-reply.js';
import { readCapabilities } from '../../../src/email/smtp-capabilities.js';
import { smtpSettings } from '../../../src/email/smtp-settings.js';

describe('replies of a server (RFC 5321, RFC 3463)', () => {
  it.each([
    ['550 5.1.1 No such user', 550, '5.1.1'],
    ['550-Line one\r\n550 5.7.1 Line two', 550, '5.7.1'],
    ['451 Try later', 451, null],
    ['550 #5.1.0 Address rejected', 550, '5.1.0'],
    ['550 mail from 5.1.1.7 is blocked', 550, null],
    ['550 5.1.1.7 is blocked', 550, null],
    ['250', 250, null],
    ['', null, null],
    ['nonsense', null, null],
  ])('%j is %s %s', (reply, code, status) => {
    expect(parseSmtpReply(reply)).toMatchObject({ code, status });
  });

  it('are kept fit for the database: no control characters, and not endless', () => {
    const { text } = parseSmtpReply(`550-a\0b\r\n550 ${'é'.repeat(2000)}\uD83D`);
    expect(text.startsWith('550-a b\n550 é')).toBe(true);
    expect(text).toHaveLength(1000);
  });
});

describe('outcomes of SMTP (design §4)', () => {
  it.each([
    ['RCPT TO', '550 5.6.7 Non-ASCII address', { kind: 'refused', code: 'NEEDS_SMTPUTF8' }],
    ['RCPT TO', '550 5.1.1 No', { kind: 'refused', code: 'REFUSED_BY_SERVER' }],
    ['RCPT TO', '535 5.7.8 No', { kind: 'setup' }],
    ['DATA', '552 5.3.4 Too big', { kind: 'refused', code: 'REFUSED_BY_SERVER' }],
    ['DATA', '421 4.3.2 Closing', { kind: 'later', why: 'deferred' }],
    ['MAIL FROM', '503 Bad sequence', { kind: 'setup' }],
    ['AUTH PLAIN', '535 5.7.8 No', { kind: 'setup' }],
    ['AUTH PLAIN', '421 4.3.2 Closing', { kind: 'later', why: 'no-connection' }],
    ['CONN', '554 5.3.2 Go away', { kind: 'later', why: 'no-connection' }],
    ['EHLO', '421 4.3.2 Closing', { kind: 'later', why: 'no-connection' }],
  ] as const)('%s answered by "%s" is %j', (command, response, outcome) => {
    expect(outcomeOfError({ message: 'x', command, response })).toMatchObject(outcome);
  });

  it('without a reply keeps the words of the error', () => {
    const error = { message: 'connect ECONNREFUSED 127.0.0.1:25', code: 'ESOCKET', command: 'CONN' };
    expect(outcomeOfError(error)).toEqual({
      kind: 'later',
      why: 'no-connection',
      reply: error.message,
      status: null,
    });
  });
});

describe('what a server offers', () => {
  it('is read by keyword, never out of its own name', () => {
    const reply = '250-DSN.example greets SMTPUTF8\r\n250-SIZE 1000\r\n250 8BITMIME';
    expect(readCapabilities(reply)).toEqual({ smtpUtf8: false, dsn: false });
    expect(readCapabilities(`${reply}\r\n250-dsn\r\n250 SMTPUTF8`)).toEqual({ smtpUtf8: true, dsn: true });
  });
});

describe('growing pauses (L17)', () => {
  const first = new Date('2026-11-22T00:00:00Z');
  const minutes = (from: Date, to: Date | null) => ((to?.getTime() ?? Number.NaN) - from.getTime()) / 60_000;

  it('are 1, 5, 15, 30 minutes, 1, 2, 4 hours, then 4 hours each time', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 20].map((attempts) =>
      minutes(first, nextAttempt(attempts, first, first, 0.5)),
    );
    expect(pauses).toEqual([1, 5, 15, 30, 60, 120, 240, 240, 240]);
  });

  it('are spread by a fifth either way', () => {
    expect(minutes(first, nextAttempt(2, first, first, 0))).toBe(4);
    expect(minutes(first, nextAttempt(2, first, first, 0.999_999))).toBeCloseTo(6, 3);
  });

  it('end with a last try at 48 hours, and not later', () => {
    const limit = new Date(first.getTime() + RETRY_LIMIT_MS);
    const nearly = new Date(limit.getTime() - 1);
    expect(nextAttempt(15, first, nearly, 0.5)).toEqual(limit);
    expect(nextAttempt(16, first, limit, 0.5)).toBeNull();
  });
});

describe('SMTP_URL', () => {
  it('gives host, port and account', () => {
    expect(smtpSettings('smtps://bode:p%40ss@mail.example')).toEqual({
      host: 'mail.example',
      port: 465,
      secure: true,
      user: 'bode',
      password: 'p@ss',
      requireTLS: false,
      ignoreTLS: false,
      verifyCertificate: true,
    });
    expect(smtpSettings('smtp://[::1]:2525?clientName=bode.example')).toMatchObject({
      host: '::1',
      port: 2525,
      clientName: 'bode.example',
    });
  });

  it('never lets a password leave the machine in clear, unless told to', () => {
    expect(smtpSettings('smtp://a:b@mail.example').requireTLS).toBe(true);
    expect(smtpSettings('smtp://a:b@mail.example?requireTLS=false').requireTLS).toBe(false);
    expect(smtpSettings('smtp://a:b@localhost').requireTLS).toBe(false);
    expect(smtpSettings('smtp://mail.example').requireTLS).toBe(false);
  });

  it.each([
    '',
    'mail.example',
    'http://mail.example',
    'smtp://',
    'smtp://x?pool=true',
    'smtp://x?requireTLS=1',
    'smtp://a:%zz@x',
  ])('is refused, without repeating a password: %j', (url) => expect(() => smtpSettings(url)).toThrow(/SMTP_URL/));
});
