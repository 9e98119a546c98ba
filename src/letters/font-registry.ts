import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Font } from 'fontkit';

/** How a stretch of text is set. Text that is both strong and emphasised is bold. */
export type TextStyle = 'regular' | 'bold' | 'oblique';

/** One parsed font. Lengths are in thousandths of the em, as in PDF. */
export interface FontFace {
  name: string;
  font: Font;
  scale: number;
  ascent: number;
  descent: number;
}

/**
 * TrueType only: woff2 goes through fontkit without an error and prints blanks. DejaVu's condensed faces read like a
 * normal text face (its regular ones are very wide) and hold Latin with Vietnamese, Greek, Cyrillic, Hebrew and
 * Arabic; Noto Sans SC adds Chinese. A face is read at its first use, so a process without Chinese names never
 * parses 10 MB.
 */
const files = {
  regular: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf',
  bold: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf',
  oblique: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Oblique.ttf',
  chinese: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
} as const;

type FaceName = keyof typeof files;

const chains: Record<TextStyle, readonly FaceName[]> = {
  regular: ['regular', 'chinese'],
  bold: ['bold', 'regular', 'chinese'],
  oblique: ['oblique', 'regular', 'chinese'],
};

const require = createRequire(import.meta.url);
const faces = new Map<FaceName, FontFace>();

/** The face of that name, parsed once per process: parsing per document is 3 to 8 times slower. */
function face(name: FaceName): FontFace {
  let known = faces.get(name);
  if (!known) {
    // Loaded with the first face and not at start: it unpacks tables of Unicode that only letters need.
    const { create } = require('fontkit') as typeof import('fontkit');
    const font = create(readFileSync(require.resolve(files[name])));
    const scale = 1000 / font.unitsPerEm;
    known = { name, font, scale, ascent: font.ascent * scale, descent: -font.descent * scale };
    faces.set(name, known);
  }
  return known;
}

/** The face in which a style is set where nothing needs another. */
export function mainFace(style: TextStyle): FontFace {
  return face(style);
}

/** The first face of the style's chain that has every one of these characters, or null. */
export function faceFor(style: TextStyle, characters: string): FontFace | null {
  const codePoints = Array.from(characters, (character) => character.codePointAt(0) ?? 0);
  for (const name of chains[style]) {
    const candidate = face(name);
    if (codePoints.every((codePoint) => candidate.font.hasGlyphForCodePoint(codePoint))) return candidate;
  }
  return null;
}
