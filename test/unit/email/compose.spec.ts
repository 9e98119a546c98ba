import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { simpleParser, type ParsedMail } from 'mailparser';
import { composeMail, type MailContent } from '../../../src/email/compose.js';

const CONTENT: MailContent = {
  messageId: '<b-b-bfq.abcdefghijklmnop@library.example>',
  date: new Date('2026-11-22T03:04:05Z'),
  from: { name: 'Bibliotheek Hageland', address: 'info@library.example' },
  to: { name: 'An Peeters', address: 'an@peeters.example' },
  subject: 'Herinnering',
  text: 'Dag An\n',
  html: '<p>Dag An</p>\n',
  language: 'nl',
};

function compose(changes: Partial<MailContent> = {}): string {
  return composeMail({ ...CONTENT, ...changes }).toString('latin1');
}

function parse(changes: Partial<MailContent>): Promise<ParsedMail> {
  return simpleParser(composeMail({ ...CONTENT, ...changes }), { skipTextToHtml: true });
}

/** The names of the headers before the first empty line, in order. */
function headerNames(raw: string): string[] {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  return head.split('\r\n').map((line) => line.slice(0, line.indexOf(':')));
}

const HEADERS = [
  'Date',
  'From',
  'To',
  'Subject',
  'Message-ID',
  'Content-Language',
  'Auto-Submitted',
  'X-Auto-Response-Suppress',
  'MIME-Version',
  'Content-Type',
];

describe('composing a mail (L17)', () => {
  it('gives exactly these bytes', () => {
    expect(compose({ replyTo: { address: 'balie@library.example' }, headers: { 'X-Bode': 'yes' } })).toBe(
      [
        'Date: Sun, 22 Nov 2026 03:04:05 +0000',
        'From: Bibliotheek Hageland <info@library.example>',
        'To: An Peeters <an@peeters.example>',
        'Reply-To: balie@library.example',
        'Subject: Herinnering',
        'Message-ID: <b-b-bfq.abcdefghijklmnop@library.example>',
        'Content-Language: nl',
        'Auto-Submitted: auto-generated',
        'X-Auto-Response-Suppress: OOF, AutoReply, RN, NRN',
        'X-Bode: yes',
        'MIME-Version: 1.0',
        'Content-Type: multipart/alternative; boundary="=_b-b-bfq.abcdefghijklmnoplibrary.example"',
        '',
        '--=_b-b-bfq.abcdefghijklmnoplibrary.example',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: 7bit',
        '',
        'Dag An',
        '',
        '--=_b-b-bfq.abcdefghijklmnoplibrary.example',
        'Content-Type: text/html; charset=utf-8',
        'Content-Transfer-Encoding: 7bit',
        '',
        '<p>Dag An</p>',
        '',
        '--=_b-b-bfq.abcdefghijklmnoplibrary.example--',
        '',
      ].join('\r\n'),
    );
  });

  it.each([
    'Één boek',
    'Łódź – Αθήνα – القاهرة – 北京',
    '=?UTF-8?Q?not_encoded?=',
    '"quoted" \\ <angle> (comment), semi; colon:',
    'x'.repeat(500),
    'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien',
    '👩‍👩‍👧‍👦'.repeat(30),
  ])('reads back as it was written, in subject and name: %s', async (words) => {
    const mail = await parse({ subject: words, to: { name: words, address: 'an@peeters.example' } });
    expect(mail.subject).toBe(words);
    expect([mail.to].flat()[0]?.value).toEqual([{ name: words, address: 'an@peeters.example' }]);
  });

  it.each([
    ['7bit', 'Dag An\n\nEen boek.\n'],
    ['quoted-printable', 'Één boek = te laat\n'],
    ['quoted-printable', 'From hier begint het\n'],
    ['quoted-printable', 'wit aan het eind \nen een tab\t\n'],
    ['quoted-printable', `${'lang '.repeat(300)}\n`],
    ['base64', 'Η βιβλιοθήκη σάς περιμένει\n'],
    ['base64', '图书馆\n'.repeat(100)],
  ])('encodes a body as %s and loses nothing', async (encoding, text) => {
    expect(compose({ text })).toContain(`text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n`);
    expect((await parse({ text })).text?.trimEnd()).toBe(text.trimEnd());
  });

  it.each(['a\r\nBcc: x@evil.example', 'a\nBcc: x', 'a\rBcc: x', 'a\0b', 'a\u2028Bcc: x', 'a\u0085Bcc: x', 'a\uD800b'])(
    'never lets %j add a header',
    async (words) => {
      const raw = compose({ subject: words, from: { name: words, address: 'info@library.example' } });
      expect(headerNames(raw)).toEqual(HEADERS);
      expect(await parse({ subject: words, headers: { 'X-Note': words } })).not.toHaveProperty('bcc');
    },
  );

  it('chooses a boundary that the text can not end', async () => {
    const text = '--=_b-b-bfq.abcdefghijklmnoplibrary.example--\nnog een regel\n';
    expect((await parse({ text })).text).toBe(text);
  });

  it('leaves out U+0000, which no mail may hold, and makes one kind of line end', async () => {
    expect((await parse({ text: 'a\0b\rc\r\nd\ne' })).text).toBe('ab\nc\nd\ne\n');
  });

  it('writes an address beyond ASCII as it is, and its domain in ASCII (RFC 6532)', () => {
    const raw = composeMail({ ...CONTENT, to: { name: 'Zoë Peeters', address: 'zoë@café.example' } }).toString();
    expect(raw).toContain('To: =?UTF-8?Q?Zo=C3=AB_Peeters?= <zoë@xn--caf-dma.example>\r\n');
  });

  it.each([
    [{ to: { address: 'an@peeters.example>, <bo@mail.example' } }],
    [{ to: { address: 'an\r\n@peeters.example' } }],
    [{ to: { address: 'no-at' } }],
    [{ from: { address: 'zoë@library.example' } }],
    [{ replyTo: { address: 'zoë@library.example' } }],
    [{ messageId: '<1@x>\r\nBcc: x' }],
    [{ headers: { 'X-A: b\r\nBcc': 'x' } }],
  ])('throws for what settings and checks have let through: %j', (changes) => {
    expect(() => compose(changes)).toThrow(TypeError);
  });
});

