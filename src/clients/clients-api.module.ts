import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ClientImport } from './client-import.service.js';
import { ClientPeopleController } from './client-people.controller.js';
import { ClientsApi } from './clients-api.js';
import { ClientsController } from './clients.controller.js';
import { ClientsModule } from './clients.module.js';
import { ContactsController } from './contacts.controller.js';
import { GroupClientsController } from './group-clients.controller.js';
import { PasswordsController } from './users/passwords.controller.js';
import { UsersApi } from './users/users-api.js';
import { UsersController } from './users/users.controller.js';

/** The routes about clients and the people around them. */
@Module({
  imports: [ClientsModule, OrganisationsModule],
  controllers: [
    ClientPeopleController,
    ClientsController,
    ContactsController,
    GroupClientsController,
    PasswordsController,
    UsersController,
  ],
  providers: [ClientImport, ClientsApi, UsersApi],
})
export class ClientsApiModule {}
