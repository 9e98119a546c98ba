import { Injectable } from '@nestjs/common';
import { isId } from '../../common/ids.js';
import type { Language } from '../../common/language.js';
import { rows } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import { MessageTypes } from '../../message-types/message-types.service.js';
import { DIRECT_REQUEST } from '../../messages/direct-request.js';
import { CASE_CLOSED, CASE_OPENED } from '../../rules/event-kinds.js';

/** What the form of a rule offers. */
export interface RuleChoices {
  types: { code: string; name: string }[];
  /** Kinds of events that rules name, or that came lately. */
  kinds: string[];
  caseTypes: string[];
}

/** How far back it looks for what occurs: enough for every kind that comes daily, and quick in any history. */
const LATELY = 1_000;

/** Reads what an author of rules can choose from, and by what names. */
@Injectable()
export class RuleChoicesReader {
  constructor(private readonly types: MessageTypes) {}

  async read(tx: Tx, organisationId: string, language: Language): Promise<RuleChoices> {
    const types = await this.types.list(tx, organisationId);
    const kinds = await rows<{ word: string }>(
      tx,
      `SELECT trigger_kind AS word FROM rule WHERE organisation_id = $1
       UNION
       SELECT kind FROM (SELECT kind FROM event WHERE organisation_id = $1 ORDER BY id DESC LIMIT ${LATELY}) e
       WHERE kind <> '${DIRECT_REQUEST}'`,
      [organisationId],
    );
    const caseTypes = await rows<{ word: string }>(
      tx,
      `SELECT trigger_case_type AS word FROM rule WHERE organisation_id = $1 AND trigger_case_type IS NOT NULL
       UNION
       SELECT type FROM (SELECT type FROM case_file WHERE organisation_id = $1 ORDER BY id DESC LIMIT ${LATELY}) c`,
      [organisationId],
    );
    return {
      types: types.map(({ code, names }) => ({ code, name: names[language] ?? code })),
      kinds: [...new Set([CASE_OPENED, CASE_CLOSED, ...kinds.map(({ word }) => word)])].sort(),
      caseTypes: caseTypes.map(({ word }) => word).sort(),
    };
  }

  /** E-mail addresses of users, by id. */
  async emails(tx: Tx, organisationId: string, ids: readonly string[]): Promise<Map<string, string>> {
    const known = await rows<{ id: string; email: string }>(
      tx,
      `SELECT id, email FROM user_account WHERE organisation_id = $1 AND id = ANY ($2)`,
      [organisationId, ids.filter(isId)],
    );
    return new Map(known.map(({ id, email }) => [id, email]));
  }

  /** Ids of users, by e-mail address in lower case. */
  async idsOf(tx: Tx, organisationId: string, emails: readonly string[]): Promise<Map<string, string>> {
    const known = await rows<{ id: string; email: string }>(
      tx,
      `SELECT id, email FROM user_account WHERE organisation_id = $1 AND email = ANY ($2)`,
      [organisationId, emails.flatMap((email) => [email, email.toLowerCase()])],
    );
    return new Map(known.map(({ id, email }) => [email.toLowerCase(), id]));
  }
}
