import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';

const FILE = new URL('../../../shared/data/library/messages.ndjson', import.meta.url);

interface Line {
  key: string;
  branch: string;
  'x-expect': string | null;
}
interface Row {
  problem?: { code: string };
  messages: { format: string; status: string; reason: string | null }[];
}

/** What of a row's lines shows that it ended as expected. */
function ending({ problem, messages }: Row): string {
  if (problem) return `refused ${problem.code}`;
  const mail = messages.find(({ format }) => format === 'email');
  if (!mail) return messages[0] && ['pending', 'held'].includes(messages[0].status) ? 'letter' : 'nothing';
  return mail.status === 'queued' ? 'mailable' : (mail.reason ?? mail.status);
}

if (existsSync(FILE)) {
  describe('700 requests on real addresses', () => {
    let bode: TestApp;

    beforeAll(async () => {
      bode = await startTestApp();
    });
    afterAll(() => bode.close());

    it('D08, L16: posted as one stream, each ends as expected and none is refused', async () => {
      const lines = readFileSync(FILE, 'utf8')
        .trim()
        .split('\n')
        // The test's library has two of the three branches.
        .map((line) => ({ ...(JSON.parse(line) as Line), branch: 'B1' }));
      const answer = await bode
        .system()
        .post('/api/v1/messages')
        .set('Content-Type', 'application/x-ndjson')
        .send(lines.map((line) => JSON.stringify(line)).join('\n'))
        .expect(202);
      const rows = answer.body.results as Row[];
      const wrong = lines.flatMap((line, i) => {
        const end = ending(rows[i]!);
        const expected = line['x-expect'];
        const right = expected === null ? !end.startsWith('refused') && end !== 'nothing' : end === expected;
        return right ? [] : [{ key: line.key, expected, end }];
      });
      console.log(`${lines.length} requests judged`);
      expect(wrong).toEqual([]);
      expect(rows).toHaveLength(lines.length);
    });
  });
}
