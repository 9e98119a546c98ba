import { ApiKey } from './auth/api-key.entity.js';
import { Session } from './auth/session.entity.js';
import { StaffAction } from './auth/staff-action.entity.js';
import { Login, UserAccount } from './auth/user-account.entity.js';
import { Bounce, RelayBounce } from './bounces/bounce.entity.js';
import { Client, ClientKey, ClientPreference } from './clients/client.entity.js';
import { DueWork } from './database/due-work.entity.js';
import { Decision, Event, Run } from './decisions/decision.entity.js';
import { Batch, BatchFile } from './letters/batch.entity.js';
import { EnvelopeProfileRow } from './letters/envelope-profile.entity.js';
import { MessageType, TextVersion } from './message-types/message-type.entity.js';
import { Message, MessageEvent } from './messages/message.entity.js';
import { Branch, PrintGroup } from './organisations/branch.entity.js';
import { Counter } from './organisations/counter.entity.js';
import { Organisation } from './organisations/organisation.entity.js';

/** Every table, listed as classes because globs break between src and dist. A test compares them with the catalogue. */
export const entities = [
  ApiKey,
  Batch,
  BatchFile,
  Bounce,
  Branch,
  Client,
  ClientKey,
  ClientPreference,
  Counter,
  Decision,
  DueWork,
  EnvelopeProfileRow,
  Event,
  Login,
  Message,
  MessageEvent,
  MessageType,
  Organisation,
  PrintGroup,
  RelayBounce,
  Run,
  Session,
  StaffAction,
  TextVersion,
  UserAccount,
];
