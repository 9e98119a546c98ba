import { describe, expect, it } from '@jest/globals';
import { wholeClient } from '../../../src/clients/client-input.js';
import { checkEmailAddress } from '../../../src/common/email-address.js';
import { suggestEmail } from '../../../src/common/email-suggestion.js';
import { checkPostal } from '../../../src/common/postal/postal-address.js';
import { behaviourFor } from '../../../src/demo/behaviours.js';
import { libraryAccounts, demoBranches, demoOrganisation, demoPrintGroups } from '../../../src/demo/library/library.js';
import { demoFaults, demoPeople, type DemoClient, type DemoFault } from '../../../src/demo/library/people.js';
import { addressBlock } from '../../../src/letters/address-block.js';
import { shippedProfile, windowOnSheet } from '../../../src/letters/envelope-profile.js';

const clients = demoPeople.map(({ client }) => client);
const allFaults = Object.keys(demoFaults) as DemoFault[];
const home = { country: demoOrganisation.country, language: demoOrganisation.language };

const emailCodes = ({ emails }: DemoClient) =>
  emails.map((email) => {
    const check = checkEmailAddress(email);
    return check.ok ? 'ok' : check.code;
  });
const answers = ({ emails }: DemoClient) => emails.map((email) => behaviourFor(email)?.answer);
const postalOf = ({ name, postal }: DemoClient) => checkPostal(name, postal, home);
const postalFault = (client: DemoClient) => {
  const check = postalOf(client);
  return check.ok ? 'none' : check.code === 'POSTAL_ADDRESS_INVALID' && check.which;
};
/** Does the address fit the window of the demo's envelopes, as it would be printed? True where there is none to print. */
const fitsWindow = (client: DemoClient) => {
  const check = postalOf(client);
  if (!check.ok) return true;
  const { safe } = windowOnSheet(shippedProfile(demoOrganisation.envelopeProfile)!);
  const missing = new Set<string>();
  const block = addressBlock(
    { address: check, returnLine: 'Bibliotheek Waterbeke, Boekenplein 1, 9000 Gent' },
    safe,
    0,
    missing,
  );
  expect([...missing]).toEqual([]);
  return block !== null;
};

/** How each planted fault is seen by whom it concerns. */
const shows: Record<DemoFault, (client: DemoClient) => boolean> = {
  'no-at': (client) => emailCodes(client)[0] === 'ADDRESS_NO_AT',
  'no-dot': (client) => emailCodes(client)[0] === 'ADDRESS_NO_DOT',
  'typo-domain': ({ emails: [email = ''] }) => suggestEmail(email) === email.replace('hotmial.com', 'hotmail.com'),
  'no-email': ({ emails }) => emails.length === 0,
  'no-postal': ({ postal }) => postal === undefined,
  'invalid-postcode': (client) => postalFault(client) === 'postcode-invalid',
  'no-fixed-abode': (client) => postalFault(client) === 'no-fixed-abode',
  'too-wide': (client) => !fitsWindow(client),
  refused: (client) => answers(client)[0]?.reply.status === '5.1.1' && answers(client)[0]?.kind === 'refuse',
  'mailbox-full': (client) => answers(client)[0]?.reply.code === 552 && answers(client)[0]?.kind === 'refuse',
  'content-refused': (client) => answers(client)[0]?.reply.code === 554,
  deferred: (client) => answers(client)[0]?.reply.code === 451,
  unreachable: (client) => answers(client)[0]?.reply.code === 450,
  bounces: (client) =>
    answers(client)[0]?.reply.status === '5.1.1' &&
    answers(client)[0]?.kind === 'return' &&
    !shows['typo-domain'](client),
  'bounces-full': (client) => answers(client)[0]?.reply.status === '5.2.2' && answers(client)[0]?.kind === 'return',
  'second-address-works': (client) =>
    emailCodes(client)[1] === 'ok' && (emailCodes(client)[0] !== 'ok' || answers(client)[0] !== undefined),
  'needs-smtputf8': ({ emails: [email = ''] }) => checkEmailAddress(email).ok && /[^\p{ASCII}]/u.test(email),
  deceased: ({ flags }) => flags?.includes('deceased') === true,
  'do-not-contact': ({ flags }) => flags?.includes('do-not-contact') === true,
  moved: ({ flags }) => flags?.includes('moved') === true,
  minor: ({ birthDate }) => birthDate > '2009',
  'right-to-left': ({ name }) => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(name),
};

