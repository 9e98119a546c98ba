import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { newId } from '../../src/common/ids.js';
import { announceWork, takeTurn } from '../../src/database/due-work.js';
import { WorkerPresence } from '../../src/database/worker-presence.js';
import { MailQueue } from '../../src/email/mail-queue.js';
import { BatchFiles } from '../../src/letters/batch-files.js';
import { LostLeases } from '../../src/work/lost-leases.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { request } from '../support/requests.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp.js';
import { mailWorker, type TestMailWorker } from '../support/workers.js';

let bode: TestApp;
let server: TestSmtpServer;
let mail: TestMailWorker;

beforeAll(async () => {
  bode = await startTestApp();
  server = await startSmtpServer();
  mail = mailWorker(bode, server.port);
});
afterAll(async () => {
  await mail.transport.close();
  await server.close();
  await bode.close();
});

describe('what a killed worker had in hand (L17)', () => {
  it('goes out at once when the next one starts alone, and the timeline says that it may go twice', async () => {
    const { organisationId } = bode.library;
    const answer = await bode.system().post('/api/v1/messages').send(request({})).expect(202);
    const id = answer.body.results[0].messages[0].id as string;
    // As a kill leaves it: taken in a turn that never ended.
    await takeTurn(bode.tenancy, 'email', bode.clock.now());
    const taken = await new MailQueue(bode.tenancy).claim(organisationId, newId(), 20, bode.clock.now());
    expect(taken.map((one) => one.id)).toEqual([id]);
    await mail.run();
    expect(server.mails).toEqual([]);

    await new LostLeases(bode.tenancy, bode.clock).expire();
    await mail.run();
    expect(server.mails).toHaveLength(1);
    const { body } = await bode.system().get(`/api/v1/messages/${id}/timeline`).expect(200);
    expect(body.items.map(({ what, facts }: { what: string; facts: object }) => [what, facts])).toEqual([
      ['created', expect.anything()],
      ['lease-expired', { mayHaveBeenSent: true }],
      ['sent', expect.anything()],
    ]);
  });

  it("goes as if nothing had happened where it can't have gone out yet: at most 40 may go twice (design §2)", async () => {
    const { organisationId } = bode.library;
    const rows = Array.from({ length: 60 }, () => request({}));
    await bode.system().post('/api/v1/messages').send(rows).expect(202);
    await takeTurn(bode.tenancy, 'email', bode.clock.now());
    const queue = new MailQueue(bode.tenancy);
    const [lease, before] = [newId(), server.mails.length];
    const second = new Date(bode.clock.now().getTime() + 1);
    const claimed = [
      ...(await queue.claim(organisationId, lease, 25, bode.clock.now())),
      ...(await queue.claim(organisationId, lease, 35, second)),
    ];
    expect(claimed).toHaveLength(60);
    await new LostLeases(bode.tenancy, bode.clock).expire();
    await mail.run();
    expect(server.mails).toHaveLength(before + 60);
    const told = await bode.tenancy.within(organisationId, (tx) =>
      tx.query(
        `SELECT message_id AS id, facts FROM message_event
         WHERE organisation_id = $1 AND what = 'lease-expired' AND message_id = ANY ($2)`,
        [organisationId, claimed.map(({ id }) => id)],
      ),
    );
    expect(new Set(told.map(({ id }: { id: string }) => id))).toEqual(
      new Set(claimed.slice(0, 40).map(({ id }) => id)),
    );
    expect(told).toHaveLength(40);
  });

  it('L05 is drawn at once: the lease of its batch ends too', async () => {
    const { organisationId } = bode.library;
    const id = newId();
    await bode.tenancy.within(organisationId, async (tx) => {
      await tx.query(
        `INSERT INTO batch (organisation_id, id, number, print_group_id, profile, state, created_at, lease_token, lease_until)
         SELECT $1, $2, 1, id, 'be-right', 'preparing', $3, $2, $4 FROM print_group WHERE organisation_id = $1 LIMIT 1`,
        [organisationId, id, bode.clock.now(), new Date(bode.clock.now().getTime() + 60_000)],
      );
      await tx.query(`INSERT INTO due_work (organisation_id, kind, next_due_at) VALUES ($1, 'batch', $2)`, [
        organisationId,
        new Date(bode.clock.now().getTime() + 60_000),
      ]);
    });
    await new LostLeases(bode.tenancy, bode.clock).expire();
    const [batch] = await bode.tenancy.within(organisationId, (tx) =>
      tx.query(`SELECT lease_until AS until FROM batch WHERE organisation_id = $1 AND id = $2`, [organisationId, id]),
    );
    expect(batch.until).toEqual(bode.clock.now());
    expect(await takeTurn(bode.tenancy, 'batch', bode.clock.now())).toBe(organisationId);
  });

  it('L05, L17: only what the dead had is given back, not what they have who live, or may be back in a moment', async () => {
    const { organisationId } = bode.library;
    const [living, cutOff, dead] = [1, 2, 3].map(() => new WorkerPresence(bode.app.get(DataSource)));
    await living!.begin(async () => undefined);
    const until = new Date(bode.clock.now().getTime() + 60_000);
    const leases = [
      { profile: 'be-right', lease: living!.newLease() },
      { profile: 'nl-right', lease: cutOff!.newLease() },
      { profile: 'de-b', lease: dead!.newLease() },
    ];
    await bode.tenancy.within(organisationId, async (tx) => {
      for (const [i, { profile, lease }] of leases.entries()) {
        await tx.query(
          `INSERT INTO batch (organisation_id, id, number, print_group_id, profile, state, created_at, lease_token, lease_until)
           SELECT $1, $2, $3, id, $4, 'preparing', $5, $6, $7 FROM print_group
           WHERE organisation_id = $1 AND name = 'South'`,
          [organisationId, newId(), 11 + i, profile, bode.clock.now(), lease, until],
        );
      }
      await announceWork(tx, organisationId, 'batch', until);
    });
    await new LostLeases(bode.tenancy, bode.clock).expire([cutOff!.newLease().slice(-8)]);
    const left = await bode.tenancy.within(organisationId, (tx) =>
      tx.query(
        `SELECT profile FROM batch WHERE organisation_id = $1 AND number > 10 AND lease_until > $2 ORDER BY number`,
        [organisationId, bode.clock.now()],
      ),
    );
    expect(left).toEqual([{ profile: 'be-right' }, { profile: 'nl-right' }]);
    await living!.end();
  });

  it('L05 leaves no half files', async () => {
    const { dataDir } = bode.config;
    const files = new BatchFiles({ dataDir });
    await files.removeUnfinished();
    const [organisation, batch] = [newId(), newId()];
    await files.makeFolder(organisation, batch);
    const folder = join(dataDir, 'batches', organisation, batch);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, '1-1.pdf'), 'whole');
    await writeFile(join(folder, '1-2.pdf.0a1b2c3d.part'), 'half');
    await files.removeUnfinished();
    expect(await readdir(folder)).toEqual(['1-1.pdf']);
  });
});

