import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { ClientSearch } from '../../clients/client-search.service.js';
import { isStorable } from '../../common/storable.js';
import { Tenancy } from '../../database/tenancy.js';
import { ClientSigns } from '../../messages/client-signs.service.js';
import { loadHome } from '../../organisations/home.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import { ClientSearchPage } from './client-search-page.js';
import { clientHit, straightTo } from './client-search-view.js';

/** More than fit on a screen nobody reads: a longer query finds faster. */
const SHOWN = 25;

/** Finding who stands at the desk (L24). */
@Controller(urls.clients)
export class ClientSearchController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly search: ClientSearch,
    private readonly signs: ClientSigns,
    private readonly shells: Shells,
  ) {}

  @Get()
  @Needs('clients:read')
  async find(
    @CurrentPrincipal() principal: Principal,
    @Query('q') q: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const query = typeof q === 'string' ? q.trim() : '';
    const found = query === '' ? null : await this.lookUp(principal, query);
    if (found?.straightTo) return response.redirect(302, urls.client(found.straightTo));
    const page = await this.shells.for(principal, request);
    const [hits, more] = [found?.hits ?? null, found?.more ?? false];
    response.send(renderPage(ClientSearchPage({ ...page, query, hits, more })));
  }

  private async lookUp(principal: Principal, query: string) {
    if (!isStorable(query)) return { hits: [], more: false };
    return this.tenancy.within(principal.organisationId, async (tx) => {
      const { hits, more } = await this.search.find(tx, principal, query, SHOWN);
      const only = straightTo(query, hits);
      if (only) return { hits: [], more: false, straightTo: only.externalId };
      const home = await loadHome(tx, principal.organisationId);
      const ids = hits.map(({ id }) => id);
      const waiting = await this.signs.attentionOf(tx, principal, ids);
      return { hits: hits.map((hit) => clientHit(hit, home, waiting)), more };
    });
  }
}
