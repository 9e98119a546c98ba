import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { messageIdOf } from '../../src/email/message-id.js';
import { returnPathOf } from '../../src/email/return-path.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { foreignReport } from '../support/foreign-reports.js';
import { request } from '../support/requests.js';
import { startSmtpServer } from '../support/smtp.js';
import { mailWorker } from '../support/workers.js';

jest.setTimeout(120_000);

const project = fileURLToPath(new URL('../..', import.meta.url));

let bode: TestApp;
let folder: string;
let message: { id: string; number: number };
let report: Buffer;

/** Runs `bode bounce` as a process of its own, beside the app and on its database, with `mail` at its standard input. */
async function bounce(files: string[], mail: Buffer = Buffer.alloc(0)) {
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--import', './test/support/typescript.mjs', 'src/cli.ts', 'bounce', ...files],
    {
      cwd: project,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        DATABASE_URL: bode.databaseUrl,
        DATA_DIR: bode.config.dataDir,
        SECRET_KEY: bode.config.secretKeys.join(','),
      },
    },
  );
  const ended = once(child, 'close');
  child.stdin.end(mail);
  const [output, fault] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await ended) as [number];
  return { code, output, fault };
}

/** A mail that was sent, and a report about it that a Postfix wrote. */
beforeAll(async () => {
  // Without a comma: as in the environment, where it separates the secrets.
  bode = await startTestApp({ config: { secretKeys: ['the-secret-of-a-test-of-the-command'] } });
  folder = await mkdtemp(join(tmpdir(), 'bode-bounce-'));
  const answer = await bode.system().post('/api/v1/messages').send(request({})).expect(202);
  message = answer.body.results[0].messages[0];
  const server = await startSmtpServer();
  const mail = mailWorker(bode, server.port);
  await mail.run();
  await mail.transport.close();
  await server.close();

  const [organisation] = await bode.tenancy.globalQuery<{ no: string }>(`SELECT no FROM organisation WHERE id = $1`, [
    bode.library.organisationId,
  ]);
  const reference = { organisationNo: BigInt(organisation!.no), messageNo: BigInt(message.number) };
  const { returnPathDomain, secretKeys } = bode.config;
  const { body } = await bode.system().get(`/api/v1/messages/${message.id}`).expect(200);
  report = foreignReport('postfix-unknown-user', {
    returnPath: returnPathOf(reference, returnPathDomain, secretKeys),
    messageId: messageIdOf(reference, returnPathDomain, secretKeys),
    address: body.to,
  });
});
afterAll(async () => {
  await bode.close();
  await rm(folder, { recursive: true });
});

describe('bode bounce', () => {
  it('takes nothing in when a file is missing, and asks a mail server to try again', async () => {
    const there = join(folder, 'report.eml');
    await writeFile(there, report);
    const missing = join(folder, 'missing.eml');
    expect(await bounce([there, missing])).toEqual({
      code: 75,
      output: '',
      fault: `${missing} can't be read (ENOENT)\n`,
    });
    expect((await bode.system().get(`/api/v1/messages/${message.id}`)).body.status).toBe('sent');
  });

  it('marks the message of a report in a file as bounced, and makes the letter (D10)', async () => {
    const file = join(folder, 'report.eml');
    expect(await bounce([file])).toEqual({
      code: 0,
      output: `${file}: bounce, about message ${message.number}\n`,
      fault: '',
    });
    const { body } = await bode.system().get(`/api/v1/messages/${message.id}`);
    expect(body).toMatchObject({ status: 'bounced', letter: { id: expect.any(String) } });
  });

  it('reads what a mail server pipes into it, and says when it is about no message', async () => {
    const holiday = 'From: an@mail.example\r\nSubject: Afwezig\r\nAuto-Submitted: auto-replied\r\n\r\nTot maandag\r\n';
    const { code, output } = await bounce(['-'], Buffer.from(holiday));
    expect({ code, output }).toEqual({ code: 0, output: '-: auto-reply, about no message of ours\n' });
  });

  it('says what it needs', async () => {
    const { code, fault } = await bounce([]);
    expect(code).toBe(2);
    expect(fault).toContain('"bode bounce" takes FILE….');
  });
});
