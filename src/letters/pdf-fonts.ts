import type { FontFace } from './font-registry.js';
import { RecentCache } from './recent-cache.js';
import type { Shaped } from './shaping.js';

/**
 * What pdfkit 0.20 keeps for a font in a document, not in its public types. Bode shapes text itself (pdfkit knows no
 * right-to-left text and no fallback), so it fills in what pdfkit would note while encoding: which glyphs the file
 * needs, their widths and the characters they stand for. pdfkit embeds the subset when the document ends.
 */
interface EmbeddedFont {
  id: string;
  subset: { includeGlyph(id: number): number };
  widths: number[];
  unicode: number[][];
  ref(): unknown;
}

interface DocumentInside {
  _font: EmbeddedFont;
  page: { fonts: Record<string, unknown> };
}

/** A face in one document: its name in content streams, and text in its own glyph numbers. */
class DocumentFont {
  readonly name: string;
  /** Bounded, so that a name or number of one letter is not kept for all the others. */
  private readonly written = new RecentCache<Shaped, string>(3_000);

  constructor(private readonly embedded: EmbeddedFont) {
    this.name = embedded.id;
  }

  /** Makes the font known to the current page of the document. */
  useOn(document: PDFKit.PDFDocument): void {
    (document as unknown as DocumentInside).page.fonts[this.name] ??= this.embedded.ref();
  }

  /**
   * The text as strings and numbers for inside a TJ array (ISO 32000-1, 9.4.3): `<glyphs>` and how much less than its
   * own width a glyph takes. A glyph off the baseline leaves the array to set its rise, which is why the size counts.
   */
  write(shaped: Shaped, size: number): string {
    if (shaped.displaced || shaped.passing) return this.encode(shaped, size);
    let text = this.written.get(shaped);
    if (text === undefined) {
      text = this.encode(shaped, size);
      this.written.set(shaped, text);
    }
    return text;
  }

  private encode(shaped: Shaped, size: number): string {
    let out = '';
    let open = '';
    const close = (): void => {
      if (open !== '') out += `<${open}>`;
      open = '';
    };
    for (const glyph of shaped.glyphs) {
      const code = this.codeOf(glyph);
      const after = glyph.width - glyph.advance + glyph.dx;
      if (glyph.dx !== 0 || glyph.dy !== 0) {
        close();
        if (glyph.dx !== 0) out += number(-glyph.dx);
        if (glyph.dy !== 0) out += `] TJ ${number((glyph.dy * size) / 1000)} Ts [`;
        out += `<${code}>`;
        if (glyph.dy !== 0) out += '] TJ 0 Ts [';
      } else {
        open += code;
      }
      if (after !== 0) {
        close();
        out += number(after);
      }
    }
    close();
    return out;
  }

  private codeOf(glyph: Shaped['glyphs'][number]): string {
    const { subset, widths, unicode } = this.embedded;
    const code = subset.includeGlyph(glyph.id);
    widths[code] ??= glyph.width;
    unicode[code] ??= Array.from(glyph.text, (character) => character.codePointAt(0) ?? 0);
    return code.toString(16).padStart(4, '0');
  }
}

/** The faces of one document, each embedded once however many pages use it. */
export class DocumentFonts {
  private readonly fonts = new Map<FontFace, DocumentFont>();

  constructor(private readonly document: PDFKit.PDFDocument) {}

  get(face: FontFace): DocumentFont {
    let font = this.fonts.get(face);
    if (!font) {
      this.document.registerFont(face.name, face.font as unknown as PDFKit.Mixins.PDFFontSource);
      this.document.font(face.name);
      const { _font: embedded } = this.document as unknown as DocumentInside;
      font = new DocumentFont(embedded);
      this.fonts.set(face, font);
    }
    return font;
  }
}

/** A number in a content stream: three decimals are a hundredth of what a printer can show. */
export function number(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return ` ${Object.is(rounded, -0) ? 0 : rounded} `;
}
