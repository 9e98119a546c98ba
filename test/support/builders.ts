import type { INestApplicationContext } from '@nestjs/common';
import { Accounts, type NewAccount } from '../../src/auth/accounts.js';
import { ApiKeys } from '../../src/auth/api-keys.js';
import { ROLES, SCOPES, type Role } from '../../src/auth/permissions.js';
import { newId } from '../../src/common/ids.js';
import { Tenancy, type Tx } from '../../src/database/tenancy.js';
import { shippedProfiles } from '../../src/letters/envelope-profile.js';
import { LIBRARY_TYPES, SYSTEM_TYPES } from '../../src/message-types/default-types.js';
import { loadTemplates } from '../../src/message-types/templates.js';

/** The password of every account that is built. */
export const PASSWORD = 'correct horse battery staple';

/** What of a library a test may want otherwise. */
export interface LibraryWishes {
  name?: string;
  language?: string;
  country?: string;
  zone?: string;
  envelopeProfile?: string;
  communicationEmail?: string | null;
  functionalEmail?: string | null;
  settings?: Record<string, unknown>;
}

export interface BuiltAccount {
  id: string;
  email: string;
}

/** A library with two branches, B1 and B2, each with a print group of its own, and an account for each role. */
export interface Library {
  organisationId: string;
  branches: Record<'B1' | 'B2', string>;
  printGroups: Record<'North' | 'South', string>;
  accounts: Record<Role, BuiltAccount>;
  /** Secret of a key with all scopes. */
  apiKey: string;
}

/** Builds a library with the types and texts that every library starts with. */
export async function buildLibrary(app: INestApplicationContext, wishes: LibraryWishes = {}): Promise<Library> {
  const tenancy = app.get(Tenancy);
  const organisationId = newId();
  const printGroups = { North: newId(), South: newId() };
  const branches = { B1: newId(), B2: newId() };
  await tenancy.within(organisationId, async (tx) => {
    await insertOrganisation(tx, organisationId, wishes);
    await insertProfiles(tx, organisationId);
    for (const [name, id] of Object.entries(printGroups)) {
      await tx.query(`INSERT INTO print_group (organisation_id, id, name) VALUES ($1, $2, $3)`, [
        organisationId,
        id,
        name,
      ]);
    }
    await insertBranch(tx, organisationId, { id: branches.B1, code: 'B1', name: 'Noord', group: printGroups.North });
    await insertBranch(tx, organisationId, { id: branches.B2, code: 'B2', name: 'Zuid', group: printGroups.South });
    await tx.query(`UPDATE organisation SET main_branch_id = $2 WHERE id = $1`, [organisationId, branches.B1]);
    await insertTypes(tx, organisationId);
  });
  const accounts = {} as Record<Role, BuiltAccount>;
  for (const role of ROLES) {
    accounts[role] = await buildAccount(app, organisationId, { roles: [role], printGroupIds: [printGroups.North] });
  }
  const { secret } = await app.get(ApiKeys).create(organisationId, { name: 'Library system', scopes: SCOPES });
  return { organisationId, branches, printGroups, accounts, apiKey: secret };
}

/** An account of its own address, that sees all branches unless the test wishes otherwise. */
export async function buildAccount(
  app: INestApplicationContext,
  organisationId: string,
  wishes: Partial<NewAccount> = {},
): Promise<BuiltAccount> {
  const account: NewAccount = {
    name: 'Lieve Claes',
    email: `${newId()}@library.example`,
    password: PASSWORD,
    roles: ['circulation'],
    branchIds: 'all',
    printGroupIds: [],
    language: 'nl',
    ...wishes,
  };
  const created = await app.get(Accounts).create(organisationId, account);
  if (!created.ok) throw new Error(`The account was refused: ${created.code}`);
  return { id: created.id, email: account.email };
}

async function insertOrganisation(tx: Tx, id: string, wishes: LibraryWishes): Promise<void> {
  const { name = 'Bib Noord', language = 'nl', country = 'BE', zone = 'Europe/Brussels' } = wishes;
  const { envelopeProfile = 'be-right', communicationEmail = 'info@bib.example', functionalEmail = null } = wishes;
  await tx.query(
    `INSERT INTO organisation (id, name, language, country, zone, communication_email, functional_email,
                               envelope_profile, return_address, support_contact, settings)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'helpdesk@bib.example', $10)`,
    [
      id,
      name,
      language,
      country,
      zone,
      communicationEmail,
      functionalEmail,
      envelopeProfile,
      { organisation: name, street: 'Boekenplein', houseNumber: '1', postcode: '9000', city: 'Gent', country: 'BE' },
      wishes.settings ?? {},
    ],
  );
}

async function insertBranch(
  tx: Tx,
  organisationId: string,
  branch: { id: string; code: string; name: string; group: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO branch (organisation_id, id, code, name, email, reply_to, print_group_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      organisationId,
      branch.id,
      branch.code,
      branch.name,
      `${branch.code.toLowerCase()}@bib.example`,
      `desk.${branch.code.toLowerCase()}@bib.example`,
      branch.group,
    ],
  );
}

async function insertProfiles(tx: Tx, organisationId: string): Promise<void> {
  for (const profile of shippedProfiles) {
    await tx.query(
      `INSERT INTO envelope_profile (organisation_id, code, name, envelope_width, envelope_height, window_width,
                                     window_height, side, side_distance, bottom_distance, fold, provisional)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        organisationId,
        profile.code,
        profile.name,
        profile.envelopeWidth,
        profile.envelopeHeight,
        profile.windowWidth,
        profile.windowHeight,
        profile.side,
        profile.sideDistance,
        profile.bottomDistance,
        profile.fold,
        profile.provisional,
      ],
    );
  }
}

async function insertTypes(tx: Tx, organisationId: string): Promise<void> {
  for (const type of [...LIBRARY_TYPES, ...SYSTEM_TYPES]) {
    await tx.query(
      `INSERT INTO message_type (organisation_id, code, names, audience, system, formats, default_format, on_not_sent,
                                 on_bounce, require_postal_address, mandatory, retention_days)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        organisationId,
        type.code,
        type.name,
        type.audience,
        type.system,
        type.formats,
        type.defaultFormat,
        type.onNotSent,
        type.onBounce,
        type.requirePostalAddress,
        type.mandatory,
        type.retentionDays,
      ],
    );
  }
  for (const text of loadTemplates()) {
    await tx.query(
      `INSERT INTO text_version (organisation_id, id, type_code, language, version, state, subject, body, letter_body,
                                 created_at)
       VALUES ($1, $2, $3, $4, 1, 'published', $5, $6, $7, now())`,
      [organisationId, newId(), text.code, text.language, text.subject, text.body, text.letterBody ?? null],
    );
  }
}
