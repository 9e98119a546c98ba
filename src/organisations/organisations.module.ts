import { Module } from '@nestjs/common';
import { Groups } from './groups.service.js';
import { OrganisationDesk } from './organisation-desk.service.js';
import { OrganisationFacts } from './organisation-facts.service.js';
import { OrganisationSwitches } from './organisation-switches.service.js';
import { StaffRoutings } from './staff-routings.service.js';

/** The organisation itself: what holds for all its branches, its client groups, and who of its staff gets what. */
@Module({
  providers: [Groups, OrganisationDesk, OrganisationFacts, OrganisationSwitches, StaffRoutings],
  exports: [Groups, OrganisationDesk, OrganisationFacts, OrganisationSwitches, StaffRoutings],
})
export class OrganisationsModule {}
