import type { INestApplicationContext } from '@nestjs/common';
import { Accounts, type NewAccount } from '../../src/auth/accounts.js';
import { ApiKeys } from '../../src/auth/api-keys.js';
import { ROLES, SCOPES, type Role } from '../../src/auth/permissions.js';
import { CLOCK, type Clock } from '../../src/common/clock.js';
import { newId } from '../../src/common/ids.js';
import { Tenancy } from '../../src/database/tenancy.js';
import { foundOrganisation } from '../../src/founding/found-organisation.js';
import type { OrganisationSettings } from '../../src/organisations/organisation.entity.js';

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
  settings?: OrganisationSettings;
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
  const { name = 'Bib Noord', language = 'nl', country = 'BE', zone = 'Europe/Brussels' } = wishes;
  const { envelopeProfile = 'be-right', communicationEmail = 'info@bib.example', functionalEmail = null } = wishes;
  const founded = await foundOrganisation(
    app.get(Tenancy),
    {
      name,
      language,
      country,
      zone,
      envelopeProfile,
      communicationEmail,
      functionalEmail,
      supportContact: 'helpdesk@bib.example',
      settings: wishes.settings,
      returnAddress: {
        organisation: name,
        street: 'Boekenplein',
        houseNumber: '1',
        postcode: '9000',
        city: 'Gent',
        country: 'BE',
      },
      printGroups: ['North', 'South'],
      branches: [
        { code: 'B1', name: 'Noord', email: 'b1@bib.example', replyTo: 'desk.b1@bib.example', printGroup: 'North' },
        { code: 'B2', name: 'Zuid', email: 'b2@bib.example', replyTo: 'desk.b2@bib.example', printGroup: 'South' },
      ],
      mainBranch: 'B1',
    },
    app.get<Clock>(CLOCK).now(),
  );
  const organisationId = founded.id;
  const branches = { B1: founded.branchIds.get('B1')!, B2: founded.branchIds.get('B2')! };
  const printGroups = { North: founded.printGroupIds.get('North')!, South: founded.printGroupIds.get('South')! };
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
