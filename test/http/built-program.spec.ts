import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { agent } from 'supertest';

// All other tests run the sources. This one runs what `npm start` runs, built first where the sources are younger: a few
// files that hold program and packages, and find beside them what they read.

jest.setTimeout(300_000);

const project = fileURLToPath(new URL('../..', import.meta.url));
let dataDir: string;
let bode: ChildProcess;
let ended: Promise<unknown>;
let url: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bode-built-'));
  await chmod(dataDir, 0o755);
  const command = ['--import', './src/build-when-stale.mjs', 'dist/bode/cli.js', 'start'];
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
  bode = spawn(process.execPath, command, { cwd: project, env });
  ended = once(bode, 'close');
  let output = '';
  for (const stream of [bode.stdout!, bode.stderr!]) stream.on('data', (text: Buffer) => (output += text));
  while (!output.includes('Bode is ready: ')) {
    if (bode.exitCode !== null) throw new Error(`Bode did not start:\n${output}`);
    await pause(50);
  }
  url = /Bode is ready: (\S+)/.exec(output)![1]!;
});

afterAll(async () => {
  bode.kill('SIGTERM');
  await ended;
  await rm(dataDir, { recursive: true, force: true });
});

/** The first answer that has what the demo brings about within the time it takes to send its first mails. */
async function soon<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 120_000; Date.now() < end; await pause(250)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error('It did not come');
}

describe('the built program', () => {
  it('has its pages with styles, script and fonts, and the description of the API', async () => {
    const visitor = agent(url);
    const { text } = await visitor.get('/sign-in').expect(200);
    const assets = Array.from(text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g), ([, address]) => address!);
    expect(assets.length).toBeGreaterThan(2);
    for (const address of [...assets, '/assets/inter-latin.woff2']) await visitor.get(address).expect(200);
    await visitor.get('/api/docs').expect(200);
    await visitor.get('/api/docs/swagger-ui-bundle.js').expect(200);
    expect((await visitor.get('/api/docs-json').expect(200)).body.paths).toHaveProperty('/api/v1/messages');
  });

  it('draws letters', async () => {
    const system = agent(url).set('Authorization', 'Bearer demo-key');
    const id = await soon(async () => {
      const { body } = await system.get('/api/v1/messages?status=pending').expect(200);
      return (body.items as { id: string }[])[0]?.id;
    });
    const { body } = await system.get(`/api/v1/messages/${id}/preview.pdf`).expect(200).buffer();
    expect((body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('knows passwords, and reads the mails that it sent', async () => {
    const desk = agent(url);
    const account = { email: 'lieve@demo.bode.example', password: 'demo', next: '/' };
    await desk.post('/sign-in').set('Origin', url).type('form').send(account).expect(303);
    const mail = await soon(async () => {
      const { text } = await desk.get('/demo/inbox').expect(200);
      return /href="(\/demo\/inbox\/[^"?]+)"/.exec(text)?.[1];
    });
    await desk.get(mail).expect(200);
    expect((await desk.get(`${mail}/body.html`).expect(200)).text).toContain('<p');
  });
});
