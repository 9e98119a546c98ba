import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { checkEmailAddress } from '../../../src/common/email-address.js';
import { suggestEmail } from '../../../src/common/email-suggestion.js';
import { MAIL_DOMAINS } from '../../../src/common/mail-domains.js';

describe('suggestEmail (N13)', () => {
  it.each([
    ['jan@hotmial.com', 'jan@hotmail.com'],
    ['Jan.Jansen@Hotmial.com', 'Jan.Jansen@hotmail.com'],
    ['jan@hotmal.com', 'jan@hotmail.com'],
    ['jan@hotmaill.com', 'jan@hotmail.com'],
    ['jan@hotmqil.nl', 'jan@hotmail.nl'],
    ['jan@gmial.com', 'jan@gmail.com'],
    ['jan@gmai.com', 'jan@gmail.com'],
    ['jan@gnail.com', 'jan@gmail.com'],
    ['jan@gmail.con', 'jan@gmail.com'],
    ['jan@gmail.co', 'jan@gmail.com'],
    ['jan@gmail.cmo', 'jan@gmail.com'],
    ['jan@gmial.con', 'jan@gmail.com'],
    ['jan@hotmail.nll', 'jan@hotmail.nl'],
    ['jan@outlok.com', 'jan@outlook.com'],
    ['jan@telenet.b', 'jan@telenet.be'],
    ['jan@telent.be', 'jan@telenet.be'],
    ['jan@telenet.bee', 'jan@telenet.be'],
    ['jan@skynet.bz', 'jan@skynet.be'],
    ['jan@proximsu.be', 'jan@proximus.be'],
    ['jan@zigo.nl', 'jan@ziggo.nl'],
    ['jan@yaho.fr', 'jan@yahoo.fr'],
    ['marie@wanado.fr', 'marie@wanadoo.fr'],
  ])('N13 a slip in the domain: %s → %s', (raw, meant) => {
    expect(suggestEmail(raw)).toBe(meant);
  });

  it.each([
    ['jan@gmailcom', 'jan@gmail.com'],
    ['jan@telenetbe', 'jan@telenet.be'],
    ['jan@gmail', 'jan@gmail.com'],
    ['jan@ziggo', 'jan@ziggo.nl'],
    ['jan@gmail,com', 'jan@gmail.com'],
    ['jan@gmail com', 'jan@gmail.com'],
    ['jan@gmail..com', 'jan@gmail.com'],
    ['jan@gmail.com.', 'jan@gmail.com'],
    ['jan@@gmail.com', 'jan@gmail.com'],
    ['jan@gmail@com', 'jan@gmail.com'],
    ['jan @ gmail.com', 'jan@gmail.com'],
    ['jan@hotmial,com', 'jan@hotmail.com'],
    ['jan(at)gmail.com', 'jan@gmail.com'],
    ['jan at ziggo.nl', 'jan@ziggo.nl'],
    ['jan.jansen.gmail.com', 'jan.jansen@gmail.com'],
    ['jan.jansengmail.com', 'jan.jansen@gmail.com'],
    ['mailto:jan@bib.example', 'jan@bib.example'],
    ['Jan Jansen <jan@bib.example>', 'jan@bib.example'],
    ['jan@@my-own.be', 'jan@my-own.be'],
    ['jan@www.hotmail.com,', 'jan@hotmail.com'],
  ])('N13 a slip in the form: %s → %s', (raw, meant) => {
    expect(suggestEmail(raw)).toBe(meant);
  });

  it.each([
    'jan@my-own.be',
    'jan@hotmail.example',
    'jan@mail.hotmail.example',
    'jan@gmail.nl',
    'jan@telenet.nl',
    'jan@cloud.com',
    'jan@plant.nl',
    'jan@grange.fr',
    'jan@bib.example',
    'jan@fee.fr',
    'jan.bib.example',
    'jan@bib',
    'jan@localhost',
    'freeweb.de',
    'jan',
    '@',
    '@gmial.com',
    'jan..@gmial.',
    '',
  ])('N13 is silent about %j', (raw) => {
    expect(suggestEmail(raw)).toBeNull();
  });

  it('N13 is silent about every mail domain it knows, and each is an address that can be mailed to', () => {
    for (const domain of MAIL_DOMAINS) {
      expect(checkEmailAddress(`jan@${domain}`).ok).toBe(true);
      expect(suggestEmail(`jan@${domain}`)).toBeNull();
    }
  });

  it('N13 only ever proposes another address that passes the check', () => {
    const domain = fc.constantFrom(...MAIL_DOMAINS);
    const slipped = fc
      .tuple(domain, fc.nat(20), fc.constantFrom('', ',', 'x', '@', ' ', '..'))
      .map(([name, at, change]) => `an@${name.slice(0, at)}${change}${name.slice(at + 1)}`);
    fc.assert(
      fc.property(fc.oneof(slipped, fc.string({ unit: 'binary', maxLength: 400 })), (raw) => {
        const proposal = suggestEmail(raw);
        if (proposal === null) return;
        expect(checkEmailAddress(proposal)).toMatchObject({ ok: true, address: proposal });
        expect(proposal).not.toBe(raw);
      }),
    );
  });
});
