import { isBreak, type Block, type Inline } from '../message-types/text-tree.js';
import { addressBlock } from './address-block.js';
import { mayRunRightToLeft } from './bidi.js';
import { windowOnSheet, type EnvelopeProfile } from './envelope-profile.js';
import { faceFor } from './font-registry.js';
import { onPaper } from './inline-text.js';
import type { LetterInput, LetterRefusal } from './letter-input.js';
import { layOutLetter, TEXT } from './letter-layout.js';
import { MM } from './page-content.js';
import { printable } from './printable-text.js';
import { RecentCache } from './recent-cache.js';

/**
 * Why a letter cannot be printed in that envelope, or null: what `layOutLetter` would say (N16, N17), without laying
 * out what is sure to be printed. Asked for every letter that a batch takes, which is laid out once more to be drawn.
 */
export function printProblem(letter: LetterInput, profile: EnvelopeProfile): LetterRefusal | null {
  for (const text of textsOf(letter)) {
    if (isCovered(text)) continue;
    const laidOut = layOutLetter(letter, profile, false);
    return laidOut.ok ? null : laidOut;
  }
  const address = addressBlock(letter, windowOnSheet(profile).safe, TEXT.left * MM, new Set());
  return address ? null : { ok: false, code: 'ADDRESS_DOES_NOT_FIT' };
}

/** Every text that stands on the letter, beside Bode's own words. */
function* textsOf(letter: LetterInput): Generator<string> {
  yield* letter.address.lines;
  yield letter.returnLine;
  yield* letter.sender;
  yield letter.dateLine;
  yield letter.subject;
  for (const block of letter.blocks) yield* textsOfBlock(block);
}

function* textsOfBlock(block: Block): Generator<string> {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return yield* textsOfInlines(block.content);
    case 'list':
      for (const item of block.items) for (const inner of item) yield* textsOfBlock(inner);
      return;
    case 'quote':
      for (const inner of block.blocks) yield* textsOfBlock(inner);
      return;
    case 'table':
      for (const row of [block.header, ...block.rows]) for (const cell of row) yield* textsOfInlines(cell);
      return;
    case 'rule':
      return;
  }
}

function* textsOfInlines(content: readonly Inline[]): Generator<string> {
  for (const inline of content) if (!isBreak(inline)) yield onPaper(inline);
}

/** What most letters are made of; all three faces have it (a test holds that). */
const COMMON = /^[ -~\u00a0-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*$/;
const inAFace = new RecentCache<string, boolean>(5_000);

/** Whether every character is sure to be drawn; false asks for a closer look. */
function isCovered(text: string): boolean {
  if (COMMON.test(text)) return true;
  const drawn = printable(text);
  // Mirrored brackets and joined letters are other glyphs than the characters say.
  if (mayRunRightToLeft(drawn)) return false;
  for (const character of drawn) if (!isInAFace(character)) return false;
  return true;
}

/** Every style falls back on the faces of the regular one. */
function isInAFace(character: string): boolean {
  let known = inAFace.get(character);
  if (known === undefined) {
    known = faceFor('regular', character) !== null;
    inAFace.set(character, known);
  }
  return known;
}
