import type { Permission } from '../../auth/permissions.js';
import { reasons, type ReasonCode } from '../../common/reasons.js';
import type { Standing } from '../../decisions/decide-event.js';
import type { Trace, TracedCandidate } from '../../decisions/trace.js';
import { reasonText } from '../../messages/reason-text.js';
import { fixLink, type FixLink, type FixSubject } from '../fix-link.js';
import type { View } from '../view.js';

/** One thing that would put it right. */
export interface Remedy {
  /** Whom it is about, where there are several; null: the rule or the client as a whole. */
  who: string | null;
  sentence: string;
  /** The page where it is done; null where the viewer may not, or no page of ours can help. */
  link: FixLink | null;
}

/** A decision, of an event that happened or that is imagined, with what its pages are about. */
export interface Remediable {
  standing: Standing;
  trace: Trace;
  recipients: { candidates: readonly TracedCandidate[] };
  typeCode: string;
  clientExternalId: string | null;
}

/** More people than this are looked up in the table of candidates. */
const MOST_PEOPLE = 5;

const OF_STANDING: Readonly<Record<Exclude<Standing, 'decided'>, ReasonCode | null>> = {
  inactive: 'NO_RULE',
  // A closed case is never touched again (A27).
  'case-closed': null,
  // Somebody wanted it so, and it stays out (A33).
  cancelled: null,
  'not-planned': 'NOT_APPLIED_TO_CASE',
  'not-assigned': 'RULE_NOT_ASSIGNED',
  'wrong-trigger': 'WRONG_TRIGGER',
};

/**
 * What would put a decision right, and where (N01): the step that stopped it, and where nobody was left what kept each
 * candidate out. Nothing where there is nothing to mend.
 */
export function remediesOf(decision: Remediable, permissions: ReadonlySet<Permission>, view: View): Remedy[] {
  const { standing, trace, typeCode, clientExternalId } = decision;
  const subject: FixSubject = { clientExternalId, typeCode, ruleId: trace.rule?.id };
  const remedy = (who: string | null, code: ReasonCode, about: FixSubject): Remedy => ({
    who,
    sentence: reasons[code].fix[view.language],
    link: fixLink(code, about, permissions, view),
  });
  if (standing !== 'decided') {
    const code = OF_STANDING[standing];
    return code === null ? [] : [remedy(null, code, subject)];
  }
  const stopped = trace.outcome === 'nobody' ? keptOut(decision.recipients.candidates) : [];
  const unmet = trace.outcome === 'nobody' ? (trace.unmet ?? []) : [];
  // What is missing is named: there is no candidate of whom it is told.
  const missing = unmet.map(({ code, detail }): Remedy => {
    const { sentence, link } = remedy(null, code, subject);
    return { who: null, sentence: `${reasonText(code, detail ?? null, view.language)}. ${sentence}`, link };
  });
  if (stopped.length > 0) {
    return [
      ...missing,
      ...stopped.map(({ who, code, userId, contactId }) => remedy(who, code, { ...subject, userId, contactId })),
    ];
  }
  const others = trace.fixes.filter((fix) => !unmet.some(({ code }) => code === fix.code));
  return [...missing, ...others.map(({ code }) => remedy(null, code, { ...subject, userId: userWith(code, trace) }))];
}

/** The user at whose address it stopped, if it was a user's: it is put right there, and not at the client (C02). */
function userWith(code: ReasonCode, { messages, candidates }: Trace): string | undefined {
  const addresses = messages
    .filter((message) => message.code === code)
    .flatMap(({ to, addressesTried }) => [to, ...addressesTried.map(({ address }) => address)]);
  return candidates.find(({ kept, userId, address }) => kept && userId && addresses.includes(address ?? null))?.userId;
}

/** Each candidate with the filter that stopped it first: the later ones say nothing before that is mended. */
function keptOut(candidates: readonly TracedCandidate[]) {
  return candidates
    .flatMap(({ who, userId, contactId, filters }) => {
      const code = filters.find(({ result }) => result === 'fail')?.code;
      return code ? [{ who, code, userId, contactId }] : [];
    })
    .slice(0, MOST_PEOPLE);
}
