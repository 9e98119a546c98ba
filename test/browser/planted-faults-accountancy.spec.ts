import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountancyOffice } from '../../src/demo/accountancy/office.js';
import { accountancyFaults } from '../../src/demo/accountancy/planted-faults.js';
import { visit, type Visitor } from './desk.js';
import { enter, expectFound, lookFor, openDemo, untilSettled, type RunningDemo } from './planted-faults.js';

describe("the accountancy office's planted faults, each found by the diagnosis page (N03)", () => {
  let demo: RunningDemo;
  let visitor: Visitor;
  beforeAll(async () => {
    demo = await openDemo();
    await untilSettled(demo, accountancyOffice, ['sent ADS', 'bounced ADS', 'sent F03', 'not_sent AFS']);
    visitor = await visit(demo, { javaScript: true });
    await enter(visitor.page, accountancyOffice);
  }, 240_000);
  afterAll(() => demo.close());

  it.each(accountancyFaults.map((fault) => [fault.outcome, fault.complaint.en, fault] as const))(
    '%s: %s',
    async (_outcome, _complaint, fault) => {
      await lookFor(fault, visitor.page);
      await expectFound(fault, visitor.page);
      expect(visitor.complaints).toEqual([]);
    },
    60_000,
  );
});
