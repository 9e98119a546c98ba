import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { namesOfClients } from '../../clients/names-of-clients.js';
import { Tenancy } from '../../database/tenancy.js';
import type { Step, StepRow } from '../../decisions/diagnosis/step.js';
import type { Explanation } from '../../decisions/explain.service.js';
import type { Trace } from '../../decisions/trace.js';
import { clientNumbersIn, withClientNames } from './client-words.js';

/** Puts the names of clients where a trace has their numbers, for the pages that tell it. */
@Injectable()
export class TracedClients {
  constructor(private readonly tenancy: Tenancy) {}

  async inTrace(principal: Principal, trace: Trace): Promise<Trace> {
    return withClientNames(trace, await this.names(principal, clientNumbersIn(trace)));
  }

  async inExplanation(principal: Principal, { rules, request, ...rest }: Explanation): Promise<Explanation> {
    const parts = [
      ...rules.flatMap(({ trace, recipients }) => [trace, recipients]),
      ...(request ? [request.trace] : []),
    ];
    const names = await this.names(principal, clientNumbersIn(...parts));
    return {
      ...rest,
      rules: rules.map((rule) => ({
        ...rule,
        trace: withClientNames(rule.trace, names),
        recipients: withClientNames(rule.recipients, names),
      })),
      request: request && { ...request, trace: withClientNames(request.trace, names) },
    };
  }

  /** In the step of a search that lists who has access, and at which client (DP-C). */
  async inSteps(principal: Principal, steps: readonly Step[]): Promise<Step[]> {
    const told = steps.filter(({ node }) => node === 'C1').flatMap(({ rows }) => rows);
    const names = await this.names(
      principal,
      told.flatMap(({ value }) => value ?? []),
    );
    return steps.map((step) =>
      step.node === 'C1' ? { ...step, rows: step.rows.map((row) => named(row, names)) } : step,
    );
  }

  private names({ organisationId }: Principal, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.tenancy.within(organisationId, (tx) => namesOfClients(tx, organisationId, numbers));
  }
}

function named(row: StepRow, names: ReadonlyMap<string, string>): StepRow {
  const name = row.value === undefined ? undefined : names.get(row.value);
  return name === undefined ? row : { ...row, value: name };
}
