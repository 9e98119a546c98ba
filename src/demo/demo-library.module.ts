import { Inject, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { LOG, type Log } from '../common/log.js';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { DemoFounding } from './demo-founding.js';
import { DemoPosting } from './demo-posting.js';

/** The demo library: there before the first page can be asked for, and filled while the first pages are. */
@Module({ imports: [DecisionsModule], providers: [DemoFounding, DemoPosting] })
export class DemoLibraryModule implements OnApplicationBootstrap, OnModuleDestroy {
  private posting: Promise<void> = Promise.resolve();

  constructor(
    private readonly founding: DemoFounding,
    private readonly requests: DemoPosting,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const foundedAt = await this.founding.run();
    this.posting = this.requests
      .run(foundedAt)
      .catch((error: unknown) =>
        this.log.error({ err: error }, 'The demo could not be filled; the next start goes on'),
      );
  }

  async onModuleDestroy(): Promise<void> {
    this.requests.stop();
    await this.posting;
  }
}
