import { Injectable } from '@nestjs/common';
import { DemoEvents } from '../demo-events.js';
import type { DemoLife } from '../demo-office.js';
import { accountancyEvents } from './events.js';
import { ACCOUNTANCY_ID, accountancyOffice } from './office.js';
import { AccountancySettling } from './settling.js';

/** The accountancy office: its dossiers, people and rules, and what happened there. */
@Injectable()
export class AccountancyLife implements DemoLife {
  readonly office = accountancyOffice;

  constructor(
    private readonly settling: AccountancySettling,
    private readonly events: DemoEvents,
  ) {}

  settle(): Promise<void> {
    return this.settling.run();
  }

  async post(_foundedAt: Date, stopping: () => boolean): Promise<void> {
    await this.events.post(ACCOUNTANCY_ID, accountancyEvents, stopping);
  }
}
