import { describe, expect, it } from '@jest/globals';
import { dossiers, groups } from '../../../src/demo/accountancy/dossiers.js';
import { accountancyEvents } from '../../../src/demo/accountancy/events.js';
import { clientUsers, contacts, managers } from '../../../src/demo/accountancy/people.js';
import { accountancyFaults } from '../../../src/demo/accountancy/planted-faults.js';
import { routings, rules } from '../../../src/demo/accountancy/rules.js';
import { accountancyTypes } from '../../../src/demo/accountancy/types.js';
import { SYSTEM_TYPES } from '../../../src/message-types/default-types.js';
import { renderSource } from '../../../src/message-types/liquid.js';
import { loadTemplates, sampleData } from '../../../src/message-types/templates.js';
import { contentProblems, newRule } from '../../../src/rules/rule-input.js';
import { buildContext } from '../message-types/build-context.js';

const codes = accountancyTypes.map(({ code }) => code);
const clients = dossiers.map(({ externalId }) => externalId) as string[];

describe('the accountancy office as it is written down', () => {
  it('has texts that any of its events can be told with (L12)', () => {
    const data = accountancyEvents.map((event) => event.data);
    for (const text of loadTemplates().filter(({ code }) => codes.includes(code))) {
      for (const given of [{}, ...data]) {
        const rendered = renderSource(text, buildContext({ language: text.language, data: given }));
        expect(rendered).toMatchObject({ ok: true });
        expect(JSON.stringify(rendered)).not.toMatch(/\{\{|\{%|undefined|null|\[object/);
      }
    }
  });

  it('shows its texts with data of the kind that its events have (L12)', () => {
    const fields = new Set(accountancyEvents.flatMap((event) => Object.keys(event.data)));
    for (const code of codes) {
      const shown = Object.keys(sampleData(code));
      expect(shown).not.toEqual([]);
      expect(shown.filter((field) => !fields.has(field))).toEqual([]);
    }
  });

  it('has types of approval for each notice type, of other modules, and of none (C09, C13, Cd4)', () => {
    const approval = accountancyTypes.filter(({ module }) => module === 'approval');
    expect(approval.map(({ noticeType }) => noticeType)).toEqual(['placement', 'reminder', 'receipt']);
    expect(accountancyTypes.map(({ module }) => module)).toEqual(expect.arrayContaining(['dossier', 'news', null]));
    // C02: mails to users have no letter to become.
    expect(accountancyTypes.every(({ formats }) => formats.join() === 'email')).toBe(true);
  });

  it('has rules that its types and events fit, and that nothing is wrong with (A03, A34)', () => {
    const known = [...codes, ...SYSTEM_TYPES.map(({ code }) => code)];
    const kinds = new Set(accountancyEvents.map(({ kind }) => kind));
    for (const rule of rules) {
      expect(contentProblems(newRule.parse(rule))).toEqual([]);
      expect(known).toContain(rule.type);
      expect(kinds).toContain(rule.trigger.kind);
    }
    expect(kinds.size).toBe(rules.length);
  });

  it('names only clients, groups and people that it has', () => {
    const emails = [...managers, ...clientUsers].map(({ email }) => email);
    const staff = managers.map(({ email }) => email);
    expect(new Set(emails).size).toBe(emails.length);
    for (const user of clientUsers) for (const { client } of user.access ?? []) expect(clients).toContain(client);
    for (const { client, user } of contacts)
      expect([clients.includes(client), emails]).toEqual([true, expect.arrayContaining([user])]);
    for (const { client } of accountancyEvents) expect(clients).toContain(client);
    for (const { users } of routings) expect(staff).toEqual(expect.arrayContaining([...users]));
    for (const dossier of dossiers) {
      if ('manager' in dossier) expect(staff).toContain(dossier.manager);
      if ('group' in dossier) expect(groups.map(({ name }) => name)).toContain(dossier.group);
    }
  });

  it('posts each event under a key of its own, and each client but the consultant has some', () => {
    const keys = accountancyEvents.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const silent = clients.filter((client) => !accountancyEvents.some((event) => event.client === client));
    expect(silent).toEqual(['K2010']);
  });

  it('has at least six planted faults, each of a kind of its own, about what is there (N03)', () => {
    const outcomes = accountancyFaults.map(({ outcome, also = [] }) => [outcome, ...also].join());
    expect(new Set(outcomes).size).toBe(outcomes.length);
    expect(outcomes.length).toBeGreaterThanOrEqual(6);
    const names = [...clientUsers, ...contacts].map(({ name }) => name);
    for (const { start } of accountancyFaults) {
      if (start.client !== undefined) expect(clients).toContain(start.client);
      if (start.person !== undefined) expect(names).toContain(start.person.split(',')[0]);
      if (start.rule !== undefined) expect(rules.map(({ name }) => name)).toContain(start.rule);
    }
  });
});
