import { describe, expect, it } from '@jest/globals';
import { nextAttempt, RETRY_LIMIT_MS } from '../../../src/email/retry.js';
import { outcomeOfError } from '../../../src/email/smtp-outcome.js';
import { parseSmtpReply } from '../../../src/email/smtp-reply.js';
import { readCapabilities } from '../../../src/email/smtp-capabilities.js';
import { smtpSettings } from '../../../src/config/smtp-settings.js';

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

describe('a refusal that is about us, not about the addressee (D12, design §4)', () => {
  it.each([
    // Postfix; with smtpd_delay_reject, its default, all of it comes at RCPT
    '554 5.7.1 <jan@bib.example>: Relay access denied',
    '554 5.7.1 <jan@bib.example>: Recipient address rejected: Relay access denied',
    '553 5.7.1 <b-1@bounces.bib.example>: Sender address rejected: not owned by user bode',
    '554 5.7.1 <b-1@bounces.bib.example>: Sender address rejected: Access denied',
    '550 5.1.8 <b-1@bounces.bib.example>: Sender address rejected: Domain not found',
    '554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied',
    '554 5.7.1 Service unavailable; Client host [192.0.2.49] blocked using zen.spamhaus.org',
    '504 5.5.2 <bode>: Helo command rejected: need fully-qualified hostname',
    '530 5.7.0 Must issue a STARTTLS command first',
    // Sendmail
    '550 5.7.1 <jan@bib.example>... Relaying denied. Proper authentication required.',
    // Exim
    '550 relay not permitted',
    '550-mail.example (host) [192.0.2.1] is currently not permitted to relay\r\n550 through this server.',
    '550-Please turn on SMTP Authentication in your mail client.\r\n550 or login to the server',
    '550 Sender verify failed',
    // Exchange
    '550 5.7.1 Unable to relay',
    '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain',
    '550 5.7.64 TenantAttribution; Relay Access Denied',
    '530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    '550 5.7.1 Client does not have permissions to send as this sender',
    '554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied',
    '550 5.7.606 Access denied, banned sending IP [192.0.2.225]',
    '550 5.7.509 Access denied, sending domain [BIB.EXAMPLE] does not pass DMARC verification',
    // qmail, Gmail, Amazon SES, others
    "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
    '530-5.7.0 Authentication Required. For more information, go to\r\n530 5.7.0 https://support.google.com/',
    '535 5.7.8 Error: authentication failed',
    '550-5.7.26 This mail has been blocked because the sender\r\n550 5.7.26 is unauthenticated.',
    '550 5.1.0 192.0.2.222 is not allowed to send from <bib.example> per its SPF Record',
    '554 Message rejected: Email address is not verified.',
    '503 This mail server requires authentication when attempting to send to a non-local e-mail address.',
  ])('%s', (response) => {
    for (const command of ['RCPT TO', 'DATA', 'MAIL FROM']) {
      expect(outcomeOfError({ message: 'x', command, response })).toMatchObject({
        kind: 'setup',
        code: 'MAIL_SETUP_INCORRECT',
      });
    }
  });

  it.each([
    '550 5.1.1 <jan@bib.example>: Recipient address rejected: User unknown in local recipient table',
    '554 5.7.1 <jan@bib.example>: Recipient address rejected: Access denied',
    '550 5.1.1 <relay-access-denied@bib.example>: no such user',
    '550 5.7.1 <client-host-rejected@bib.example>... no mailbox of that name',
    '550 5.7.1 Message rejected as spam by Content Filtering.',
    '552 5.7.0 This message was blocked because its content presents a potential security issue.',
    '554 5.7.9 Message not accepted for policy reasons.',
    '525 5.7.13 <jan@bib.example>: Recipient address rejected: Disabled recipient address',
    '550 sorry, no mailbox here by that name. (#5.7.17)',
    '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
    '552 5.2.2 The mailbox is full; relaying denied',
    '550 5.4.1 Recipient address rejected: Access denied',
  ])('and this one is about the addressee: %s', (response) => {
    for (const command of ['RCPT TO', 'DATA']) {
      expect(outcomeOfError({ message: 'x', command, response })).toMatchObject({
        kind: 'refused',
        code: 'REFUSED_BY_SERVER',
      });
    }
  });

  it.each([
    ['454 4.7.1 <jan@bib.example>: Relay access denied', 'setup'],
    ['450 4.1.8 <b-1@bounces.bib.example>: Sender address rejected: Domain not found', 'setup'],
    ['450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.1]', 'setup'],
    ['450 4.7.1 <jan@bib.example>: Recipient address rejected: Greylisted', 'deferred'],
    ['452 4.2.2 The mailbox is full', 'deferred'],
  ] as const)('put off: %s is %s', (response, why) => {
    expect(outcomeOfError({ message: 'x', command: 'RCPT TO', response })).toMatchObject({ kind: 'later', why });
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
  ])('is refused, without repeating a password: %j', (url) =>
    expect(() => smtpSettings(url)).toThrow(/^(is not|has) (?!.*secret)/),
  );
});
