import type { Permission } from '../../auth/permissions.js';
import { checkPostal } from '../../common/postal/postal-address.js';
import { fixOf, type LineKind, type ReasonCode } from '../../common/reasons.js';
import { fixOfLine, sentenceOfLine } from '../../messages/nobody-words.js';
import { reasonText } from '../../messages/reason-text.js';
import { OVERRULABLE } from '../../messages/resend-rule.js';
import { isIn } from '../../messages/states.js';
import { fixLink } from '../fix-link.js';
import { hasLiveLetter, messageRow } from '../messages/message-row-view.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import { throughOpenDoors } from '../why/open-doors.js';
import { whySteps, type WhyFacts } from '../why/why-steps.js';
import type { MessageFacts } from './message-facts.service.js';
import type { MessageDetail, MessagePageProps, Sheets } from './message-page.js';
import { notReceived } from './not-received-view.js';
import { statusHint } from './status-hint.js';
import { timelineEntries } from './timeline-view.js';

/** One message with its story, for somebody who may do this and that. */
export function messagePage(
  facts: MessageFacts,
  permissions: ReadonlySet<Permission>,
  view: View,
): Omit<MessagePageProps, 'view' | 'shell'> {
  const { line, detail, trace, timeline, judged } = facts;
  const fix = placeOfFix(facts, permissions, view);
  const mayBecomeLetter =
    judged !== null &&
    permissions.has('messages:resend') &&
    (judged.outcome === 'created' || isOverrulable(judged.code));
  return {
    message: headOf(facts, permissions, view),
    sheets: sheetsOf(facts),
    can: {
      resend: mayBecomeLetter && isIn('resendable', line.status),
      makeLetter: mayBecomeLetter && !isIn('resendable', line.status),
      withdraw: permissions.has('messages:withdraw') && canBeStopped(facts),
      fix,
    },
    noLetter: noLetter(facts, view),
    timeline: timelineEntries(timeline, facts, view),
    why: throughOpenDoors(
      whySteps(
        {
          line,
          detail,
          timeline,
          trace,
          relay: facts.relay,
          letter: letterOf(facts, view),
          fix,
          advice: adviceOn(facts, view),
        },
        view,
      ),
      permissions,
    ),
    canDiagnose: permissions.has('diagnose'),
    notReceived: notReceived(line, facts.domain, {
      test: permissions.has('messages:test'),
      correct: permissions.has('clients:correct'),
    }),
  };
}

function headOf(facts: MessageFacts, permissions: ReadonlySet<Permission>, view: View): MessageDetail {
  const { line, detail, postal, relay } = facts;
  const row = messageRow(line, view);
  const from = detail.fromName ? `${detail.fromName} <${detail.fromAddress}>` : detail.fromAddress;
  return {
    ...row,
    hint: statusHint({ ...detail, status: line.status }, relay, view),
    reason: row.reason && {
      ...row.reason,
      sentence: sentenceOfLine(line, facts.trace, view.language)!,
      fix: adviceOn(facts, view),
    },
    from,
    to: line.format === 'email' ? [line.toAddress ?? '–'] : postalLines({ line, detail, postal }),
    subject: detail.subject || null,
    client: row.client ?? null,
    user: line.userId === null ? null : userOf(line.userId, line.userName, permissions),
  };
}

function userOf(id: string, name: string | null, permissions: ReadonlySet<Permission>): MessageDetail['user'] {
  return { name: name ?? '–', href: permissions.has('people:read') ? urls.user(id) : null };
}

/** What there is to do about the line's reason, given what can become of it; null where there is none, or a letter followed. */
function adviceOn({ line, judged, timeline, trace }: MessageFacts, view: View): string | null {
  if (line.reason === null || hasLiveLetter(line)) return null;
  const wentOn = line.status === 'bounced' && timeline.some(({ what }) => what === 'next-address');
  const kind = kindOf(line, judged);
  return (wentOn ? fixOf('NEXT_ADDRESS_TRIED', kind) : fixOfLine(line.reason, trace, kind))[view.language];
}

