import { Module } from '@nestjs/common';
import { MessageTypesApi } from './message-types-api.js';
import { MessageTypesController } from './message-types.controller.js';
import { MessageTypesModule } from './message-types.module.js';
import { PreferencesController } from './preferences.controller.js';

/** The routes about message types. */
@Module({
  imports: [MessageTypesModule],
  controllers: [MessageTypesController, PreferencesController],
  providers: [MessageTypesApi],
})
export class MessageTypesApiModule {}
