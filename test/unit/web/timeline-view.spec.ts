import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../../src/common/language.js';
import type { TimelineRow } from '../../../src/messages/message-detail.service.js';
import { TIMELINE_WORDS } from '../../../src/messages/timeline.js';
import { Timeline } from '../../../src/web/components/timeline.js';
import { timelineEntries, type TimelineSubject } from '../../../src/web/message/timeline-view.js';
import { renderPart } from '../../../src/web/render.js';
import { exampleView } from './example.js';

const view = exampleView('nl');
const subject: TimelineSubject = {
  line: { format: 'email', reason: null, reasonDetail: null, letterId: 'l1', letterNumber: 7 },
  detail: { origin: 'integration', askedBy: null, supersededById: 'm9', supersededByNumber: 9 },
};

function row(what: TimelineRow['what'], changes: Partial<TimelineRow> = {}): TimelineRow {
  return { id: what, at: new Date('2026-11-21T07:14:00Z'), what, by: null, reason: null, facts: {}, ...changes };
}

const entry = (one: TimelineRow, changes: Partial<TimelineSubject> = {}) =>
  timelineEntries([one], { ...subject, ...changes }, view)[0]!;
const shown = (one: TimelineRow) =>
  renderPart(Timeline({ view, entries: [entry(one)] }))
    .replace(/^.*timeline-what">/s, '')
    .replace(/<\/p>.*$/s, '');

describe('the timeline of a message', () => {
  it.each(LANGUAGES)('has a sentence for each word that is stored, in %s', (language) => {
    const { what } = exampleView(language).t.timeline;
    expect(TIMELINE_WORDS.filter((word) => !what[word])).toEqual([]);
  });

  it('says who: a colleague by name, a connected system, or Bode', () => {
    expect(entry(row('withdrawn', { by: 'Lieve', reason: 'WITHDRAWN' })).by).toEqual({ kind: 'user', name: 'Lieve' });
    expect(entry(row('created')).by).toEqual({ kind: 'api' });
    expect(entry(row('withdrawn', { reason: 'WITHDRAWN' })).by).toEqual({ kind: 'api' });
    expect(entry(row('withdrawn', { reason: 'NOT_RELEVANT' })).by).toEqual({ kind: 'system' });
    expect(entry(row('letter-made', { facts: { route: 'resend' } })).by).toEqual({ kind: 'api' });
    expect(entry(row('letter-made', { facts: { route: 'bounce' } })).by).toEqual({ kind: 'system' });
    expect(entry(row('sent')).by).toEqual({ kind: 'system' });
  });

  it('D19: names who asked for a test message', () => {
    const detail = { ...subject.detail, origin: 'interactive', askedBy: 'Lieve' };
    expect(entry(row('created'), { detail }).by).toEqual({ kind: 'user', name: 'Lieve' });
  });

  it('says the reason in a sentence that goes on after the colon', () => {
    expect(shown(row('not-sent', { reason: 'ADDRESS_NO_AT' }))).toBe('Niet verzonden: in het e-mailadres ontbreekt @');
    expect(shown(row('bounced', { reason: 'BOUNCED' }))).toBe('Teruggekomen van de mailserver');
  });

  it('gives a reason the detail that stands on the line, unless the line has another reason by now', () => {
    const line = { ...subject.line, reason: 'WITHDRAWN', reasonDetail: 'undo' } as const;
    expect(entry(row('withdrawn', { reason: 'WITHDRAWN' }), { line }).reason).toBe('Geannuleerd: ongedaan gemaakt');
    expect(entry(row('held', { reason: 'POSTAL_ADDRESS_INVALID' }), { line }).reason).not.toContain('ongedaan');
  });

  it('D09: tells the server’s words of a bounce once, in the sentence', () => {
    const line = { ...subject.line, reason: 'BOUNCED', reasonDetail: '550 Blocked' } as const;
    const bounced = row('bounced', { reason: 'BOUNCED', facts: { address: 'a@x.example', diagnostic: '550 Blocked' } });
    expect(entry(bounced, { line })).toMatchObject({
      reason: 'Teruggekomen van de mailserver: 550 Blocked',
      facts: ['a@x.example'],
    });
  });

  it('L17: shows address, attempt, the server’s words and when it tries again', () => {
    const facts = {
      address: 'a@b.example',
      reply: '451 later',
      attempt: 2,
      why: 'deferred',
      again: '2026-11-21T08:14:00Z',
    };
    expect(entry(row('deferred', { facts }))).toMatchObject({
      what: 'deferred',
      facts: ['a@b.example · poging 2', '451 later', 'Opnieuw op 21 nov 09:14'],
    });
    expect(entry(row('deferred', { facts: { why: 'no-connection' } })).what).toBe('unreachable');
  });

  it('L08: shows which address has its turn', () => {
    const facts = { address: 'a@b.example', reply: '550 no', attempt: 1, next: 'c@d.example' };
    expect(entry(row('next-address', { facts })).facts).toEqual(['a@b.example', '550 no', 'Nu naar c@d.example']);
  });

  it('tells a mail that may have gone out twice from one that has not gone out', () => {
    expect(entry(row('lease-expired', { facts: { mayHaveBeenSent: true } })).what).toBe('lease-expired');
    expect(entry(row('lease-expired', { facts: { mayHaveBeenSent: false } })).what).toBe('interrupted');
  });

  it('Dd4: links to the letter, back to the mail, to the batch and to the newer message', () => {
    expect(entry(row('letter-made', { facts: { letterId: 'l1' } })).link).toEqual({
      href: '/messages/l1',
      text: 'brief 7',
    });
    expect(entry(row('letter-made', { facts: { letterId: 'l0' } })).link).toBeUndefined();
    expect(entry(row('made-from', { facts: { messageId: 'm1', messageNumber: 6 } })).link).toEqual({
      href: '/messages/m1',
      text: 'bericht 6',
    });
    expect(entry(row('prepared', { facts: { batchId: 'b1', batchNumber: 42, sequence: 17 } })).link).toEqual({
      href: '/letters/batches/b1',
      text: 'printopdracht 42, stuk 17',
    });
    expect(entry(row('superseded', { facts: { by: 'm9' } })).link).toEqual({ href: '/messages/m9', text: 'bericht 9' });
  });

  it('shows a server’s words as text, whatever they are', () => {
    const [one] = timelineEntries([row('not-sent', { facts: { reply: '550 <script>x</script>' } })], subject, view);
    expect(renderPart(Timeline({ view, entries: [one!] }))).toContain('550 &lt;script>');
  });
});
