import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ApiKeys } from '../../src/auth/api-keys.js';
import { ClientWriter } from '../../src/clients/client-writer.service.js';
import { Contacts } from '../../src/clients/contacts.service.js';
import { Users } from '../../src/clients/users/users.service.js';
import { rows } from '../../src/database/sql.js';
import { dossiers, groups } from '../../src/demo/accountancy/dossiers.js';
import { accountancyEvents } from '../../src/demo/accountancy/events.js';
import { ACCOUNTANCY_ID, accountancyOffice } from '../../src/demo/accountancy/office.js';
import { clientUsers, contacts, managers } from '../../src/demo/accountancy/people.js';
import { routings, rules } from '../../src/demo/accountancy/rules.js';
import { AccountancySettling } from '../../src/demo/accountancy/settling.js';
import { foundOrganisation } from '../../src/founding/found-organisation.js';
import { Groups } from '../../src/organisations/groups.service.js';
import { StaffRoutings } from '../../src/organisations/staff-routings.service.js';
import { Rules } from '../../src/rules/rules.service.js';
import { startTestApp, type TestApp } from '../support/app.js';

/** Rows of each table once the office is settled. */
const SETTLED = {
  client: dossiers.length,
  client_group: groups.length,
  user_account: managers.length + clientUsers.length,
  contact: contacts.length,
  rule: rules.length,
  staff_routing: routings.length,
};

interface Answer {
  key: string;
  warnings: string[];
  decisions: { outcome: string; messages: { reason: string | null }[] }[];
}

describe('the accountancy office comes to life', () => {
  let bode: TestApp;
  let settling: AccountancySettling;
  beforeAll(async () => {
    bode = await startTestApp({ library: false });
    const { app, tenancy } = bode;
    await foundOrganisation(tenancy, accountancyOffice.organisation, bode.clock.now());
    await app.get(ApiKeys).create(ACCOUNTANCY_ID, {
      name: 'Demo',
      scopes: ['events:write'],
      secret: accountancyOffice.apiKey,
    });
    settling = new AccountancySettling(
      tenancy,
      app.get(Groups, { strict: false }),
      app.get(Users, { strict: false }),
      app.get(ClientWriter, { strict: false }),
      app.get(Contacts, { strict: false }),
      app.get(Rules, { strict: false }),
      app.get(StaffRoutings, { strict: false }),
    );
  });
  afterAll(() => bode.close());

  const counts = async () => {
    const found: Record<string, number> = {};
    for (const table of Object.keys(SETTLED)) {
      const [row] = await bode.tenancy.within(ACCOUNTANCY_ID, (tx) =>
        rows<{ n: number }>(tx, `SELECT count(*)::int AS n FROM ${table} WHERE organisation_id = $1`, [ACCOUNTANCY_ID]),
      );
      found[table] = row!.n;
    }
    return found;
  };

  it('is settled by a start that takes up one which was cut short, and by a third without a change', async () => {
    const cut = jest.spyOn(Contacts.prototype, 'create').mockRejectedValueOnce(new Error('cut short'));
    await expect(settling.run()).rejects.toThrow('cut short');
    cut.mockRestore();
    expect(await counts()).toEqual({ ...SETTLED, contact: contacts.length - 1, rule: 0, staff_routing: 0 });
    await settling.run();
    expect(await counts()).toEqual(SETTLED);
    await settling.run();
    expect(await counts()).toEqual(SETTLED);
  });

  describe('what its systems post', () => {
    let answers: Map<string, Answer>;
    let addresses: { key: string; to: string }[];
    beforeAll(async () => {
      const { body } = await bode
        .system(accountancyOffice.apiKey)
        .post('/api/v1/events')
        .send([...accountancyEvents])
        .expect(202);
      answers = new Map((body.results as Answer[]).map((answer) => [answer.key, answer]));
      addresses = await bode.tenancy.within(ACCOUNTANCY_ID, (tx) =>
        rows(
          tx,
          `SELECT e.key, m.to_address AS "to"
           FROM event e
           JOIN decision d ON d.organisation_id = e.organisation_id AND d.event_id = e.id
           JOIN message m ON m.organisation_id = d.organisation_id AND m.decision_id = d.id
           WHERE e.organisation_id = $1 ORDER BY m.to_address`,
          [ACCOUNTANCY_ID],
        ),
      );
    });

    const to = (client: string, kind: string) =>
      addresses.filter(({ key }) => key === `demo-${client}-${kind}`).map((line) => line.to);

    it('is taken, every event of it', () => {
      expect([...answers.values()].filter((answer) => !('decisions' in answer))).toEqual([]);
    });

    it.each([
      ['C08: only who ticked the module', 'K2004', 'document.uploaded', ['tom@garagebaert.example']],
      ['C12: by SMS, only who has the right for a placement', 'K2002', 'document.placed', ['jan@tkasteel.example']],
      [
        'C13: by SMS, both have the right for a reminder',
        'K2002',
        'document.waiting',
        ['jan@tkasteel.example', 'sofie@tkasteel.example'],
      ],
      [
        'C11: by PIN, no right is asked',
        'K2004',
        'document.placed',
        ['tom@garagebaert.example', 'nele@garagebaert.example'],
      ],
      ['A14: nobody who is not active', 'K2003', 'document.placed', ['ann@dezwaan.example']],
      ['A16: no contact who receives nothing', 'K2012', 'accounts.ready', ['stijn@drukkerijpeeters.example']],
      [
        'C05: users of other clients with access count',
        'K2009',
        'document.uploaded',
        ['rik@verhoeven.example', 'bram@verhoeven.example', 'femke@adamsadvies.example'],
      ],
      [
        'C14, Cd4: what has no module goes to catch-all',
        'K2005',
        'appointment.confirmed',
        ['mieke@tandartsaerts.example'],
      ],
      ['E22: two of the staff were chosen', 'K2002', 'task.failed', ['hilde@lindehof.example', 'wim@lindehof.example']],
      ['E19: no choice, so the manager', 'K2001', 'message.left', ['hilde@lindehof.example']],
      ['E08: a group without address is none', 'K2005', 'message.left', ['noreply@lindehof.example']],
      ['Ed1, Ed4: chosen and manager, and not active', 'K2014', 'vat.completed', ['noreply@lindehof.example']],
    ])('%s', (_requirement, client, kind, expected) => {
      expect(to(client, kind)).toEqual([...expected].sort());
    });

    it('C16, C17: nobody is left of a hairdresser without catch-all, and the colleague who acts is told', () => {
      expect(answers.get('demo-K2011-appointment.confirmed')).toMatchObject({
        warnings: ['NO_RECIPIENT'],
        decisions: [{ outcome: 'nobody', messages: [{ reason: 'NO_RECIPIENT' }] }],
      });
    });

    it('A35: a reminder after three days is skipped, and news has no rule that is on', () => {
      expect(answers.get('demo-K2004-document.waiting')!.decisions[0]).toMatchObject({ outcome: 'skipped' });
      expect(answers.get('demo-K2015-news.published')!.decisions).toEqual([]);
    });
  });
});
