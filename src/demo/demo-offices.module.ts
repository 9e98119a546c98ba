import { Inject, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { LOG, type Log } from '../common/log.js';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { AbsenceLife } from './absence/absence-life.js';
import { AbsenceSettling } from './absence/settling.js';
import { AccountancyLife } from './accountancy/accountancy-life.js';
import { AccountancySettling } from './accountancy/settling.js';
import { DemoEvents } from './demo-events.js';
import { DemoFounding } from './demo-founding.js';
import type { DemoLife } from './demo-office.js';
import { LibraryLife } from './library/library-life.js';

/** The organisations of the demo: there before the first page can be asked for, and filled while the first pages are. */
@Module({
  imports: [ClientsModule, DecisionsModule, OrganisationsModule, RulesModule],
  providers: [
    DemoEvents,
    DemoFounding,
    LibraryLife,
    AbsenceSettling,
    AbsenceLife,
    AccountancySettling,
    AccountancyLife,
  ],
})
export class DemoOfficesModule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly lives: readonly DemoLife[];
  private stopping = false;
  private posting: Promise<void> = Promise.resolve();

  constructor(
    private readonly founding: DemoFounding,
    library: LibraryLife,
    absence: AbsenceLife,
    accountancy: AccountancyLife,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.lives = [library, absence, accountancy];
  }

  async onApplicationBootstrap(): Promise<void> {
    const founded: { life: DemoLife; at: Date }[] = [];
    for (const life of this.lives) founded.push({ life, at: await this.founding.run(life) });
    this.posting = this.postFor(founded);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.posting;
  }

  /** One office after the other: pages that are asked for meanwhile come first. */
  private async postFor(founded: readonly { life: DemoLife; at: Date }[]): Promise<void> {
    for (const { life, at } of founded) {
      const { name } = life.office.organisation;
      await life
        .post(at, () => this.stopping)
        .catch((error: unknown) =>
          this.log.error({ err: error }, `The demo could not fill ${name}; the next start goes on`),
        );
    }
  }
}