describe('any content at all', () => {
  const words = fc.string({ unit: 'binary', maxLength: 120 });
  const pieces = fc.constantFrom(
    '\r\n',
    '\n',
    ' ',
    '=?',
    '?=',
    '"',
    '\\',
    'é',
    '字',
    '\0',
    '\uD83D',
    '--=_',
    'From ',
    '.',
  );
  const hostile = fc.array(fc.oneof(pieces, words), { maxLength: 12 }).map((parts) => parts.join(''));
  const contents = fc.record({ name: hostile, subject: hostile, text: hostile, html: hostile });

  it('has the headers we gave it and no others, and lines that every server takes', () => {
    fc.assert(
      fc.property(contents, ({ name, subject, text, html }) => {
        const raw = compose({ to: { name, address: 'an@peeters.example' }, subject, text, html });
        expect(headerNames(raw)).toEqual(HEADERS);
        expect(raw).toMatch(/^[\t\r\n\x20-\x7e]*$/);
        expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
      }),
    );
  });

  it('comes back whole from a parser', async () => {
    await fc.assert(
      fc.asyncProperty(contents, async ({ name, subject, text }) => {
        const mail = await parse({ to: { name, address: 'an@peeters.example' }, subject, text, html: '<p>x</p>' });
        const shown = (value: string) =>
          value
            .toWellFormed()
            .replace(/[\p{Cc}\s]+/gu, ' ')
            .trim();
        expect(shown(mail.subject ?? '')).toBe(shown(subject));
        expect(shown([mail.to].flat()[0]?.value[0]?.name ?? '')).toBe(shown(name));
        expect(shown(mail.text ?? '')).toBe(shown(text.replaceAll('\0', '')));
      }),
      { numRuns: 60 },
    );
  });
});
