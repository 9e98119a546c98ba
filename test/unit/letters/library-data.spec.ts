import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkLetter } from '../../../src/letters/batch-pdf.js';
import { shippedProfiles } from '../../../src/letters/envelope-profile.js';
import { paragraph, sampleLetter } from './sample-letter.js';

const file = '../shared/data/library/messages.ndjson';

interface Line {
  client: { name?: string; postal?: Record<string, string> };
  data?: { items?: { title?: string }[] };
}

/** A real night of reminders; an addition to the tests beside it, where that folder exists. */
if (existsSync(file)) {
  describe('N16 N17 the names, addresses and titles of a real library', () => {
    it('N16 N17 each can be printed, or is refused for a reason that names what is wrong', () => {
      const lines = readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as Line);
      const counts = new Map<string, number>();
      for (const { client, data } of lines) {
        const { street, postcode, city } = client.postal ?? {};
        const place = [postcode, city].filter(Boolean).join(' ');
        const address = [client.name, street, place].filter((line): line is string => Boolean(line));
        const titles = (data?.items ?? []).map((item) => paragraph(item.title ?? ''));
        for (const profile of shippedProfiles) {
          const result = checkLetter(
            sampleLetter({ address: { lines: address, droppable: [] }, blocks: titles }),
            profile,
          );
          const outcome = result.ok ? 'ok' : result.code;
          counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
          if (!result.ok && result.code === 'GLYPH_MISSING') expect(result.which).toMatch(/\(U\+[0-9A-F]{4,6}\)/);
        }
      }
      console.log(`${lines.length} lines in ${shippedProfiles.length} envelopes:`, Object.fromEntries(counts));
      expect(lines.length).toBeGreaterThan(0);
      expect(counts.get('ok')! / (lines.length * shippedProfiles.length)).toBeGreaterThan(0.95);
    });
  });
}
