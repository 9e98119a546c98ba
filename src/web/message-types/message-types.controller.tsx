import { Body, Controller, Get, Header, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { refuse } from '../../common/problem.js';
import { Tenancy, type Tx } from '../../database/tenancy.js';
import { toHtml } from '../../message-types/html.js';
import { parseMarkdown } from '../../message-types/markdown.js';
import { MessageTypes } from '../../message-types/message-types.service.js';
import { Texts, type TextPreview } from '../../message-types/texts.service.js';
import { OrganisationSwitches } from '../../organisations/organisation-switches.service.js';
import { FILE_POLICY, MAIL_POLICY } from '../framed.js';
import { textsIn } from '../i18n/texts.js';
import { refusedNotice } from '../refused-notice.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import { UserChoicesReader } from '../users/user-choices.service.js';
import { MessageTypePage, type MessageTypePageProps } from './message-type-page.js';
import { MessageTypesPage } from './message-types-page.js';
import { asAsked, languageName, preferenceErrors, readPreference, typeView } from './message-types-view.js';
import { SampleLetters } from './sample-letters.js';
import { TextPage } from './text-page.js';

type Form = Record<string, unknown>;

/** Message types with their preferences, to read and to change (D20, Dd5), and their texts, to look at (L12). */
@Controller()
export class MessageTypesPages {
  constructor(
    private readonly shells: Shells,
    private readonly tenancy: Tenancy,
    private readonly types: MessageTypes,
    private readonly texts: Texts,
    private readonly switches: OrganisationSwitches,
    private readonly letters: SampleLetters,
    private readonly people: UserChoicesReader,
  ) {}

  @Get('message-types')
  @Needs('types:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@CurrentPrincipal() principal: Principal, @Req() request: Request): Promise<string> {
    const { organisationId, language, permissions } = principal;
    const { types, asInWise } = await this.tenancy.within(organisationId, async (tx) => ({
      types: await this.types.list(tx, organisationId),
      asInWise: (await this.switches.read(tx, organisationId)).asInWise,
    }));
    return renderPage(
      <MessageTypesPage
        {...await this.shells.for(principal, request)}
        types={types.map((type) => typeView(type, language))}
        asInWise={asInWise}
        canSwitch={permissions.has('settings:write')}
        canRule={permissions.has('rules:write')}
      />,
    );
  }

  @Get('message-types/:code')
  @Needs('types:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Param('code') code: string,
  ): Promise<string> {
    const found = await this.find(principal, code);
    return renderPage(
      <MessageTypePage
        {...await this.shells.for(principal, request)}
        {...found}
        errors={[]}
        canChange={principal.permissions.has('types:write')}
      />,
    );
  }

  @Post('message-types/:code')
  @Needs('types:write')
  async change(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('code') code: string,
    @Body() form: Form,
  ): Promise<void> {
    const { language } = principal;
    const t = textsIn(language);
    const { type, texts, audience } = await this.find(principal, code);
    const change = readPreference(form, type.system);
    const changed = await this.types.change(principal, code, Number(form['revision']), change);
    if (changed.ok) {
      return this.shells.goOn(request, response, urls.messageTypes, { tone: 'done', text: t.settings.saved(code) });
    }
    if (changed.code !== 'BAD_VALUE') {
      return this.shells.goOn(request, response, urls.messageType(code), refusedNotice(changed, language));
    }
    const page = (
      <MessageTypePage
        {...await this.shells.for(principal, request)}
        type={asAsked(type, change)}
        texts={texts}
        audience={audience}
        errors={preferenceErrors(changed.errors, language, t)}
        canChange
      />
    );
    response.status(422).type('html').send(renderPage(page));
  }

  @Post('settings/as-in-wise')
  @Needs('settings:write')
  async switch(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Body() form: Form,
  ): Promise<void> {
    const { asInWise } = await this.switches.change(principal, { asInWise: form['asInWise'] === 'on' });
    const t = textsIn(principal.language).settings.asInWise;
    const text = asInWise ? t.switchedOn : t.switchedOff;
    await this.shells.goOn(request, response, urls.messageTypes, { tone: 'done', text });
  }

  @Get('message-types/:code/texts/:language')
  @Needs('types:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async text(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Param('code') code: string,
    @Param('language') textLanguage: string,
  ): Promise<string> {
    const { type } = await this.find(principal, code);
    const { text, mail, letter } = await this.preview(principal, code, textLanguage);
    const fault = [mail, letter].find((rendered) => rendered && !rendered.ok);
    return renderPage(
      <TextPage
        {...await this.shells.for(principal, request)}
        type={type}
        text={{
          ...text,
          languageName: languageName(text.language, principal.language),
          subject: mail.ok ? mail.subject : text.subject,
        }}
        hasLetter={letter !== null}
        broken={fault && !fault.ok ? fault.detail : null}
      />,
    );
  }

  @Get('message-types/:code/texts/:language/preview.html')
  @Needs('types:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', MAIL_POLICY)
  async mail(
    @CurrentPrincipal() principal: Principal,
    @Param('code') code: string,
    @Param('language') language: string,
  ): Promise<string> {
    const { mail, organisationName } = await this.preview(principal, code, language);
    if (!mail.ok) return refuse('RENDER_ERROR', 422);
    return toHtml(parseMarkdown(mail.body), { language, subject: mail.subject, organisationName });
  }

  @Get('message-types/:code/texts/:language/preview.pdf')
  @Needs('types:read')
  @Header('Content-Security-Policy', FILE_POLICY)
  async letter(
    @CurrentPrincipal() principal: Principal,
    @Param('code') code: string,
    @Param('language') language: string,
  ): Promise<StreamableFile> {
    const letter = await this.letters.pdf(principal.organisationId, code, language);
    if (!letter.ok) return refuse(letter.refusal.code, letter.refusal.code === 'NOT_FOUND' ? 404 : 422);
    return new StreamableFile(letter.pdf, { type: 'application/pdf', disposition: 'inline' });
  }

  private async find({ organisationId, language }: Principal, code: string) {
    const { type, texts, audience } = await this.tenancy.within(organisationId, async (tx) => ({
      audience: await this.audience(tx, organisationId),
      type: await this.types.find(tx, organisationId, code),
      texts: await this.texts.list(tx, organisationId, code),
    }));
    if (!type) return refuse('NOT_FOUND', 404);
    return {
      type: typeView(type, language),
      audience,
      texts: texts.map(({ letterBody, ...text }) => ({
        ...text,
        languageName: languageName(text.language, language),
        ownLetter: letterBody !== null,
      })),
    };
  }

  /** Only where clients have users is there a tick or a right to read (design §1). */
  private async audience(tx: Tx, organisationId: string): Promise<MessageTypePageProps['audience']> {
    const { clientUsers } = await this.people.inUse(tx, organisationId);
    return clientUsers ? this.people.choices(tx, organisationId) : null;
  }

  private async preview({ organisationId }: Principal, code: string, language: string): Promise<TextPreview> {
    return (await this.texts.preview(organisationId, code, language)) ?? refuse('NOT_FOUND', 404);
  }
}
