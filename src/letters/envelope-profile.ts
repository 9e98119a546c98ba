import type { Bilingual } from '../common/language.js';

/**
 * Where on A4 an envelope's window may look, from the envelope itself instead of from a table of magic rectangles (N16).
 * All lengths in millimetres, the origin at the top left corner of the folded and of the open sheet.
 */
export interface EnvelopeProfile {
  code: string;
  /** In the languages of the pages. */
  names: Bilingual;
  envelopeWidth: number;
  envelopeHeight: number;
  windowWidth: number;
  windowHeight: number;
  /** Which edge of the envelope the window is measured from, and how far it is from that edge. */
  side: 'left' | 'right';
  sideDistance: number;
  /** From the window's lower edge to the envelope's. */
  bottomDistance: number;
  /** Height of the first panel of the folded sheet: the first fold is here, the second at twice this height. */
  fold: number;
  /** True as long as the seven numbers were not measured on a real envelope or read from its maker or post. */
  provisional: boolean;
}

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const SHEET = { width: 210, height: 297 } as const;

/**
 * The window as seen on the open sheet, with all the play the folded sheet has inside the envelope:
 * `safe` is seen however the sheet lies, `exposed` is seen in at least one position. The address and the return line
 * belong inside `safe`; nothing else may be printed in `exposed`.
 *
 * With play dx = W − 210 and dy = H − fold, and the window's corner L, T on the envelope, safe runs from L to L+w−dx and
 * from T to T+h−dy, exposed from L−dx to L+w and from T−dy to T+h.
 */
export function windowOnSheet(profile: EnvelopeProfile): { safe: Rectangle; exposed: Rectangle } {
  const { envelopeWidth, envelopeHeight, windowWidth, windowHeight, side, sideDistance, bottomDistance } = profile;
  const playX = envelopeWidth - SHEET.width;
  const playY = envelopeHeight - profile.fold;
  const left = side === 'left' ? sideDistance : envelopeWidth - sideDistance - windowWidth;
  const top = envelopeHeight - bottomDistance - windowHeight;
  return {
    safe: { x: left, y: top, width: windowWidth - playX, height: windowHeight - playY },
    exposed: { x: left - playX, y: top - playY, width: windowWidth + playX, height: windowHeight + playY },
  };
}

/**
 * The profiles that come with Bode; organisations may add their own.
 *
 * - nl-right: DL in the manner of NEN 1026, an address 70 mm wide from x 105, centred on y 63.5. The envelopes of Dutch
 *   shops were not measured.
 * - be-right: DL with 30 mm blank below the window and 15 mm to its right, as bpost asks. Whether Belgian sheets are
 *   folded at 99 or 105 is unsure; what fits 99 is inside the window at 105 too.
 * - de-b: DIN 680 DL window for DIN 5008 form B.
 */
export const shippedProfiles: readonly EnvelopeProfile[] = [
  {
    code: 'nl-right',
    names: { nl: 'DL, venster rechts (Nederland)', en: 'DL, window on the right (Netherlands)' },
    envelopeWidth: 220,
    envelopeHeight: 110,
    windowWidth: 80,
    windowHeight: 40,
    side: 'right',
    sideDistance: 35,
    bottomDistance: 21,
    fold: 99,
    provisional: true,
  },
  {
    code: 'be-right',
    names: { nl: 'DL, venster rechts (België)', en: 'DL, window on the right (Belgium)' },
    envelopeWidth: 220,
    envelopeHeight: 110,
    windowWidth: 100,
    windowHeight: 35,
    side: 'right',
    sideDistance: 15,
    bottomDistance: 30,
    fold: 99,
    provisional: true,
  },
  {
    code: 'de-b',
    names: { nl: 'DL, venster links (DIN 5008 B)', en: 'DL, window on the left (DIN 5008 B)' },
    envelopeWidth: 220,
    envelopeHeight: 110,
    windowWidth: 90,
    windowHeight: 45,
    side: 'left',
    sideDistance: 20,
    bottomDistance: 15,
    fold: 105,
    provisional: false,
  },
];

/** The shipped profile of that code, or undefined. */
export function shippedProfile(code: string): EnvelopeProfile | undefined {
  return shippedProfiles.find((profile) => profile.code === code);
}
