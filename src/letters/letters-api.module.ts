import { Module } from '@nestjs/common';
import { MessagesApiModule } from '../messages/messages-api.module.js';
import { LettersApi } from './letters-api.js';
import { LettersController } from './letters.controller.js';
import { LettersModule } from './letters.module.js';
import { PreviewController } from './preview.controller.js';

/** The routes of the print room. */
@Module({
  imports: [LettersModule, MessagesApiModule],
  controllers: [LettersController, PreviewController],
  providers: [LettersApi],
})
export class LettersApiModule {}
