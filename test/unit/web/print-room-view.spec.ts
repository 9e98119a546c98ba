import { describe, expect, it } from '@jest/globals';
import type { BatchView as Batch, PrintGroupView } from '../../../src/letters/batch-queries.js';
import { textsIn } from '../../../src/web/i18n/texts.js';
import {
  batchView,
  countErrors,
  pieceRow,
  printGroupRow,
  pullErrors,
  pullReport,
  readCounts,
  readPull,
  refusalNotice,
} from '../../../src/web/letters/letters-view.js';

const operator = { language: 'nl', canPrint: true, canRead: false } as const;
const desk = { language: 'nl', canPrint: false, canRead: true } as const;

const group: PrintGroupView = {
  id: 'g1',
  name: 'Noord',
  pending: 12,
  held: [
    { reason: 'NO_POSTAL_ADDRESS', count: 3 },
    { reason: 'POSTAL_ADDRESS_INVALID', count: 1 },
  ],
  oldest: new Date('2026-11-20T08:00:00Z'),
};

function batch(changes: Partial<Batch> = {}): Batch {
  return {
    id: 'b1',
    number: 42,
    printGroup: { id: 'g1', name: 'Noord' },
    profile: 'be-right',
    state: 'printed',
    revision: 1,
    limit: null,
    letters: 1250,
    held: 0,
    failure: null,
    rendered: 1250,
    sheets: 1300,
    pages: 1300,
    createdBy: null,
    createdAt: new Date('2026-11-20T09:00:00Z'),
    preparedAt: null,
    printedAt: null,
    checkedAt: null,
    postedAt: null,
    discardedAt: null,
    files: [],
    pull: [],
    ...changes,
  };
}

describe('a print group', () => {
  it('L06 tells why letters are held, each reason a link to exactly those rows for who may see them', () => {
    expect(printGroupRow(group, 'DL', [], desk).heldReasons).toEqual([
      {
        sentence: 'De klant heeft geen postadres',
        count: 3,
        href: '/messages?status=held&printGroup=g1&reason=NO_POSTAL_ADDRESS',
      },
      {
        sentence: 'Het postadres is niet bruikbaar',
        count: 1,
        href: '/messages?status=held&printGroup=g1&reason=POSTAL_ADDRESS_INVALID',
      },
    ]);
    expect(printGroupRow(group, 'DL', [], operator).heldReasons.map(({ href }) => href)).toEqual([null, null]);
  });

  it('L05 names the batch that is being made for it, but not one whose files are made anew', () => {
    const made = (changes: Partial<Batch>) => printGroupRow(group, 'DL', [batch(changes)], operator).preparing;
    expect(made({ state: 'preparing' })).toEqual({ id: 'b1', number: '42' });
    expect(made({ state: 'preparing', revision: 2 })).toBeNull();
    expect(made({ state: 'preparing', printGroup: { id: 'g2', name: 'Zuid' } })).toBeNull();
    expect(made({ state: 'prepared' })).toBeNull();
  });
});

