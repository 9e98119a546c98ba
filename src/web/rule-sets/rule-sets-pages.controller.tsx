import { Body, Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { refuse } from '../../common/problem.js';
import { reasonSentence } from '../../common/reasons.js';
import { isStorable } from '../../common/storable.js';
import type { Refusal } from '../../rules/refusal.js';
import type { RuleSetRow } from '../../rules/rule-set-rows.js';
import { Assignments } from '../../rules/assignments.service.js';
import { RuleSets } from '../../rules/rule-sets.service.js';
import { Rules } from '../../rules/rules.service.js';
import { ASSIGNED_SHOWN } from '../assignments/assigned-to.js';
import { OpenCasesQuestion } from '../assignments/open-cases-question.js';
import type { FieldError } from '../components/form.js';
import { textsIn } from '../i18n/texts.js';
import { refusedNotice } from '../refused-notice.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { TypeNames } from '../type-names.service.js';
import { pageLinks, urls } from '../urls.js';
import type { NoticeData } from '../view.js';
import { RuleSetPage } from './rule-set-page.js';
import { RuleSetsPage } from './rule-sets-page.js';

type Form = Record<string, unknown>;

const ROWS = 100;
/** As many rules as a field can offer. */
const OFFERED = 500;
const LONGEST_NAME = 200;

/** Bundles of rules, to look at, to make and to change (A21, A24, A29). */
@Controller()
export class RuleSetsPages {
  constructor(
    private readonly shells: Shells,
    private readonly sets: RuleSets,
    private readonly rules: Rules,
    private readonly assignments: Assignments,
    private readonly types: TypeNames,
  ) {}

  @Get('rule-sets')
  @Needs('rules:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@CurrentPrincipal() principal: Principal, @Req() request: Request, @Query() query: Form): Promise<string> {
    const { cursor } = query;
    const known = typeof cursor === 'string' && cursor.length <= LONGEST_NAME && isStorable(cursor);
    return this.drawList(principal, request, { cursor: known ? cursor : undefined });
  }

  @Post('rule-sets')
  @Needs('rules:write')
  async create(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Body() form: Form = {},
  ): Promise<void> {
    const t = textsIn(principal.language).ruleSets;
    const name = nameIn(form);
    const created = name === null ? null : await this.sets.create(principal, { name, rules: [] });
    if (created?.ok) {
      const notice = { tone: 'done', text: t.created(created.ruleSet.name) } as const;
      return this.shells.goOn(request, response, urls.ruleSet(created.ruleSet.id), notice);
    }
    const errors = [nameError(created, principal)];
    response
      .status(422)
      .type('html')
      .send(await this.drawList(principal, request, { name: name ?? '', errors }));
  }

  @Get('rule-sets/:id')
  @Needs('rules:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async one(@CurrentPrincipal() principal: Principal, @Req() request: Request, @Param('id') id: string) {
    return this.drawOne(principal, request, await this.find(principal, id));
  }

  @Post('rule-sets/:id')
  @Needs('rules:write')
  async rename(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() form: Form = {},
  ): Promise<void> {
    const set = await this.find(principal, id);
    const name = nameIn(form);
    const renamed = name === null ? null : await this.sets.rename(principal, id, name);
    if (renamed?.ok) {
      const text = textsIn(principal.language).ruleSets.renamed(renamed.ruleSet.name);
      return this.shells.goOn(request, response, urls.ruleSet(id), { tone: 'done', text });
    }
    const html = await this.drawOne(principal, request, set, name ?? '', [nameError(renamed, principal)]);
    response.status(422).type('html').send(html);
  }

  @Post('rule-sets/:id/remove')
  @Needs('rules:write')
  async remove(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
  ): Promise<void> {
    const set = await this.sets.find(principal, id);
    if (!set) return this.shells.goOnDoneAlready(request, response, urls.ruleSets);
    const removed = await this.sets.remove(principal, id);
    const text = textsIn(principal.language).ruleSets.removed(set.name);
    const notice: NoticeData = removed.ok ? { tone: 'done', text } : refusedNotice(removed, principal.language);
    await this.shells.goOn(request, response, removed.ok ? urls.ruleSets : urls.ruleSet(id), notice);
  }

  /** The question about open cases (A29), or that a rule is to be chosen first. */
  @Get('rule-sets/:id/rules')
  @Needs('rules:write')
  async ask(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Query() query: Form,
  ): Promise<void> {
    if (Object.keys(query).length === 0) return response.redirect(302, urls.ruleSet(id));
    const set = await this.find(principal, id);
    const rule = await this.ruleIn(principal, query);
    const html = rule
      ? await this.drawQuestion(principal, request, set, rule)
      : await this.drawOne(principal, request, set, set.name, [
          { field: 'rule', text: textsIn(principal.language).ruleSets.wrongRule },
        ]);
    response
      .status(rule ? 200 : 422)
      .type('html')
      .send(html);
  }

  /** Adds the rule with the answer; without one the question's own page asks. */
  @Post('rule-sets/:id/rules')
  @Needs('rules:write')
  async add(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() form: Form = {},
  ): Promise<void> {
    const t = textsIn(principal.language).ruleSets;
    const set = await this.find(principal, id);
    const rule = await this.ruleIn(principal, form);
    const answer = form['apply'];
    if (!rule || (answer !== 'yes' && answer !== 'no')) {
      const question = `${urls.ruleSetRules(set.id)}?${new URLSearchParams({ rule: rule?.id ?? '' }).toString()}`;
      return this.shells.goOn(request, response, question);
    }
    const added = await this.sets.addRule(principal, id, rule.id, answer === 'yes');
    const notice: NoticeData = added.ok
      ? { tone: 'done', text: (added.again ? t.again : t.added)(rule.name, added.touched.length) }
      : refusedNotice(added, principal.language);
    await this.shells.goOn(request, response, urls.ruleSet(id), notice);
  }

  @Post('rule-sets/:id/rules/:rule/remove')
  @Needs('rules:write')
  async take(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Param('rule') rule: string,
  ): Promise<void> {
    const set = await this.sets.find(principal, id);
    if (!set) return this.shells.goOnDoneAlready(request, response, urls.ruleSets);
    const taken = await this.sets.removeRule(principal, id, rule);
    if (!taken.ok) return this.shells.goOnDoneAlready(request, response, urls.ruleSet(id));
    const name = set.rules.find((one) => one.id === rule.toLowerCase())?.name ?? '';
    const text = textsIn(principal.language).ruleSets.taken(name);
    await this.shells.goOn(request, response, urls.ruleSet(id), { tone: 'done', text });
  }

  private async ruleIn(principal: Principal, { rule }: Form) {
    return this.rules.find(principal, typeof rule === 'string' ? rule : '');
  }

  private async drawQuestion(
    principal: Principal,
    request: Request,
    set: RuleSetRow,
    rule: { id: string; name: string },
  ): Promise<string> {
    const preview = await this.sets.previewRule(principal, set.id, rule.id);
    if (!preview.ok) return refuse('NOT_FOUND', 404);
    const page = await this.shells.for(principal, request);
    const t = page.view.t.assignments.question;
    return renderPage(
      <OpenCasesQuestion
        {...page}
        title={t.addTitle(rule.name, set.name)}
        question={t.askAdd}
        note={set.rules.some(({ id }) => id === rule.id) ? t.alreadyIn : null}
        touched={preview.touched}
        action={urls.ruleSetRules(set.id)}
        back={urls.ruleSet(set.id)}
      >
        <input type="hidden" name="rule" value={rule.id} />
      </OpenCasesQuestion>,
    );
  }

  private async drawList(
    principal: Principal,
    request: Request,
    { cursor, name = '', errors = [] }: { cursor?: string | undefined; name?: string; errors?: FieldError[] },
  ): Promise<string> {
    const { items, next } = await this.sets.list(principal, { cursor, limit: ROWS });
    const page = await this.shells.for(principal, request);
    return renderPage(
      <RuleSetsPage
        {...page}
        sets={items}
        {...pageLinks(urls.ruleSets, cursor, next)}
        name={name}
        errors={errors}
        canChange={principal.permissions.has('rules:write')}
      />,
    );
  }

  private async drawOne(
    principal: Principal,
    request: Request,
    set: RuleSetRow,
    name = set.name,
    errors: FieldError[] = [],
  ): Promise<string> {
    const { items } = await this.rules.list(principal, { limit: OFFERED });
    const assigned = await this.assignments.list(principal, { ruleSet: set.id, limit: ASSIGNED_SHOWN });
    const held = new Set(set.rules.map(({ id }) => id));
    const page = await this.shells.for(principal, request);
    return renderPage(
      <RuleSetPage
        {...page}
        set={set}
        typeWords={await this.types.words(principal, page.view.language)}
        assigned={assigned.items}
        others={items.filter(({ id }) => !held.has(id))}
        name={name}
        errors={errors}
        canChange={principal.permissions.has('rules:write')}
      />,
    );
  }

  private async find(principal: Principal, id: string): Promise<RuleSetRow> {
    return (await this.sets.find(principal, id)) ?? refuse('NOT_FOUND', 404);
  }
}

/** The name that was typed; null where it can be none. */
function nameIn({ name }: Form): string | null {
  const text = typeof name === 'string' && isStorable(name) ? name.trim() : '';
  return text !== '' && text.length <= LONGEST_NAME ? text : null;
}

function nameError(refusal: Refusal | null, { language }: Principal): FieldError {
  const text = refusal ? `${reasonSentence(refusal.code, language)}.` : textsIn(language).ruleSets.wrongName;
  return { field: 'name', text };
}
