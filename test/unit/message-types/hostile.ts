import * as fc from 'fast-check';

/** What people and library systems really put into names and titles, and what somebody might try. */
export const HOSTILE = [
  'A *very* [odd] title <script>alert(1)</script>',
  '# heading',
  '1. numbered',
  '- bullet',
  '> quoted',
  '---',
  '***',
  '| a | b |',
  '| --- | --- |',
  '`code`',
  '```',
  '    indented',
  '\\',
  'ends in a backslash \\',
  '__under__ _score_ **star**',
  'http://evil.example/?a=1&b=2',
  'www.evil.example',
  '<https://evil.example>',
  '[click](https://evil.example)',
  '![pixel](https://evil.example/p.png)',
  '[click]: https://evil.example',
  '{{ client.name }} {% include "x" %}',
  '{%',
  '&lt;b&gt; &amp; &#42; &nbsp;',
  '<!-- comment',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  'Zażółć gęślą jaźń',
  'محمد الإدريسي',
  'שלום',
  '平凡的世界',
  'İnce Memed',
  '👩‍👩‍👧 family',
];

/** Values with something to read in them, without the controls that become a space (tested on their own). */
export const readable = fc
  .oneof(
    fc.constantFrom(...HOSTILE),
    fc
      .array(fc.constantFrom(...HOSTILE, 'x', ' ', '*', '_', '[', ']', '(', ')', '<', '>', '|', '`', '#', '!', '~'), {
        minLength: 1,
        maxLength: 6,
      })
      .map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.string({ unit: 'binary', minLength: 1 }),
  )
  .filter((value) => value.trim() !== '' && !/[\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069\uFDD0\uFDD1]/u.test(value));
