import { Module } from '@nestjs/common';
import { OrganisationSwitches } from './organisation-switches.service.js';

/** The library itself: what holds for all its branches. */
@Module({ providers: [OrganisationSwitches], exports: [OrganisationSwitches] })
export class OrganisationsModule {}
