import { Foundation0001, FOUNDATION_TABLES } from './0001-foundation.js';
import { Rules0002, RULES_TABLES } from './0002-rules.js';
import { SignInTries0003 } from './0003-sign-in-tries.js';
import { FoundAndTold0004, FOUND_TABLES } from './0004-found-and-told.js';
import { AboutClients0005 } from './0005-about-clients.js';
import { UsersBySide0006 } from './0006-users-by-side.js';
import { FailingBatches0007 } from './0007-failing-batches.js';
import { MessagesByAddress0008 } from './0008-messages-by-address.js';
import { CausesByReason0009 } from './0009-causes-by-reason.js';
import { ChildrenByName0010 } from './0010-children-by-name.js';
import { MailRelay0011 } from './0011-mail-relay.js';
import { ClientsOfGroups0012 } from './0012-clients-of-groups.js';
import { ClientsByName0013 } from './0013-clients-by-name.js';

/** In order. Listed as classes because globs break between src and dist. */
export const migrations = [
  Foundation0001,
  Rules0002,
  SignInTries0003,
  FoundAndTold0004,
  AboutClients0005,
  UsersBySide0006,
  FailingBatches0007,
  MessagesByAddress0008,
  CausesByReason0009,
  ChildrenByName0010,
  MailRelay0011,
  ClientsOfGroups0012,
  ClientsByName0013,
];

/** Every table that is bound to one organisation. */
export const TENANT_TABLES: readonly string[] = [...FOUNDATION_TABLES, ...RULES_TABLES, ...FOUND_TABLES];
