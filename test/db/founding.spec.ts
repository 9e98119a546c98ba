import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { boundOptions } from '../../src/database/data-source.js';
import { rows } from '../../src/database/sql.js';
import { Tenancy } from '../../src/database/tenancy.js';
import { accountancyTypes } from '../../src/demo/accountancy/types.js';
import { foundOrganisation, type Founding } from '../../src/founding/found-organisation.js';
import { LIBRARY_TYPES, SYSTEM_TYPES } from '../../src/message-types/default-types.js';
import { loadTemplates } from '../../src/message-types/templates.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

const NOW = new Date('2026-11-22T08:14:00Z');

const library: Founding = {
  name: 'Bibliotheek Waterbeke',
  language: 'nl',
  country: 'BE',
  zone: 'Europe/Brussels',
  functionalEmail: 'berichten@waterbeke.example',
  envelopeProfile: 'be-right',
  returnAddress: { street: 'Boekenplein', houseNumber: '1', postcode: '9000', city: 'Gent', country: 'BE' },
  printGroups: ['Centrum', 'Noord'],
  branches: [
    { code: 'B1', name: 'Centrum', email: 'centrum@waterbeke.example', printGroup: 'Centrum' },
    { code: 'B2', name: 'Noord', printGroup: 'Noord', returnAddress: { street: 'Sluizenkaai', city: 'Gent' } },
  ],
  mainBranch: 'B1',
};

describe('founding an organisation', () => {
  let database: TestDatabase;
  let source: DataSource;
  let tenancy: Tenancy;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await new DataSource(boundOptions(database.url, [])).initialize();
    tenancy = new Tenancy(source);
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const found = (changes: Partial<Founding> = {}) => foundOrganisation(tenancy, { ...library, ...changes }, NOW);
  const read = (id: string, sql: string) => tenancy.within(id, (tx) => rows(tx, sql, [id]));
  const organisations = async () => (await source.query(`SELECT count(*)::int AS n FROM organisation`))[0].n as number;

  it('writes the organisation, its branches and their print groups', async () => {
    const { id, branchIds, printGroupIds } = await found();
    expect(
      await read(
        id,
        `SELECT name, zone, communication_email, functional_email, main_branch_id, settings, created_at
                      FROM organisation WHERE id = $1`,
      ),
    ).toEqual([
      {
        name: library.name,
        zone: 'Europe/Brussels',
        communication_email: null,
        functional_email: 'berichten@waterbeke.example',
        main_branch_id: branchIds.get('B1'),
        settings: {},
        created_at: NOW,
      },
    ]);
    expect(
      await read(
        id,
        `SELECT id, code, email, print_group_id, return_address FROM branch
                      WHERE organisation_id = $1 ORDER BY code`,
      ),
    ).toEqual([
      {
        id: branchIds.get('B1'),
        code: 'B1',
        email: 'centrum@waterbeke.example',
        print_group_id: printGroupIds.get('Centrum'),
        return_address: null,
      },
      {
        id: branchIds.get('B2'),
        code: 'B2',
        email: null,
        print_group_id: printGroupIds.get('Noord'),
        return_address: { street: 'Sluizenkaai', city: 'Gent' },
      },
    ]);
  });

  it('gives it the types of a library, those of the system, and every text of them, published (L01, L12)', async () => {
    const { id } = await found();
    const types = await read(id, `SELECT code, on_not_sent FROM message_type WHERE organisation_id = $1 ORDER BY code`);
    const given = [...LIBRARY_TYPES, ...SYSTEM_TYPES].map(({ code, onNotSent }) => ({ code, on_not_sent: onNotSent }));
    expect(types).toEqual(given.toSorted((a, b) => (a.code < b.code ? -1 : 1)));
    const own = loadTemplates().filter((text) => given.some(({ code }) => code === text.code));
    expect(
      await read(
        id,
        `SELECT count(*)::int AS texts, min(version) AS first, max(version) AS last, min(state) AS state,
                             count(letter_body)::int AS letters
                      FROM text_version WHERE organisation_id = $1`,
      ),
    ).toEqual([
      {
        texts: own.length,
        first: 1,
        last: 1,
        state: 'published',
        letters: own.filter(({ letterBody }) => letterBody).length,
      },
    ]);
  });

  it('gives it the envelope profiles that come with Bode (N16)', async () => {
    const { id } = await found();
    expect(
      await read(id, `SELECT code, provisional FROM envelope_profile WHERE organisation_id = $1 ORDER BY code`),
    ).toEqual([
      { code: 'be-right', provisional: true },
      { code: 'de-b', provisional: false },
      { code: 'nl-right', provisional: true },
    ]);
  });

  it('gives an office that is no library its own types and none of a library', async () => {
    const { id } = await found({ types: [] });
    const types = await read(id, `SELECT code FROM message_type WHERE organisation_id = $1`);
    expect(types).toHaveLength(SYSTEM_TYPES.length);
  });

  it('publishes the texts of its own types, and of no other office’s (L12)', async () => {
    const types = accountancyTypes.slice(0, 2);
    const { id } = await found({ types });
    const texts = await read(
      id,
      `SELECT x.type_code AS code, x.language, x.subject, x.body FROM text_version x
       JOIN message_type t ON t.organisation_id = $1 AND t.code = x.type_code
       WHERE x.organisation_id = $1 AND NOT t.system ORDER BY x.type_code, x.language`,
    );
    const codes = types.map(({ code }) => code);
    expect(texts).toEqual(loadTemplates().filter(({ code }) => codes.includes(code)));
    expect(texts).toHaveLength(6);
  });

  it.each([
    ['a main branch', { mainBranch: 'B9' }, '"B9" is not one of B1, B2'],
    ['a print group', { printGroups: ['Centrum'] }, '"Noord" is not one of Centrum'],
    ['an envelope profile', { envelopeProfile: 'c5' }, 'There is no envelope profile "c5"'],
  ])('refuses one that names %s it does not have, and leaves nothing behind', async (_what, changes, message) => {
    const before = await organisations();
    await expect(found(changes)).rejects.toThrow(message);
    expect(await organisations()).toBe(before);
  });

  it('is done once: the same id again is refused', async () => {
    const { id } = await found();
    await expect(found({ id })).rejects.toMatchObject({ driverError: { code: '23505' } });
  });
});
