/** The small part of fontkit 2 that Bode uses; the package has no types of its own. */
declare module 'fontkit' {
  export interface Glyph {
    id: number;
    /** The code points it was first asked for; shared by the whole process, so only their number is reliable. */
    codePoints: number[];
    /** In units of the em square. */
    advanceWidth: number;
  }

  export interface GlyphPosition {
    xAdvance: number;
    yAdvance: number;
    xOffset: number;
    yOffset: number;
  }

  export interface GlyphRun {
    glyphs: Glyph[];
    positions: GlyphPosition[];
  }

  export interface Font {
    postscriptName: string;
    unitsPerEm: number;
    ascent: number;
    descent: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    /** Glyphs in the order in which they are drawn, from left to right, also for right-to-left text. */
    layout(text: string, features?: string[], script?: string, language?: string, direction?: 'ltr' | 'rtl'): GlyphRun;
  }

  export function create(bytes: Uint8Array): Font;
}
