import { AccountLinks } from '../../src/auth/account-links.js';
import { LOG } from '../../src/common/log.js';
import { WorkerPresence } from '../../src/database/worker-presence.js';
import { MailQueue } from '../../src/email/mail-queue.js';
import { MailWorker } from '../../src/email/mail-worker.js';
import { OutcomeRecorder } from '../../src/email/outcome-recorder.js';
import { RelayGuard } from '../../src/email/relay-guard.js';
import { smtpSettings } from '../../src/config/smtp-settings.js';
import { SmtpTransport, type TransportOptions } from '../../src/email/transport.js';
import { Metrics } from '../../src/health/metrics.js';
import { RelayState } from '../../src/health/relay-state.js';
import { Fallback } from '../../src/messages/fallback.service.js';
import type { TestApp } from './app.js';

export interface TestMailWorker {
  worker: MailWorker;
  transport: SmtpTransport;
  /** Turns until nothing is due at the test's time. */
  run(): Promise<void>;
}

/** The real worker on the test's database, clock and mail server; it works when the test says so. */
export function mailWorker(bode: TestApp, port: number, options: Partial<TransportOptions> = {}): TestMailWorker {
  const transport = new SmtpTransport(smtpSettings(`smtp://127.0.0.1:${port}?ignoreTLS=true`), options);
  const recorder = new OutcomeRecorder(bode.tenancy, bode.app.get(Fallback), bode.app.get(Metrics));
  const queue = new MailQueue(bode.tenancy);
  const worker = new MailWorker(
    bode.tenancy,
    queue,
    recorder,
    transport,
    bode.app.get(AccountLinks),
    bode.config,
    bode.clock,
    bode.app.get(WorkerPresence),
    new RelayGuard(bode.app.get(RelayState), transport, bode.clock, bode.app.get(LOG)),
  );
  return {
    worker,
    transport,
    run: async () => {
      while (await worker.turn());
    },
  };
}
