import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { request } from '../support/requests.js';

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

/** A few lines of our own, and where there are some beside the project, 700 on real addresses. */
const own: Line[] = [
  { ...request({}), 'x-expect': 'mailable' },
  { ...request({ client: { emails: ['lezer.bib.example'] } }), 'x-expect': 'ADDRESS_NO_AT' },
  { ...request({ client: { emails: ['lezer@bib'] } }), 'x-expect': 'ADDRESS_NO_DOT' },
  { ...request({ type: 'WEL', client: { emails: [] } }), 'x-expect': 'NO_ADDRESS' },
  { ...request({ type: 'CAE', client: { postal: null } }), 'x-expect': 'NO_POSTAL_ADDRESS' },
  { ...request({ type: 'NBF' }), 'x-expect': 'letter' },
  { ...request({ client: { emails: ['"odd one"@bib.example'] } }), 'x-expect': null },
].map((line) => line as unknown as Line);
const sources: [name: string, lines: Line[]][] = [['requests of our own', own]];
if (existsSync(FILE)) {
  const lines = readFileSync(FILE, 'utf8').trim().split('\n');
  sources.push(['requests on real addresses', lines.map((line) => JSON.parse(line) as Line)]);
}

describe('a night of requests, posted as one stream', () => {
  let bode: TestApp;
  beforeAll(async () => {
    bode = await startTestApp();
  });
  afterAll(() => bode.close());

  it.each(sources)('D08, L16: %s: each ends as expected and none is refused', async (name, given) => {
    // The test's library has two of the three branches.
    const lines = given.map((line) => ({ ...line, branch: 'B1' }));
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
    console.log(`${lines.length} ${name} judged`);
    expect(wrong).toEqual([]);
    expect(rows).toHaveLength(lines.length);
  });
});
