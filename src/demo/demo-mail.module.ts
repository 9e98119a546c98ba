import { Inject, Module, type DynamicModule, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Bounces } from '../bounces/bounces.service.js';
import { BouncesModule } from '../bounces/bounces.module.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { LOG, type Log } from '../common/log.js';
import { DemoInbox, INBOX_STORE } from './demo-inbox.js';
import type { DemoMail } from './demo-mail.js';
import type { InboxStore } from './inbox.js';
import { ReturnMail } from './return-mail.js';

/** What the demo's mail server took, for the inbox page; and what it sends back, for the intake of bounces. */
@Module({})
export class DemoMailModule implements OnApplicationBootstrap, OnModuleDestroy {
  private returnMail: ReturnMail | undefined;

  static register({ store }: DemoMail): DynamicModule {
    return {
      module: DemoMailModule,
      // The pages that show the inbox are a module of their own, as not every process has pages.
      global: true,
      imports: [BouncesModule],
      providers: [DemoInbox, { provide: INBOX_STORE, useValue: store }],
      exports: [DemoInbox],
    };
  }

  constructor(
    private readonly bounces: Bounces,
    @Inject(INBOX_STORE) private readonly store: InboxStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.returnMail = new ReturnMail({
      store: this.store,
      onReturn: (raw, envelopeTo) => this.bounces.take(raw, { envelopeTo: [envelopeTo] }),
      onError: (error) => this.log.warn({ err: error }, 'The demo could not take its return mail in; it tries again'),
      now: () => this.clock.now(),
    });
  }

  /** What is still to go back then goes at the next start. */
  async onModuleDestroy(): Promise<void> {
    await this.returnMail?.close();
  }
}
