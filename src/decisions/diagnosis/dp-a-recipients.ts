import type { FilterId } from '../trace.js';
import type { BeforeFacts, Facts } from './facts.js';
import type { FindingKey } from './finding-words.js';
import { ending, type Node, type Result, type StepRow, type Subject } from './node.js';
import type { NodeId } from './step-words.js';

/** DP-A, "sent, but not to this person", and the end of "not sent": the recipients, cause by cause (A09–A17). */
export const recipientNodes = {
  '1.4.0': {
    look({ person, recipient, rule }): Result {
      if (person?.kind === 'contact') return { verdict: 'info', finding: { key: 'is-contact' }, next: '1.4.1' };
      if (recipient?.selected) {
        return { verdict: 'pass', finding: { key: 'recipient-selected', values: asked(rule) }, next: '1.4.2b' };
      }
      return {
        verdict: 'fail',
        finding: { key: 'recipient-not-selected', values: asked(rule) },
        end: ending('RECIPIENT_NOT_SELECTED', about(rule, person)),
      };
    },
  },

  '1.4.1': {
    look({ person, recipient, rule }): Result {
      if (recipient?.selected) {
        return { verdict: 'pass', finding: { key: 'contact-selected', values: asked(rule) }, next: '1.4.2a' };
      }
      return {
        verdict: 'fail',
        finding: { key: 'contact-not-selected', values: asked(rule) },
        end: ending('CONTACT_NOT_SELECTED', about(rule, person)),
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
      if (recipient?.duplicateOf) {
        const finding = { key: 'is-duplicate' as const, values: { name: recipient.duplicateOf } };
        return { verdict: 'info', finding, rows, end: ending('UNEXPLAINED', subject) };
      }
      if (before && (!before.held || before.stopped.length > 0)) return putRight(facts, before);
      return { verdict: 'info', finding: { key: 'all-in-order' }, rows, end: ending('UNEXPLAINED', subject) };
    },
  },
} satisfies Record<string, Node>;

/**
 * All is in order now, and was not when it happened: somebody put it right since, as this search or another one said.
 * Where nobody got the mail of an opened case, it still can be sent (Ad4).
 */
function putRight({ person, client, rule, lines }: Facts, { at, held, stopped, canApply }: BeforeFacts): Result {
  const code = canApply && lines.others.length === 0 ? 'RIGHT_NOW_APPLY_AGAIN' : 'RIGHT_NOW';
  const subject = { ...about(rule, person), ...(client && { client: client.externalId }) };
  return {
    verdict: 'pass',
    finding: { key: held ? 'right-now' : 'holds-now', values: { at } },
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

export function rowOf({ id, result, code, detail }: NonNullable<Facts['recipient']>['filters'][number]): StepRow {
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
