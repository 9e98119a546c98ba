import { inflateSync } from 'node:zlib';

/**
 * Reads back the PDFs that Bode writes: their text with its place, by the ToUnicode tables of the embedded fonts, and
 * their strokes. It knows the operators Bode uses and no others: an unknown one is an error, so that nothing that
 * marks the page can escape a test.
 */
export interface ReadGlyphs {
  text: string;
  /** Millimetres from the top left corner of the page; `y` is the baseline. */
  x: number;
  y: number;
  width: number;
  /** Points. */
  size: number;
  font: string;
  /** The numbers of the glyphs in the embedded font; 0 would be the box of a missing glyph. */
  codes: number[];
}

export interface ReadPage {
  /** Runs of text, one for each BT … ET, in the order drawn. */
  texts: ReadGlyphs[];
  /** Strokes as boxes, in millimetres. */
  strokes: { x1: number; y1: number; x2: number; y2: number }[];
}

export interface ReadPdf {
  pages: ReadPage[];
  fonts: { name: string; embedded: boolean; glyphBytes: number }[];
  title: string;
  language: string;
}

const MM = 25.4 / 72;

interface FontTables {
  name: string;
  unicode: string[];
  widths: number[];
}

export function readPdf(bytes: Buffer): ReadPdf {
  const source = bytes.toString('latin1');
  const objects = readObjects(bytes, source);
  const dictionary = (id: number): string => objects.get(id)?.dictionary ?? '';
  const catalog = [...objects.values()].find((object) => /\/Type \/Catalog/.test(object.dictionary))!.dictionary;
  const kids = /\/Kids \[([^\]]*)\]/.exec(dictionary(reference(catalog, 'Pages')))![1]!;
  const fonts = new Map<number, FontTables>();
  const fontTables = (id: number): FontTables => {
    const known = fonts.get(id) ?? readFont(id, objects);
    fonts.set(id, known);
    return known;
  };
  const pages = [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]): ReadPage => {
    const page = dictionary(Number(id));
    const height = Number(/\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/.exec(page)![1]);
    const resources = dictionary(reference(page, 'Resources'));
    const named = new Map<string, FontTables>();
    for (const [, name, font] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) named.set(name!, fontTables(Number(font)));
    return readContent(objects.get(reference(page, 'Contents'))!.stream!.toString('latin1'), height, named);
  });
  const info = dictionary(Number(/\/Info (\d+) 0 R/.exec(source)![1]));
  return {
    pages,
    fonts: [...fonts.keys()].map((id) => describeFont(id, objects)),
    title: textString(objects.get(reference(info, 'Title'))!.dictionary),
    language: /\/Lang \(([^)]*)\)/.exec(catalog)?.[1] ?? '',
  };
}

interface PdfObject {
  dictionary: string;
  stream: Buffer | null;
}

function readObjects(bytes: Buffer, source: string): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(source)![1]);
  for (const [, offset] of source.slice(table).matchAll(/^(\d{10}) 00000 n /gm)) {
    const start = Number(offset);
    const [head, id] = /^(\d+) 0 obj\n/.exec(source.slice(start, start + 20))!;
    const end = source.indexOf('endobj', start);
    const marker = source.indexOf('\nstream\n', start);
    const hasStream = marker !== -1 && marker < end;
    const dictionary = source.slice(start + head.length, hasStream ? marker : end);
    objects.set(Number(id), { dictionary, stream: hasStream ? readStream(bytes, dictionary, marker + 8) : null });
  }
  return objects;
}

function readStream(bytes: Buffer, dictionary: string, start: number): Buffer {
  const raw = bytes.subarray(start, start + Number(/\/Length (\d+)/.exec(dictionary)![1]));
  return /\/Filter \/FlateDecode/.test(dictionary) ? inflateSync(raw) : raw;
}

function reference(dictionary: string, key: string): number {
  return Number(new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(dictionary)![1]);
}

function textString(literal: string): string {
  const inner = literal
    .trim()
    .slice(1, -1)
    .replace(/\\(.)/gs, (_, c: string) => ({ n: '\n', r: '\r', t: '\t' })[c] ?? c);
  const raw = Buffer.from(inner, 'latin1');
  return raw[0] === 0xfe && raw[1] === 0xff ? Buffer.from(raw.subarray(2)).swap16().toString('utf16le') : inner;
}

