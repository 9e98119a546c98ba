import { Module } from '@nestjs/common';
import { ClientImport } from './client-import.service.js';
import { ClientsApi } from './clients-api.js';
import { ClientsController } from './clients.controller.js';
import { ClientsModule } from './clients.module.js';

/** The routes about clients. */
@Module({ imports: [ClientsModule], controllers: [ClientsController], providers: [ClientImport, ClientsApi] })
export class ClientsApiModule {}
