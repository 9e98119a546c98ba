import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Audit } from '../../auth/audit.js';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { ClientDetails } from '../../clients/client-details.service.js';
import { refuse } from '../../common/problem.js';
import { Tenancy, type Tx } from '../../database/tenancy.js';
import { DecisionReader, type EventRecord } from '../../decisions/decision-reader.service.js';
import { OWN_KINDS } from '../../decisions/system-mails.js';
import { isKnownKind, likelyKinds } from '../../rules/event-kinds.js';
import { RuleBook } from '../../rules/rule-book.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { EventPage } from './event-page.js';
import { eventPage } from './event-view.js';

/** As many kinds as help to find a slip. */
const MEANT = 5;

/** The page of one event, reached from what came of it: messages, decisions, cases (N01). */
@Controller('events')
export class EventPages {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly decisions: DecisionReader,
    private readonly rules: RuleBook,
    private readonly clients: ClientDetails,
    private readonly audit: Audit,
    private readonly shells: Shells,
  ) {}

  @Get(':id')
  @Needs('messages:read')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: Request,
  ): Promise<string> {
    const found = await this.tenancy.within(principal.organisationId, async (tx) => {
      const event = await this.decisions.findEvent(tx, principal, id);
      if (!event) return refuse('NOT_FOUND', 404);
      // Its data has titles, which are reading history: who looked is remembered (L29).
      await this.audit.record(tx, principal, { action: 'event.view', target: event.id });
      const client = event.client === null ? undefined : await this.clients.find(tx, principal, event.client);
      return { event, client: client ?? null, meant: await this.meant(tx, principal, event) };
    });
    const page = await this.shells.for(principal, request);
    return renderPage(EventPage({ ...page, ...eventPage(found, principal.permissions, page.view) }));
  }

  /** Kinds that may have been meant, where no rule waits for this one: somebody may have misspelt it (A34). */
  private async meant(
    tx: Tx,
    { organisationId }: Principal,
    { kind, decisions, decideAt }: EventRecord,
  ): Promise<string[] | null> {
    if (decisions.length > 0 || decideAt !== null || OWN_KINDS.includes(kind)) return null;
    const known = await this.rules.kinds(tx, organisationId);
    return isKnownKind(kind, known) ? null : likelyKinds(kind, known, MEANT);
  }
}
