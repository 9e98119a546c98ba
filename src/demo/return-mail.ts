import { writeDeliveryFailure } from './dsn-writer.js';
import type { CaughtMail, InboxStore } from './inbox.js';

/** How long after a failed hand-over the same report is offered again. */
const TRY_AGAIN_AFTER_MS = 10_000;

export interface ReturnMailOptions {
  store: InboxStore;
  /** The return mailbox: takes a report for the envelope sender of the mail that failed. */
  onReturn(raw: Buffer, envelopeTo: string): Promise<unknown>;
  onError(error: unknown): void;
  now(): Date;
}

/**
 * Sends back what the catcher accepted but could not "deliver". What is due stands in the store, so a report that a
 * killed process still owed is sent by the next one; a report may therefore come twice, with the same Message-ID.
 */
export class ReturnMail {
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private closed = false;
  private readonly notBefore = new Map<string, number>();

  constructor(private readonly options: ReturnMailOptions) {
    options.store.watch(() => this.wake());
    this.wake();
  }

  /** Looks at what is due, now and whenever the next report is. */
  private wake(): void {
    if (this.closed) return;
    clearTimeout(this.timer);
    const next = Math.min(...this.owed().map((mail) => this.dueAt(mail)));
    if (next === Number.POSITIVE_INFINITY) return;
    const wait = Math.max(0, next - this.options.now().getTime());
    this.timer = setTimeout(() => {
      this.working = this.working.then(() => this.sendDue());
    }, wait);
  }

  /** Stops, after the report that is being handed over. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.working;
  }

  private async sendDue(): Promise<void> {
    const now = this.options.now().getTime();
    for (const mail of this.owed().filter((mail) => this.dueAt(mail) <= now)) {
      if (this.closed) return;
      try {
        await this.send(mail);
        this.notBefore.delete(mail.id);
      } catch (error) {
        this.notBefore.set(mail.id, now + TRY_AGAIN_AFTER_MS);
        this.options.onError(error);
      }
    }
    this.wake();
  }

  private async send(mail: CaughtMail): Promise<void> {
    const { store, onReturn, now } = this.options;
    const original = await store.raw(mail.id);
    if (mail.bounce && original) {
      const report = writeDeliveryFailure({
        ...mail.bounce,
        messageId: `<returned-${mail.id}@catcher.example>`,
        at: now(),
        arrivedAt: new Date(mail.receivedAt),
        returnPath: mail.returnPath,
        original,
      });
      await onReturn(report, mail.returnPath);
    }
    await store.bounceSent(mail.id, now());
  }

  private owed(): CaughtMail[] {
    return this.options.store.list().filter(({ bounce }) => bounce && !bounce.sentAt);
  }

  private dueAt({ id, bounce }: CaughtMail): number {
    return Math.max(Date.parse(bounce?.dueAt ?? ''), this.notBefore.get(id) ?? 0);
  }
}
