import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readBounce } from '../../../src/bounces/read-bounce.js';
import type { BounceReading, ReadingKind } from '../../../src/bounces/reading.js';

/** Real mails of many servers, beside the project where they are at hand. They add to the tests with mails of our own. */
const COLLECTION = join(process.cwd(), '../shared/data/bounces');

interface Labelled {
  file: string;
  kind: ReadingKind;
  recipients: string[] | null;
  status: string | null;
  class: 'hard' | 'soft' | null;
  alsoAccept: Record<string, string[]>;
}

/** Registers the tests on the collection; none where it isn't at hand. */
export function describeRealMails(): void {
  if (!existsSync(COLLECTION)) return;
  describe('a collection of real mails (D10, X11)', () => {
    const labels = JSON.parse(readFileSync(join(COLLECTION, 'index.json'), 'utf8')) as Labelled[];
    const read = labels.map((label) => {
      const raw = readFileSync(join(COLLECTION, label.file));
      return { label, reading: readBounce(raw), isReport: /^content-type:\s*multipart\/report/im.test(headOf(raw)) };
    });

    it('reads nearly every standard report as it was labelled', () => {
      const reports = read.filter(({ label, isReport }) => isReport && label.kind === 'bounce');
      // Labelled as bounces, though they say themselves that the server is still trying: they must not fail a message.
      const stillTried = reports.filter(({ reading }) => reading.kind === 'delay');
      const bounces = reports.filter(({ reading }) => reading.kind === 'bounce');
      const rightPeople = bounces.filter(({ label, reading }) => sameRecipients(label, reading));
      const withStatus = rightPeople.filter(({ label }) => label.status !== null);
      const rightStatus = withStatus.filter(({ label, reading }) =>
        reading.recipients.some(({ status }) => status === label.status),
      );
      console.log(
        `${reports.length} standard reports: ${bounces.length} bounces and ${stillTried.length} delays read, ` +
          `${rightPeople.length} with the right addresses, ${rightStatus.length} of ${withStatus.length} with the status`,
      );
      expect(rightPeople.length + stillTried.length).toBeGreaterThanOrEqual(reports.length * 0.97);
      expect(rightStatus.length).toBeGreaterThanOrEqual(withStatus.length * 0.9);
    });

    it('never takes the mail of a person or a list for a bounce', () => {
      const normal = read.filter(({ label }) => label.kind === 'normal');
      console.log(`${normal.length} normal mails`);
      expect(normal.filter(({ reading }) => !['normal', 'auto-generated'].includes(reading.kind))).toEqual([]);
    });

    it('says hard or soft as people would, where it says so at all', () => {
      const judged = read.flatMap(({ label, reading }) =>
        reading.recipients.slice(0, 1).flatMap(({ hard }) => (label.class && hard !== null ? [{ label, hard }] : [])),
      );
      const right = judged.filter(({ label, hard }) => hard === (label.class === 'hard'));
      console.log(`${judged.length} judged hard or soft, ${right.length} as labelled`);
      expect(right.length).toBeGreaterThanOrEqual(judged.length * 0.94);
    });

    it('prints how many of each kind it knows', () => {
      const kinds = [...new Set(labels.map(({ kind }) => kind))];
      const known = kinds.map((kind) => {
        const of = read.filter(({ label }) => label.kind === kind);
        return `${kind} ${of.filter(({ reading }) => reading.kind === kind).length}/${of.length}`;
      });
      console.log(known.join(', '));
      expect(read).toHaveLength(labels.length);
    });
  });
}

function headOf(raw: Buffer): string {
  return raw.toString('latin1').split(/\r?\n\r?\n/, 1)[0] ?? '';
}

function sameRecipients(label: Labelled, { recipients }: BounceReading): boolean {
  const found = recipients.flatMap(({ address, original }) => [address, original ?? '']).map(lower);
  return (label.recipients ?? []).every((wanted) =>
    [wanted, ...(label.alsoAccept[wanted] ?? [])].some((one) => found.includes(lower(one))),
  );
}

function lower(address: string): string {
  return address.toLowerCase();
}
