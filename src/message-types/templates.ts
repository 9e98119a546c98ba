import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The default text of a message type in one language, as an organisation starts with it (L12): of the types of a library,
 * of those that every organisation has, and of those of the demo's offices.
 */
export interface TextTemplate {
  /** Code of the message type (L01): the name of the folder. */
  code: string;
  language: string;
  /** Liquid. */
  subject: string;
  /** Markdown and Liquid. */
  body: string;
  /** Only where the letter has to say something else than the mail. */
  letterBody?: string;
}

const LETTER = '.letter.md';
const FRONT_MATTER = /^---\nsubject: (.+)\n---\n([\s\S]*)$/;

/**
 * Reads every `templates/<code>/<language>.md`, in alphabetical order.
 *
 * @throws Error that names the file, when one is not it should be: a mistake to find at
 *   the first start, not in a client's mailbox.
 */
export function loadTemplates(folder: string = templatesFolder()): TextTemplate[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .flatMap((code) => templatesOf(code, path.join(folder, code)));
}

/**
 * What a text of this type is shown and tested with: the `data` of a request. Nothing for a type that does not come
 * with Bode; its texts have to do without data anyway.
 */
export function sampleData(code: string, folder: string = templatesFolder()): Record<string, unknown> {
  const file = path.join(folder, code, 'sample.json');
  return existsSync(file) ? (JSON.parse(read(file)) as Record<string, unknown>) : {};
}

function templatesOf(code: string, folder: string): TextTemplate[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort();
  const texts = files.filter((file) => !file.endsWith(LETTER));
  const letters = new Set(files.filter((file) => file.endsWith(LETTER)));
  const templates = texts.map((file): TextTemplate => {
    const language = path.basename(file, '.md');
    const [, subject, body] = FRONT_MATTER.exec(read(path.join(folder, file))) ?? [];
    if (!subject || !body?.trim())
      throw new Error(`${code}/${file} must begin with a subject between two lines of ---`);
    const text = { code, language, subject: subject.trim(), body: body.trim() };
    const letter = language + LETTER;
    return letters.delete(letter) ? { ...text, letterBody: read(path.join(folder, letter)).trim() } : text;
  });
  const [orphan] = letters;
  if (orphan !== undefined) throw new Error(`${code}/${orphan} has no text for the mail beside it`);
  return templates;
}

/** Windows checks files out with CRLF. */
function read(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

/** The project's folder of texts, from the sources as well as from dist: it lies beside the nearest package.json. */
function templatesFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('the folder templates/ was not found: no package.json above this file');
    folder = parent;
  }
  return path.join(folder, 'templates');
}
