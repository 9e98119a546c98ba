import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { DiagnosisModule } from '../decisions/diagnosis/diagnosis.module.js';
import { ErrorPages } from '../http/error-pages.js';
import { LettersModule } from '../letters/letters.module.js';
import { MessageTypesModule } from '../message-types/message-types.module.js';
import { MessagesApiModule } from '../messages/messages-api.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { ApiKeysPages } from './api-keys/api-keys.controller.js';
import { AssignmentPages } from './assignments/assignment-pages.controller.js';
import { ClientMatchesController } from './client-field/client-matches.controller.js';
import { ClientNames } from './client-field/client-names.service.js';
import { ClientRulesPages } from './assignments/client-rules-pages.controller.js';
import { CasePages } from './cases/case-pages.controller.js';
import { AssetsController } from './assets.controller.js';
import { PAGE_ASSETS, pageAssets } from './assets.js';
import { AddressesController } from './client/addresses.controller.js';
import { ClientCareController } from './client/client-care.controller.js';
import { ClientPeopleController } from './client/client-people.controller.js';
import { ContactsPages } from './contacts/contacts.controller.js';
import { ClientTestController } from './client/client-test.controller.js';
import { ClientController } from './client/client.controller.js';
import { ClientSearchController } from './client-search/client-search.controller.js';
import { DiagnosisPages } from './diagnosis/diagnosis.controller.js';
import { StartChoicesReader } from './diagnosis/start-choices.service.js';
import { DrawnErrorPages } from './errors/drawn-error-pages.js';
import { GroupClientsPages } from './groups/group-clients.controller.js';
import { GroupViews } from './groups/group-views.service.js';
import { GroupsPages } from './groups/groups.controller.js';
import { HomeController } from './home.controller.js';
import { BatchFilePages } from './letters/batch-file-pages.controller.js';
import { BatchPages } from './letters/batch-pages.controller.js';
import { LettersPages } from './letters/letters-pages.controller.js';
import { PrintRoom } from './letters/print-room.js';
import { MessageFactsReader } from './message/message-facts.service.js';
import { MessageController } from './message/message.controller.js';
import { MessagesReader } from './messages/messages-reader.service.js';
import { MessagesPageController } from './messages/messages.controller.js';
import { OrganisationPages } from './organisation/organisation.controller.js';
import { RecipientsPages } from './organisation/recipients.controller.js';
import { ResendDesk } from './resend/resend-desk.service.js';
import { ResendController } from './resend/resend.controller.js';
import { PostedAddresses } from './posted-addresses.controller.js';
import { WhatIfPages } from './what-if/what-if.controller.js';
import { EventPages } from './why/events.controller.js';
import { DecisionPages } from './why/decisions.controller.js';
import { WithdrawController } from './resend/withdraw.controller.js';
import { MessageTypesPages } from './message-types/message-types.controller.js';
import { SampleLetters } from './message-types/sample-letters.js';
import { RuleSetsPages } from './rule-sets/rule-sets-pages.controller.js';
import { RuleChoicesReader } from './rules/rule-choices.service.js';
import { RuleDesk } from './rules/rule-desk.service.js';
import { PlannedMailsPages } from './rules/planned-mails.controller.js';
import { RulesPages } from './rules/rules-pages.controller.js';
import { Shells } from './shells.service.js';
import { TracedClients } from './why/traced-clients.service.js';
import { TypeNames } from './type-names.service.js';
import { RecentMails } from './users/recent-mails.service.js';
import { UserChoicesReader } from './users/user-choices.service.js';
import { UsersPages } from './users/users.controller.js';
import { PasswordController } from './sign-in/password.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';

/** The staff pages: one folder per screen. */
@Module({
  imports: [
    ClientsModule,
    DecisionsModule,
    DiagnosisModule,
    LettersModule,
    MessageTypesModule,
    MessagesApiModule,
    MessagesModule,
    OrganisationsModule,
    RulesModule,
  ],
  controllers: [
    // Before what takes any word for a name.
    PostedAddresses,
    ResendController,
    WithdrawController,
    AddressesController,
    ApiKeysPages,
    AssetsController,
    AssignmentPages,
    BatchFilePages,
    CasePages,
    ClientController,
    ClientMatchesController,
    ClientRulesPages,
    ClientSearchController,
    DecisionPages,
    EventPages,
    DiagnosisPages,
    WhatIfPages,
    ClientTestController,
    HomeController,
    LettersPages,
    BatchPages,
    MessageTypesPages,
    MessageController,
    MessagesPageController,
    RuleSetsPages,
    PlannedMailsPages,
    RulesPages,
    PasswordController,
    SignInController,
    UsersPages,
    ClientCareController,
    ClientPeopleController,
    ContactsPages,
    GroupClientsPages,
    GroupsPages,
    RecipientsPages,
    OrganisationPages,
  ],
  providers: [
    ClientNames,
    GroupViews,
    MessageFactsReader,
    MessagesReader,
    ResendDesk,
    PrintRoom,
    RecentMails,
    RuleChoicesReader,
    RuleDesk,
    SampleLetters,
    StartChoicesReader,
    Shells,
    TracedClients,
    TypeNames,
    UserChoicesReader,
    { provide: PAGE_ASSETS, useFactory: pageAssets },
    { provide: ErrorPages, useClass: DrawnErrorPages },
  ],
  exports: [ErrorPages, Shells],
})
export class WebModule {}
