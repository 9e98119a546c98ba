import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SignedIn } from '../auth/decorators.js';
import { languageOf } from '../http/page-language.js';
import { textsIn } from './i18n/texts.js';
import { Shells } from './shells.service.js';
import { urls } from './urls.js';

type At = Readonly<Record<string, string>>;

const toBatch = ({ id }: At) => urls.batch(id!);

/** Addresses that forms are sent to and that show no page of their own, each with the page that it belongs to. */
const PAGE_OF: Readonly<Record<string, (at: At) => string>> = {
  '/sign-out': () => urls.home,
  '/language': () => urls.home,
  '/messages/resend/confirmed': () => urls.messages,
  '/messages/withdraw/confirmed': () => urls.messages,
  '/messages/:id/letter': ({ id }) => urls.message(id!),
  '/actions/:id/undo': () => urls.messages,
  '/letters/batches': () => urls.letters,
  '/letters/batches/:id/printed': toBatch,
  '/letters/batches/:id/checked': toBatch,
  '/letters/batches/:id/posted': toBatch,
  '/letters/batches/:id/discard': toBatch,
  '/letters/batches/:id/try-again': toBatch,
  '/clients/:externalId/addresses/suggestion': ({ externalId }) => urls.client(externalId!),
  '/clients/:externalId/test': ({ externalId }) => urls.client(externalId!),
  '/clients/:externalId/care': ({ externalId }) => urls.clientPeople(externalId!),
  '/settings/as-in-wise': () => urls.messageTypes,
  // What was removed has no page any more.
  '/rules/:id/remove': () => urls.rules,
  '/rule-sets/:id/remove': () => urls.ruleSets,
  '/rule-sets/:id/rules/:rule/remove': ({ id }) => urls.ruleSet(id!),
  '/assignments/:id/remove': () => urls.clients,
  '/cases/:id/plan/:rule/cancel': ({ id }) => urls.case(id!),
  '/cases/:id/plan/:rule/put-back': ({ id }) => urls.case(id!),
  '/contacts/:id/remove': () => urls.contacts,
  '/organisation/groups/:id/remove': () => urls.groups,
  '/organisation/groups/:id/clients': ({ id }) => urls.group(id!),
  '/organisation/groups/:id/clients/take': ({ id }) => urls.group(id!),
  '/organisation/test': () => urls.organisation,
  '/organisation/api-keys/:id/revoke': () => urls.apiKeys,
  '/users/:id/welcome': ({ id }) => urls.user(id!),
  '/diagnoses/:id/answers': ({ id }) => urls.diagnosis(id!),
};

/**
 * Whoever asks for the address of a form, by its line in the browser's history or by going to it once more: what was
 * done there can't be shown again, so the page it belongs to is, with a sentence.
 */
@Controller()
export class PostedAddresses {
  constructor(private readonly shells: Shells) {}

  @Get(Object.keys(PAGE_OF))
  @SignedIn()
  async lead(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { path } = request.route as { path: string };
    const notice = { tone: 'hands', text: textsIn(languageOf(request)).errors.posted } as const;
    await this.shells.goOn(request, response, PAGE_OF[path]!(request.params as At), notice);
  }
}
