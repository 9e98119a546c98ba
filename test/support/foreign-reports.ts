import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What names the message that a report is about. */
export interface ReportReferences {
  /** The envelope sender of the mail. */
  returnPath: string;
  /** With its angle brackets. */
  messageId: string;
  /** The addressee. */
  address: string;
}

/** The references the reports were made with (test/support/dsn/README.md). */
const RETURN_PATH = /b-b-z[pqr]-[a-z2-7]{16}@bounces\.bib\.example/g;
const MESSAGE_ID = /<b-b-z[pqr]\.[a-z2-7]{16}@bounces\.bib\.example>/g;
const ADDRESS = /(?:nobody-here@relay|gone@mail|full@mail)\.example/g;

export const REPORTS = [
  'postfix-unknown-user',
  'postfix-refused',
  'postfix-mailbox-full',
  'exim-unknown-user',
  'exim-refused',
] as const;

/** A report that a real mail server wrote, about another mail than the one it wrote it about. */
export function foreignReport(name: (typeof REPORTS)[number], references: ReportReferences): Buffer {
  const text = readFileSync(new URL(`./dsn/${name}.eml`, import.meta.url), 'latin1');
  return Buffer.from(
    text
      .replace(RETURN_PATH, references.returnPath)
      .replace(MESSAGE_ID, references.messageId)
      .replace(ADDRESS, references.address),
    'latin1',
  );
}

/** Real mails of many servers, beside the project where they are at hand. */
const COLLECTION = join(process.cwd(), '../shared/data/bounces');

export const hasCollection = existsSync(COLLECTION);

/** The standard reports (RFC 6522) of failures from these servers in the collection. */
export function collectedReports(servers: RegExp): { file: string; raw: Buffer }[] {
  const labels = JSON.parse(readFileSync(join(COLLECTION, 'index.json'), 'utf8')) as { file: string; kind: string }[];
  return labels
    .filter(({ file, kind }) => kind === 'bounce' && servers.test(file))
    .map(({ file }) => ({ file, raw: readFileSync(join(COLLECTION, file)) }))
    .filter(({ raw }) =>
      /^content-type:\s*multipart\/report/im.test(raw.toString('latin1').split(/\r?\n\r?\n/, 1)[0]!),
    );
}
