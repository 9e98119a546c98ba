import { describe, expect, it } from '@jest/globals';
import { MessageTable, SelectionBar } from '../../../src/web/components/message-table.js';
import { shownTitle } from '../../../src/web/messages/message-row-view.js';
import { renderPart } from '../../../src/web/render.js';
import { exampleRow, exampleView } from './example.js';

const view = exampleView();

function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function headings(html: string): string[] {
  return [...html.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/gs)].map(([, inner = '']) => textOf(inner));
}

describe('the message list', () => {
  it('L03 has the columns select, number, type, title, branch, status, date, format and info', () => {
    const html = renderPart(<MessageTable view={view} rows={[exampleRow()]} caption="Berichten" branches />);
    const tick = view.t.selection.all;
    expect(headings(html)).toEqual([tick, 'Nr', 'Type', 'Titel', 'Vestiging', 'Status', 'Datum', 'Vorm', 'Info']);
    expect(html).toContain('data-tick-all');
  });

  it('L03 names no branch where there is only one', () => {
    const html = renderPart(<MessageTable view={view} rows={[exampleRow()]} caption="Berichten" branches={false} />);
    expect(headings(html)).not.toContain('Vestiging');
    expect(html).not.toContain('Noord');
    expect(html.match(/<td/g)).toHaveLength(headings(html).length);
  });

  it('L03 names the client too on lists of all clients', () => {
    const row = exampleRow({ client: { externalId: 'C 1', name: 'Marie Peeters' } });
    const html = renderPart(<MessageTable view={view} rows={[row]} caption="Berichten" branches withClient />);
    expect(headings(html)).toContain('Klant');
    expect(html).toContain('href="/clients/C%201"');
  });

  it('D09 says the reason on the line, under Info', () => {
    const html = renderPart(<MessageTable view={view} rows={[exampleRow()]} caption="Berichten" branches />);
    expect(textOf(html)).toMatch(/e-mail In het e-mailadres ontbreekt @$/);
  });

  it('A33 says when a mail goes that waits for its time, under Info', () => {
    const goesAt = new Date('2027-01-04T08:00:00Z');
    const row = exampleRow({ status: 'queued', reason: null, goesAt });
    const html = renderPart(<MessageTable view={view} rows={[row]} caption="Berichten" branches />);
    expect(textOf(html)).toMatch(/gaat op 4 jan 2027/);
  });

  it('Dd4 links a failed line to its letter, and the letter back', () => {
    const failed = exampleRow({ status: 'bounced', letter: { id: 'id-10302', number: '10302', withdrawn: false } });
    const letter = exampleRow({ format: 'letter', reason: null, replaces: { id: 'id-10301', number: '10301' } });
    const html = renderPart(<MessageTable view={view} rows={[failed, letter]} caption="Berichten" branches />);
    expect(html).toMatch(/href="\/messages\/id-10302">→ brief 10302</);
    expect(html).toMatch(/href="\/messages\/id-10301">vervangt 10301</);
  });

  it('Dd4 says of a withdrawn letter that it no longer comes', () => {
    const undone = exampleRow({ letter: { id: 'id-10302', number: '10302', withdrawn: true } });
    const html = renderPart(<MessageTable view={view} rows={[undone]} caption="Berichten" branches />);
    expect(textOf(html)).toMatch(/→ brief 10302 \(geannuleerd\)$/);
  });

  it('D02 gives a tick box to lines with which something can be done, and to no other', () => {
    const rows = [exampleRow(), exampleRow({ number: '10301', selectable: false })];
    const html = renderPart(<MessageTable view={view} rows={rows} caption="Berichten" branches />);
    expect(html).toContain('aria-label="Bericht 10482 aanvinken"');
    expect(html).not.toContain('aria-label="Bericht 10301 aanvinken"');
  });

  it('L24 puts the focus on the first line that failed, and only there', () => {
    const rows = [
      exampleRow({ number: '1', attention: false }),
      exampleRow({ number: '2' }),
      exampleRow({ number: '3' }),
    ];
    const html = renderPart(<MessageTable view={view} rows={rows} caption="Berichten" branches focusAttention />);
    expect([...html.matchAll(/<tr id="m(\d+)"[^>]* data-focus/g)].map(([, number]) => number)).toEqual(['2']);
  });

  it('L34 shows a status as word, drawing and colour, and the date in full to who listens', () => {
    const html = renderPart(<MessageTable view={view} rows={[exampleRow()]} caption="Berichten" branches />);
    expect(html).toMatch(
      /<span class="status failed"[^>]*><svg[^>]*aria-hidden="true".*?<\/svg>Niet verzonden<\/span>/s,
    );
    expect(html).toContain('<span class="unseen">zaterdag 21 november 2026 om 08:14</span>');
  });

  it('never lets a title change the markup', () => {
    const row = exampleRow({ title: '<script>alert(1)</script>" onfocus="x', item: '"><b>' });
    const html = renderPart(<MessageTable view={view} rows={[row]} caption="Berichten" branches />);
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;script>alert(1)&lt;/script>');
  });

  it('L03 calls a line that never had a text by its type, not by its code', () => {
    const type = { typeCode: 'VMR', typeNames: { nl: 'Maandrapportage', en: 'Monthly report' } };
    expect(shownTitle({ ...type, title: 'VMR', otherItems: 0 }, view)).toBe('Maandrapportage');
    expect(shownTitle({ ...type, title: 'VMR', otherItems: 0 }, exampleView('en'))).toBe('Monthly report');
    expect(shownTitle({ ...type, title: 'De cijfers van oktober', otherItems: 0 }, view)).toBe(
      'De cijfers van oktober',
    );
  });

  it('D02 ends with Resend, whose label counts, and Withdraw only for who may', () => {
    const html = renderPart(<SelectionBar view={view} canWithdraw={false} />);
    expect(html).toContain('data-count-label="Opnieuw verzenden ({n}) als brief"');
    expect(textOf(html)).toBe('Opnieuw verzenden als brief');
    expect(renderPart(<SelectionBar view={view} canWithdraw />)).toContain('/messages/withdraw');
  });
});
