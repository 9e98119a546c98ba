import { describe, expect, it } from '@jest/globals';
import { correct, mergeFromSource, type Correctable } from '../../../src/clients/corrections.js';

const BY = { userId: 'lieve', at: new Date('2026-11-20T09:00:00Z') };
const LATER = new Date('2026-11-21T03:00:00Z');

const fromSource: Correctable = {
  emails: ['a@bib.example'],
  postal: { street: 'Kerkstraat 1', city: 'Gent' },
  corrections: {},
};
const corrected = correct(fromSource, { emails: ['b@bib.example'] }, BY);
const sends = (emails: string[], current: Correctable = corrected) =>
  mergeFromSource(current, { emails, postal: fromSource.postal }, LATER);

describe('a correction (L21)', () => {
  it('takes the place of what the source sent, and remembers it', () => {
    expect(corrected).toEqual({
      ...fromSource,
      emails: ['b@bib.example'],
      corrections: { emails: { source: ['a@bib.example'], at: '2026-11-20T09:00:00.000Z', byUserId: 'lieve' } },
    });
  });

  it('stays while the source sends what it had sent before, however it is written', () => {
    expect(sends(['a@bib.example'])).toEqual(corrected);
    expect(sends([' a@bib.example ', ''])).toEqual(corrected);
    expect(sends(['a@bib.example'], correct(corrected, { emails: ['c@bib.example'] }, BY)).emails).toEqual([
      'c@bib.example',
    ]);
  });

  it('gives way to another value of the source, and says so until it is corrected again', () => {
    const overruled = sends(['new@bib.example']);
    expect(overruled.emails).toEqual(['new@bib.example']);
    expect(overruled.corrections.emails?.overruled).toEqual({ corrected: ['b@bib.example'], at: LATER.toISOString() });
    expect(sends(['newer@bib.example'], overruled)).toMatchObject({
      emails: ['newer@bib.example'],
      corrections: overruled.corrections,
    });
    const again = correct(overruled, { emails: ['b@bib.example'] }, BY);
    expect(again.corrections.emails).toMatchObject({ source: ['new@bib.example'] });
    expect(again.corrections.emails).not.toHaveProperty('overruled');
    expect(sends(['new@bib.example'], again).emails).toEqual(['b@bib.example']);
  });

  it('ends when source and desk agree, whichever of them gives in', () => {
    expect(sends(['b@bib.example'])).toEqual({ ...fromSource, emails: ['b@bib.example'] });
    expect(correct(corrected, { emails: ['a@bib.example'] }, BY)).toEqual(fromSource);
  });

  it('of one field leaves the other to the source', () => {
    const moved = mergeFromSource(corrected, { emails: ['a@bib.example'], postal: { street: 'Nieuwstraat 2' } }, LATER);
    expect(moved).toEqual({ ...corrected, postal: { street: 'Nieuwstraat 2' } });
  });

  it('may be that there is no address', () => {
    const none = correct(fromSource, { postal: null }, BY);
    expect(none.postal).toBeNull();
    expect(mergeFromSource(none, fromSource, LATER).postal).toBeNull();
    const found = correct({ ...fromSource, postal: null }, { postal: fromSource.postal }, BY);
    expect(mergeFromSource(found, { ...fromSource, postal: null }, LATER).postal).toEqual(fromSource.postal);
  });
});
