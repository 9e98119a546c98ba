import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import type { Refusal } from '../../common/reasons.js';
import { Tenancy } from '../../database/tenancy.js';
import { MessageList, type MessageRow } from '../../messages/message-list.service.js';
import { OVERRULABLE, type Overrulable } from '../../messages/resend-rule.js';
import { Resend, type ResendAnswer, type ResendRow } from '../../messages/resend.service.js';
import { MAX_RESEND, MAX_TICKED, type PersonsRoute, type ResendForm } from './resend-form.js';

/** What would become of one line (N04). */
export interface JudgedLine {
  /** Undefined for a line that is gone, or that the viewer may not see. */
  line: MessageRow | undefined;
  today: ResendRow;
  /** What would become of it if the refusal were overruled; null where it can't be. */
  overruled: ResendRow | null;
}

/** Resend as it is done from a page: first look, then do. */
@Injectable()
export class ResendDesk {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly messages: MessageList,
    private readonly resends: Resend,
  ) {}

  /** The lines that a form means; refused when a filter gives others by now, or too many. */
  async chosen(
    principal: Principal,
    { chosen }: Pick<ResendForm, 'chosen'>,
  ): Promise<{ ok: true; ids: string[] } | { ok: false; refusal: Refusal }> {
    const ids = 'ids' in chosen ? chosen.ids : await this.idsOf(principal, chosen);
    const most = 'ids' in chosen ? MAX_TICKED : MAX_RESEND;
    if (ids.length > most) return { ok: false, refusal: { code: 'TOO_MANY_ROWS', which: `≤ ${most}` } };
    if ('expected' in chosen && ids.length !== chosen.expected) {
      return { ok: false, refusal: { code: 'COUNT_CHANGED', which: `${chosen.expected} → ${ids.length}` } };
    }
    return { ok: true, ids };
  }

  /** Says of each line what would become of it; nothing is stored. */
  async judge(principal: Principal, ids: readonly string[], route: PersonsRoute): Promise<JudgedLine[]> {
    const { results } = await this.resends.resend(principal, ids, { route, dryRun: true });
    const held = results.filter(({ code }) => isOverrulable(code)).map(({ id }) => id);
    const again = await this.resends.resend(principal, held, { route, dryRun: true, overrule: OVERRULABLE });
    const overruled = new Map(again.results.map((row) => [row.id, row]));
    const lines = await this.tenancy.within(principal.organisationId, (tx) => this.messages.byIds(tx, principal, ids));
    const byId = new Map(lines.map((line) => [line.id, line]));
    return results.map((today) => ({
      line: byId.get(today.id),
      today,
      overruled: overruled.get(today.id) ?? null,
    }));
  }

  /** Makes the letters; what is refused stays as it was. */
  async make(
    principal: Principal,
    ids: readonly string[],
    { route, overruled }: Pick<ResendForm, 'route' | 'overruled'>,
  ): Promise<ResendAnswer> {
    return this.resends.resend(principal, ids, {
      route,
      ...(overruled.size > 0 && { overrule: OVERRULABLE, overruleOnly: overruled }),
    });
  }

  private idsOf(principal: Principal, chosen: Extract<ResendForm['chosen'], { expected: number }>): Promise<string[]> {
    return this.tenancy.within(principal.organisationId, (tx) =>
      this.messages.ids(tx, principal, chosen.filter, MAX_RESEND + 1),
    );
  }
}

function isOverrulable(code: ResendRow['code']): code is Overrulable {
  return (OVERRULABLE as readonly unknown[]).includes(code);
}
