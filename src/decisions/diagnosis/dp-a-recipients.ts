import { isIn } from '../../messages/states.js';
import type { FilterId, TracedUnmet } from '../trace.js';
import type { BeforeFacts, Facts } from './facts.js';
import type { FindingKey } from './finding-words.js';
import { ending, type Ending } from './ending.js';
import type { Node, Result } from './node.js';
import type { StepRow } from './step.js';
import type { Subject } from './subject.js';
import type { NodeId } from './step-words.js';

/** DP-A, "sent, but not to this person", and the end of "not sent": the recipients, cause by cause (A09–A17). */
export const recipientNodes = {
  '1.4.0': {
    look(facts): Result {
      const { person, recipient, rule } = facts;
      if (person?.kind === 'contact') return { verdict: 'info', finding: { key: 'is-contact' }, next: '1.4.1' };
      if (recipient?.selected) {
        return { verdict: 'pass', finding: { key: 'recipient-selected', values: asked(rule) }, next: '1.4.2b' };
      }
      return {
        verdict: 'fail',
        finding: { key: 'recipient-not-selected', values: asked(rule) },
        end: notSelected(facts),
      };
    },
  },

  '1.4.1': {
    look(facts): Result {
      const { recipient, rule } = facts;
      if (recipient?.selected) {
        return { verdict: 'pass', finding: { key: 'contact-selected', values: asked(rule) }, next: '1.4.2a' };
      }
      return {
        verdict: 'fail',
        finding: { key: 'contact-not-selected', values: asked(rule) },
        end: notSelected(facts),
      };
    },
  },

  '1.4.2a': filterNode('linked', '1.4.2b', 'linked', 'not-linked'),
  '1.4.2b': filterNode('active', '1.4.2c', 'active', 'not-active'),
  '1.4.2c': filterNode('access', '1.4.3', 'has-access', 'no-access'),
  '1.4.3': filterNode('receive-as-contact', '1.4.4', 'receives', 'receives-not'),

  '1.4.4': {
    look(facts): Result {
      const { person, recipient, rule, before } = facts;
      const rows = (recipient?.filters ?? []).filter(({ id }) => REMAINING.includes(id)).map(rowOf);
      const failed = recipient?.filters.find(({ id, result }) => REMAINING.includes(id) && result === 'fail');
      const subject = about(rule, person);
      if (failed?.code) {
        return {
          verdict: 'fail',
          finding: { key: 'filter-failed' },
          rows,
          end: ending(failed.code, subject, failed.detail),
        };
      }
      if (recipient?.stopped) {
        const { code, detail } = recipient.stopped;
        return {
          verdict: 'fail',
          finding: { key: 'mail-stopped' },
          rows,
          end: ending(code, subject, detail ?? undefined),
        };
      }
      const { atSameAddress } = facts.lines;
      if (recipient?.duplicateOf && (atSameAddress || !before || isInOrder(before))) {
        const { finding, end } = sameAddress(facts, recipient.duplicateOf);
        return { verdict: 'fail', finding, rows, end };
      }
      if (before && !isInOrder(before)) return notNow(facts, before);
      return { verdict: 'info', finding: { key: 'all-in-order' }, rows, end: ending('UNEXPLAINED', subject) };
    },
  },
} satisfies Record<string, Node>;

/** What the rule did then is no more than it would do now. */
function isInOrder({ standing, stopped, wentTo }: BeforeFacts): boolean {
  return standing === 'decided' && stopped.length === 0 && wentTo === null;
}

/** Nothing is wrong with the recipient today; what was in the way when it happened. */
function notNow(facts: Facts, before: BeforeFacts): Result {
  const { person, rule } = facts;
  const { at, standing, wentTo } = before;
  const subject = about(rule, person);
  if (standing === 'waits') {
    return {
      verdict: 'info',
      finding: { key: 'not-decided-yet', values: { at } },
      end: ending('STILL_WAITING', subject),
    };
  }
  if (standing === 'case-closed') {
    return {
      verdict: 'fail',
      finding: { key: 'case-was-closed', values: { at } },
      end: ending('CASE_CLOSED', subject),
    };
  }
  if (wentTo !== null) {
    const finding = { key: 'went-elsewhere' as const, values: { at, name: person?.name ?? '', address: wentTo } };
    return { verdict: 'fail', finding, end: ending('WENT_ELSEWHERE', subject, wentTo) };
  }
  return putRight(facts, before);
}

/**
 * All is in order now, and was not when it happened: somebody put it right since, as this search or another one said.
 * Where nobody got the mail of an opened case, it still can be sent (Ad4).
 */
