import { Module } from '@nestjs/common';
import { CONFIG } from '../config/token.js';
import type { Config } from '../config/load.js';
import { MessagesModule } from '../messages/messages.module.js';
import { smtpSettings } from '../config/smtp-settings.js';
import { MailQueue } from './mail-queue.js';
import { MAIL_TRANSPORT } from './mail-transport.token.js';
import { MailWorker } from './mail-worker.js';
import { OutcomeRecorder } from './outcome-recorder.js';
import { RelayGuard } from './relay-guard.js';
import { SmtpTransport } from './transport.js';

/** Sending: the queue, the worker, and the way out. */
@Module({
  imports: [MessagesModule],
  providers: [
    MailQueue,
    MailWorker,
    OutcomeRecorder,
    RelayGuard,
    {
      provide: MAIL_TRANSPORT,
      inject: [CONFIG],
      useFactory: (config: Config) => new SmtpTransport(smtpSettings(config.smtpUrl!)),
    },
  ],
  exports: [MailWorker, MAIL_TRANSPORT],
})
export class EmailModule {}
