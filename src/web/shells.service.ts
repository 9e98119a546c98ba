import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Principal } from '../auth/principal.js';
import type { Role } from '../auth/permissions.js';
import { SessionStore } from '../auth/session-store.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { isId } from '../common/ids.js';
import { firstRow } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { languageOf } from '../http/page-language.js';
import { pageOfForm } from '../http/page-of-form.js';
import { RelayState } from '../health/relay-state.js';
import { BatchQueries } from '../letters/batch-queries.js';
import { Resend } from '../messages/resend.service.js';
import { countGivenUpMails, countWaitingMails } from '../messages/waiting-mails.js';
import { PAGE_ASSETS, type PageAssets } from './assets.js';
import { DEMO_PARTS, type DemoParts } from './demo-parts.js';
import type { PageProps } from './layout.js';
import { textsIn } from './i18n/texts.js';
import { DONE_FIELD, urls } from './urls.js';
import { menuOf, seesLetters } from './shell.js';
import { makeView, type AlarmData, type NoticeData, type Shell, type View } from './view.js';

/** A mail server that takes nothing for less long than this, in milliseconds, may just be starting anew. */
const ALARM_AFTER_MS = 3 * 60_000;

/** What is around a page: who looks, where, in which language, and what just happened. */
@Injectable()
export class Shells {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly sessions: SessionStore,
    private readonly batches: BatchQueries,
    private readonly relay: RelayState,
    private readonly resends: Resend,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PAGE_ASSETS) private readonly assets: PageAssets,
    @Inject(DEMO_PARTS) private readonly demo: DemoParts,
  ) {}

  /** View and shell of a whole page. It shows the notice that was left for it, which is then gone. */
  async for(principal: Principal, request: Request): Promise<PageProps> {
    const facts = await this.facts(principal, request);
    const { name, zone, roles, pendingLetters, letters, rules, people, branches, alarm, undoable } = facts;
    const view = this.draw(request, zone);
    const left = request.session && (await this.sessions.takeFlash<NoticeData>(request.session));
    const done = undoable && {
      tone: 'done' as const,
      text: view.t.messages.done.created(undoable.letters),
      undo: urls.undo(undoable.actionId),
    };
    const shell: Shell = {
      organisation: name,
      menu: menuOf(principal, { path: request.path, pendingLetters, letters, rules, inbox: this.demo.inbox }),
      user: { name: principal.name, roles },
      notice: left ?? done,
      alarm,
      canSearch: principal.permissions.has('clients:read'),
      people: people && principal.permissions.has('people:read'),
      branches,
      decisions: rules && principal.permissions.has('messages:read'),
    };
    return { view, shell };
  }

  /** View of a part of a page, for htmx: a notice stays for the next whole page. */
  async partFor(principal: Principal, request: Request): Promise<View> {
    return this.draw(request, (await this.facts(principal, request)).zone);
  }

  /** View and shell for somebody who isn't signed in. Such a page shows no dates, so the zone doesn't matter. */
  forVisitor(request: Request): PageProps {
    return {
      view: this.draw(request, 'UTC'),
      shell: {
        organisation: '',
        menu: [],
        user: null,
        notice: null,
        alarm: null,
        canSearch: false,
        people: false,
        branches: false,
        decisions: false,
      },
    };
  }

  /** After a form: on to a page (303), which shows what happened. @param to path of a page of ours */
  async goOn(request: Request, response: Response, to: string, notice?: NoticeData): Promise<void> {
    if (notice && request.session) await this.sessions.setFlash(request.session, notice);
    response.redirect(303, to);
  }

  /** After a button that takes away what is gone by now: on to where it stood, which says so. */
  async goOnDoneAlready(request: Request, response: Response, to: string): Promise<void> {
    await this.goOn(request, response, to, { tone: 'hands', text: textsIn(languageOf(request)).errors.doneAlready });
  }

  private draw(request: Request, zone: string): View {
    return makeView({
      language: languageOf(request),
      zone,
      now: this.clock.now(),
      csrf: request.session?.csrfToken ?? '',
      // The address of a form or of a part is no page to come back to; the one that it stands on is.
      path: isPage(request) ? request.originalUrl : pageOfForm(request),
      asset: this.assets.url,
    });
  }

  private async facts(principal: Principal, request: Request): Promise<Facts> {
    const { organisationId, userId } = principal;
    return this.tenancy.within(organisationId, async (tx) => {
      const facts = await firstRow<Omit<Facts, 'pendingLetters' | 'alarm' | 'undoable'>>(
        tx,
        `SELECT o.name, o.zone, u.roles,
           EXISTS (SELECT FROM message_type WHERE organisation_id = $1 AND 'letter' = ANY (formats))
             OR EXISTS (SELECT FROM batch WHERE organisation_id = $1) AS letters,
           EXISTS (SELECT FROM rule WHERE organisation_id = $1)
             OR EXISTS (SELECT FROM rule_set WHERE organisation_id = $1)
             OR EXISTS (SELECT FROM case_file WHERE organisation_id = $1) AS rules,
           EXISTS (SELECT FROM user_account WHERE organisation_id = $1 AND side = 'client')
             OR EXISTS (SELECT FROM contact WHERE organisation_id = $1)
             OR EXISTS (SELECT FROM client_group WHERE organisation_id = $1) AS people,
           (SELECT count(*) > 1 FROM branch WHERE organisation_id = $1) AS branches
         FROM organisation o
         JOIN user_account u ON u.organisation_id = o.id AND u.id = $2 WHERE o.id = $1`,
        [organisationId, userId],
      );
      const pendingLetters = seesLetters(principal) ? await this.batches.countPending(tx, principal) : 0;
      return {
        ...facts!,
        pendingLetters,
        alarm: await this.alarm(tx, principal),
        undoable: await this.undoable(tx, principal, request),
      };
    });
  }

  /** What was done from this page, as its address says, while it can be undone: also after a reload (N15). */
  private async undoable(tx: Tx, principal: Principal, { query }: Request): Promise<Facts['undoable']> {
    const actionId = query[DONE_FIELD];
    if (!isId(actionId) || !principal.permissions.has('messages:resend')) return null;
    const letters = await this.resends.undoable(tx, principal, actionId);
    return letters > 0 ? { actionId, letters } : null;
  }

  private async alarm(tx: Tx, { organisationId, permissions }: Principal): Promise<AlarmData | null> {
    const failure = permissions.has('settings:write') ? await this.relay.failureWithin(tx) : null;
    const now = this.clock.now();
    if (!failure || now.getTime() - failure.since.getTime() < ALARM_AFTER_MS) return null;
    const waiting = await countWaitingMails(tx, organisationId, now);
    return { ...failure, waiting, givenUp: await countGivenUpMails(tx, organisationId, failure.since) };
  }
}

function isPage({ method, headers }: Request): boolean {
  return method === 'GET' && headers['hx-request'] === undefined;
}

interface Facts {
  /** Of the organisation. */
  name: string;
  zone: string;
  roles: Role[];
  /** Whether there are types that can become letters, or letters that were printed. */
  letters: boolean;
  /** Whether there are rules, rule sets or cases. */
  rules: boolean;
  /** Whether clients have users, contacts or groups. */
  people: boolean;
  /** Whether there are several. */
  branches: boolean;
  pendingLetters: number;
  undoable: { actionId: string; letters: number } | null;
  alarm: AlarmData | null;
}
