import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { shippedProfiles } from '../../../src/letters/envelope-profile.js';
import { printProblem } from '../../../src/letters/letter-check.js';
import { layOutLetter } from '../../../src/letters/letter-layout.js';
import { paragraph, sampleLetter } from './sample-letter.js';

const file = '../shared/data/library/messages.ndjson';

interface Line {
  client: { name?: string; postal?: Record<string, string> };
  data?: { items?: { title?: string }[] };
}

const ghent = { street: 'Kerkstraat 12', postcode: '9000', city: 'Gent' };
const own: Line[] = [
  { client: { name: 'Zoë IJsbrandt', postal: ghent }, data: { items: [{ title: 'Het verdriet van België' }] } },
  { client: { name: 'محمد الإدريسي', postal: ghent }, data: { items: [{ title: 'A *very* [odd] title <script>' }] } },
  { client: { name: 'Юлія Шевченко', postal: ghent }, data: { items: [{ title: 'Сто років самотності' }] } },
  { client: { name: 'Αλέξης Παππάς', postal: ghent } },
];
const sources: [name: string, lines: Line[]][] = [['lines of our own', own]];

/** A real night of reminders, where there is one beside the project. */
if (existsSync(file)) {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  sources.push(['lines of a real library', lines.map((line) => JSON.parse(line) as Line)]);
}

describe('N16 N17 the names, addresses and titles of a library', () => {
  it.each(sources)(
    'N16 N17 %s: each can be printed, or is refused for a reason that names what is wrong',
    (name, lines) => {
      const counts = new Map<string, number>();
      for (const { client, data } of lines) {
        const { street, postcode, city } = client.postal ?? {};
        const place = [postcode, city].filter(Boolean).join(' ');
        const address = [client.name, street, place].filter((line): line is string => Boolean(line));
        const titles = (data?.items ?? []).map((item) => paragraph(item.title ?? ''));
        for (const profile of shippedProfiles) {
          const letter = sampleLetter({ address: { lines: address, droppable: [] }, blocks: titles });
          const problem = printProblem(letter, profile);
          const laidOut = layOutLetter(letter, profile, false);
          expect(problem).toEqual(laidOut.ok ? null : laidOut);
          const outcome = problem?.code ?? 'ok';
          counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
          if (problem?.code === 'GLYPH_MISSING') expect(problem.which).toMatch(/\(U\+[0-9A-F]{4,6}\)/);
        }
      }
      console.log(`${lines.length} ${name} in ${shippedProfiles.length} envelopes:`, Object.fromEntries(counts));
      expect(counts.get('ok')! / (lines.length * shippedProfiles.length)).toBeGreaterThan(0.95);
    },
  );
});
