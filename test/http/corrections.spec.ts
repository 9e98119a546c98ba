import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Accounts } from '../../src/auth/accounts.js';
import type { Principal } from '../../src/auth/principal.js';
import { ClientDetails, type ClientDetail } from '../../src/clients/client-details.service.js';
import { Clients } from '../../src/clients/clients.service.js';
import type { AddressChange } from '../../src/clients/desk-correction.js';
import { rows } from '../../src/database/sql.js';
import { ClientSigns } from '../../src/messages/client-signs.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildAccount } from '../support/builders.js';
import { request } from '../support/requests.js';

type Staff = Principal & { userId: string };

const GOOD = { street: 'Kerkstraat 1', postcode: '9000', city: 'Gent' };

let bode: TestApp;
let lieve: Staff;

beforeAll(async () => {
  bode = await startTestApp();
  lieve = await staff(bode.library.accounts.circulation.id);
});
afterAll(() => bode.close());

async function staff(accountId: string): Promise<Staff> {
  const principal = await bode.app.get(Accounts).principal(bode.library.organisationId, accountId, '192.0.2.7');
  if (!principal?.userId) throw new Error('There is no such account');
  return { ...principal, userId: principal.userId };
}

const put = (externalId: string, body: object) =>
  bode
    .system()
    .put(`/api/v1/clients/${externalId}`)
    .send({ name: 'Marie Peeters', ...body })
    .expect(200);

const detail = async (externalId: string, principal: Principal = lieve): Promise<ClientDetail> => {
  const found = await bode.tenancy.within(principal.organisationId, (tx) =>
    bode.app.get(ClientDetails).find(tx, principal, externalId),
  );
  if (!found) throw new Error(`${externalId} is not there`);
  return found;
};

const correct = async (externalId: string, change: AddressChange, principal = lieve) => {
  const { updatedAt } = await detail(externalId);
  bode.clock.advance(1_000);
  return bode.app.get(Clients).correct(principal, externalId, change, updatedAt);
};

const ask = async (wishes: Parameters<typeof request>[0]) =>
  (await bode.system().post('/api/v1/messages').send(request(wishes)).expect(202)).body.results[0].messages;

const statusOf = async (id: string) => (await bode.system().get(`/api/v1/messages/${id}`).expect(200)).body.status;

describe('correcting an address at the desk (L21, D11)', () => {
  it('releases the letters that were held for it, and says which (Dd2)', async () => {
    await put('held', { emails: ['marie.bib.example'] });
    const [mail, letter] = await ask({ type: 'RSO', client: 'held' });
    expect([mail.status, letter.status]).toEqual(['not_sent', 'held']);
    expect(await correct('held', { postal: GOOD })).toEqual({ ok: true, fields: ['postal'], released: [letter.id] });
    expect(await statusOf(letter.id)).toBe('pending');
  });

  it('offers what waits for Resend as soon as a letter can be made of it (N06)', async () => {
    await put('waits', { emails: ['marie.bib.example'] });
    const [mail] = await ask({ type: 'HR1', client: 'waits' });
    await ask({ type: 'IV1', client: 'waits' });
    const offered = () => bode.app.get(ClientSigns).resendable(lieve, 'waits');
    expect(await offered()).toEqual([]);
    await correct('waits', { postal: GOOD });
    expect(await offered()).toEqual([mail.id]);
    await bode
      .system()
      .post('/api/v1/messages/resend')
      .send({ ids: [mail.id] })
      .expect(200);
    expect(await offered()).toEqual([]);
  });

  it('stays until the source sends another value than before, and the conflict is then shown', async () => {
    await put('stays', { emails: ['old@bib.example'], postal: GOOD });
    await correct('stays', { emails: [' new@bib.example ', ''] });
    await put('stays', { emails: ['old@bib.example'], postal: GOOD });
    const kept = await bode.system().get('/api/v1/clients/stays').expect(200);
    expect(kept.body).toMatchObject({
      emails: ['new@bib.example'],
      corrections: { emails: { source: ['old@bib.example'], at: expect.any(String) } },
    });
    expect((await detail('stays')).correctedBy).toEqual({ emails: 'Lieve Claes', postal: null });
    const { body } = await put('stays', { emails: ['third@bib.example'], postal: GOOD });
    expect(body.emails).toEqual(['third@bib.example']);
    expect(body.corrections.emails.overruled).toEqual({ corrected: ['new@bib.example'], at: expect.any(String) });
  });

  it('is no correction any more when it is what the source sent', async () => {
    await put('back', { emails: ['old@bib.example'] });
    await correct('back', { emails: ['new@bib.example'] });
    await correct('back', { emails: ['old@bib.example'] });
    expect((await detail('back')).corrections).toEqual({});
  });

  it('is refused when somebody else changed the client meanwhile', async () => {
    await put('both', { emails: ['a@bib.example'] });
    const { updatedAt } = await detail('both');
    bode.clock.advance(1_000);
    const clients = bode.app.get(Clients);
    const answers = await Promise.all(
      ['b@bib.example', 'c@bib.example'].map((email) => clients.correct(lieve, 'both', { emails: [email] }, updatedAt)),
    );
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['CONFLICT', 'ok']);
  });

  it('F04, N13: names each fault at its field, with what may have been meant, and changes nothing', async () => {
    await put('faults', { emails: ['broken'], postal: GOOD });
    const refused = await correct('faults', {
      emails: ['broken', 'jan.gmail.com', 'jan@hotmail', 'jan@bib.example\u0000'],
      postal: { ...GOOD, postcode: '9000 AB' },
    });
    expect(refused).toEqual({
      ok: false,
      code: 'BAD_VALUE',
      faults: [
        { field: 'emails[1]', code: 'ADDRESS_NO_AT', suggestion: 'jan@gmail.com' },
        { field: 'emails[2]', code: 'ADDRESS_NO_DOT', suggestion: 'jan@hotmail.com' },
        { field: 'emails[3]', code: 'ADDRESS_INVALID' },
        { field: 'postal.postcode', code: 'POSTAL_ADDRESS_INVALID', which: 'postcode-invalid' },
      ],
    });
    expect((await detail('faults')).emails).toEqual(['broken']);
  });

  it('takes away an address that is no longer right, and notices when nothing changed', async () => {
    await put('gone', { emails: ['a@bib.example'], postal: GOOD });
    expect(
      await correct('gone', { emails: ['a@bib.example', ''], postal: { ...GOOD, street: ' Kerkstraat  1 ' } }),
    ).toEqual({ ok: true, fields: [], released: [] });
    expect(await correct('gone', { emails: [''], postal: { street: ' ' } })).toMatchObject({
      fields: ['emails', 'postal'],
    });
    expect(await detail('gone')).toMatchObject({ emails: [], postal: null });
  });

  it('is findable at once, and audited without the address itself (L20, L24)', async () => {
    await put('audited', { emails: ['a@bib.example'] });
    await correct('audited', { emails: ['nieuwadres@bib.example'] });
    const { body } = await bode.system().get('/api/v1/clients?q=nieuwadres').expect(200);
    expect(body.items).toHaveLength(1);
    const { id } = await detail('audited');
    const { organisationId } = bode.library;
    const actions = await bode.tenancy.within(organisationId, (tx) =>
      rows(tx, `SELECT action, user_id, facts FROM staff_action WHERE organisation_id = $1 AND target = $2`, [
        organisationId,
        id,
      ]),
    );
    expect(actions).toEqual([
      { action: 'clients.correct', user_id: lieve.userId, facts: { fields: ['emails'], released: 0 } },
    ]);
  });

  it('L28: is not for a client of another branch', async () => {
    await put('elsewhere', { branch: 'B1', emails: ['a@bib.example'] });
    const account = await buildAccount(bode.app, bode.library.organisationId, {
      branchIds: [bode.library.branches.B2],
    });
    const sander = await staff(account.id);
    expect(await correct('elsewhere', { emails: [] }, sander)).toEqual({ ok: false, code: 'NOT_FOUND' });
  });
});

