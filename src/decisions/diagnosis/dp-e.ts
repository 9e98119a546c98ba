import type { Facts } from './facts.js';
import { ending, type Node, type Result } from './node.js';
import type { NodeId } from './step-words.js';

type CascadeStep = NonNullable<Facts['sender']>[number]['step'];

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
    look({ input, activeElsewhere }): Result {
      const address = input.address ?? '';
      return activeElsewhere
        ? {
            verdict: 'fail',
            finding: { key: 'active-elsewhere', values: { address } },
            end: ending('USER_ACTIVE_ELSEWHERE'),
          }
        : {
            verdict: 'pass',
            finding: { key: 'address-free', values: { address } },
            end: ending('ADDRESS_FREE', {}, address),
          };
    },
  },

  E7: {
    look({ transportRefused, sender, input }): Result {
      if (transportRefused) {
        const end = ending(transportRefused.code);
        return { verdict: 'fail', finding: { key: 'transport-refused' }, end };
      }
      const address = sender?.find((step) => step.chosen)?.value ?? '';
      const code = input.about === 'staff' ? 'STAFF_FOUND' : 'SENDER_FOUND';
      return { verdict: 'pass', finding: { key: 'transport-works' }, end: ending(code, {}, address) };
    },
  },
} satisfies Record<string, Node>;

/** One level of the cascade: the first valid address wins (Ed1). */
function cascadeNode(level: CascadeStep, next: NodeId | null): Node {
  return {
    look({ sender }) {
      const step = sender?.find((one) => one.step === level);
      const address = step?.value ?? '';
      if (step?.chosen) return { verdict: 'pass', finding: { key: 'level-wins', values: { address } }, next: 'E7' };
      const finding =
        step && step.value !== null
          ? ({ key: 'level-invalid', values: { address } } as const)
          : ({ key: 'level-empty' } as const);
      const verdict = step && step.value !== null ? 'fail' : 'info';
      return next === null
        ? { verdict: 'fail', finding, end: ending('MAIL_SETUP_INCORRECT') }
        : { verdict, finding, next };
    },
  };
}
