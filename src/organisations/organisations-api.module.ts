import { Module } from '@nestjs/common';
import { OrganisationsModule } from './organisations.module.js';
import { SettingsController } from './settings.controller.js';

/** The routes about the organisation. */
@Module({ imports: [OrganisationsModule], controllers: [SettingsController] })
export class OrganisationsApiModule {}
