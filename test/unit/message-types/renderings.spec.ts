import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../../src/message-types/html.js';
import { parseMarkdown } from '../../../src/message-types/markdown.js';
import { toPlainText } from '../../../src/message-types/plain-text.js';

const FRAME = { language: 'nl', subject: 'Te laat', organisationName: 'De Bib' };
const TABLE = '| Titel | Terug op |\n| --- | --: |\n| Kaas | 6 januari |\n| Max Havelaar | |';

describe('the mail in HTML', () => {
  it('is a whole document that says its language and direction', () => {
    const html = toHtml(parseMarkdown('x'), FRAME);
    expect(html).toMatch(/^<!doctype html>\n<html lang="nl" dir="ltr">/);
    expect(html).toContain('<meta charset="utf-8">');
    expect(html).toContain('<title>Te laat</title>');
    expect(html).toContain('role="article" aria-roledescription="email" aria-label="Te laat" lang="nl" dir="ltr"');
    expect(html.trimEnd()).toMatch(/<\/html>$/);
    expect(toHtml(parseMarkdown('x'), { ...FRAME, language: 'ar' })).toContain('<html lang="ar" dir="rtl">');
  });

  it('tells tables of data from tables of layout', () => {
    const html = toHtml(parseMarkdown(TABLE), FRAME);
    expect(html.match(/<table/g)).toHaveLength(3);
    expect(html.match(/<table role="presentation"/g)).toHaveLength(2);
    expect(html).toMatch(
      /<th scope="col" align="left"[^>]*>Titel<\/th><th scope="col" align="right"[^>]*>Terug op<\/th>/,
    );
    expect(html).toMatch(
      /<td align="left" dir="auto"[^>]*>Kaas<\/td><td align="right" dir="auto"[^>]*>6 januari<\/td>/,
    );
  });

  it('has an element for everything the tree can hold', () => {
    const html = toHtml(
      parseMarkdown('## h\n\n3. a\n4. b\n\n   more\n\n> **s** *e*\\\n> [l](https://bib.example/?a=1&b=2)\n\n---'),
      FRAME,
    ).replace(/ style="[^"]*"/g, '');
    expect(html).toContain('<h2>h</h2>');
    expect(html).toContain('<ol start="3"><li>a</li><li>b<p>more</p></li></ol>');
    expect(html).toContain(
      '<blockquote><p><strong>s</strong> <em>e</em><br><a href="https://bib.example/?a=1&amp;b=2">l</a></p></blockquote>',
    );
    expect(html).toContain('<hr>');
  });

  it('loads nothing from elsewhere and runs nothing', () => {
    const html = toHtml(parseMarkdown(`${TABLE}\n\n[a](https://bib.example)`), FRAME);
    expect(html).not.toMatch(/<(script|img|link|iframe|form)|url\(|@import|\son\w+=/i);
  });

  it('escapes subject, name and footer, and keeps the lines of the footer', () => {
    const html = toHtml([], { language: 'n"l', subject: '<s> "q"', organisationName: 'A & B', footer: '1 < 2\ntwo' });
    expect(html).toContain('lang="n&quot;l"');
    expect(html).toContain('<title>&lt;s&gt; &quot;q&quot;</title>');
    expect(html).toContain('aria-label="&lt;s&gt; &quot;q&quot;"');
    expect(html).toContain('>A &amp; B</p>');
    expect(html).toContain('>1 &lt; 2<br>two</p>');
  });
});

describe('the mail in plain text', () => {
  it('labels the cells of a table, and leaves out the empty ones', () => {
    expect(toPlainText(parseMarkdown(TABLE))).toBe('- Kaas\n  Terug op: 6 januari\n- Max Havelaar\n');
  });

  it('shows the address of a link once, and only where its words are not the address', () => {
    const markdown =
      '[naar **uw** kaart](https://bib.example/kaart), <https://bib.example/>, [bib.example](https://bib.example), ' +
      '[noord@bib.example](mailto:noord@bib.example)';
    expect(toPlainText(parseMarkdown(markdown))).toBe(
      'naar uw kaart (https://bib.example/kaart), https://bib.example/, bib.example, noord@bib.example\n',
    );
  });

  it('writes headings, lists, quotes, rules and line breaks', () => {
    expect(toPlainText(parseMarkdown('# h\n\na\\\nb\n\n9. x\n10. y\n    - z\n\n> q\n>\n> r\n\n---\n\n- l'))).toBe(
      'h\n\na\nb\n\n9. x\n10. y\n    - z\n\n> q\n> \n> r\n\n* * *\n\n- l\n',
    );
  });
});
