import type { Permission } from '../../auth/permissions.js';
import { fixOf, reasons, type ReasonCode } from '../../common/reasons.js';
import type { Ending } from '../../decisions/diagnosis/ending.js';
import type { Step, StepRow } from '../../decisions/diagnosis/step.js';
import { reasonText } from '../../messages/reason-text.js';
import { fixLink, type FixLink } from '../fix-link.js';
import type { View } from '../view.js';
import { conditionText } from '../why/condition-words.js';
import { wordsOfDetail } from './dated-words.js';
import type { ShownEnding } from './diagnosis-page.js';

/** Conditions that failed are told in words, as the step that looked at them has them. */
export function worded(ending: Ending, steps: readonly Step[], view: View): Ending {
  return wordedBy(ending, steps.at(-1)?.rows ?? [], view);
}

/** @param rows that the code stands for, with the conditions that failed among them */
export function wordedBy<Told extends { code: ReasonCode; which?: string }>(
  told: Told,
  rows: readonly StepRow[],
  view: View,
): Told {
  const failed = rows.filter(({ condition, verdict }) => condition && verdict === 'fail');
  if (told.code !== 'CONDITION_FAILED' || failed.length === 0) return told;
  const which = failed.map(({ condition, value }) => `${conditionText(condition!, view)} ≠ ${value ?? '–'}`).join('; ');
  return { ...told, which };
}

export function shownEnding(
  { code, which, subject, line, also, toDo = code }: Ending,
  permissions: ReadonlySet<Permission>,
  view: View,
): ShownEnding {
  const about = {
    clientExternalId: subject.client ?? null,
    typeCode: subject.type ?? '',
    messageId: subject.message,
    ruleId: subject.rule,
    ruleSetId: subject.ruleSet,
    userId: subject.user,
    contactId: subject.contact,
    groupId: subject.group,
  };
  const links = [
    fixLink(toDo, about, permissions, view),
    // What is said of one rule among several is put right from its own search.
    ...also.map(({ code: seen, message, rule }) =>
      rule === undefined ? fixLink(seen, { ...about, messageId: message ?? about.messageId }, permissions, view) : null,
    ),
  ];
  const text = ({ code: one, which: detail }: Pick<Ending, 'code' | 'which'>) =>
    reasonText(one, detail === undefined ? null : wordsOfDetail(one, detail, view), view.language);
  const advice = (one: Pick<Ending, 'code'>) => fixOf(one.code, line)[view.language];
  // What was found is in order, and something on the way to it is not: then that is what there is to do.
  const onTheWay = SETTLED.includes(code) && also.some((one) => reasons[one.code].severity === 'warning');
  return {
    tone: onTheWay ? 'hands' : toneOf(code),
    sentence: text({ code, ...(which !== undefined && { which }) }),
    code,
    fix: onTheWay ? null : advice({ code: toDo }),
    links: unique(links.filter((link) => link !== null)),
    also: also.map(({ rule, seen = [], ...one }) => {
      const told = `${text(wordedBy(one, seen, view))}.`;
      if (rule !== undefined) return `“${rule}”: ${told}`;
      return onTheWay ? `${told} ${advice(one)}` : told;
    }),
  };
}

/** Endings with which nothing is wrong any more. */
const SETTLED: readonly ReasonCode[] = [
  'ADDRESS_FREE',
  'ARRIVES_NOW',
  'LETTER_EXISTS',
  'LETTER_PREPARED',
  'RECIPIENTS_FOUND',
  'RIGHT_NOW',
  'SENDER_FOUND',
  'STAFF_FOUND',
];

/** Endings that are the state of a line or a hint, and ask for no repair. */
const HINTS: readonly ReasonCode[] = [
  'FOR_CLIENT_ITSELF',
  'IN_JUNK',
  'LETTER',
  'RIGHT_NOW_APPLY_AGAIN',
  'SAME_ADDRESS',
  'STILL_WAITING',
  'USER_EXISTS',
  'WITHDRAWN',
];

const FOR_THE_HELPDESK: readonly ReasonCode[] = [
  'DOMAIN_PATTERN',
  'MAIL_SETUP_INCORRECT',
  'PLATFORM_MAIL_DOWN',
  'RECIPIENT_SERVER_SUSPECTED',
  'TRANSPORT_ERROR',
  'UNEXPLAINED',
];

/** Whether somebody else has to be called with this ending (B06, B14, D17, E10). */
export function isForTheHelpdesk({ code, toDo = code }: Ending): boolean {
  return FOR_THE_HELPDESK.includes(code) || FOR_THE_HELPDESK.includes(toDo);
}

function toneOf(code: ReasonCode): ShownEnding['tone'] {
  if (SETTLED.includes(code)) return 'done';
  return HINTS.includes(code) || reasons[code].severity === 'warning' ? 'hands' : 'failed';
}

function unique(links: readonly FixLink[]): FixLink[] {
  return [...new Map(links.map((link) => [link.href, link])).values()];
}
