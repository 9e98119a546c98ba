import type { FilterId, TracedCandidate } from '../trace.js';
import type { AudienceFacts, Facts } from './facts.js';
import { ending, type Ending, type Node, type Result, type StepRow } from './node.js';

/** DP-C, "who of this client gets it, and why": access, module, approval, catch-all (seed 002, C04–C19). */
export const audienceNodes = {
  C1: {
    look(facts): Result {
      const { candidates } = audienceOf(facts);
      const rows = rowsOf(candidates, 'access');
      const count = rows.filter(({ verdict }) => verdict === 'pass').length;
      return {
        verdict: count > 0 ? 'pass' : 'fail',
        finding: { key: 'with-access', values: { count } },
        rows,
        next: 'C2',
      };
    },
  },

  C2: {
    look: (facts) => ({ ...filtered(facts, 'module', 'module-ticked'), next: 'C3' }),
  },

  C3: {
    look: (facts) => ({ ...filtered(facts, 'approval', 'approval-right'), next: 'C4' }),
  },

  C4: {
    look(facts): Result {
      const { catchAll } = audienceOf(facts);
      if (!catchAll) return { verdict: 'info', finding: { key: 'catch-all-not-needed' }, next: 'C5' };
      const count = catchAll.filter(({ kept }) => kept).length;
      return {
        verdict: count > 0 ? 'pass' : 'fail',
        finding: { key: 'catch-all', values: { count } },
        rows: catchAll.map((one) => ({ name: one.who, verdict: one.kept ? 'pass' : 'fail', ...codeOf(one) })),
        next: 'C5',
      };
    },
  },

  C5: {
    look(facts): Result {
      const { kept } = audienceOf(facts);
      const end = { ...endOf(facts), also: notesOf(facts) };
      return kept.length > 0
        ? { verdict: 'pass', finding: { key: 'gets-it', values: { names: kept.join(', ') } }, end }
        : { verdict: 'fail', finding: { key: 'nobody-left' }, end };
    },
  },
} satisfies Record<string, Node>;

function audienceOf({ audience }: Facts): AudienceFacts {
  if (!audience) throw new Error('DP-C needs a client and a rule');
  return audience;
}

/** One filter over all candidates that came as far. */
function filtered(facts: Facts, id: FilterId, key: 'module-ticked' | 'approval-right') {
  const { candidates } = audienceOf(facts);
  const rows = rowsOf(
    candidates.filter((one) => one.filters.every((filter) => filter.id !== 'access' || filter.result !== 'fail')),
    id,
  );
  const applies = rows.some(({ verdict }) => verdict !== 'info');
  if (!applies) return { verdict: 'info' as const, finding: { key: 'does-not-apply' as const }, rows: [] };
  const count = rows.filter(({ verdict }) => verdict === 'pass').length;
  return { verdict: count > 0 ? ('pass' as const) : ('fail' as const), finding: { key, values: { count } }, rows };
}

function rowsOf(candidates: readonly TracedCandidate[], id: FilterId): StepRow[] {
  return candidates.flatMap((one): StepRow[] => {
    const filter = one.filters.find((each) => each.id === id);
    if (!filter) return [];
    return [
      {
        name: one.who,
        verdict: filter.result === 'not-applicable' ? 'info' : filter.result,
        ...(id === 'access' && one.via && { value: one.via }),
        ...(filter.code && { code: filter.code }),
        ...(filter.detail !== undefined && { which: filter.detail }),
      },
    ];
  });
}

/** What stopped a candidate first. */
function codeOf({ filters }: TracedCandidate): Pick<StepRow, 'code' | 'which'> {
  const failed = filters.find(({ result }) => result === 'fail');
  return { ...(failed?.code && { code: failed.code }), ...(failed?.detail !== undefined && { which: failed.detail }) };
}

/** Asked about one person who is left out: why. Asked about all: who gets it. */
function endOf(facts: Facts): Ending {
  const { candidates, kept } = audienceOf(facts);
  const { person, client } = facts;
  const userId = person?.userId;
  const asked = userId ? candidates.find((one) => one.userId === userId && !one.kept) : undefined;
  const { code, which } = asked ? codeOf(asked) : {};
  const about = { ...(client && { client: client.externalId }), ...(userId && { user: userId }) };
  if (code) return ending(code, about, which);
  if (kept.length > 0) return ending('RECIPIENTS_FOUND', about, kept.join(', '));
  return ending('NO_RECIPIENT', about);
}

/** C03: staff look at the address on the card, so each answer says that it is not used. */
function notesOf(facts: Facts): Ending['also'] {
  const { cardAddress } = audienceOf(facts);
  return cardAddress === null ? [] : [{ code: 'CLIENT_CARD_ADDRESS_UNUSED', which: cardAddress }];
}
