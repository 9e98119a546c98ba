import { Module } from '@nestjs/common';
import { ClientChanges } from './client-changes.js';
import { ClientDetails } from './client-details.service.js';
import { ClientSearch } from './client-search.service.js';
import { Clients } from './clients.service.js';
import { ClientWriter } from './client-writer.service.js';

/** Who messages are about. */
@Module({
  providers: [ClientChanges, ClientDetails, Clients, ClientSearch, ClientWriter],
  exports: [ClientChanges, ClientDetails, Clients, ClientSearch, ClientWriter],
})
export class ClientsModule {}
