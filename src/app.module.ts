import { Global, Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { entities } from './app.entities.js';
import { AuthModule } from './auth/auth.module.js';
import { BouncesApiModule } from './bounces/bounces-api.module.js';
import { ClientsApiModule } from './clients/clients-api.module.js';
import { CLOCK, systemClock } from './common/clock.js';
import { LOG } from './common/log.js';
import type { Config } from './config/load.js';
import { makeLog } from './config/log.js';
import { CONFIG } from './config/token.js';
import { DatabaseModule } from './database/database.module.js';
import { DiagnosisApiModule } from './decisions/diagnosis/diagnosis-api.module.js';
import { IntakeApiModule } from './decisions/intake-api.module.js';
import { DemoMailModule } from './demo/demo-mail.module.js';
import type { DemoMail } from './demo/demo-mail.js';
import { DEMO_PASSWORD, type DemoOffice } from './demo/demo-office.js';
import { DemoOfficesModule } from './demo/demo-offices.module.js';
import { demoOffices } from './demo/demo-offices.js';
import { InboxPagesModule } from './demo/inbox-pages.module.js';
import { HealthModule } from './health/health.module.js';
import { ErrorPages, PlainErrorPages } from './http/error-pages.js';
import { ReasonsController } from './http/reasons.controller.js';
import { LettersApiModule } from './letters/letters-api.module.js';
import { MessageTypesApiModule } from './message-types/message-types-api.module.js';
import { MessagesApiModule } from './messages/messages-api.module.js';
import { WaitingGauge } from './messages/waiting-gauge.js';
import { OrganisationsApiModule } from './organisations/organisations-api.module.js';
import { RulesApiModule } from './rules/rules-api.module.js';
import { DEMO_PARTS, type DemoParts, type DemoSignIn } from './web/demo-parts.js';
import { WebModule } from './web/web.module.js';
import { WorkModule } from './work/work.module.js';

type Features = NonNullable<ModuleMetadata['imports']>;

/** In every process. */
const always: Features = [AuthModule, HealthModule];

/** Pages and API: processes of role `web`. */
const web: Features = [
  BouncesApiModule,
  ClientsApiModule,
  DiagnosisApiModule,
  IntakeApiModule,
  LettersApiModule,
  MessageTypesApiModule,
  MessagesApiModule,
  OrganisationsApiModule,
  RulesApiModule,
  WebModule,
];

/** Sending and rendering: processes of role `worker`. */
const worker: Features = [WorkModule];

/** The list of features. */
@Global()
@Module({
  controllers: [ReasonsController],
  providers: [WaitingGauge, { provide: CLOCK, useValue: systemClock }],
  exports: [CLOCK],
})
export class AppModule {
  /** @param demoMail the mail server that stands in for a relay, where there is none */
  static register(config: Config, databaseUrl: string, demoMail?: DemoMail): DynamicModule {
    const settled = [
      { provide: CONFIG, useValue: config },
      { provide: LOG, useFactory: () => makeLog(config.logLevel) },
      { provide: DEMO_PARTS, useValue: demoParts(config, demoMail) },
      ...(config.role === 'worker' ? [{ provide: ErrorPages, useClass: PlainErrorPages }] : []),
    ];
    return {
      module: AppModule,
      imports: [
        DatabaseModule.register(databaseUrl, entities),
        ...always,
        ...(config.role === 'worker' ? [] : web),
        ...(config.role === 'web' ? [] : worker),
        ...(demoMail ? [DemoMailModule.register(demoMail)] : []),
        ...(demoMail && config.role === 'all' ? [InboxPagesModule] : []),
        ...(config.demo ? [DemoOfficesModule] : []),
      ],
      providers: settled,
      exports: settled.map(({ provide }) => provide),
    };
  }
}

function demoParts({ demo, role }: Config, demoMail: DemoMail | undefined): DemoParts {
  return {
    inbox: demoMail !== undefined && role === 'all',
    signIn: demo ? { password: DEMO_PASSWORD, offices: demoOffices.map(entrance) } : null,
  };
}

function entrance({ organisation: { name }, kind, accounts }: DemoOffice): DemoSignIn['offices'][number] {
  return { name, kind, accounts };
}