function putRight({ person, client, rule, lines }: Facts, { at, standing, stopped, canApply }: BeforeFacts): Result {
  const code = canApply && lines.others.length === 0 ? 'RIGHT_NOW_APPLY_AGAIN' : 'RIGHT_NOW';
  const subject = { ...about(rule, person), ...(client && { client: client.externalId }) };
  return {
    verdict: 'pass',
    finding: { key: standing === 'decided' ? 'right-now' : 'holds-now', values: { at } },
    rows: stopped,
    end: ending(code, subject),
  };
}

/** What comes after the steps that have a node of their own (DP-C). */
const REMAINING: readonly FilterId[] = ['module', 'approval', 'catch-all', 'relevance'];

/** One filter: it passes, does not apply, or is the cause. */
function filterNode(id: FilterId, next: NodeId, passed: FindingKey, failed: FindingKey): Node {
  return {
    look({ person, recipient, rule }) {
      const filter = recipient?.filters.find((one) => one.id === id);
      const values = { name: person?.name ?? '' };
      if (filter?.result === 'fail' && filter.code) {
        const end = ending(filter.code, about(rule, person), filter.detail);
        return { verdict: 'fail', finding: { key: failed, values }, end };
      }
      const applies = filter?.result === 'pass';
      return applies
        ? { verdict: 'pass', finding: { key: passed, values }, next }
        : { verdict: 'info', finding: { key: 'does-not-apply' }, next };
    },
  };
}

/** No recipient of the rule is the person; mails for our own people are chosen elsewhere than on the rule (E18). */
export function notSelected({ person, client, rule, recipient }: Facts): Ending {
  const subject = { ...(client && { client: client.externalId }), ...about(rule, person) };
  const unmet = recipient?.unmet ?? [];
  if (person?.kind === 'contact') return { ...ending('CONTACT_NOT_SELECTED', subject), also: missing(unmet) };
  const instead = recipient?.staffInstead;
  return instead
    ? ending('STAFF_NOT_CHOSEN', subject, instead.join(', ') || '–')
    : { ...ending('RECIPIENT_NOT_SELECTED', subject), ...whereRoleIsMissing(unmet), also: missing(unmet) };
}

/** The role that a rule names and nobody has is the likeliest reason why somebody who should have it gets nothing. */
function whereRoleIsMissing(unmet: readonly TracedUnmet[]): Pick<Ending, 'toDo'> {
  const role = unmet.find(({ code }) => code === 'ROLE_NOT_ON_CASE' || code === 'NO_CASE_FOR_ROLE');
  return role ? { toDo: role.code } : {};
}

/** What is missing for recipients of a rule behind whom nobody stands. */
export function missing(unmet: readonly TracedUnmet[]): Ending['also'] {
  return unmet.map(({ code, detail }) => ({ code, ...(detail !== undefined && { which: detail }) }));
}

/** Somebody named before has the address as well, and gets the mail there; which one that was, where there was one. */
export function sameAddress({ person, client, lines, rule }: Facts, duplicateOf: string) {
  const line = lines.atSameAddress;
  const name = line?.name ?? (duplicateOf === client?.externalId ? client.name : duplicateOf);
  const end = ending('SAME_ADDRESS', about(rule, person), name);
  const values = { name, address: line?.to ?? person?.address ?? '–' };
  if (!line) return { finding: { key: 'is-duplicate' as const, values }, end };
  const { id, number, status, statusAt, reason, reasonDetail } = line;
  const key = isIn('bounceable', status) ? ('sent-to-same-address' as const) : ('meant-for-same-address' as const);
  const finding = { key, values: { ...values, number, at: statusAt.toISOString() }, message: id };
  const also: Ending['also'] = [{ code: 'MAIL_TO_THAT_ADDRESS', which: `${number} (${values.address})`, message: id }];
  if (reason) also.push({ code: reason, message: id, ...(reasonDetail !== null && { which: reasonDetail }) });
  return { finding, end: { ...end, also } };
}

function rowOf({ id, result, code, detail }: NonNullable<Facts['recipient']>['filters'][number]): StepRow {
  return {
    name: id,
    verdict: result === 'pass' ? 'pass' : result === 'fail' ? 'fail' : 'info',
    ...(code && { code }),
    ...(detail !== undefined && { which: detail }),
  };
}

function asked(rule: Facts['rule']) {
  return { rule: rule?.name ?? '', recipients: rule?.recipients.join(', ') ?? '' };
}

function about(rule: Facts['rule'], person: Facts['person']): Subject {
  return {
    ...(rule && { rule: rule.id, type: rule.typeCode }),
    ...(person?.kind === 'contact' && { contact: person.id }),
    ...(person?.kind === 'client' && { client: person.id }),
    ...(person?.userId && { user: person.userId }),
  };
}
