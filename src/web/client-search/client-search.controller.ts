import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { ClientDetails, type ClientRecord } from '../../clients/client-details.service.js';
import { ClientList, type ClientParts } from '../../clients/client-list.service.js';
import { ClientSearch } from '../../clients/client-search.service.js';
import { isStorable } from '../../common/storable.js';
import { Tenancy, type Tx } from '../../database/tenancy.js';
import { ClientSigns } from '../../messages/client-signs.service.js';
import { loadHome } from '../../organisations/home.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { pageLinks, urls } from '../urls.js';
import type { BrowsedClients } from './client-browse.js';
import { ClientSearchPage } from './client-search-page.js';
import { clientHit, straightTo } from './client-search-view.js';
import { partIn } from './part-choices.js';

/** More than fit on a screen nobody reads: a longer query finds faster. */
const SHOWN = 25;
/** On a page of those that are browsed. */
const BROWSED = 50;
/** Who is browsed is not asked what waits: that counts the mails of each. */
const NOBODY: ReadonlyMap<string, number> = new Map();

/** Finding who stands at the desk (L24), and going through all clients by name. */
@Controller(urls.clients)
export class ClientSearchController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly search: ClientSearch,
    private readonly list: ClientList,
    private readonly details: ClientDetails,
    private readonly signs: ClientSigns,
    private readonly shells: Shells,
  ) {}

  @Get()
  @Needs('clients:read')
  async find(
    @CurrentPrincipal() principal: Principal,
    @Query() { q, show, cursor }: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const query = typeof q === 'string' ? q.trim() : '';
    const found = query === '' ? null : await this.lookUp(principal, query);
    if (found?.straightTo) return response.redirect(302, urls.client(found.straightTo));
    const { parts, browsed } = await this.browse(principal, query === '' ? show : undefined, {
      cursor: typeof cursor === 'string' ? cursor : undefined,
      path: request.originalUrl,
    });
    const page = await this.shells.for(principal, request);
    const [hits, more] = [found?.hits ?? null, found?.more ?? false];
    response.send(renderPage(ClientSearchPage({ ...page, query, hits, more, parts, browsed })));
  }

  private async lookUp(principal: Principal, query: string) {
    if (!isStorable(query)) return { hits: [], more: false };
    return this.tenancy.within(principal.organisationId, async (tx) => {
      const { hits, more } = await this.search.find(tx, principal, query, SHOWN);
      const only = straightTo(query, hits);
      if (only) return { hits: [], more: false, straightTo: only.externalId };
      const ids = hits.map(({ id }) => id);
      const clients = await this.details.byIds(tx, principal, ids);
      return { hits: await this.hits(tx, principal, clients, await this.signs.attentionOf(tx, principal, ids)), more };
    });
  }

  /** What can be browsed, and a page of what an address asks for. */
  private async browse(
    principal: Principal,
    show: unknown,
    { cursor, path }: { cursor: string | undefined; path: string },
  ): Promise<{ parts: ClientParts; browsed: BrowsedClients | null }> {
    return this.tenancy.within(principal.organisationId, async (tx) => {
      const parts = await this.list.parts(tx, principal);
      const part = partIn(show, parts);
      if (!part) return { parts, browsed: null };
      const { items, next } = await this.list.page(tx, principal, part, { cursor, limit: BROWSED });
      const hits = await this.hits(tx, principal, items);
      return {
        parts,
        browsed: { part, hits, ofBranches: principal.branchIds !== 'all', ...pageLinks(path, cursor, next) },
      };
    });
  }

  private async hits(tx: Tx, principal: Principal, clients: readonly ClientRecord[], waiting = NOBODY) {
    const home = await loadHome(tx, principal.organisationId);
    return clients.map((client) => clientHit(client, home, waiting));
  }
}
