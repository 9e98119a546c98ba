import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { renderPart } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import { ClientChoices } from './client-field.js';
import { ClientNames } from './client-names.service.js';

/** Ids of fields are words of ours: they become names in the form. */
const FIELD = /^[a-zA-Z]+(-\d{1,4})?$/;

/** The clients that fit what is being typed in a field. */
@Controller()
export class ClientMatchesController {
  constructor(
    private readonly names: ClientNames,
    private readonly shells: Shells,
  ) {}

  /** A part for htmx. What was typed has the name of its field, which need not be its id. */
  @Get(urls.clientMatches)
  @Needs('clients:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async fitting(
    @CurrentPrincipal() principal: Principal,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
  ): Promise<string> {
    const { id, ...others } = query;
    const typed =
      Object.values(others)
        .find((value) => typeof value === 'string')
        ?.trim() ?? '';
    if (typeof id !== 'string' || !FIELD.test(id) || typed === '') return '';
    const matches = await this.names.fitting(principal, typed);
    return renderPart(<ClientChoices view={await this.shells.partFor(principal, request)} id={id} matches={matches} />);
  }
}
