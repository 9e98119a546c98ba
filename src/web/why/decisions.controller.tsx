import { Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { ClientDetails } from '../../clients/client-details.service.js';
import { ClientPlaces } from '../../clients/client-places.service.js';
import { isId } from '../../common/ids.js';
import { refuse } from '../../common/problem.js';
import { firstRow } from '../../database/sql.js';
import { Tenancy, type Tx } from '../../database/tenancy.js';
import { DecisionReader, type DecisionRecord } from '../../decisions/decision-reader.service.js';
import { explainRequest } from '../../decisions/explain-request.js';
import { Explain, type Explanation } from '../../decisions/explain.service.js';
import { day } from '../../common/moment.js';
import { DIRECT_REQUEST } from '../../messages/direct-request.js';
import { MessageTypes } from '../../message-types/message-types.service.js';
import { StartChoicesReader } from '../diagnosis/start-choices.service.js';
import { shortDate } from '../format.js';
import { eventName } from '../i18n/event-words.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { pageLinks, urls, withQuery } from '../urls.js';
import type { View } from '../view.js';
import { explanations, wouldBe } from '../what-if/what-if-view.js';
import { DecisionPage } from './decision-page.js';
import { DecisionsPage } from './decisions-page.js';
import { throughOpenDoors } from './open-doors.js';
import { outcomeWords } from './outcome-words.js';
import { remediesOf } from './remedies.js';
import { traceSteps } from './trace-steps.js';
import { TracedClients } from './traced-clients.service.js';

const HTML = 'text/html; charset=utf-8';
const ROWS = 50;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What a page can't understand it leaves out: somebody typed it, or an old bookmark has it. */
const decisionsQuery = z.object({
  rule: z.string().refine(isId).optional().catch(undefined),
  from: day('').optional().catch(undefined),
  to: day('').optional().catch(undefined),
  cursor: z.string().max(200).optional().catch(undefined),
});

/** What was decided, and why (N01): of one client in a period, and each decision with its steps. */
@Controller()
export class DecisionPages {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly clients: ClientDetails,
    private readonly places: ClientPlaces,
    private readonly decisions: DecisionReader,
    private readonly what: Explain,
    private readonly choices: StartChoicesReader,
    private readonly types: MessageTypes,
    private readonly traced: TracedClients,
    private readonly shells: Shells,
  ) {}

  @Get('clients/:externalId/decisions')
  @Needs('messages:read')
  @Header('Content-Type', HTML)
  async ofClient(
    @CurrentPrincipal() principal: Principal,
    @Param('externalId') externalId: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const { organisationId } = principal;
    const asked = decisionsQuery.parse(query);
    const found = await this.tenancy.within(organisationId, async (tx) => {
      const client = await this.clients.find(tx, principal, externalId);
      if (!client) return refuse('NOT_FOUND', 404);
      const filter = { client: externalId, rule: asked.rule, cursor: asked.cursor, limit: ROWS, ...timesOf(asked) };
      const page = await this.decisions.list(tx, principal, filter);
      const place = await this.places.of(tx, principal, client.id);
      return { client, place, page, explanation: await this.ofRule(tx, organisationId, externalId, asked.rule) };
    });
    const { rules, types } = await this.choices.read(principal, externalId);
    const typeNames = new Map(types.map(({ value, label }) => [value, label]));
    const page = await this.shells.for(principal, request);
    const { view } = page;
    const { client, place } = found;
    const explanation = found.explanation && (await this.traced.inExplanation(principal, found.explanation));
    return renderPage(
      <DecisionsPage
        {...page}
        client={client}
        place={place}
        filter={{ rule: asked.rule ?? '', from: asked.from ?? '', to: asked.to ?? '' }}
        rules={rules}
        rows={found.page.items.map((decision) => rowOf(decision, typeNames, view))}
        explained={explanation && explanations(explanation, principal.permissions, view)}
        {...pageLinks(view.path, asked.cursor, found.page.next)}
      />,
    );
  }

  @Get('decisions/:id')
  @Needs('messages:read')
  @Header('Content-Type', HTML)
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: Request,
  ): Promise<string> {
    const found = await this.tenancy.within(principal.organisationId, async (tx) => {
      const decision = await this.decisions.find(tx, principal, id);
      if (!decision) return refuse('NOT_FOUND', 404);
      const { organisationId } = principal;
      return {
        decision,
        event: await this.decisions.findEvent(tx, principal, decision.event.id),
        about: decision.client === null ? undefined : await this.clients.find(tx, principal, decision.client),
        typeRow: await this.types.find(tx, organisationId, decision.type),
      };
    });
    const page = await this.shells.for(principal, request);
    const { view } = page;
    const { decision, event, about } = found;
    const { columns } = view.t.whatIf.decisions;
    const { rule, type, client, outcome } = decision;
    const trace = await this.traced.inTrace(principal, decision.trace);
    const typeNames = new Map([[type, `${type} ${nameIn(found.typeRow?.names, view)}`.trim()]]);
    return renderPage(
      <DecisionPage
        {...page}
        title={nameOf(decision, typeNames)}
        sentence={wouldBe({ outcome, reason: decision.reason, trace }, view)}
        client={client}
        remedies={remediesOf(
          { standing: 'decided', trace, recipients: trace, typeCode: type, clientExternalId: client },
          principal.permissions,
          view,
        )}
        about={[
          ...(about
            ? [
                {
                  term: view.t.whatIf.client,
                  value: (
                    <a href={urls.client(about.externalId)}>
                      <bdi>{about.name}</bdi>
                    </a>
                  ),
                },
              ]
            : []),
          { term: columns.when, value: shortDate(decision.decidedAt, view) },
          { term: columns.what, value: <a href={urls.event(decision.event.id)}>{whatOf(decision, view)}</a> },
          ...(decision.case === null ? [] : [{ term: view.t.whatIf.case, value: caseLink(decision.case, principal) }]),
          { term: view.t.whatIf.type, value: typeNames.get(type) },
        ]}
        steps={throughOpenDoors(traceSteps(trace, view), principal.permissions)}
        messages={decision.messages}
        others={(event?.decisions ?? []).map((other) => ({
          id: other.id,
          name: nameOf(other, typeNames),
          outcome: outcomeWords(other, view).outcome,
          current: other.id === id,
        }))}
        now={principal.permissions.has('explain') && rule ? nowOf(decision, rule.id) : null}
      />,
    );
  }

  /** What the rule would do for this client today, and which step stops it. */
  private async ofRule(
    tx: Tx,
    organisationId: string,
    client: string,
    rule: string | undefined,
  ): Promise<Explanation | null> {
    if (rule === undefined) return null;
    const result = await this.what.explain(
      tx,
      organisationId,
      explainRequest.parse({ client, rule, case: await newestCase(tx, organisationId, client, rule) }),
    );
    return result.ok ? result.explanation : null;
  }
}