describe('the presence of workers', () => {
  const worker = () => new WorkerPresence(bode.app.get(DataSource));
  const isAlone = async (presence: WorkerPresence): Promise<boolean> => {
    let alone = false;
    await presence.begin(async () => {
      alone = true;
    });
    return alone;
  };

  it('tells who starts whether another lives', async () => {
    const [first, second, third] = [worker(), worker(), worker()];
    expect(await isAlone(first)).toBe(true);
    expect(await isAlone(second)).toBe(false);
    await first.end();
    await second.end();
    expect(await isAlone(third)).toBe(true);
    await third.end();
  });

  it('lets who starts meanwhile wait until everything is given back', async () => {
    const [first, second] = [worker(), worker()];
    const order: string[] = [];
    let begun!: () => void;
    const firstBegan = new Promise<void>((settle) => (begun = settle));
    await Promise.all([
      first.begin(async () => {
        begun();
        await pause(300);
        order.push('given back');
      }),
      firstBegan.then(() => second.begin(async () => void order.push('not alone'))).then(() => order.push('second')),
    ]);
    expect(order).toEqual(['given back', 'second']);
    await Promise.all([first.end(), second.end()]);
  });

  it('comes back after the database cut its line', async () => {
    const first = worker();
    expect(await isAlone(first)).toBe(true);
    const owner = new Client({ connectionString: bode.databaseUrl });
    await owner.connect();
    const { rows } = await owner.query(
      `SELECT count(pg_terminate_backend(pid))::int AS cut FROM pg_stat_activity
       WHERE application_name = 'bode worker' AND datname = current_database()`,
    );
    await owner.end();
    expect(rows).toEqual([{ cut: 1 }]);
    for (let tries = 0; ; tries++) {
      await pause(200);
      const second = worker();
      const alone = await isAlone(second);
      await second.end();
      if (!alone) break;
      expect(tries).toBeLessThan(50);
    }
    await first.end();
  });
});
