import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { absenceOffice } from '../../src/demo/absence/office.js';
import { absenceFaults } from '../../src/demo/absence/planted-faults.js';
import { visit, type Visitor } from './desk.js';
import { enter, expectFound, lookFor, openDemo, untilSettled, type RunningDemo } from './planted-faults.js';

describe("the absence-management office's planted faults, each found by the diagnosis page (N03)", () => {
  let demo: RunningDemo;
  let visitor: Visitor;
  beforeAll(async () => {
    demo = await openDemo();
    await untilSettled(demo, absenceOffice, ['sent VZM', 'bounced VZM', 'not_sent VSU', 'not_sent VMR'], ['VPA']);
    visitor = await visit(demo, { javaScript: true });
    await enter(visitor.page, absenceOffice);
  }, 240_000);
  afterAll(() => demo.close());

  it.each(absenceFaults.map((fault) => [fault.outcome, fault.complaint.en, fault] as const))(
    '%s: %s',
    async (_outcome, _complaint, fault) => {
      await lookFor(fault, visitor.page);
      await expectFound(fault, visitor.page);
      expect(visitor.complaints).toEqual([]);
    },
    60_000,
  );

  it('are of at least six kinds, each with an outcome of its own', () => {
    const outcomes = absenceFaults.map(({ outcome }) => outcome);
    expect(new Set(outcomes).size).toBe(outcomes.length);
    expect(outcomes.length).toBeGreaterThanOrEqual(6);
  });
});
