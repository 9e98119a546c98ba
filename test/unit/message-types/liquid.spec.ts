import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { renderSource } from '../../../src/message-types/liquid.js';
import { withoutSlots } from '../../../src/message-types/slots.js';
import { buildContext } from './build-context.js';
import { HOSTILE } from './hostile.js';

function body(source: string, data: Record<string, unknown> = {}, language = 'nl'): string {
  const rendered = renderSource({ subject: 's', body: source }, buildContext({ data, language }));
  return rendered.ok ? withoutSlots(rendered.body) : `${rendered.code}: ${rendered.detail}`;
}

function subject(source: string, data: Record<string, unknown> = {}): string {
  const rendered = renderSource({ subject: source, body: 'b' }, buildContext({ data }));
  return rendered.ok ? rendered.subject : `${rendered.code}: ${rendered.detail}`;
}

describe('the Liquid of a text (L12)', () => {
  it('names client, branch, organisation, data, items, language and today', () => {
    expect(
      body(
        '{{ client.salutation }}/{{ client.name }}/{{ client.externalId }}/{{ branch.name }}/{{ branch.email }}/' +
          '{{ organisation.name }}/{{ data.amount }}/{{ items[0].title }}/{{ language }}/{{ today }}',
        { amount: 3, items: [{ title: 'Kaas' }] },
      ),
    ).toBe('Beste Marie Peeters/Marie Peeters/C1/Bibliotheek Noord/noord@bib.example/De Bib/3/Kaas/nl/2026-11-22');
  });

  it('loops over items that are not there, or no list, as over none (L13)', () => {
    const loop = 'n{% for item in items %}x{% endfor %}{{ items.size }}';
    expect(body(loop)).toBe('n0');
    expect(body(loop, { items: 'Kaas' })).toBe('n0');
    expect(body(loop, { items: [null, 3] })).toBe('nxx2');
  });

  it('writes dates, amounts and numbers of things in the language of the text', () => {
    const source =
      '{{ data.due | date }} {{ data.due | date: "short" }} {{ data.amount | money }} ' +
      '{{ data.n | plural: "one", "many" }}';
    const data = { due: '2026-01-06', amount: 26.2, n: 1 };
    expect(body(source, data, 'nl')).toBe('6 januari 2026 06/01/2026 €\u00A026,20 one');
    expect(body(source, data, 'en')).toBe('6 January 2026 06/01/2026 €26.20 one');
    expect(body(source, data, 'fr')).toBe('6 janvier 2026 06/01/2026 26,20\u00A0€ one');
    expect(body('{{ data.nothing | date }}{{ data.nothing | money }}|{{ 2 | plural: "one", "many" }}')).toBe('|many');
  });

  it('takes a missing value for nothing, and an empty text or zero for not given', () => {
    expect(body('a{{ data.a.b.c }}{% if data.empty or data.zero %}x{% endif %}', { empty: '', zero: 0 })).toBe('a');
  });

  it.each([
    ['an unknown filter', '{{ client.name | shout }}', 'undefined filter: shout'],
    ['the way past the escape', '{{ client.name | raw }}', 'undefined filter: raw'],
    ['a tag left open', '{% if data.a %}x', 'tag {% if data.a %} not closed'],
    ['an include', '{% include "../../etc/passwd" %}', 'tag "include" not found'],
    ['a render', '{% render "x" %}', 'tag "render" not found'],
    ['a layout', '{% layout "x" %}', 'tag "layout" not found'],
    ['a cycle, which prints data as it is', '{% cycle data.a, data.b %}', 'tag "cycle" not found'],
    ['a table row in HTML', '{% tablerow x in items %}{% endtablerow %}', 'tag "tablerow" not found'],
    ['a loop without end', '{% for i in (1..99999999) %}{{ i }}{% endfor %}', 'limit exceeded'],
    ['an output without end', `{% for i in (1..9999) %}${'-'.repeat(99)}{% endfor %}`, 'longer than'],
    ['a text of nothing', '{{ data.nothing }}', 'the text is empty'],
  ])('answers %s with RENDER_ERROR and what is wrong', (_, source, detail) => {
    expect(body(source)).toMatch(/^RENDER_ERROR: /);
    expect(body(source)).toContain(detail);
  });

  it('does not reach what JavaScript hangs on every object', () => {
    expect(body('a{{ client.constructor.name }}{{ items.__proto__ }}{{ data.hasOwnProperty }}')).toBe('a');
  });

  it('never throws, whatever the data', () => {
    const source = '{{ data.a | date }}{{ data.a | money }}{{ data.a | upcase }}{{ data.a.size }}{{ data.a }}.';
    fc.assert(
      fc.property(fc.anything(), (a) => {
        expect(renderSource({ subject: 'x {{ data.a }}', body: source }, buildContext({ data: { a } }))).toHaveProperty(
          'ok',
        );
      }),
    );
  });
});

describe('the subject (bad input)', () => {
  it('is plain text in one line: no header can be slipped in', () => {
    expect(subject('Te laat: {{ data.t }}', { t: 'Kaas\r\nBcc: all@evil.example\u0000\u2028x' })).toBe(
      'Te laat: Kaas Bcc: all@evil.example x',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE)), (t) => {
        expect(subject('T {{ data.t }}', { t })).not.toMatch(/[\p{Cc}\u2028\u2029\uFDD0\uFDD1]/u);
      }),
    );
  });

  it('shows Markdown and HTML as they are written', () => {
    expect(subject('{{ data.t }}', { t: 'A *very* [odd] title <script>' })).toBe('A *very* [odd] title <script>');
  });

  it('is cut at 250 characters, between characters', () => {
    expect(subject('{{ data.t }}', { t: 'é'.repeat(400) })).toBe(`${'é'.repeat(249)}…`);
    expect(subject('x{{ data.t }}', { t: '👍'.repeat(200) })).toBe(`x${'👍'.repeat(124)}…`);
  });

  it('may not be empty', () => {
    expect(subject(' {{ data.nothing }} ')).toBe('RENDER_ERROR: the subject is empty');
  });
});
