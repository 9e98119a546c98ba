import { Module } from '@nestjs/common';
import { ClientCare } from './client-care.service.js';
import { ClientChanges } from './client-changes.js';
import { ClientDetails } from './client-details.service.js';
import { ClientList } from './client-list.service.js';
import { ClientPlaces } from './client-places.service.js';
import { PeopleAround } from './client-people.service.js';
import { ClientSearch } from './client-search.service.js';
import { Clients } from './clients.service.js';
import { ClientWriter } from './client-writer.service.js';
import { Contacts } from './contacts.service.js';
import { GroupClients } from './group-clients.service.js';
import { PeopleByName } from './people-by-name.service.js';
import { LoginChanges } from './users/login-changes.js';
import { UserReader } from './users/user-reader.service.js';
import { Users } from './users/users.service.js';
import { WelcomeCheck } from './users/welcome-check.service.js';

const parts = [
  ClientCare,
  ClientChanges,
  ClientDetails,
  ClientList,
  ClientPlaces,
  Clients,
  ClientSearch,
  ClientWriter,
  Contacts,
  GroupClients,
  LoginChanges,
  PeopleAround,
  PeopleByName,
  UserReader,
  Users,
  WelcomeCheck,
];

/** Who messages are about, and the people around them. */
@Module({ providers: parts, exports: parts })
export class ClientsModule {}
