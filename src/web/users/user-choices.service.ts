import { Injectable } from '@nestjs/common';
import { firstRow, rows } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import { APPROVAL } from '../../message-types/modules.js';

/** What can be ticked in the form of a user. */
export interface UserChoices {
  branches: { code: string; name: string }[];
  printGroups: string[];
  /** C09: the usual ones and those that message types have. */
  modules: string[];
  /** C13: the same for notice types. */
  notices: string[];
}

/** What an organisation uses of people; what it doesn't use, its pages don't show (design §1). */
export interface PeopleInUse {
  clientUsers: boolean;
  contacts: boolean;
  groups: boolean;
}

const USUAL_MODULES = [APPROVAL, 'dossier'];
const USUAL_NOTICES = ['placement', 'reminder', 'receipt'];

/** Reads what the pages about people have to offer. */
@Injectable()
export class UserChoicesReader {
  async choices(tx: Tx, organisationId: string): Promise<UserChoices> {
    const branches = await rows<{ code: string; name: string }>(
      tx,
      `SELECT code, name FROM branch WHERE organisation_id = $1 ORDER BY name`,
      [organisationId],
    );
    const groups = await rows<{ name: string }>(
      tx,
      `SELECT name FROM print_group WHERE organisation_id = $1 ORDER BY name`,
      [organisationId],
    );
    const types = await rows<{ module: string | null; notice: string | null }>(
      tx,
      `SELECT DISTINCT module, notice_type AS notice FROM message_type WHERE organisation_id = $1`,
      [organisationId],
    );
    return {
      branches,
      printGroups: groups.map(({ name }) => name),
      modules: distinct(
        USUAL_MODULES,
        types.map(({ module }) => module),
      ),
      notices: distinct(
        USUAL_NOTICES,
        types.map(({ notice }) => notice),
      ),
    };
  }

  async inUse(tx: Tx, organisationId: string): Promise<PeopleInUse> {
    const found = await firstRow<PeopleInUse>(
      tx,
      `SELECT EXISTS (SELECT FROM user_account WHERE organisation_id = $1 AND side = 'client') AS "clientUsers",
              EXISTS (SELECT FROM contact WHERE organisation_id = $1) AS contacts,
              EXISTS (SELECT FROM client_group WHERE organisation_id = $1) AS groups`,
      [organisationId],
    );
    return found!;
  }
}

function distinct(usual: readonly string[], found: readonly (string | null)[]): string[] {
  const others = found.filter((word): word is string => word !== null && !usual.includes(word));
  return [...usual, ...[...new Set(others)].sort()];
}
