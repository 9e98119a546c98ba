import { AccountLink } from './auth/account-link.entity.js';
import { ApiKey } from './auth/api-key.entity.js';
import { Session } from './auth/session.entity.js';
import { SignInTries } from './auth/sign-in-tries.entity.js';
import { StaffAction } from './auth/staff-action.entity.js';
import { Login, UserAccount, UserKey } from './auth/user-account.entity.js';
import { Bounce, RelayBounce } from './bounces/bounce.entity.js';
import { ClientAccess } from './clients/client-access.entity.js';
import { Client, ClientKey, ClientPreference } from './clients/client.entity.js';
import { Contact } from './clients/contact.entity.js';
import { DueWork } from './database/due-work.entity.js';
import { Decision, Event, Run } from './decisions/decision.entity.js';
import { Diagnosis } from './decisions/diagnosis.entity.js';
import { Batch, BatchFile } from './letters/batch.entity.js';
import { MailRelay } from './health/mail-relay.entity.js';
import { EnvelopeProfileRow } from './letters/envelope-profile.entity.js';
import { MessageType, TextVersion } from './message-types/message-type.entity.js';
import { Message, MessageEvent } from './messages/message.entity.js';
import { Branch, PrintGroup } from './organisations/branch.entity.js';
import { ClientGroup } from './organisations/client-group.entity.js';
import { Counter } from './organisations/counter.entity.js';
import { Organisation } from './organisations/organisation.entity.js';
import { StaffRouting } from './organisations/staff-routing.entity.js';
import { CaseFile, CasePlan } from './rules/case.entity.js';
import { Assignment, Rule, RuleSet, RuleSetItem } from './rules/rule.entity.js';

/** Every table, listed as classes because globs break between src and dist. A test compares them with the catalogue. */
export const entities = [
  AccountLink,
  ApiKey,
  Assignment,
  Batch,
  BatchFile,
  Bounce,
  Branch,
  CaseFile,
  CasePlan,
  Client,
  ClientAccess,
  ClientGroup,
  ClientKey,
  ClientPreference,
  Contact,
  Counter,
  Decision,
  Diagnosis,
  DueWork,
  EnvelopeProfileRow,
  Event,
  Login,
  MailRelay,
  Message,
  MessageEvent,
  MessageType,
  Organisation,
  PrintGroup,
  RelayBounce,
  Rule,
  RuleSet,
  RuleSetItem,
  Run,
  Session,
  SignInTries,
  StaffAction,
  StaffRouting,
  TextVersion,
  UserAccount,
  UserKey,
];
