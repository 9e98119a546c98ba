import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { MessageTypes } from './message-types.service.js';
import { Preferences } from './preferences.service.js';
import { Texts } from './texts.service.js';

/** Kinds of messages, their preferences and texts, and what clients wish of them. */
@Module({
  imports: [ClientsModule],
  providers: [MessageTypes, Preferences, Texts],
  exports: [MessageTypes, Preferences, Texts],
})
export class MessageTypesModule {}
