import { Body, Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { ApiKeyCare } from '../../auth/api-key-care.js';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import { SCOPES, type Scope } from '../../auth/permissions.js';
import type { Principal } from '../../auth/principal.js';
import { refuse } from '../../common/problem.js';
import { Tenancy } from '../../database/tenancy.js';
import { readInput } from '../../http/input.js';
import { languageOf } from '../../http/page-language.js';
import { textsIn } from '../i18n/texts.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import { UserChoicesReader } from '../users/user-choices.service.js';
import { ApiKeysPage, type ApiKeysPageProps } from './api-keys-page.js';

type Shown = Pick<ApiKeysPageProps, 'made' | 'form' | 'errors'>;

const keyForm = z.object({
  name: z.string().trim().max(100).default(''),
  scopes: z.preprocess(
    (given) => (given === undefined ? [] : [given].flat()),
    z.array(z.string()).transform((given) => SCOPES.filter((scope) => given.includes(scope))),
  ),
});

const EMPTY: Shown = { made: null, form: { name: '', scopes: [] }, errors: [] };

/** API keys, for administrators (A01, L20): which there are, a new one, one less. */
@Controller(urls.apiKeys)
export class ApiKeysPages {
  constructor(
    private readonly keys: ApiKeyCare,
    private readonly tenancy: Tenancy,
    private readonly choices: UserChoicesReader,
    private readonly shells: Shells,
  ) {}

  @Get()
  @Needs('keys:read')
  async list(@CurrentPrincipal() principal: Principal, @Req() request: Request): Promise<string> {
    return this.page(principal, request, EMPTY);
  }

  /** The secret stands in the answer itself: kept for a next page, it would be kept somewhere. */
  @Post()
  @Needs('keys:write')
  @Header('Cache-Control', 'no-store')
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const form = readInput(keyForm, body);
    const errors = errorsOf(form, request);
    if (errors.length > 0) {
      response.status(422).send(await this.page(principal, request, { made: null, form, errors }));
      return;
    }
    const result = await this.keys.create(principal, form);
    if (!result.ok) return refuse(result.code, 403);
    const made = { name: result.key.name, secret: result.secret };
    response.status(201).send(await this.page(principal, request, { ...EMPTY, made }));
  }

  @Post(':id/revoke')
  @Needs('keys:write')
  async revoke(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (!(await this.keys.revoke(principal, id))) {
      return this.shells.goOnDoneAlready(request, response, urls.apiKeys);
    }
    const text = textsIn(languageOf(request)).apiKeys.done;
    await this.shells.goOn(request, response, urls.apiKeys, { tone: 'done', text });
  }

  private async page(principal: Principal, request: Request, shown: Shown): Promise<string> {
    const { organisationId, permissions } = principal;
    const keys = await this.keys.list(organisationId);
    const { groups } = await this.tenancy.within(organisationId, (tx) => this.choices.inUse(tx, organisationId));
    const page = await this.shells.for(principal, request);
    return renderPage(ApiKeysPage({ ...page, ...shown, keys, groups, canWrite: permissions.has('keys:write') }));
  }
}

function errorsOf({ name, scopes }: { name: string; scopes: Scope[] }, request: Request): Shown['errors'] {
  const t = textsIn(languageOf(request)).apiKeys;
  return [
    ...(name === '' ? [{ field: 'name', text: t.nameMissing }] : []),
    ...(scopes.length === 0 ? [{ field: 'scopes', text: t.scopesMissing }] : []),
  ];
}
