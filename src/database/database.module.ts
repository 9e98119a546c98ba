import { Global, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { assertBoundRole } from './bound-role.js';
import { boundOptions } from './data-source.js';
import { Tenancy } from './tenancy.js';
import { WorkerPresence } from './worker-presence.js';

/** The connection to the database, as the bound role. The app does not start on any other. */
@Global()
@Module({ providers: [Tenancy, WorkerPresence], exports: [Tenancy, WorkerPresence] })
export class DatabaseModule implements OnModuleInit {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** @param entities of all rooms, which this one can't know */
  static register(url: string, entities: DataSourceOptions['entities']): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [TypeOrmModule.forRoot({ ...boundOptions(url, entities), retryAttempts: 0 })],
    };
  }

  async onModuleInit(): Promise<void> {
    await assertBoundRole(this.source);
  }
}
