import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { checkEmailAddress, cleanEmails } from '../../../src/common/email-address.js';
import { checkPostal, type PostalInput } from '../../../src/common/postal/postal-address.js';

/** A request as the library's system posts it, and what must become of it. */
interface Row {
  key: string;
  client: { name: string; emails?: string[]; postal?: PostalInput };
  'x-expect': string | null;
}

/** The addresses of the client as the decision sees them: the code of the last one, or that one can be mailed to. */
function emailOutcome({ client }: Row): string {
  const checks = cleanEmails(client.emails ?? []).map(checkEmailAddress);
  if (checks.some((check) => check.ok)) return 'mailable';
  return checks.map((check) => (check.ok ? '' : check.code)).at(-1) ?? 'NO_ADDRESS';
}

function postalOutcome({ client }: Row): string {
  const home = { country: 'NL', language: 'nl' };
  const check = checkPostal(client.name, client.postal, home);
  if (!check.ok) return check.code === 'POSTAL_ADDRESS_INVALID' ? check.which : check.code;
  expect(checkPostal(client.name, check.address, home)).toEqual(check);
  return 'ok';
}

/** Compares what the row expects of its addresses, and tells whether it expected anything. */
function agrees(row: Row): boolean {
  const expected = row['x-expect'];
  const seen = `${row.key}: ${expected === 'NO_POSTAL_ADDRESS' ? postalOutcome(row) : emailOutcome(row)}`;
  if (expected === null || expected === 'letter') return false;
  expect(seen).toBe(`${row.key}: ${expected}`);
  return true;
}

const name = 'Юлія Шевченко';
const OWN_ROWS: Row[] = [
  { key: 'r1', client: { name, emails: ['', ' julia@bib.example '] }, 'x-expect': 'mailable' },
  { key: 'r2', client: { name, emails: ['julia', 'julia@bib.example'] }, 'x-expect': 'mailable' },
  { key: 'r3', client: { name, emails: ['julia.bib.example'] }, 'x-expect': 'ADDRESS_NO_AT' },
  { key: 'r4', client: { name, emails: ['julia@bib'] }, 'x-expect': 'ADDRESS_NO_DOT' },
  { key: 'r5', client: { name, emails: ['julia@bib..example'] }, 'x-expect': 'ADDRESS_INVALID' },
  { key: 'r6', client: { name, emails: [' '] }, 'x-expect': 'NO_ADDRESS' },
  { key: 'r7', client: { name, emails: ['julia@bib.example'] }, 'x-expect': 'NO_POSTAL_ADDRESS' },
];

describe('the addresses of a whole request', () => {
  it.each(OWN_ROWS)('D08 $key ends as $x-expect', (row) => {
    expect(agrees(row)).toBe(true);
  });

  // 700 requests on real addresses, where they lie beside the project: an addition to the cases above.
  const file = resolve('../shared/data/library/messages.ndjson');
  if (existsSync(file)) {
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row);

    it('D08 every request of a real library ends as it should', () => {
      const judged = rows.filter(agrees).length;
      console.info(`requests judged by their addresses: ${judged} of ${rows.length}`);
      expect(judged).toBeGreaterThan(300);
    });

    it('L16 every real postal address with a street, a place and a valid postcode can be posted to', () => {
      const counts: Record<string, number> = {};
      for (const row of rows.filter(({ client }) => client.postal)) {
        const outcome = postalOutcome(row);
        counts[outcome] = (counts[outcome] ?? 0) + 1;
        const { street, postcode, city } = row.client.postal ?? {};
        if (street && city && postcode) expect(['ok', 'postcode-invalid']).toContain(outcome);
      }
      console.info('postal addresses judged:', counts);
      expect(counts['ok']).toBeGreaterThan(400);
    });
  }
});
