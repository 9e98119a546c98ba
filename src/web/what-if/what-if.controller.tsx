import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { Tenancy } from '../../database/tenancy.js';
import { explainRequest } from '../../decisions/explain-request.js';
import { Explain, type Explanation } from '../../decisions/explain.service.js';
import { ClientNames, pickedIn } from '../client-field/client-names.service.js';
import { withClient } from '../client-field/with-client.js';
import type { FieldError } from '../components/form.js';
import { StartChoicesReader } from '../diagnosis/start-choices.service.js';
import { textsIn } from '../i18n/texts.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import { TracedClients } from '../why/traced-clients.service.js';
import { readEventData } from './event-data.js';
import { WhatIfPage } from './what-if-page.js';
import { explanations } from './what-if-view.js';

const FIELDS = ['event', 'client', 'rule', 'type', 'kind', 'user', 'case', 'date', 'data'] as const;

interface Answer {
  errors: FieldError[];
  explanation: Explanation | null;
}

/** "What would happen if …?" (N02): the same trace as Why, and nothing changes. */
@Controller()
export class WhatIfPages {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly what: Explain,
    private readonly choices: StartChoicesReader,
    private readonly names: ClientNames,
    private readonly traced: TracedClients,
    private readonly shells: Shells,
  ) {}

  @Get(urls.whatIf)
  @Needs('explain')
  async show(
    @CurrentPrincipal() principal: Principal,
    @Query() query: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const values = valuesOf(query);
    const typed = values['client'] ?? '';
    const picked = pickedIn((query ?? {}) as Record<string, unknown>, 'client');
    const named = await this.names.read(principal, [{ id: 'client', typed, picked }]);
    const number = named.numbers.get('client');
    // The address of what was asked names the client by its number.
    if (number !== undefined && number !== typed) return response.redirect(302, withClient(request, number));
    const answer = named.plain ? await this.answer(principal, values) : { errors: named.errors, explanation: null };
    // An event that happened says itself whom it is about: the next question begins there.
    const about = values['client'] ?? answer.explanation?.client ?? undefined;
    const { client, persons, cases, rules, types } = await this.choices.read(principal, about);
    const users = persons.flatMap(({ options }) => options).filter(({ value }) => value.startsWith('user:'));
    const page = await this.shells.for(principal, request);
    const html = renderPage(
      <WhatIfPage
        {...page}
        values={{ ...values, ...(about !== undefined && { client: about }) }}
        client={client}
        matches={named.matches['client']}
        rules={rules}
        types={types}
        cases={cases}
        users={users.map(({ value, label }) => ({ value: value.slice('user:'.length), label }))}
        errors={answer.errors}
        results={answer.explanation && explanations(answer.explanation, principal.permissions, page.view)}
      />,
    );
    response.type('html').send(html);
  }

  private async answer(principal: Principal, values: Readonly<Record<string, string>>): Promise<Answer> {
    const t = textsIn(principal.language).whatIf;
    if (Object.keys(values).length === 0) return { errors: [], explanation: null };
    const { event } = values;
    if (event) return this.explain(principal, { event });
    if (!values['rule'] && !values['type'] && !values['kind']) {
      return { errors: [{ field: 'kind', text: t.missing }], explanation: null };
    }
    const typed = readEventData(values['data'] ?? '');
    if (!typed.ok) return { errors: [{ field: 'data', text: t.unreadable(typed.line) }], explanation: null };
    return this.explain(principal, { ...values, data: typed.data });
  }

  private async explain(principal: Principal, given: object): Promise<Answer> {
    const t = textsIn(principal.language);
    const asked = explainRequest.safeParse(given);
    const unknown = (field: string): Answer => ({
      errors: [{ field, text: t.whatIf.unknown }],
      explanation: null,
    });
    if (!asked.success) return unknown(String(asked.error.issues[0]?.path[0] ?? 'kind'));
    const { organisationId } = principal;
    const result = await this.tenancy.within(organisationId, (tx) => this.what.explain(tx, organisationId, asked.data));
    if (!result.ok) return unknown(result.errors[0].field);
    return { errors: [], explanation: await this.traced.inExplanation(principal, result.explanation) };
  }
}

function valuesOf(query: unknown): Readonly<Record<string, string>> {
  const given = (query ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    FIELDS.flatMap((name) => {
      const value = given[name];
      return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [];
    }),
  );
}
