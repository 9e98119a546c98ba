import { Inject, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { LOG, type Log } from '../common/log.js';
import { BounceWorker } from '../bounces/bounce-worker.js';
import { BouncesModule } from '../bounces/bounces.module.js';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { PendingEvents } from '../decisions/pending-events.js';
import { EmailModule } from '../email/email.module.js';
import { MailWorker } from '../email/mail-worker.js';
import { MAIL_TRANSPORT, type MailTransport } from '../email/mail-transport.token.js';
import { BatchWorker } from '../letters/batch-worker.js';
import { BatchFiles } from '../letters/batch-files.js';
import { LettersModule } from '../letters/letters.module.js';
import { WorkerPresence } from '../database/worker-presence.js';
import { LostLeases } from './lost-leases.js';
import { Loop, type Sweep } from './loop.js';
import { RollCall } from './roll-call.js';

/** How often the other workers are counted, in milliseconds: what one had that died goes on some seconds later. */
const CALL_MS = 2_000;

/** What a worker process does, and how often. */
@Module({
  imports: [BouncesModule, DecisionsModule, EmailModule, LettersModule],
  providers: [LostLeases],
})
export class WorkModule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loops: Loop[];
  private readonly workers = new RollCall();

  constructor(
    private readonly mail: MailWorker,
    batches: BatchWorker,
    bounces: BounceWorker,
    events: PendingEvents,
    private readonly presence: WorkerPresence,
    private readonly lostLeases: LostLeases,
    private readonly batchFiles: BatchFiles,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
    @Inject(LOG) log: Log,
  ) {
    const sweeps: Sweep[] = [
      { name: 'mail', turn: async () => presence.isHere && mail.turn(), idleMs: 250 },
      { name: 'events', turn: () => events.turn(), idleMs: 500 },
      { name: 'batches', turn: async () => presence.isHere && batches.turn(), idleMs: 500 },
      { name: 'bounces', turn: () => bounces.turn(), idleMs: 5_000 },
      { name: 'workers', turn: () => this.callWorkers(), idleMs: CALL_MS },
    ];
    this.loops = sweeps.map(
      (sweep) => new Loop(sweep, (name, error) => log.error({ err: error, sweep: name }, 'A sweep failed')),
    );
  }

  /** What workers that were killed had in hand is given back first. */
  async onApplicationBootstrap(): Promise<void> {
    await this.presence.begin(async () => {
      await this.lostLeases.expire();
      await this.batchFiles.removeUnfinished();
    });
    for (const loop of this.loops) loop.start();
  }

  /** What a worker that died beside this one had in hand is given back too. */
  private async callWorkers(): Promise<boolean> {
    const living = await this.presence.whoLives();
    if (living === null) this.workers.unheard();
    else if (this.workers.call(living)) await this.lostLeases.expire(this.workers.present);
    return false;
  }

  /** Lets what is on its way arrive; what is only claimed goes back when its lease runs out. */
  async onModuleDestroy(): Promise<void> {
    this.mail.stop();
    await Promise.all(this.loops.map((loop) => loop.stop()));
    await this.mail.finish();
    await this.transport.close();
    await this.presence.end();
  }
}