/** A rule about cases of a type is judged on the client's newest one; null where it has none. */
async function newestCase(tx: Tx, organisationId: string, client: string, rule: string): Promise<string | null> {
  const found = await firstRow<{ externalId: string }>(
    tx,
    `SELECT f.external_id AS "externalId"
     FROM rule r
     JOIN client c ON c.organisation_id = $1 AND c.external_id = $2
     JOIN case_file f ON f.organisation_id = $1 AND f.client_id = c.id AND f.type = r.trigger_case_type
     WHERE r.organisation_id = $1 AND r.id = $3 ORDER BY f.start_date DESC, f.id DESC LIMIT 1`,
    [organisationId, client, rule],
  );
  return found?.externalId ?? null;
}

/** Days of the calendar, taken a little wide: a decision too many is seen at a glance. */
function timesOf({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  return {
    ...(from !== undefined && { from: new Date(Date.parse(from) - DAY_MS / 2).toISOString() }),
    ...(to !== undefined && { to: new Date(Date.parse(to) + 1.5 * DAY_MS).toISOString() }),
  };
}

/** The case; a link for who may open its page. */
function caseLink(id: string, { permissions }: Principal) {
  const name = <bdi>{id}</bdi>;
  return permissions.has('rules:read') ? <a href={urls.case(id)}>{name}</a> : name;
}

/** Words for codes of message types. */
type TypeNames = ReadonlyMap<string, string>;

function rowOf(decision: DecisionRecord, typeNames: TypeNames, view: View) {
  return {
    id: decision.id,
    when: shortDate(decision.decidedAt, view),
    what: whatOf(decision, view),
    name: nameOf(decision, typeNames),
    ...outcomeWords(decision, view),
  };
}

function whatOf({ event }: DecisionRecord, view: View): string {
  return event.kind === DIRECT_REQUEST ? view.t.whatIf.decisions.direct : eventName(event.kind, view.language);
}

function nameOf({ rule, type }: DecisionRecord, typeNames: TypeNames): string {
  return rule?.name ?? typeNames.get(type) ?? type;
}

function nameIn(names: Record<string, string> | undefined, { language }: View): string {
  return names?.[language] ?? Object.values(names ?? {})[0] ?? '';
}

/** What if, with the same fields filled in. */
function nowOf({ client, user, case: file }: DecisionRecord, rule: string): string {
  return withQuery(urls.whatIf, {
    client: client ?? undefined,
    user: user ?? undefined,
    case: file ?? undefined,
    rule,
  });
}