describe('what is known of an address (L31, N13)', () => {
  it('comes with its fault, its suggestion and the hints of the post', async () => {
    await put('judged', {
      emails: ['marie@hotmial.com', 'marie.bib.example', 'marie@bib.example'],
      postal: { street: 'Kerkstraat', postcode: '9000', city: 'Gent' },
    });
    const { addresses } = await detail('judged');
    expect(addresses.emails).toEqual([
      { address: 'marie@hotmial.com', fault: null, suggestion: 'marie@hotmail.com' },
      { address: 'marie.bib.example', fault: 'ADDRESS_NO_AT', suggestion: null },
      { address: 'marie@bib.example', fault: null, suggestion: null },
    ]);
    expect(addresses.postal).toMatchObject({ ok: true, hints: [{ which: 'house-number-missing' }] });
  });

  it('names an address whose last mail came back, until mails have gone there well for three days', async () => {
    await put('bounced', { emails: ['Weg@BIB.example', 'ok@bib.example'], postal: GOOD });
    const [first] = await ask({ type: 'HR1', client: 'bounced' });
    const { organisationId } = bode.library;
    const { id, emails } = await detail('bounced');
    const start = bode.clock.now();
    const moved = (messageId: string, status: string, days: number) =>
      bode.tenancy.within(organisationId, (tx) =>
        tx.query(
          `UPDATE message SET status = $3, status_at = $4, sent_at = $4,
                  reason = CASE WHEN $3 = 'bounced' THEN 'BOUNCED_UNKNOWN_USER' END
           WHERE organisation_id = $1 AND id = $2`,
          [organisationId, messageId, status, later(days)],
        ),
      );
    const later = (days: number) => new Date(start.getTime() + days * 86_400_000);
    const failed = (days: number) =>
      bode.tenancy.within(organisationId, (tx) =>
        bode.app.get(ClientSigns).failedAddresses(tx, organisationId, id, emails, later(days)),
      );
    expect(await failed(1)).toEqual([]);
    await moved(first.id, 'bounced', 1);
    const sign = { address: 'Weg@BIB.example', reason: 'BOUNCED_UNKNOWN_USER', messageId: first.id };
    expect(await failed(2)).toEqual([expect.objectContaining({ ...sign, at: later(1), messageNumber: first.number })]);
    const [second] = await ask({ type: 'HR1', client: 'bounced' });
    await moved(second.id, 'sent', 2);
    expect(await failed(4)).toEqual([expect.objectContaining(sign)]);
    expect(await failed(6)).toEqual([]);
    const attention = await bode.tenancy.within(organisationId, (tx) =>
      bode.app.get(ClientSigns).attentionOf(tx, lieve, [id]),
    );
    expect(attention).toEqual(new Map([[id, 1]]));
  });
});
