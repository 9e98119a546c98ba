import { describe, expect, it } from '@jest/globals';
import { readEventData } from '../../../src/web/what-if/event-data.js';

describe('N02: the data of an imagined event, as somebody types it', () => {
  it.each<[typed: string, data: object]>([
    ['', {}],
    [' \n ', {}],
    ['{"days": 3, "items": [{"title": "Kaas"}]}', { days: 3, items: [{ title: 'Kaas' }] }],
    ['days: 3', { days: 3 }],
    ['days = 3\r\nkind=long', { days: 3, kind: 'long' }],
    ['urgent: true\n\nreason:', { urgent: true, reason: '' }],
    ['amount: -1.50\npostcode: 09000\nphone: "0475"', { amount: -1.5, postcode: '09000', phone: '0475' }],
    ['tags: ["a", "b"]\nat: 10:30', { tags: ['a', 'b'], at: '10:30' }],
    ['none: null\nbroken: [1', { none: null, broken: '[1' }],
    ['quoted: "no "end"', { quoted: '"no "end"' }],
    ['Naam klant: Marie', { 'Naam klant': 'Marie' }],
  ])('%j', (typed, data) => {
    expect(readEventData(typed)).toEqual({ ok: true, data });
  });

  it.each<[typed: string, line: number | null]>([
    ['{"days": 3', null],
    ['{} {}', null],
    ['days', 1],
    ['days: 3\nlong', 2],
    [': 3', 1],
  ])('%j cannot be read, and it says where', (typed, line) => {
    expect(readEventData(typed)).toEqual({ ok: false, line });
  });
});
