import { Module } from '@nestjs/common';
import { WebModule } from '../web/web.module.js';
import { InboxPages } from './inbox-pages.controller.js';

/** The pages of the demo's inbox; only where there is one (see `DemoMailModule`). */
@Module({ imports: [WebModule], controllers: [InboxPages] })
export class InboxPagesModule {}
