import { Module } from '@nestjs/common';
import { ApiKeysController } from './api-keys.controller.js';
import { GroupsController } from './groups.controller.js';
import { OrganisationController } from './organisation.controller.js';
import { OrganisationsModule } from './organisations.module.js';
import { SettingsController } from './settings.controller.js';
import { StaffRoutingController } from './staff-routing.controller.js';

/** The routes about the organisation. */
@Module({
  imports: [OrganisationsModule],
  controllers: [
    ApiKeysController,
    GroupsController,
    OrganisationController,
    SettingsController,
    StaffRoutingController,
  ],
})
export class OrganisationsApiModule {}
