import { describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { readBounce } from '../../../src/bounces/read-bounce.js';
import { writeDeliveryFailure, type DeliveryFailure } from '../../../src/demo/dsn-writer.js';

const original = Buffer.from(
  'From: Bibliotheek <info@bib.example>\r\nTo: weg.jan@mail.example\r\nMessage-ID: <b-1-42@bib.example>\r\n' +
    'Subject: Kaas\r\n\r\nDag Jan,\r\nwaar blijft Kaas?\r\n',
);

const failure: DeliveryFailure = {
  messageId: '<returned-1@catcher.example>',
  at: new Date('2026-11-22T08:14:05Z'),
  arrivedAt: new Date('2026-11-22T08:14:01Z'),
  returnPath: 'b-1-42-mac@return.example',
  recipients: [{ address: 'weg.jan@mail.example', reply: { code: 550, status: '5.1.1', text: 'No such user here' } }],
  original,
  returns: 'full',
  language: 'nl',
};

/** The parts between the boundaries, each as its headers and its content. */
function partsOf(raw: Buffer): { head: string; content: string }[] {
  const text = raw.toString('utf8');
  const boundary = /boundary="([^"]+)"/.exec(text)?.[1] ?? '';
  return text
    .split(`\r\n--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const end = part.indexOf('\r\n\r\n');
      return { head: part.slice(2, end), content: part.slice(end + 4) };
    });
}

describe('a delivery report of the demo mail server (RFC 3464)', () => {
  it('is a multipart/report in three parts, from nobody, to the return path', () => {
    const text = writeDeliveryFailure(failure).toString();
    const head = text.slice(0, text.indexOf('\r\n\r\n'));
    expect(head.split('\r\n')).toEqual([
      'Return-Path: <>',
      'Date: Sun, 22 Nov 2026 08:14:05 +0000',
      'From: Mail Delivery System <MAILER-DAEMON@mx.mail.example>',
      'To: <b-1-42-mac@return.example>',
      'Message-ID: <returned-1@catcher.example>',
      'Subject: Onbestelbaar: uw bericht kon niet worden bezorgd',
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status;',
      ' boundary="=_returned-mail-0"',
    ]);
    expect(partsOf(Buffer.from(text)).map(({ head }) => head.split('\r\n')[0])).toEqual([
      'Content-Type: text/plain; charset=utf-8',
      'Content-Type: message/delivery-status',
      'Content-Type: message/rfc822',
    ]);
    expect(text).not.toMatch(/[^\r]\n|\r[^\n]/);
  });

  it('says to programs what happened to each recipient', () => {
    const report = writeDeliveryFailure({
      ...failure,
      envelopeId: 'b-1-42',
      recipients: [
        { ...failure.recipients[0]!, originalRecipient: 'rfc822;jan@old.example' },
        { address: 'vol.mia@mail.example', reply: { code: 552, status: '5.2.2', text: 'Mailbox full' } },
      ],
    });
    expect(partsOf(report)[1]?.content.split('\r\n')).toEqual([
      'Original-Envelope-Id: b-1-42',
      'Reporting-MTA: dns; mx.mail.example',
      'Arrival-Date: Sun, 22 Nov 2026 08:14:01 +0000',
      '',
      'Original-Recipient: rfc822;jan@old.example',
      'Final-Recipient: rfc822; weg.jan@mail.example',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 No such user here',
      'Last-Attempt-Date: Sun, 22 Nov 2026 08:14:05 +0000',
      '',
      'Final-Recipient: rfc822; vol.mia@mail.example',
      'Action: failed',
      'Status: 5.2.2',
      'Diagnostic-Code: smtp; 552 5.2.2 Mailbox full',
      'Last-Attempt-Date: Sun, 22 Nov 2026 08:14:05 +0000',
      '',
    ]);
  });

  it('is read back by a mail parser, with the mail itself attached byte for byte', async () => {
    const parsed = await simpleParser(writeDeliveryFailure(failure), { keepDeliveryStatus: true });
    expect(parsed.subject).toBe('Onbestelbaar: uw bericht kon niet worden bezorgd');
    expect(parsed.inReplyTo).toBeUndefined();
    expect(parsed.text).toContain('<weg.jan@mail.example>: 550 5.1.1 No such user here');
    const [status, returned] = parsed.attachments;
    expect(status?.contentType).toBe('message/delivery-status');
    expect(returned?.contentType).toBe('message/rfc822');
    expect(returned?.content).toEqual(original);
  });

  it.each(['full', 'headers'] as const)('is understood by Bode, returning %s (RFC 3464)', (returns) => {
    const reading = readBounce(writeDeliveryFailure({ ...failure, returns }));
    expect(reading).toMatchObject({
      kind: 'bounce',
      recipients: [{ address: 'weg.jan@mail.example', action: 'failed', status: '5.1.1', hard: true }],
      originalMessageId: '<b-1-42@bib.example>',
    });
    expect(reading.returnPathCandidates).toContain('b-1-42-mac@return.example');
  });

  it('gives back only the headers where the sender asked for no more', () => {
    const [, , returned] = partsOf(writeDeliveryFailure({ ...failure, returns: 'headers' }));
    expect(returned?.head).toContain('text/rfc822-headers');
    expect(returned?.content).toContain('Message-ID: <b-1-42@bib.example>');
    expect(returned?.content).not.toContain('waar blijft');
  });

  it('speaks the language of the server', () => {
    const [dutch] = partsOf(writeDeliveryFailure(failure));
    const [english] = partsOf(writeDeliveryFailure({ ...failure, language: 'en' }));
    expect(dutch?.content).toContain('kon bij de ontvangers hieronder niet worden bezorgd');
    expect(english?.content).toContain('could not deliver it to the recipients below');
  });

  it('spells an address outside ASCII out, and marks headers in UTF-8 as such (RFC 6533)', () => {
    const mail = Buffer.from('Subject: Zoë\r\nTo: zoë@bücher.example\r\n\r\nDag\r\n');
    const address = 'weg.zoë@bücher.example';
    const report = { ...failure, original: mail, recipients: [{ ...failure.recipients[0]!, address }] };
    const [human, status, returned] = partsOf(writeDeliveryFailure(report));
    expect(human?.content).toContain(address);
    expect(human?.head).toContain('Content-Transfer-Encoding: 8bit');
    expect(status?.content).toContain('Final-Recipient: utf-8; weg.zo\\x{EB}@b\\x{FC}cher.example');
    expect(status?.content).toContain('Reporting-MTA: dns; mx.xn--bcher-kva.example');
    expect(status?.head).toContain('Content-Transfer-Encoding: 7bit');
    expect(returned?.head).toContain('message/global');
  });

  it('lets neither an address nor an envelope id begin a header of its own', () => {
    const text = writeDeliveryFailure({
      ...failure,
      returnPath: 'a@b.example>\r\nBcc: <x@y.example',
      envelopeId: 'id\r\nAction: delivered',
      recipients: [{ ...failure.recipients[0]!, address: 'a\r\nStatus: 2.0.0@mail.example' }],
    }).toString();
    expect(text).not.toMatch(/^(Bcc|Action: delivered|Status: 2)/m);
  });

  it('takes a boundary that the mail itself does not contain', () => {
    const nested = Buffer.from('Subject: x\r\n\r\n--=_returned-mail-0\r\n--=_returned-mail-1--\r\n');
    const report = writeDeliveryFailure({ ...failure, original: nested });
    expect(report.toString()).toContain('boundary="=_returned-mail-2"');
    expect(partsOf(report)).toHaveLength(3);
  });
});
