import { Module } from '@nestjs/common';
import { MessagesApi } from './messages-api.js';
import { MessagesController } from './messages.controller.js';
import { MessagesModule } from './messages.module.js';

/** The API of messages. */
@Module({
  imports: [MessagesModule],
  controllers: [MessagesController],
  providers: [MessagesApi],
  exports: [MessagesApi],
})
export class MessagesApiModule {}
