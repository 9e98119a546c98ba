import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { checkEmailAddress, cleanEmails } from '../../../src/common/email-address.js';

describe('checkEmailAddress (D08)', () => {
  it.each([
    ['an.peeters@bib.example', 'an.peeters@bib.example', 'bib.example'],
    ['An.Peeters@Bib.Example', 'An.Peeters@bib.example', 'bib.example'],
    ['  \t an@bib.example \r\n', 'an@bib.example', 'bib.example'],
    ['\u00a0an@bib.example\u200b\ufeff', 'an@bib.example', 'bib.example'],
    ["siobhan.o'connor+bib@mail.bib.example", "siobhan.o'connor+bib@mail.bib.example", 'mail.bib.example'],
    ['an@bücher.example', 'an@xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['an@XN--BCHER-KVA.example', 'an@xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['ivan@почта.рф', 'ivan@xn--80a1acny.xn--p1ai', 'xn--80a1acny.xn--p1ai'],
    ['an@bib。example', 'an@bib.example', 'bib.example'],
    [`${'a'.repeat(64)}@bib.example`, `${'a'.repeat(64)}@bib.example`, 'bib.example'],
  ])('D08 takes %j', (raw, address, domain) => {
    expect(checkEmailAddress(raw)).toEqual({ ok: true, address, domain, needsSmtputf8: false });
  });

  it.each([
    ['zoë@bib.example', 'zoë@bib.example'],
    ['юлія@почта.рф', 'юлія@xn--80a1acny.xn--p1ai'],
    ['葉士豪@臺網中心.tw', '葉士豪@xn--fiqq24b10vi0d.tw'],
  ])('D08 N17 takes %j, and says that it needs SMTPUTF8', (raw, address) => {
    expect(checkEmailAddress(raw)).toMatchObject({ ok: true, address, needsSmtputf8: true });
  });

  it.each(['an.bib.example', 'an', '', '  ', 'an at bib.example', 'an＠bib.example'])('D08 %j has no @', (raw) => {
    expect(checkEmailAddress(raw)).toEqual({ ok: false, code: 'ADDRESS_NO_AT', address: raw.trim() });
  });

  it.each(['an@bib', 'an@localhost', 'an@', 'an.peeters@', 'a.n@b.ib@example', 'λ@test', 'an@[IPv6:1111:2222::8888]'])(
    'D08 %j has no dot after its last @',
    (raw) => {
      expect(checkEmailAddress(raw)).toEqual({ ok: false, code: 'ADDRESS_NO_DOT', address: raw });
    },
  );

  it.each([
    '@bib.example',
    'an@bib.example.',
    'an@.example',
    'an@bib..example',
    'an..peeters@bib.example',
    '.an@bib.example',
    'an.@bib.example',
    'an peeters@bib.example',
    'an\u00a0peeters@bib.example',
    'an\u200bpeeters@bib.example',
    'an\ud800@bib.example',
    '"an peeters"@bib.example',
    'An Peeters <an@bib.example>',
    'an@bib_zwolle.example',
    'an@-bib.example',
    'an@bib-.example',
    'an@bib.1',
    'an@192.0.2.1',
    'an@１９２.０.２.１',
    'an@0x7f.1',
    'an@[192.0.2.1]',
    'an@bib%2eexample.org',
    'an@bücher.example/path',
    'an@bücher.example:25',
    'an@xn--0.example',
    `${'a'.repeat(65)}@bib.example`,
    // 32 characters of two octets are 64 octets, and 33 are 66.
    `${'é'.repeat(33)}@bib.example`,
    `an@${'b'.repeat(64)}.example`,
    `an@${'bib.'.repeat(70)}example`,
    'an,piet@bib.example',
    'an@bib.example,piet@bib.example',
  ])('D08 %j is not a valid address', (raw) => {
    expect(checkEmailAddress(raw)).toEqual({ ok: false, code: 'ADDRESS_INVALID', address: raw });
  });

  it.each(['an\n@bib.example', 'an\u0000', '\u0007@bib.example', 'an@bib\r\nBcc: x@y.example', 'an\u0085@bib'])(
    'D08 a control character inside is invalid before anything else: %j',
    (raw) => {
      expect(checkEmailAddress(raw)).toMatchObject({ ok: false, code: 'ADDRESS_INVALID' });
    },
  );

  it('D08 judges any text of 1,000 characters, without getting lost in it', () => {
    const worst = [
      'a'.repeat(1000),
      `${'a.'.repeat(499)}@`,
      `${' '.repeat(499)}@${' '.repeat(500)}`,
      `a@${'-'.repeat(998)}`,
      `a@${'a-'.repeat(498)}.`,
      `a@${'ü'.repeat(900)}.example`,
      '@'.repeat(1000),
      '.'.repeat(1000),
    ];
    for (const text of worst) expect(checkEmailAddress(text).ok).toBe(false);
  });

  it('D08 what is taken once is taken again, unchanged; nothing throws', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.emailAddress(),
      fc.tuple(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.domain()).map((parts) => parts.join('@')),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const first = checkEmailAddress(text);
        if (!first.ok) return;
        expect(checkEmailAddress(first.address)).toEqual(first);
        expect(first.address).not.toMatch(/[\s\p{Cc}]/u);
        expect(first.address.endsWith(`@${first.domain}`)).toBe(true);
      }),
    );
  });
});

describe('cleanEmails (L08)', () => {
  it('L08 trims, drops empty addresses and repeats, and keeps the order', () => {
    expect(cleanEmails([' b@x.example', '', 'a@x.example', ' \t', 'b@x.example ', 'A@x.example'])).toEqual([
      'b@x.example',
      'a@x.example',
      'A@x.example',
    ]);
  });
});
