import { describe, expect, it } from '@jest/globals';
import { behaviourFor, behaviours } from '../../../src/demo/behaviours.js';

describe('the table of difficult addresses', () => {
  it.each([
    ['jan@refused.example', 'refuse', 550],
    ['Jan@REFUSED.example', 'refuse', 550],
    ['jan@full.example', 'refuse', 552],
    ['full@telenet.example', 'refuse', 552],
    ['jan@strict.example', 'refuse', 554],
    ['jan@later.example', 'defer', 451],
    ['jan@down.example', 'defer', 450],
    ['jan@bounce.example', 'return', 550],
    ['jan@hotmial.com', 'return', 550],
    ['gone.jan@telenet.example', 'return', 550],
    ['weg.jan@telenet.example', 'return', 550],
    ['vol.jan@telenet.example', 'return', 552],
  ])('%s: %s with %i', (address, kind, code) => {
    expect(behaviourFor(address)?.answer).toMatchObject({ kind, reply: { code } });
  });

  it.each([
    'lener1@hotmail.example',
    'lener2@bib.example',
    'jan.refused@example.org',
    'wegener@telenet.example',
    'volkan@telenet.example',
    'fuller@telenet.example',
    'jan@not-refused.example',
    'jan@refused.example.org',
    'bounce.example@mail.example',
    '"a@refused.example"@mail.example',
    'without-at',
  ])('%s is simply accepted', (address) => {
    expect(behaviourFor(address)).toBeUndefined();
  });

  it('says 4xx for what may be tried again and 5xx for what is over, with a status of the same class', () => {
    for (const { answer } of behaviours) {
      expect(answer.reply.code.toString()[0]).toBe(answer.kind === 'defer' ? '4' : '5');
      expect(answer.reply.status[0]).toBe(answer.reply.code.toString()[0]);
    }
  });
});