describe('the people of the demo library', () => {
  it('are 60, with numbers, cards, names and e-mail addresses of their own', () => {
    expect(clients).toHaveLength(60);
    for (const all of [
      clients.map(({ externalId }) => externalId),
      clients.flatMap(({ cardNumbers }) => cardNumbers),
      clients.map(({ name }) => name),
      clients.flatMap(({ emails }) => emails.map((email) => email.toLowerCase())),
      clients.flatMap(({ postal }) => (postal ? [JSON.stringify(postal)] : [])),
    ]) {
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it.each(demoPeople)('$client.name is a client that PUT /clients takes', ({ client }) => {
    expect(wholeClient.safeParse(client).error).toBeUndefined();
    expect(client.cardNumbers[0]).toMatch(/^2900\d{9}$/);
    expect(client.birthDate).toMatch(/^(19[3-9]|20[01])\d-[01]\d-[0-3]\d$/);
    expect(['nl', 'fr', 'en']).toContain(client.language);
  });

  it.each(demoPeople)('$client.name has the faults documented, $faults, and no others', ({ client, faults }) => {
    const shown = allFaults.filter((fault) => shows[fault](client));
    expect(shown.sort()).toEqual([...faults].sort());
  });

  it.each(allFaults)('somebody shows %s', (fault) => {
    expect(demoPeople.some(({ faults }) => faults.includes(fault))).toBe(true);
  });

  it('have a usable postal address, except where a fault of it was planted (L16)', () => {
    const unusable = demoPeople.filter(({ client }) => !postalOf(client).ok);
    const planted: DemoFault[] = ['no-postal', 'invalid-postcode', 'no-fixed-abode'];
    expect(unusable.map(({ client }) => client.externalId)).toEqual(
      demoPeople
        .filter(({ faults }) => faults.some((fault) => planted.includes(fault)))
        .map((p) => p.client.externalId),
    );
  });

  it('write from nowhere real: every mail domain that passes the check is reserved (RFC 2606), but for one slip', () => {
    const domains = clients.flatMap(({ emails }) => emails.flatMap((email) => checkEmailAddress(email)));
    for (const check of domains) {
      if (check.ok) expect(check.domain).toMatch(/\.example$|^hotmial\.com$/);
    }
  });

  it('live in five countries, read three languages, write in six scripts and belong to all branches', () => {
    expect(new Set(clients.flatMap(({ postal }) => postal?.country ?? []))).toEqual(
      new Set(['BE', 'NL', 'FR', 'DE', 'GB']),
    );
    expect(new Set(clients.map(({ language }) => language))).toEqual(new Set(['nl', 'fr', 'en']));
    for (const script of ['Latin', 'Arabic', 'Hebrew', 'Greek', 'Cyrillic', 'Han']) {
      expect(clients.some(({ name }) => new RegExp(`\\p{Script=${script}}`, 'u').test(name))).toBe(true);
    }
    for (const { code } of demoBranches)
      expect(clients.filter(({ branch }) => branch === code).length).toBeGreaterThan(9);
  });
});

describe('the demo library', () => {
  it('has an account for each role (L20), each for branches and print groups that exist', () => {
    const roles = new Set(libraryAccounts.flatMap((account) => account.roles));
    expect(roles).toEqual(new Set(['circulation', 'print', 'configuration', 'admin']));
    for (const { branches, printGroups } of libraryAccounts) {
      if (branches !== 'all')
        expect(demoBranches.map(({ code }) => code)).toEqual(expect.arrayContaining([...branches]));
      expect(demoPrintGroups).toEqual(expect.arrayContaining([...printGroups]));
    }
    expect(new Set(libraryAccounts.map(({ email }) => email)).size).toBe(libraryAccounts.length);
  });

  it('has senders that pass the address check, and return addresses that the post takes', () => {
    const { communicationEmail, functionalEmail, name, returnAddress } = demoOrganisation;
    const senders = [
      communicationEmail,
      functionalEmail,
      ...demoBranches.flatMap(({ email, replyTo }) => [email, replyTo]),
    ];
    for (const sender of senders) {
      expect(checkEmailAddress(sender).ok).toBe(true);
      expect(behaviourFor(sender)).toBeUndefined();
    }
    for (const address of [returnAddress, ...demoBranches.map((branch) => branch.returnAddress)]) {
      expect(checkPostal(name, address, home).ok).toBe(true);
    }
    for (const group of demoPrintGroups) expect(demoBranches.some(({ printGroup }) => printGroup === group)).toBe(true);
  });
});