describe('a batch', () => {
  const envelopes = new Map([['be-right', 'DL, venster rechts']]);

  it.each([
    ['preparing', true],
    ['prepared', true],
    ['printed', false],
    ['posted', false],
    ['discarded', false],
  ] as const)('N15 that is %s can be discarded by who prints: %s', (state, can) => {
    expect(batchView(batch({ state }), envelopes, operator).canDiscard).toBe(can);
    expect(batchView(batch({ state }), envelopes, desk).canDiscard).toBe(false);
  });

  it('N09 names the letters to be pulled, and what became of each', () => {
    const pull = [
      { id: 'm7', number: 1007, sequence: 7, name: 'Marie Peeters', state: 'pulled' as const },
      { id: 'm9', number: 1009, sequence: 9, name: 'Dirk Michiels', state: 'not-found' as const },
    ];
    expect(batchView(batch({ pull, state: 'posted' }), envelopes, operator).pull).toEqual([
      { id: 'm7', number: '1007', sequence: 7, name: 'Marie Peeters', state: 'pulled' },
      { id: 'm9', number: '1009', sequence: 9, name: 'Dirk Michiels', state: 'not-found' },
    ]);
  });

  it('N09 reads what was answered for each letter, and names those that were left open', () => {
    const list = [
      { id: 'm7', sequence: 7 },
      { id: 'm9', sequence: 9 },
      { id: 'm11', sequence: 11 },
    ];
    const form = { 'pull-m7': 'pulled', 'pull-m9': 'lost', 'pull-m11': 'not-found', 'pull-m12': 'pulled' };
    const answers = readPull(form, list);
    expect(pullReport(answers)).toEqual({ pulled: ['m7'], notFound: ['m11'] });
    expect(pullErrors(answers, list, textsIn('nl'))).toEqual([
      { field: 'pull-m9', text: 'Zeg van stuk 9 of u het uit de stapel haalde.' },
    ]);
  });

  it('L29 shows a print operator whom a letter is for, and neither what it is about nor a link to it', () => {
    const piece = {
      sequence: 1,
      letterId: 'm1',
      number: 1001,
      type: 'HR1',
      textVersion: 1,
      status: 'printed' as const,
      client: 'C1',
      pull: null,
      file: 1,
      firstPage: 1,
      pages: 1,
      sheets: 1,
      address: ['Marie Peeters', 'Kerkstraat 12', '9000 Gent'],
      place: 2,
    };
    const types = new Map([['HR1', 'Eerste herinnering']]);
    expect(pieceRow(piece, types, operator)).toEqual({
      href: null,
      sequence: 1,
      number: '1001',
      typeCode: 'HR1',
      typeName: 'Eerste herinnering',
      addressee: 'Marie Peeters',
      place: '9000 Gent',
      status: 'printed',
      pull: null,
    });
    expect(pieceRow(piece, types, desk).href).toBe('/messages/m1');
    const abroad = {
      ...piece,
      address: ['Ada King', 'Flat 2, 12 Hill Road', 'LEEDS', 'LS1 4DY', 'VERENIGD KONINKRIJK'],
    };
    expect(pieceRow(abroad, types, operator).place).toBe('LEEDS, LS1 4DY, VERENIGD KONINKRIJK');
  });
});

describe('counting (N11)', () => {
  it.each([
    ['1250', 1250],
    [' 1250 ', 1250],
    ['1.250', 1250],
    ['1 250', 1250],
    ['1.250.000', 1250000],
    ['0', 0],
    ['', null],
    ['-3', null],
    ['12.5', null],
    ['1e3', null],
    ['twaalf', null],
    [undefined, null],
    [['3', '4'], null],
  ])('reads %j as %j', (given, number) => {
    expect(readCounts({ letters: given, sheets: '1' })).toEqual({ letters: number, sheets: 1 });
  });

  it('says of each field what is wrong with it, and of a right one nothing', () => {
    const expected = { number: '42', letters: 12, sheets: 13 };
    const told = (letters: number | null, sheets: number | null) =>
      countErrors({ letters, sheets }, expected, textsIn('nl')).map(({ field, text }) => `${field}: ${text}`);
    expect(told(12, 13)).toEqual([]);
    expect(told(11, 13)).toEqual([expect.stringContaining('letters-42: U telde 11 brieven; het moeten er 12 zijn')]);
    expect(told(12, null)).toEqual(['sheets-42: Vul het aantal in dat u telde.']);
    expect(told(null, 14)).toHaveLength(2);
  });
});

describe('a step that is refused', () => {
  it('names the state in the words of the page', () => {
    expect(refusalNotice({ code: 'WRONG_BATCH_STATE', which: 'discarded' }, 'nl').text).toBe(
      'Deze stap kan nu niet: de printopdracht is teruggezet.',
    );
    expect(refusalNotice({ code: 'NOTHING_TO_PREPARE' }, 'en').text).toBe('No letters are waiting.');
  });
});
