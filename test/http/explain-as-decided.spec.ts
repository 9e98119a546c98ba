import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { startTestApp, type TestApp } from '../support/app.js';
import { Office } from '../support/office.js';
import { ruleDesk, type Json, type RuleDesk } from '../support/rules.js';

const RUNS = 12;

const anyUser = fc.record({
  active: fc.boolean(),
  receive_as_contact: fc.boolean(),
  catch_all: fc.boolean(),
  modules: fc.subarray(['*', 'dossier', 'approval']),
  access: fc.constantFrom('none', 'client', 'above'),
  isContact: fc.boolean(),
  brokenAddress: fc.boolean(),
});

const anyRule = fc.record({
  recipients: fc.uniqueArray(fc.constantFrom('client', 'client-users', 'contact', 'staff-routing', 'case-role:arts')),
  limit: fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }),
  way: fc.constantFrom('all', 'direct', 'set', 'none'),
  active: fc.boolean(),
});

describe('explain on a system that did not change (design §6)', () => {
  let bode: TestApp;
  let office: Office;
  let desk: RuleDesk;
  beforeAll(async () => {
    bode = await startTestApp();
    office = new Office(bode);
    desk = ruleDesk(bode);
  });
  afterAll(() => bode.close());

  let made = 0;

  it('N02: equals the trace that was stored, whoever is around a client and whatever the rules say', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyUser, { maxLength: 4 }),
        fc.array(anyRule, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 10 }),
        async (users, rules, withCase, pages) => {
          const kind = `explained-${++made}`;
          const above = await office.client('klant');
          const client = await office.client('dossier', above.id, ['info@korenbloem.example']);
          for (const { access, isContact, brokenAddress, ...wishes } of users) {
            const reach = { none: [], client: [client.id], above: [above.id] }[access];
            const email = `${kind}-${++made}${brokenAddress ? '' : '@firma.example'}`;
            const id = await office.user({ ...wishes, email, home_client_id: client.id }, ...reach);
            if (isContact) await office.contact(client.id, id);
          }
          const inSet: string[] = [];
          for (const { recipients, limit, way, active } of rules) {
            const conditions =
              limit === null ? [] : [{ field: 'event.data.pages', operator: 'more' as const, value: limit }];
            const scope = way === 'all' ? 'all' : 'assigned';
            const wishes = {
              trigger_kind: kind,
              trigger_case_type: null,
              recipients,
              conditions,
              active,
              scope,
            } as const;
            const id = await office.rule({ ...wishes, type_code: 'RSO' });
            if (way === 'direct') await office.assign(above.id, { rule_id: id }, '2026-01-01');
            if (way === 'set') inSet.push(id);
          }
          // One set, for a client has one at a time (Ad5).
          if (inSet.length > 0) {
            await office.assign(client.id, { rule_set_id: await office.set(...inSet) }, '2026-01-01');
          }
          const about = withCase ? { case: await desk.open(client.externalId) } : { client: client.externalId };
          const data = { pages, items: [{ title: 'Jaarrekening' }] };
          const { results } = await desk.post('events', [{ key: kind, kind, data, ...about }]);
          const { eventId, decisions } = results[0];

          const explained = (await bode.system().post('/api/v1/explain').send({ event: eventId }).expect(200)).body;
          const decided = explained.rules.filter(({ standing }: Json) => standing === 'decided');
          const stored = await Promise.all(decisions.map((one: Json) => desk.get(`decisions/${one.decisionId}`)));
          expect(explained.rules).toHaveLength(rules.length);
          expect(decided.map(({ trace }: Json) => trace)).toEqual(stored.map(({ trace }: Json) => trace));
          expect(decided.map(({ outcome, reason }: Json) => [outcome, reason])).toEqual(
            stored.map(({ outcome, reason }: Json) => [outcome, reason]),
          );
        },
      ),
      { numRuns: RUNS },
    );
  }, 60_000);
});