function readFont(id: number, objects: Map<number, PdfObject>): FontTables {
  const font = objects.get(id)!.dictionary;
  const descendant = objects.get(reference(font, 'DescendantFonts'))!.dictionary;
  const widths = /\/W \[0 \[([^\]]*)\]\]/.exec(descendant)![1]!.trim().split(/\s+/).map(Number);
  const unicode: string[] = [];
  const map = objects.get(reference(font, 'ToUnicode'))!.stream!.toString('latin1');
  for (const [, first, list] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[(.*)\]/g)) {
    let code = parseInt(first!, 16);
    for (const [, hex] of list!.matchAll(/<([0-9a-f ]*)>/g)) {
      const units = hex!.split(' ').filter(Boolean);
      unicode[code++] = String.fromCharCode(...units.map((unit) => parseInt(unit, 16)));
    }
  }
  return { name: /\/BaseFont \/(\S+)/.exec(font)![1]!, unicode, widths };
}

function describeFont(id: number, objects: Map<number, PdfObject>): ReadPdf['fonts'][number] {
  const font = objects.get(id)!.dictionary;
  const descendant = objects.get(reference(font, 'DescendantFonts'))!.dictionary;
  const descriptor = objects.get(reference(descendant, 'FontDescriptor'))!.dictionary;
  const file = /\/FontFile2 (\d+) 0 R/.exec(descriptor);
  const stream = file ? objects.get(Number(file[1]))!.stream : null;
  return { name: /\/BaseFont \/(\S+)/.exec(font)![1]!, embedded: stream !== null, glyphBytes: stream?.length ?? 0 };
}

/** Runs a content stream; only the operators in `letter-document.ts`, and pdfkit's turning of the page. */
function readContent(content: string, height: number, fonts: Map<string, FontTables>): ReadPage {
  const page: ReadPage = { texts: [], strokes: [] };
  const operands: string[] = [];
  const last = (back: number): number => Number(operands[operands.length - back]);
  let font: FontTables | null = null;
  let size = 0;
  let x = 0;
  let y = 0;
  let from = { x: 0, y: 0 };
  let run: ReadGlyphs | null = null;
  for (const [token] of content.matchAll(/\[[^\]]*\]|\/\S+|[^\s[\]]+/g)) {
    if (/^[-.\d[/]/.test(token)) {
      operands.push(token);
      continue;
    }
    switch (token) {
      case 'BT':
        run = { text: '', x: 0, y: 0, width: 0, size: 0, font: '', codes: [] };
        break;
      case 'Tm':
        [x, y] = [last(2), last(1)];
        if (run) Object.assign(run, { x: x * MM, y: (height - y) * MM });
        break;
      case 'Tf':
        font = fonts.get(operands.at(-2)!.slice(1))!;
        size = last(1);
        if (run) Object.assign(run, { size, font: font.name });
        break;
      case 'TJ':
        if (!font || !run) throw new Error('Text without a font');
        for (const [part] of operands.at(-1)!.matchAll(/<[0-9a-f]+>|-?[\d.]+/g)) {
          if (!part.startsWith('<')) {
            x -= (Number(part) * size) / 1000;
            continue;
          }
          for (const hex of part.slice(1, -1).match(/.{4}/g)!) {
            const code = parseInt(hex, 16);
            run.codes.push(code);
            run.text += font.unicode[code] ?? '\ufffd';
            x += (font.widths[code]! * size) / 1000;
          }
        }
        break;
      case 'ET':
        run!.width = x * MM - run!.x;
        page.texts.push(run!);
        run = null;
        break;
      case 'm':
        from = { x: last(2), y: last(1) };
        break;
      case 'l': {
        const [x1, x2] = [from.x * MM, last(2) * MM].toSorted((a, b) => a - b) as [number, number];
        const [y1, y2] = [(height - from.y) * MM, (height - last(1)) * MM].toSorted((a, b) => a - b) as [
          number,
          number,
        ];
        page.strokes.push({ x1, y1, x2, y2 });
        break;
      }
      case 'cm':
      case 'g':
      case 'G':
      case 'w':
      case 'S':
      case 'Ts':
        break;
      default:
        throw new Error(`Unknown operator ${token}`);
    }
    operands.length = 0;
  }
  return page;
}
