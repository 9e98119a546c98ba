import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { PeopleAround } from '../../clients/client-people.service.js';
import { UserReader } from '../../clients/users/user-reader.service.js';
import { isId } from '../../common/ids.js';
import { refuse } from '../../common/problem.js';
import { Tenancy, type Tx } from '../../database/tenancy.js';
import { readInput } from '../../http/input.js';
import { languageOf } from '../../http/page-language.js';
import { StaffRoutings, type RoutingRecord } from '../../organisations/staff-routings.service.js';
import { textsIn } from '../i18n/texts.js';
import { refusedNotice } from '../refused-notice.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import { UserChoicesReader } from '../users/user-choices.service.js';
import { RecipientsOfType, RecipientsPage, typeName, type StaffMember } from './recipients-page.js';

const recipientsForm = z.object({
  seen: z.string().optional(),
  mode: z.enum(['cascade', 'personalised']),
  user: z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string()).default([])),
});

/** More staff than anybody ticks through. */
const MOST_STAFF = 500;

/** Recipients of automatic e-mails (E13–E22). */
@Controller(urls.recipients)
export class RecipientsPages {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly routings: StaffRoutings,
    private readonly around: PeopleAround,
    private readonly users: UserReader,
    private readonly choices: UserChoicesReader,
    private readonly shells: Shells,
  ) {}

  @Get()
  @Needs('people:read')
  async list(@CurrentPrincipal() principal: Principal, @Req() request: Request): Promise<string> {
    const { organisationId } = principal;
    const facts = await this.tenancy.within(organisationId, async (tx) => ({
      routings: await this.routings.list(tx, organisationId),
      staff: await this.staff(tx, organisationId),
      cascade: (await this.around.sender(tx, organisationId, null))?.sender?.address ?? null,
      groups: (await this.choices.inUse(tx, organisationId)).groups,
    }));
    return renderPage(RecipientsPage({ ...(await this.shells.for(principal, request)), ...facts }));
  }

  @Get(':type')
  @Needs('people:read')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('type') type: string,
    @Req() request: Request,
  ): Promise<string> {
    const { organisationId } = principal;
    const facts = await this.tenancy.within(organisationId, async (tx) => ({
      routing: await this.find(tx, organisationId, type),
      staff: await this.staff(tx, organisationId),
    }));
    return renderPage(RecipientsOfType({ ...(await this.shells.for(principal, request)), ...facts }));
  }

  @Post(':type')
  @Needs('people:write')
  async save(
    @CurrentPrincipal() principal: Principal,
    @Param('type') type: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { seen, mode, user } = readInput(recipientsForm, body);
    const result = await this.routings.set(principal, type, { mode, users: user.filter(isId) }, seen);
    const language = languageOf(request);
    if (!result.ok && result.code === 'CONFLICT') {
      return this.shells.goOn(request, response, urls.recipientsOf(type), refusedNotice(result, language));
    }
    if (!result.ok) return refuse(result.code, result.code === 'NOT_FOUND' ? 404 : 422);
    const text = textsIn(language).organisation.recipients.saved(typeName(result.routing, { language }));
    await this.shells.goOn(request, response, urls.recipients, { tone: 'done', text });
  }

  private async find(tx: Tx, organisationId: string, type: string): Promise<RoutingRecord> {
    const all = await this.routings.list(tx, organisationId);
    return all.find((routing) => routing.type === type) ?? refuse('NOT_FOUND', 404);
  }

  private async staff(tx: Tx, organisationId: string): Promise<StaffMember[]> {
    return (await this.users.page(tx, organisationId, { side: 'staff', limit: MOST_STAFF })).items;
  }
}
