import { Injectable } from '@nestjs/common';
import { DemoEvents } from '../demo-events.js';
import type { DemoLife } from '../demo-office.js';
import { absenceEvents } from './cases.js';
import { ABSENCE_ID, absenceOffice } from './office.js';
import { AbsenceSettling } from './settling.js';

/** The absence-management office: its tree, people and rules, and the cases of the last months. */
@Injectable()
export class AbsenceLife implements DemoLife {
  readonly office = absenceOffice;

  constructor(
    private readonly settling: AbsenceSettling,
    private readonly events: DemoEvents,
  ) {}

  settle(): Promise<void> {
    return this.settling.run();
  }

  async post(foundedAt: Date, stopping: () => boolean): Promise<void> {
    const events = absenceEvents(foundedAt, await this.settling.userIds());
    await this.events.post(ABSENCE_ID, events, stopping);
  }
}
