import { createRequire } from 'node:module';
import type { FontFace } from './font-registry.js';
import { SHEET } from './envelope-profile.js';
import { MM, type PageContent, type PlacedText } from './page-content.js';
import { DocumentFonts, number } from './pdf-fonts.js';

const require = createRequire(import.meta.url);

const WIDTH = SHEET.width * MM;
const HEIGHT = SHEET.height * MM;

/** What a PDF says of itself. With a fixed `createdAt` the same pages give the same bytes. */
export interface DocumentFacts {
  title: string;
  /** BCP 47 */
  language: string;
  createdAt: Date;
}

/** A PDF under way: pages go in at one end, bytes come out at the other. */
export class LetterDocument {
  private readonly pdf: PDFKit.PDFDocument;
  private readonly fonts: DocumentFonts;

  constructor({ title, language, createdAt }: DocumentFacts) {
    // Loaded with the first letter and not at start, like the fonts.
    const Pdf = require('pdfkit') as typeof import('pdfkit');
    this.pdf = new Pdf({
      size: [WIDTH, HEIGHT],
      margin: 0,
      autoFirstPage: false,
      lang: language,
      displayTitle: true,
      // No font of its own: pdfkit would begin with Helvetica, which cannot be embedded.
      font: '',
      info: { Title: title, CreationDate: createdAt, Creator: 'Bode', Producer: 'Bode' },
    });
    this.fonts = new DocumentFonts(this.pdf);
  }

  /** Draws one page. Its content goes in as one piece: pdfkit copies every piece into bytes on its own. */
  addPage(page: PageContent): void {
    const before: PDFKit.PDFPage | undefined = this.pdf.page;
    this.pdf.addPage();
    // The page before is written by now; of what pdfkit keeps of it until the end, only its number is still asked for.
    if (before) (before.dictionary as { data: object }).data = {};
    if (page.texts.length + page.strokes.length === 0) return;
    // pdfkit has turned the page upside down for its own drawing.
    const content: string[] = [`1 0 0 -1 0${number(HEIGHT)}cm`];
    for (const text of page.texts) content.push(this.textOperators(text));
    for (const { x1, y1, x2, y2, width, grey } of page.strokes) {
      content.push(`${number(grey)}G${number(width)}w${at(x1, y1)}m${at(x2, y2)}l S`);
    }
    this.pdf.addContent(content.join('\n'));
  }

  /** The bytes made since the last call, or null. */
  read(): Buffer | null {
    return this.pdf.read() as Buffer | null;
  }

  /** How many bytes `read` would give. */
  get waiting(): number {
    return this.pdf.readableLength;
  }

  /** Writes fonts and tables; `read` gives the rest afterwards. */
  end(): void {
    this.pdf.end();
  }

  private textOperators({ x, y, size, line, grey }: PlacedText): string {
    let out = `BT${number(grey)}g 1 0 0 1${at(x, y)}Tm`;
    let face: FontFace | null = null;
    for (const shaped of line.parts) {
      const font = this.fonts.get(shaped.face);
      if (shaped.face !== face) {
        if (face) out += '] TJ';
        font.useOn(this.pdf);
        out += ` /${font.name}${number(size)}Tf [`;
        face = shaped.face;
      }
      out += font.write(shaped, size);
    }
    return face ? `${out}] TJ ET` : '';
  }
}

/** A point of the page in PDF's own coordinates, which begin at the lower left corner. */
function at(x: number, y: number): string {
  return `${number(x)}${number(HEIGHT - y)}`;
}
