import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { ErrorPages } from '../http/error-pages.js';
import { LettersModule } from '../letters/letters.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { AssetsController } from './assets.controller.js';
import { PAGE_ASSETS, pageAssets } from './assets.js';
import { DrawnErrorPages } from './errors/drawn-error-pages.js';
import { HomeController } from './home.controller.js';
import { Shells } from './shells.service.js';
import { SignInController } from './sign-in/sign-in.controller.js';

/** The staff pages: one folder per screen. */
@Module({
  imports: [ClientsModule, DecisionsModule, LettersModule, MessagesModule],
  controllers: [AssetsController, HomeController, SignInController],
  providers: [
    Shells,
    { provide: PAGE_ASSETS, useFactory: pageAssets },
    { provide: ErrorPages, useClass: DrawnErrorPages },
  ],
  exports: [ErrorPages, Shells],
})
export class WebModule {}
