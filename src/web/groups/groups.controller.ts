import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { refuse } from '../../common/problem.js';
import { checkEmailAddress } from '../../common/email-address.js';
import type { Language } from '../../common/language.js';
import { reasonSentence, type ReasonCode } from '../../common/reasons.js';
import { Tenancy } from '../../database/tenancy.js';
import { readInput } from '../../http/input.js';
import { languageOf } from '../../http/page-language.js';
import { Groups, type GroupResult } from '../../organisations/groups.service.js';
import type { FieldError } from '../components/form.js';
import { textsIn } from '../i18n/texts.js';
import { refusalText, refusedNotice } from '../refused-notice.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import type { NoticeData } from '../view.js';
import type { GroupForm } from './group-fields.js';
import { GroupViews } from './group-views.service.js';
import { GroupsPage } from './groups-page.js';

const groupForm = z.object({
  revision: z.coerce.number().catch(0),
  name: z.string().trim().max(200).default(''),
  email: z.string().trim().max(1000).default(''),
});

const EMPTY: GroupForm = { revision: 0, name: '', email: '' };

/** Client groups (E05, E08). */
@Controller(urls.groups)
export class GroupsPages {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly groups: Groups,
    private readonly views: GroupViews,
    private readonly shells: Shells,
  ) {}

  @Get()
  @Needs('people:read')
  async list(@CurrentPrincipal() principal: Principal, @Req() request: Request): Promise<string> {
    return this.listPage(principal, request, EMPTY, []);
  }

  @Post()
  @Needs('people:write')
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const form = readInput(groupForm, body);
    const made = await this.write(request, form, () => this.groups.create(principal, wanted(form)));
    if (!made.ok) {
      response.status(422).send(await this.listPage(principal, request, form, made.errors));
      return;
    }
    await this.shells.goOn(request, response, urls.groups, writtenNotice('made', form, languageOf(request)));
  }

  @Get(':id')
  @Needs('people:read')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: Request,
  ): Promise<string> {
    return this.views.page(principal, request, await this.views.find(principal, id));
  }

  @Post(':id')
  @Needs('people:write')
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const group = await this.views.find(principal, id);
    const form = readInput(groupForm, body);
    const language = languageOf(request);
    const saved = await this.write(request, form, () => this.groups.change(principal, id, wanted(form)));
    if (saved.ok) {
      return this.shells.goOn(request, response, urls.groups, writtenNotice('saved', form, language));
    }
    if (saved.code === 'CONFLICT') {
      return this.shells.goOn(request, response, urls.group(id), refusedNotice(saved, language));
    }
    response.status(422).send(await this.views.page(principal, request, group, { form, errors: saved.errors }));
  }

  @Post(':id/remove')
  @Needs('people:write')
  async remove(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { organisationId } = principal;
    const group = await this.tenancy.within(organisationId, (tx) => this.groups.find(tx, organisationId, id));
    if (!group) return this.shells.goOnDoneAlready(request, response, urls.groups);
    const result = await this.groups.remove(principal, id);
    const language = languageOf(request);
    const notice = result.ok
      ? ({ tone: 'done', text: textsIn(language).organisation.groups.removed(group.name) } as const)
      : refusedNotice(result, language);
    await this.shells.goOn(request, response, urls.groups, notice);
  }

  /** Writes it, or says what is wrong at its field. */
  private async write(
    request: Request,
    { name }: GroupForm,
    work: () => Promise<GroupResult>,
  ): Promise<{ ok: true } | { ok: false; code: ReasonCode; errors: FieldError[] }> {
    if (name === '') {
      const text = textsIn(languageOf(request)).organisation.groups.nameMissing;
      return { ok: false, code: 'MISSING', errors: [{ field: 'name', text }] };
    }
    const result = await work();
    if (result.ok) return { ok: true };
    const { code } = result;
    if (code === 'NOT_FOUND') return refuse(code, 404);
    return { ok: false, code, errors: [{ field: 'name', text: refusalText(result, languageOf(request)) }] };
  }

  private async listPage(
    principal: Principal,
    request: Request,
    form: GroupForm,
    errors: FieldError[],
  ): Promise<string> {
    const { organisationId } = principal;
    const groups = await this.tenancy.within(organisationId, (tx) => this.groups.list(tx, organisationId));
    return renderPage(GroupsPage({ ...(await this.shells.for(principal, request)), groups, form, errors }));
  }
}

/** What became of a group; an address that no mail can come from is kept, and said (Ed1). */
function writtenNotice(done: 'made' | 'saved', { name, email }: GroupForm, language: Language): NoticeData {
  const t = textsIn(language).organisation.groups;
  const checked = email === '' ? null : checkEmailAddress(email);
  if (checked === null || checked.ok) return { tone: 'done', text: t[done](name) };
  const why = reasonSentence(checked.code, language);
  return { tone: 'hands', text: t[done](name), detail: t.unusable(`${why.charAt(0).toLowerCase()}${why.slice(1)}`) };
}

function wanted({ revision, name, email }: GroupForm): { revision: number; name: string; email: string | null } {
  return { revision, name, email: email === '' ? null : email };
}
