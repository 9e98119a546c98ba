import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readBounce } from '../../../src/bounces/read-bounce.js';
import { describeRealMails } from './real-mails.js';

/** A mail out of lines, with CRLF between them. */
function mail(...lines: string[]): Buffer {
  return Buffer.from(lines.join('\r\n'));
}

const RETURN_PATH = 'b-b-bfq-abcdefghijklmnop@bounces.library.example';

/** A report as Postfix writes it, of one mail to one addressee. */
function postfixReport({
  action = 'failed',
  status = '5.1.1',
  diagnostic = 'smtp; 550 5.1.1 No such user',
} = {}): Buffer {
  return mail(
    'Return-Path: <>',
    `Delivered-To: ${RETURN_PATH}`,
    'Received: by mx.library.example (Postfix) for <other@library.example>; Fri, 20 Nov 2026 10:15:00 +0100 (CET)',
    'Date: Fri, 20 Nov 2026 10:14:59 +0100 (CET)',
    'From: MAILER-DAEMON@relay.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    `To: ${RETURN_PATH}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="4B6.1/relay.example"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--4B6.1/relay.example',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host relay.example.',
    '',
    '--4B6.1/relay.example',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; relay.example',
    'Arrival-Date: Fri, 20 Nov 2026 10:14:58 +0100 (CET)',
    '',
    'Final-Recipient: rfc822; an.peeters@mail.example',
    'Original-Recipient: rfc822;an@peeters.example',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: ${diagnostic}`,
    '',
    '--4B6.1/relay.example',
    'Content-Type: message/rfc822',
    '',
    `Return-Path: <${RETURN_PATH}>`,
    'Message-ID: <b-b-bfq.qrstuvwxyz234567@library.example>',
    'Subject: Herinnering',
    '',
    'Final-Recipient: rfc822; nobody@inside.the.mail.example',
    'Action: failed',
    '',
    '--4B6.1/relay.example--',
  );
}

describe('reading delivery reports (RFC 3464, D10)', () => {
  it('reads who, why, when and which mail from a report of Postfix', () => {
    expect(readBounce(postfixReport())).toEqual({
      kind: 'bounce',
      recipients: [
        {
          address: 'an.peeters@mail.example',
          original: 'an@peeters.example',
          action: 'failed',
          status: '5.1.1',
          diagnostic: '550 5.1.1 No such user',
          hard: true,
        },
      ],
      originalMessageId: '<b-b-bfq.qrstuvwxyz234567@library.example>',
      returnPathCandidates: [RETURN_PATH, 'other@library.example'],
      receivedAt: '2026-11-20T09:15:00.000Z',
    });
  });

  it('tells a delay and a success from a failure', () => {
    expect(readBounce(postfixReport({ action: 'delayed', status: '4.4.1' })).kind).toBe('delay');
    expect(readBounce(postfixReport({ action: 'relayed', status: '2.0.0' })).kind).toBe('delivered');
  });

  it('takes the specific status out of the words where the field has none', () => {
    const report = postfixReport({ status: '5.0.0', diagnostic: 'smtp; 552 5.2.2 Over quota' });
    expect(readBounce(report).recipients[0]).toMatchObject({ status: '5.2.2', hard: false });
  });

  it('reads the same report with bare line feeds, an mbox line before it and no last boundary', () => {
    const text = postfixReport().toString().replaceAll('\r\n', '\n').replace('--4B6.1/relay.example--', '');
    const { recipients, originalMessageId } = readBounce(Buffer.from(`From MAILER-DAEMON Fri Nov 20\n${text}`));
    expect(recipients).toHaveLength(1);
    expect(originalMessageId).toBe('<b-b-bfq.qrstuvwxyz234567@library.example>');
  });

  it('reads every recipient, those without an empty line between them too', () => {
    const text = postfixReport().toString();
    const second = 'Final-Recipient: rfc822; bo@mail.example\r\nAction: failed\r\nStatus: 5.2.2\r\n';
    const glued = readBounce(Buffer.from(text.replace('550 5.1.1 No such user\r\n', `$&${second}`)));
    const apart = readBounce(Buffer.from(text.replace('550 5.1.1 No such user\r\n', `$&\r\n${second}`)));
    for (const { recipients } of [glued, apart]) {
      expect(recipients.map(({ address }) => address)).toEqual(['an.peeters@mail.example', 'bo@mail.example']);
    }
  });

  it('reads a report in quoted-printable or base64, and addresses beyond ASCII (RFC 6533)', () => {
    const fields = 'Final-Recipient: utf-8; zoë@mail.example\r\nAction: failed\r\nStatus: 5.1.1\r\n';
    for (const encoding of ['base64', 'quoted-printable'] as const) {
      const body = encoding === 'base64' ? Buffer.from(fields).toString('base64') : fields.replace('ë', '=C3=AB');
      const raw = mail(
        'Content-Type: multipart/report; boundary=x',
        '',
        '--x',
        'Content-Type: message/global-delivery-status',
        `Content-Transfer-Encoding: ${encoding}`,
        '',
        body,
        '--x--',
      );
      expect(readBounce(raw).recipients[0]?.address).toBe('zoë@mail.example');
    }
  });

  it('never believes a report that a person forwards or quotes', () => {
    const quoted = mail(
      'From: An <an@peeters.example>',
      'To: info@library.example',
      'Subject: Fwd: wat is dit?',
      '',
      'Final-Recipient: rfc822; bo@mail.example',
      'Action: failed',
      'Status: 5.1.1',
    );
    expect(readBounce(quoted)).toMatchObject({ kind: 'normal', recipients: [], originalMessageId: null });
    const attached = mail(
      'From: An <an@peeters.example>',
      'Content-Type: multipart/mixed; boundary=outer',
      '',
      '--outer',
      'Content-Type: message/rfc822',
      '',
      postfixReport().toString(),
      '--outer--',
    );
    expect(readBounce(attached).kind).toBe('normal');
  });
});

describe('reading other mails of the return mailbox', () => {
  it('reads a failure that Exim names in a header only', () => {
    const exim = mail(
      'Return-path: <>',
      `Envelope-to: ${RETURN_PATH}`,
      'X-Failed-Recipients: bo@mail.example',
      'Auto-Submitted: auto-replied',
      'From: Mail Delivery System <Mailer-Daemon@mx.example>',
      '',
      'A message that you sent could not be delivered:',
      '',
      '  bo@mail.example',
      '    host mx.mail.example [192.0.2.1]',
      '    SMTP error from remote mail server after RCPT TO:<bo@mail.example>:',
      '    552 5.2.2 Mailbox is full',
      '',
      '------ This is a copy of the message, including all the headers. ------',
      '',
      'Message-ID: <b-b-bfq.qrstuvwxyz234567@library.example>',
    );
    expect(readBounce(exim)).toMatchObject({
      kind: 'bounce',
      recipients: [{ address: 'bo@mail.example', status: '5.2.2', hard: false }],
      originalMessageId: '<b-b-bfq.qrstuvwxyz234567@library.example>',
      returnPathCandidates: [RETURN_PATH],
    });
  });

  it('reads a complaint (RFC 5965), also where the address is hidden', () => {
    const complaint = (told: string) =>
      mail(
        'Content-Type: multipart/report; report-type=feedback-report; boundary=x',
        '',
        '--x',
        'Content-Type: message/feedback-report',
        '',
        'Feedback-Type: abuse',
        told,
        '--x',
        'Content-Type: message/rfc822',
        '',
        'To: An <an@peeters.example>',
        'Message-ID: <1@library.example>',
        '',
        '--x--',
      );
    for (const told of ['Original-Rcpt-To: <an@peeters.example>', 'Version: 1']) {
      expect(readBounce(complaint(told))).toMatchObject({
        kind: 'complaint',
        recipients: [{ address: 'an@peeters.example' }],
        originalMessageId: '<1@library.example>',
      });
    }
  });

  it.each([
    ['Auto-Submitted: auto-replied', 'auto-reply'],
    ['Subject: Afwezig: op vakantie', 'auto-reply'],
    ['X-Autoreply: yes', 'auto-reply'],
    ['Auto-Submitted: auto-generated', 'auto-generated'],
    ['Return-Path: <>', 'auto-generated'],
    ['Subject: Vraag over mijn boete', 'normal'],
  ])('knows "%s" for %s', (header, kind) => {
    expect(readBounce(mail('From: an@peeters.example', header, '', 'Dag')).kind).toBe(kind);
  });
});

describe('reading anything at all', () => {
  it('never throws and gives text that a database can store', () => {
    const pieces = fc.constantFrom('--x\r\n', '--x--', '\r\n\r\n', 'Content-Type: multipart/report; boundary=x\r\n');
    const fields = fc.constantFrom('Final-Recipient: rfc822; a@b\0c.d\r\n', 'Action: failed\r\n', 'To: <a\0@b>\r\n');
    const junk = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fields, junk), { maxLength: 30 }), (parts) => {
        const stored = JSON.stringify(readBounce(Buffer.from(parts.join(''))));
        expect(stored).not.toContain('\\u0000');
        expect(stored.isWellFormed()).toBe(true);
      }),
    );
  });

  it.each([
    ['one line', 'x'.repeat(5_000_000)],
    ['nothing but boundaries', `Content-Type: multipart/mixed; boundary=x\r\n\r\n${'--x\r\n'.repeat(1_000_000)}`],
    ['one endless header', `To: ${'a@b.example, '.repeat(400_000)}`],
    ['fields without end', `Return-Path: <>\r\n\r\n${'Final-Recipient: rfc822;a@b.example\r\n'.repeat(100_000)}`],
  ])('reads 5 MB of %s without losing its breath', (_, text) => {
    const started = process.cpuUsage();
    readBounce(Buffer.from(text));
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });
});

describeRealMails();
