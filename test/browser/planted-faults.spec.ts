import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { absenceOffice } from '../../src/demo/absence/office.js';
import { absenceFaults } from '../../src/demo/absence/planted-faults.js';
import { accountancyOffice } from '../../src/demo/accountancy/office.js';
import { accountancyFaults } from '../../src/demo/accountancy/planted-faults.js';
import { visit, type Visitor } from './desk.js';
import { enter, expectFound, lookFor, openDemo, untilSettled, type RunningDemo } from './planted-faults.js';

/** Both offices live in one demo, as they do for whoever tries it. */
let demo: RunningDemo;
beforeAll(async () => {
  demo = await openDemo();
  await untilSettled(demo, absenceOffice, ['sent VZM', 'bounced VZM', 'not_sent VSU', 'not_sent VMR'], ['VPA']);
  await untilSettled(demo, accountancyOffice, ['sent ADS', 'bounced ADS', 'sent F03', 'not_sent AFS']);
}, 240_000);
afterAll(() => demo.close());

describe.each([
  { whose: "the absence-management office's", office: absenceOffice, faults: absenceFaults },
  { whose: "the accountancy office's", office: accountancyOffice, faults: accountancyFaults },
])('$whose planted faults, each found by the diagnosis page (N03)', ({ office, faults }) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await visit(demo, { javaScript: true });
    await enter(visitor.page, office);
  });
  afterAll(() => visitor.context.close());

  it.each(faults.map((fault) => [fault.outcome, fault.complaint.en, fault] as const))(
    '%s: %s',
    async (_outcome, _complaint, fault) => {
      await lookFor(fault, visitor.page);
      await expectFound(fault, visitor.page);
      expect(visitor.complaints).toEqual([]);
    },
    60_000,
  );

  it('are of at least six kinds', () => {
    expect(new Set(faults.map(({ outcome }) => outcome)).size).toBeGreaterThanOrEqual(6);
  });
});

it("the absence-management office's planted faults have an outcome each of their own", () => {
  const outcomes = absenceFaults.map(({ outcome }) => outcome);
  expect(new Set(outcomes).size).toBe(outcomes.length);
});
