import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { ClientCare, type CareResult } from '../../clients/client-care.service.js';
import { ClientDetails, type ClientDetail } from '../../clients/client-details.service.js';
import { refuse } from '../../common/problem.js';
import { Tenancy } from '../../database/tenancy.js';
import { readInput } from '../../http/input.js';
import { languageOf } from '../../http/page-language.js';
import { ClientNames, pickedIn } from '../client-field/client-names.service.js';
import { textsIn } from '../i18n/texts.js';
import { refusedNotice } from '../refused-notice.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import type { NoticeData } from '../view.js';
import { GroupViews } from './group-views.service.js';

const clientForm = z.object({ client: z.string().trim().max(200).default('') });

/** Clients that come into a group, and go out (E05, X8). */
@Controller(urls.groups)
export class GroupClientsPages {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly views: GroupViews,
    private readonly details: ClientDetails,
    private readonly care: ClientCare,
    private readonly names: ClientNames,
    private readonly shells: Shells,
  ) {}

  @Post(':id/clients')
  @Needs('people:write')
  async add(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const group = await this.views.find(principal, id);
    const { client: typed } = readInput(clientForm, body);
    const picked = pickedIn((body ?? {}) as Record<string, unknown>, 'client');
    const named = await this.names.read(principal, [{ id: 'client', typed, picked }]);
    const number = named.numbers.get('client');
    const t = textsIn(languageOf(request)).organisation.groups.members;
    if (number === undefined) {
      const errors = typed === '' ? [{ field: 'client', text: t.clientMissing }] : named.errors;
      const sent = { client: typed, matches: named.matches['client'], errors };
      response.status(422).send(await this.views.page(principal, request, group, sent));
      return;
    }
    const client = await this.find(principal, number);
    if (client.group === group.name) {
      return this.goBack(
        request,
        response,
        id,
        { ok: true },
        { tone: 'done', text: t.already(client.name, group.name) },
      );
    }
    const moved = await this.care.change(principal, number, { group: group.name }, client.updatedAt);
    await this.goBack(request, response, id, moved, {
      tone: 'done',
      text: t.added(client.name, group.name),
      ...(client.group !== null && { detail: t.before(client.group) }),
    });
  }

  @Post(':id/clients/take')
  @Needs('people:write')
  async take(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const group = await this.views.find(principal, id);
    const client = await this.find(principal, readInput(clientForm, body).client);
    const t = textsIn(languageOf(request)).organisation.groups.members;
    if (client.group !== group.name) {
      return this.goBack(request, response, id, { ok: true }, { tone: 'done', text: t.notIn(client.name, group.name) });
    }
    const moved = await this.care.change(principal, client.externalId, { group: null }, client.updatedAt);
    await this.goBack(request, response, id, moved, { tone: 'done', text: t.taken(client.name, group.name) });
  }

  /** To the group, with what became of it: a client changed by another one in between is told. */
  private goBack(
    request: Request,
    response: Response,
    id: string,
    result: CareResult,
    done: NoticeData,
  ): Promise<void> {
    const notice = result.ok ? done : refusedNotice(result, languageOf(request));
    return this.shells.goOn(request, response, urls.group(id), notice);
  }

  private async find(principal: Principal, number: string): Promise<ClientDetail> {
    const client = await this.tenancy.within(principal.organisationId, (tx) =>
      this.details.find(tx, principal, number),
    );
    return client ?? refuse('NOT_FOUND', 404);
  }
}
