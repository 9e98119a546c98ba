import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../../src/common/language.js';
import type { TimelineRow } from '../../../src/messages/message-detail.service.js';
import type { WhyStep } from '../../../src/web/components/steps.js';
import { whySteps, type WhyFacts } from '../../../src/web/why/why-steps.js';
import { exampleView } from './example.js';
import { letterFacts, mailFacts, now, type Wishes } from './why-example.js';

const view = exampleView('nl');
const BROKEN: Wishes = { client: { emails: ['marie.mail.example'] } };

const step = (facts: WhyFacts, kind: WhyStep['kind']) => whySteps(facts, view).find((one) => one.kind === kind);
const happened = (what: TimelineRow['what'], facts: TimelineRow['facts']): TimelineRow => ({
  id: what,
  at: now,
  what,
  by: null,
  reason: null,
  facts,
});

describe('Why? of a message (N01)', () => {
  it('asks its questions in the order of the decision, and leaves out those that were not reached', () => {
    expect(whySteps(mailFacts(), view).map(({ kind }) => kind)).toEqual([
      'asked',
      'recipients',
      'text',
      'format',
      'addresses',
      'sender',
      'next',
    ]);
    expect(whySteps(letterFacts({ client: { emails: [] } }), view).map(({ kind }) => kind)).toEqual([
      'asked',
      'recipients',
      'text',
      'format',
      'letter',
      'next',
    ]);
  });

  it('says what was asked: type, key, run, by whom and when', () => {
    expect(step(mailFacts(), 'asked')!.rows).toEqual([
      { label: 'Berichtsoort', value: 'HR1 Eerste herinnering' },
      { label: 'Kenmerk', value: 'hr1-10482', href: '/events/event-1' },
      { label: 'Ronde', value: 'nacht 21 nov' },
      { label: 'Gevraagd door', value: 'een gekoppeld systeem' },
      { label: 'Ontvangen', value: '21 nov 08:14' },
    ]);
  });

  it('A33: a mail that is planned says until when it waits, and not that it goes out in a moment', () => {
    const planned = (dueAt: string) => {
      const facts = mailFacts();
      return step({ ...facts, detail: { ...facts.detail, dueAt: new Date(dueAt) } }, 'next')!.answer;
    };
    expect(planned('2027-01-03T08:00:00Z')).toBe('Wacht tot zondag 3 januari 2027 om 09:00, en gaat dan de deur uit.');
    expect(planned('2026-11-21T07:14:00Z')).toBe('Gaat zo de deur uit.');
  });

  it('L17: while our own mail server takes nothing, what is due or was put off says so, and what is planned its time', () => {
    const relay = { since: new Date('2026-11-21T06:00:00Z'), reply: 'connect ECONNREFUSED' };
    const waiting = (changes: Partial<WhyFacts['detail']>) => {
      const facts = mailFacts();
      return step({ ...facts, relay, detail: { ...facts.detail, ...changes } }, 'next')!.answer;
    };
    const silent =
      'Wacht: de eigen mailserver neemt sinds 21 nov 07:00 geen mails aan. Doet hij dat weer, dan gaat de mail vanzelf weg.';
    const later = new Date('2027-01-03T08:00:00Z');
    expect(waiting({ attempts: 0, dueAt: new Date('2026-11-21T07:14:00Z') })).toBe(silent);
    expect(waiting({ attempts: 1, dueAt: later })).toBe(silent);
    expect(waiting({ attempts: 0, dueAt: later })).toMatch(/^Wacht tot zondag 3 januari 2027/);
  });

  it('names the colleague who asked for it on a page (D19)', () => {
    const facts = mailFacts();
    const asked = step(
      { ...facts, detail: { ...facts.detail, origin: 'interactive', askedBy: 'Lieve Claes' } },
      'asked',
    );
    expect(asked!.rows).toContainEqual({ label: 'Gevraagd door', value: 'Lieve Claes' });
  });

  it('D08: stops at the addresses when none can be used, and says of each why', () => {
    const facts = mailFacts({ client: { emails: ['marie.mail.example', 'marie@mail'] } });
    expect(step(facts, 'addresses')).toEqual({
      kind: 'addresses',
      verdict: 'fail',
      answer: 'In het e-mailadres ontbreekt @',
      rows: [
        { label: 'Adres 1', value: 'marie.mail.example: In het e-mailadres ontbreekt @', verdict: 'fail' },
        { label: 'Adres 2', value: 'marie@mail: In het e-mailadres ontbreekt een punt na de @', verdict: 'fail' },
      ],
    });
    expect(step(facts, 'sender')).toBeUndefined();
  });

  it('L08: passes a bad address over for the good one after it', () => {
    const addresses = step(mailFacts({ client: { emails: ['marie', 'marie@mail.example'] } }), 'addresses')!;
    expect([addresses.verdict, addresses.answer]).toEqual(['pass', 'marie@mail.example']);
    expect(addresses.rows.map(({ verdict }) => verdict)).toEqual(['fail', 'pass']);
  });

  it('E03–E07: shows the sender that was chosen, the one that is no address, and the one that is not filled in', () => {
    const { verdict, answer, rows } = step(mailFacts({ branch: { email: 'noord' } }), 'sender')!;
    expect([verdict, answer]).toEqual(['pass', 'berichten@zuidrand.example']);
    expect(rows).toEqual([
      { label: 'Vestiging', value: 'noord is geen bruikbaar adres', verdict: 'fail' },
      { label: 'Functioneel adres', value: 'berichten@zuidrand.example', verdict: 'pass' },
      { label: 'Communicatieadres', value: 'niet ingevuld' },
    ]);
  });

  it('stops at the sender when there is none', () => {
    const none = { branch: { email: null }, organisation: { functionalEmail: null } };
    expect(step(mailFacts(none), 'sender')).toMatchObject({ verdict: 'fail', answer: 'geen bruikbare afzender' });
  });

  it('L26: stops at the client who has a flag', () => {
    const recipients = step(mailFacts({ client: { flags: ['deceased'] } }), 'recipients')!;
    expect(recipients.verdict).toBe('fail');
    expect(recipients.answer).toContain('overleden');
  });

  it('L12: says that the text is in another language than the client’s, and which version it is', () => {
    expect(step(mailFacts({ client: { language: 'fr' } }), 'text')).toEqual({
      kind: 'text',
      verdict: 'pass',
      answer: 'Nederlands, versie 3',
      rows: [
        { label: 'Taal van de klant', value: 'Frans' },
        { label: 'Gebruikte tekst', value: 'Nederlands, versie 3' },
        { label: 'Waarom', value: 'er is geen tekst in het Frans' },
      ],
    });
  });

  it('stops at the text when there is none', () => {
    const text = step(mailFacts({ texts: [] }), 'text')!;
    expect(text.verdict).toBe('fail');
    expect(text.answer).not.toBe('');
  });

  it.each([
    ['the type says so', {}, 'e-mail: zo staat het bij de berichtsoort'],
    ['L02: the client wants it so', { preference: 'email' }, 'e-mail: zo wil de klant het'],
  ] as [string, Wishes, string][])('gives the format with its reason: %s', (_, wishes, answer) => {
    expect(step(mailFacts(wishes), 'format')!.answer).toBe(answer);
  });

  it('Dd6: a letter because there is no e-mail address, for which the client pays postage (L10)', () => {
    const facts = letterFacts({ client: { emails: [] } });
    expect(step(facts, 'format')!.answer).toBe('brief: de klant heeft geen e-mailadres');
    expect(step(facts, 'letter')!.rows).toContainEqual({ label: 'Portkosten', value: 'voor de klant' });
  });

  it('Dd2: a letter that is held says what is wrong with the address, and what to do', () => {
    const facts = {
      ...letterFacts({ client: { emails: [], postal: null } }),
      fix: { href: '/x', text: 'Adres verbeteren' },
    };
    expect(step(facts, 'letter')).toMatchObject({ verdict: 'fail', answer: 'De klant heeft geen postadres' });
    expect(step(facts, 'next')!.rows).toEqual([{ label: 'Waar', value: 'Adres verbeteren', href: '/x' }]);
  });

  it('gives the mail server’s own words, oldest first; the last ones count', () => {
    const timeline = [
      happened('created', {}),
      happened('sent', { address: 'marie@mail.example', reply: '250 2.0.0 Ok' }),
      happened('bounced', { address: 'marie@mail.example', status: '5.1.1', diagnostic: '550 5.1.1 No such user' }),
    ];
    const server = step(
      { ...mailFacts({}, { status: 'bounced', reason: 'BOUNCED_UNKNOWN_USER' }), timeline },
      'server',
    )!;
    expect(server.verdict).toBe('fail');
    expect(server.answer).toBe('marie@mail.example: 550 5.1.1 No such user');
    expect(server.rows.map(({ verdict }) => verdict)).toEqual(['pass', 'fail']);
  });

  it('D10: nothing is left to do once the letter follows, and the letter is linked', () => {
    const facts = mailFacts(BROKEN, { letterId: 'l1', letterNumber: 10483, letterStatus: 'pending' });
    expect(step(facts, 'letter')).toEqual({
      kind: 'letter',
      verdict: 'pass',
      answer: 'brief 10483: nog printklaar te maken',
      rows: [{ label: 'Brief', value: '10483', href: '/messages/l1' }],
    });
    expect(step(facts, 'next')).toMatchObject({ answer: 'Niets te doen: brief 10483 volgt.', rows: [] });
  });

  it('Dd4: a letter that was withdrawn leaves it to staff again', () => {
    const facts = mailFacts(BROKEN, { letterId: 'l1', letterNumber: 10483, letterStatus: 'withdrawn' });
    expect(step({ ...facts, letter: { outcome: 'created' } }, 'letter')!.answer).toBe('wacht op Opnieuw verzenden');
    expect(step(facts, 'next')!.answer).toContain('verzend het bericht opnieuw als brief');
  });

  it('C02: what to do now is what the page says above it, wherever the address is put right', () => {
    const advice = 'Laat een beheerder het e-mailadres bij de gebruiker verbeteren.';
    expect(step({ ...mailFacts(BROKEN), advice }, 'next')!.answer).toBe(advice);
  });

  it('C16: asks for no text where there was nobody to write to', () => {
    expect(step(mailFacts({}, { status: 'not_sent', reason: 'NO_RECIPIENT' }), 'text')).toBeUndefined();
  });

  it('D13: says why there is no letter', () => {
    const letter = { outcome: 'refused', sentence: 'Deze berichtsoort heeft geen briefvorm' } as const;
    expect(step({ ...mailFacts(BROKEN), letter }, 'letter')).toMatchObject({
      verdict: 'fail',
      answer: letter.sentence,
    });
  });

  it.each(LANGUAGES)('leaves no question without an answer in %s', (language) => {
    const cases = [mailFacts(), mailFacts(BROKEN), mailFacts({ texts: [] }), letterFacts({ client: { emails: [] } })];
    for (const steps of cases.map((facts) => whySteps(facts, exampleView(language)))) {
      expect(steps.filter(({ answer }) => answer === '')).toEqual([]);
      expect(steps.flatMap(({ rows }) => rows).filter(({ label, value }) => !label || !value)).toEqual([]);
    }
  });
});
