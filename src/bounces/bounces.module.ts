import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module.js';
import { BounceSettler } from './bounce-settler.js';
import { BounceWorker } from './bounce-worker.js';
import { Bounces } from './bounces.service.js';

/** What comes back: taken in, read, matched with its message, and followed up. */
@Module({
  imports: [MessagesModule],
  providers: [Bounces, BounceSettler, BounceWorker],
  exports: [Bounces, BounceWorker],
})
export class BouncesModule {}
