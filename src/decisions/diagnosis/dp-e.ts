import type { SenderStep } from '../../organisations/sender.js';
import type { Facts } from './facts.js';
import { ending, type Ending } from './ending.js';
import type { Node, Result } from './node.js';
import type { Subject } from './subject.js';
import type { Finding } from './finding-words.js';
import type { NodeId } from './step-words.js';

/** DP-E, "which sender, which staff, may this user exist" (seed 004, E01–E22). */
export const senderNodes = {
  E0: {
    look({ input }): Result {
      const finding = { key: 'asked-about' as const, values: { what: input.about ?? 'sender' } };
      const next = input.about === 'staff' ? 'E5' : input.about === 'address' ? 'E6' : 'E1';
      return { verdict: 'info', finding, next };
    },
  },

  E1: cascadeNode('manager', 'E2'),
  E2: cascadeNode('group', 'E2b'),
  E2b: cascadeNode('branch', 'E3'),
  E3: cascadeNode('functional', 'E4'),
  E4: cascadeNode('communication', null),

  E5: {
    look({ routing }): Result {
      if (!routing?.personalised) {
        return { verdict: 'info', finding: { key: 'routing-cascade' }, next: 'E1' };
      }
      const names = routing.active.join(', ');
      if (routing.active.length > 0) {
        return {
          verdict: 'pass',
          finding: { key: 'routing-personalised', values: { names } },
          end: ending('STAFF_FOUND', {}, names),
        };
      }
      const values = { names: routing.inactive.join(', ') || '–' };
      return { verdict: 'fail', finding: { key: 'routing-nobody-active', values }, next: 'E1' };
    },
  },

  E6: {
    look({ input, client, activeElsewhere, userHere }): Result {
      const address = input.address ?? '';
      const ofClient = client && { client: client.externalId };
      if (activeElsewhere) {
        const finding = { key: 'active-elsewhere' as const, values: { address } };
        const about = { ...ofClient, ...(userHere && { user: userHere.id }) };
        return { verdict: 'fail', finding, end: ending('USER_ACTIVE_ELSEWHERE', about) };
      }
      if (userHere) {
        const finding = { key: 'user-here' as const, values: { address, name: userHere.name } };
        return { verdict: 'info', finding, end: ending('USER_EXISTS', { user: userHere.id }, userHere.name) };
      }
      const finding = { key: 'address-free' as const, values: { address } };
      return { verdict: 'pass', finding, end: ending('ADDRESS_FREE', { ...ofClient }, address) };
    },
  },

  E7: {
    look(facts): Result {
      const { transportRefused, sender, input } = facts;
      if (transportRefused) {
        const end = { ...ending(transportRefused.code), line: 'no-line' as const };
        return { verdict: 'fail', finding: { key: 'transport-refused' }, end };
      }
      const address = sender?.find((step) => step.chosen)?.value ?? '';
      const code = input.about === 'staff' ? 'STAFF_FOUND' : 'SENDER_FOUND';
      const end = { ...ending(code, subject(facts), address), also: passedOver(facts) };
      return { verdict: 'pass', finding: { key: 'transport-works' }, end };
    },
  },
} satisfies Record<string, Node>;

/** One level of the cascade: the first valid address wins (Ed1). */
function cascadeNode(level: SenderStep['step'], next: NodeId | null): Node {
  return {
    look(facts) {
      const step = facts.sender?.find((one) => one.step === level);
      const finding = foundAt(step);
      if (step?.chosen) return { verdict: 'pass', finding, next: 'E7' };
      const verdict = finding.key === 'level-empty' ? 'info' : 'fail';
      return next === null
        ? {
            verdict: 'fail',
            finding,
            end: { ...ending('MAIL_SETUP_INCORRECT', subject(facts)), line: 'no-line', also: passedOver(facts) },
          }
        : { verdict, finding, next };
    },
  };
}

function foundAt(step: SenderStep | undefined): Finding {
  if (isSilent(step)) return { key: 'group-without-address', values: { name: step.who } };
  if (!step || step.value === null) return { key: 'level-empty' };
  if (step.inactive) return { key: 'level-inactive', values: { name: step.who ?? step.value } };
  return { key: step.chosen ? 'level-wins' : 'level-invalid', values: { address: step.value } };
}

/** What was meant to win and could not, so that a later level did: staff see the winner, and wonder. */
function passedOver({ input, routing, sender }: Facts): Ending['also'] {
  const winner = sender?.findIndex(({ chosen }) => chosen) ?? -1;
  const before = winner < 0 ? (sender ?? []) : sender!.slice(0, winner);
  const chosen = input.about === 'staff' && routing?.personalised ? routing.inactive.join(', ') : '';
  return [
    ...(chosen ? [{ code: 'CHOSEN_STAFF_INACTIVE' as const, which: chosen }] : []),
    ...before.flatMap((step): Ending['also'] => {
      if (isSilent(step)) return [{ code: 'GROUP_HAS_NO_ADDRESS', which: step.who }];
      return step.code ? [{ code: step.code, which: step.who ?? step.value! }] : [];
    }),
  ];
}

function subject({ client, senderGroup }: Facts): Subject {
  return { ...(client && { client: client.externalId }), ...(senderGroup !== null && { group: senderGroup }) };
}

/** A group without an address (E08). */
function isSilent(step: SenderStep | undefined): step is SenderStep & { who: string } {
  return step?.step === 'group' && step.who !== undefined && step.value === null;
}