/** As far as it was judged today. A mail to our own house becomes a letter as little as one to a user (C02). */
function kindOf({ userId }: MessageFacts['line'], judged: MessageFacts['judged']): LineKind | null {
  if (!judged) return null;
  if (judged.code === 'NOT_FOR_CLIENT') return userId === null ? 'house' : 'user';
  return judged.code === 'NO_LETTER_FORM' ? 'no-letter' : 'letter';
}

/** As frozen in a batch, else as it would be printed today. */
function postalLines({ line, detail, postal }: Pick<MessageFacts, 'line' | 'detail' | 'postal'>): string[] {
  if (detail.windowAddress) return detail.windowAddress.lines;
  const name = line.clientName ?? '–';
  const checked = checkPostal(name, postal.input, postal);
  return checked.ok ? checked.lines : [name];
}

/** Codes with which there is nothing to draw a letter from. */
const NOTHING_TO_DRAW: readonly ReasonCode[] = ['NOT_FOR_CLIENT', 'NO_LETTER_FORM', 'NO_TEXT', 'RENDER_ERROR'];

function sheetsOf({ line, detail, judged }: MessageFacts): Sheets {
  const missing = detail.body === '' ? whyEmpty(line.reason) : null;
  if (missing) return { mail: null, letter: null, wouldBe: false, missing };
  if (line.format === 'letter') {
    const mail = line.replacesId === null ? null : urls.messageMail(line.replacesId);
    return { mail, letter: urls.messageLetter(line.id), wouldBe: false, missing };
  }
  const mail = urls.messageMail(line.id);
  if (hasLiveLetter(line)) return { mail, letter: urls.messageLetter(line.letterId!), wouldBe: false, missing };
  const wouldBe = judged !== null && !(judged.code && NOTHING_TO_DRAW.includes(judged.code));
  return { mail, letter: wouldBe ? urls.messageLetter(line.id) : null, wouldBe, missing };
}

/** Why there is no text: it could not be made, there was nobody to write to, or it is past its retention (L14). */
function whyEmpty(reason: ReasonCode | null): NonNullable<Sheets['missing']> {
  if (reason === 'NO_RECIPIENT') return 'for-nobody';
  return reason === 'NO_TEXT' || reason === 'RENDER_ERROR' ? 'none-made' : 'gone';
}

/** A letter that is printed can still be pulled from the pile, once. */
function canBeStopped({ line, detail }: MessageFacts): boolean {
  return isIn('withdrawable', line.status) || (isIn('pullable', line.status) && detail.pullRequestedAt === null);
}

function isOverrulable(code: ReasonCode | undefined): boolean {
  return (OVERRULABLE as readonly (ReasonCode | undefined)[]).includes(code);
}

/** Said only where the page doesn't say it already: by the letter itself, by the reason, or by the button. */
function noLetter({ line, judged }: MessageFacts, view: View): string | null {
  const code = judged?.code;
  if (!code || code === 'LETTER_EXISTS' || code === line.reason || isOverrulable(code)) return null;
  return reasonText(code, judged.detail ?? null, view.language);
}

function letterOf({ judged }: MessageFacts, view: View): WhyFacts['letter'] {
  if (!judged) return null;
  if (!judged.code) return { outcome: 'created' };
  return { outcome: 'refused', sentence: reasonText(judged.code, judged.detail ?? null, view.language) };
}

/** Where the line's own fault is put right; else what keeps it from becoming a letter. */
function placeOfFix({ line, judged, trace }: MessageFacts, permissions: ReadonlySet<Permission>, view: View) {
  if (!isIn('attention', line.status)) return null;
  const missing = line.reason === 'NO_RECIPIENT' && trace.unmet ? trace.fixes.map(({ code }) => code) : [];
  const codes = [...missing, line.reason, judged?.code].filter((code) => code !== null && code !== undefined);
  for (const code of codes) {
    const link = fixLink(code, { ...line, ruleId: trace.rule?.id }, permissions, view);
    if (link) return link;
  }
  return null;
}
