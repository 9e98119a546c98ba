import { Module } from '@nestjs/common';
import { ClientChanges } from './client-changes.js';

/** Who messages are about. */
@Module({ providers: [ClientChanges], exports: [ClientChanges] })
export class ClientsModule {}
