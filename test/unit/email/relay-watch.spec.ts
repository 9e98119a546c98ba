import { beforeEach, describe, expect, it } from '@jest/globals';
import { RelayWatch } from '../../../src/email/relay-watch.js';
import type { SmtpOutcome } from '../../../src/email/smtp-outcome.js';

const START = Date.UTC(2026, 10, 22, 9);
const at = (seconds: number) => new Date(START + seconds * 1_000);
const later = (why: 'deferred' | 'setup' | 'no-connection', reply = 'silence'): SmtpOutcome => ({
  kind: 'later',
  why,
  reply,
  status: null,
});
const accepted: SmtpOutcome = { kind: 'accepted', reply: '250 ok' };

let watch: RelayWatch;
beforeEach(() => {
  watch = new RelayWatch();
});
const fail = (seconds: number, times = 1) => {
  for (let n = 0; n < times; n++) watch.met(later('no-connection'), at(seconds), 'a.example');
};

describe('a relay that gives no answer (L17)', () => {
  it('is shut to mails after three hand-overs in a row, and says since when and why', () => {
    fail(0, 2);
    expect([watch.passage(), watch.failing]).toEqual(['open', null]);
    watch.met(later('setup', '454 4.7.0 Not now'), at(7), 'a.example');
    expect(watch.passage()).toBe('shut');
    expect(watch.failing).toEqual({ since: at(0), reply: '454 4.7.0 Not now' });
  });

  it.each<[string, SmtpOutcome]>([
    ['takes a mail', accepted],
    ['puts one off', later('deferred')],
    ['refuses one', { kind: 'refused', code: 'REFUSED_BY_SERVER', reply: '550 5.1.1', status: '5.1.1' }],
    ['refuses us', { kind: 'setup', code: 'MAIL_SETUP_INCORRECT', reply: '535 5.7.8', status: '5.7.8' }],
  ])('is none where it %s in between', (_, answer) => {
    fail(0, 2);
    watch.met(answer, at(1), 'a.example');
    fail(2, 2);
    expect(watch.passage()).toBe('open');
  });

  it('is asked after 5, 10, 20 and then every 30 seconds, however many mails failed together', () => {
    fail(0, 20);
    let now = 0;
    for (const pause of [5, 10, 20, 30, 30]) {
      expect(watch.isToBeAsked(at(now + pause - 1))).toBe(false);
      now += pause;
      expect(watch.isToBeAsked(at(now))).toBe(true);
      watch.asked('silence', at(now));
    }
    expect(watch.passage()).toBe('shut');
  });

  it('works again as soon as it greets, where it did not before: one mail goes ahead, and the others follow', () => {
    fail(0, 20);
    watch.asked('silence', at(5));
    watch.asked(null, at(15));
    expect([watch.passage(), watch.failing]).toEqual(['one', null]);
    watch.met(accepted, at(16), 'a.example');
    expect(watch.passage()).toBe('open');
  });

  it('fails still, since the same time, where it greets again and takes no mail', () => {
    fail(0, 20);
    watch.asked('silence', at(5));
    watch.asked(null, at(15));
    fail(135);
    expect([watch.passage(), watch.failing?.since]).toEqual(['shut', at(0)]);
  });

  it('is tried with one mail at a time where it greets but takes none', () => {
    fail(0, 20);
    watch.asked(null, at(5));
    expect(watch.passage()).toBe('one');
    fail(125);
    expect(watch.passage()).toBe('shut');
    expect(watch.isToBeAsked(at(134))).toBe(false);
    watch.asked(null, at(135));
    expect(watch.passage()).toBe('one');
    expect(watch.failing?.since).toEqual(at(0));
    watch.met(accepted, at(140), 'a.example');
    expect([watch.passage(), watch.failing]).toEqual(['open', null]);
  });

  it('is found out by asking alone, where there are no other mails', () => {
    fail(0);
    watch.asked('silence', at(5));
    expect(watch.passage()).toBe('open');
    watch.asked('silence', at(15));
    expect(watch.passage()).toBe('shut');
  });

  it('stays one when the worker starts anew, and is asked first', () => {
    watch.takeOver({ since: at(-600), reply: 'silence' }, at(0));
    expect(watch.isToBeAsked(at(0))).toBe(true);
    watch.asked('silence again', at(30));
    expect(watch.failing).toEqual({ since: at(-600), reply: 'silence again' });
  });
});

describe('a relay that puts off whatever it is given (L17, L23)', () => {
  let turn = 0;
  const putOff = (seconds: number, reply = '421 4.3.2 Too busy', domain = `d${++turn % 2}.example`) =>
    watch.met(later('deferred', reply), at(seconds), domain);

  it('is told after three minutes without a mail taken, since the first, in its last words, and keeps getting mails', () => {
    for (const seconds of [0, 0, 60]) putOff(seconds);
    putOff(120, '451 4.7.1 Greylisted');
    expect(watch.takesNothing(at(179))).toBeNull();
    expect(watch.takesNothing(at(180))).toEqual({ since: at(0), reply: '451 4.7.1 Greylisted' });
    expect([watch.passage(), watch.failing]).toEqual(['open', null]);
  });

  it.each<[string, SmtpOutcome]>([
    ['takes one', accepted],
    ['refuses one', { kind: 'refused', code: 'REFUSED_BY_SERVER', reply: '550 5.1.1', status: '5.1.1' }],
  ])('is none where it %s in between', (_, answer) => {
    for (const seconds of [0, 60, 90]) putOff(seconds);
    watch.met(answer, at(100), 'a.example');
    for (const seconds of [110, 120, 130]) putOff(seconds);
    expect(watch.takesNothing(at(200))).toBeNull();
    expect(watch.takesNothing(at(290))?.since).toEqual(at(110));
  });

  it('is none for the sake of two mails, nor of mails to one domain, which may be the doing of that one’s server', () => {
    for (const seconds of [0, 100]) putOff(seconds);
    expect(watch.takesNothing(at(600))).toBeNull();
    watch = new RelayWatch();
    for (const seconds of [0, 60, 100, 300]) putOff(seconds, '451 Later', 'later.example');
    expect(watch.takesNothing(at(600))).toBeNull();
  });

  it('is none for the sake of mails that were put off before, while nothing new is tried', () => {
    const stillOff = (seconds: number) =>
      watch.met(later('deferred', '451 Later'), at(seconds), `d${++turn % 2}.example`, true);
    for (const seconds of [0, 60, 100, 300]) stillOff(seconds);
    expect(watch.takesNothing(at(600))).toBeNull();
    for (const seconds of [600, 610, 620]) putOff(seconds);
    stillOff(700);
    expect(watch.takesNothing(at(800))).toEqual({ since: at(600), reply: '451 Later' });
  });

  it('takes nothing since it fell silent, where it was silent before, or so another process said', () => {
    fail(0, 3);
    putOff(300);
    putOff(300);
    expect(watch.takesNothing(at(301))).toEqual({ since: at(0), reply: '421 4.3.2 Too busy' });
    watch = new RelayWatch();
    watch.takeOver({ since: at(-600), reply: '451 Later' }, at(0));
    watch.asked(null, at(0));
    putOff(1);
    putOff(1);
    expect(watch.takesNothing(at(2))?.since).toEqual(at(-600));
  });

  it('is forgotten when no mail is tried any more', () => {
    for (const seconds of [0, 60, 120]) putOff(seconds);
    expect(watch.takesNothing(at(120 + 4.8 * 3600))).not.toBeNull();
    expect(watch.takesNothing(at(120 + 5 * 3600))).toBeNull();
  });
});
