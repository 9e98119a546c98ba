import type { FilterId, TracedCandidate, TracedUnmet } from '../trace.js';
import type { AudienceFacts, Facts } from './facts.js';
import { missing, notSelected, sameAddress } from './dp-a-recipients.js';
import { ending, type Ending } from './ending.js';
import type { Finding } from './finding-words.js';
import type { Node, Result } from './node.js';
import type { StepRow } from './step.js';
import type { Subject } from './subject.js';

/** DP-C, "who of this client gets it, and why": access, module, approval, catch-all (seed 002, C04–C19). */
export const audienceNodes = {
  C1: {
    look(facts): Result {
      const { candidates, catchAll, unmet } = audienceOf(facts);
      if (candidates.length === 0 && !catchAll && unmet.length > 0) {
        return { verdict: 'info', finding: { key: 'others-asked' }, rows: unmet.map(unmetRow), next: 'C2' };
      }
      const rows = candidates.map((one) => rowOf(one, entryFilter(one), one.via));
      // The client itself and our own people need no access.
      const nobodyAsked = candidates.length > 0 && candidates.every((one) => entryFilter(one) === undefined);
      if (nobodyAsked) return { verdict: 'info', finding: { key: 'access-not-asked' }, rows, next: 'C2' };
      const count = candidates.filter(mayGet).length;
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
      if (!catchAll) {
        const key = audienceOf(facts).kept.length > 0 ? 'catch-all-not-needed' : 'catch-all-not-asked';
        return { verdict: 'info', finding: { key }, next: 'C5' };
      }
      const count = catchAll.filter(({ kept }) => kept).length;
      return {
        verdict: count > 0 ? 'pass' : 'fail',
        finding: { key: 'catch-all', values: { count } },
        rows: catchAll.map((one) => rowOf(one, one.kept ? undefined : failedFirst(one))),
        next: 'C5',
      };
    },
  },

  C5: {
    look(facts): Result {
      const { kept, stopped } = audienceOf(facts);
      const found = endOf(facts);
      const end = { ...found, also: [...found.also, ...notesOf(facts)] };
      if (kept.length === 0) return { verdict: 'fail', finding: { key: 'nobody-left' }, end };
      const rows = stopped.map(({ who, code, detail }): StepRow => {
        return { name: who, verdict: 'fail', code, ...(detail !== null && { which: detail }) };
      });
      const verdict = stopped.length < kept.length ? 'pass' : 'fail';
      return { verdict, finding: getsIt(audienceOf(facts)), rows, end };
    },
  },
} satisfies Record<string, Node>;

/** Who gets it; of the client itself also how. */
function getsIt({ kept, client }: AudienceFacts): Finding {
  const alone = kept.length === 1 ? client : null;
  if (alone?.format === 'letter') return { key: 'client-gets-letter', values: { name: alone.name } };
  if (alone?.address != null) return { key: 'client-gets-mail', values: { name: alone.name, address: alone.address } };
  return { key: 'gets-it', values: { names: kept.join(', ') } };
}

function audienceOf({ audience }: Facts): AudienceFacts {
  if (!audience) throw new Error('DP-C needs a client and a rule');
  return audience;
}

type Filter = TracedCandidate['filters'][number];

/** One filter over all with access: who fails an earlier one is told of all the same, but is not among those who remain. */
function filtered(facts: Facts, id: FilterId, key: 'module-ticked' | 'approval-right') {
  const candidates = audienceOf(facts).candidates.filter(mayGet);
  const filterOf = ({ filters }: TracedCandidate) => filters.find((filter) => filter.id === id);
  const rows = candidates.flatMap((one) => {
    const filter = filterOf(one);
    return filter ? [rowOf(one, filter)] : [];
  });
  const applies = rows.some(({ verdict }) => verdict !== 'info');
  if (!applies) return { verdict: 'info' as const, finding: { key: 'does-not-apply' as const }, rows: [] };
  const remaining = candidates.filter(({ filters }) => {
    const upTo = filters.findIndex((filter) => filter.id === id);
    return filters.slice(0, upTo + 1).every(({ result }) => result !== 'fail');
  });
  const finding = { key, values: { count: remaining.length } };
  return { verdict: remaining.length > 0 ? ('pass' as const) : ('fail' as const), finding, rows };
}

/** What somebody is asked before any module: whoever is not active may see nothing, whatever access was given (A14). */
const AT_THE_DOOR: readonly FilterId[] = ['linked', 'active', 'access', 'receive-as-contact'];

function entryFilter({ filters }: TracedCandidate): Filter | undefined {
  const stopped = filters.find(({ id, result }) => AT_THE_DOOR.includes(id) && result === 'fail');
  return stopped ?? filters.find(({ id }) => id === 'access');
}

/** A role by its name; a recipient without one tells itself by its code. */
function unmetRow({ code, detail }: TracedUnmet): StepRow {
  return { name: detail ?? '–', verdict: 'fail', code, ...(detail !== undefined && { which: detail }) };
}

function mayGet(candidate: TracedCandidate): boolean {
  return entryFilter(candidate)?.result !== 'fail';
}

/** @param filter none: nothing stopped this candidate */
function rowOf({ who, userId }: TracedCandidate, filter: Filter | undefined, value?: string): StepRow {
  const { result = 'pass', code, detail } = filter ?? {};
  return {
    name: who,
    verdict: result === 'not-applicable' ? 'info' : result,
    ...(value !== undefined && { value }),
    ...(code && { code, ...(userId && { user: userId }) }),
    ...(detail !== undefined && { which: detail }),
  };
}

function failedFirst({ filters }: TracedCandidate): Filter | undefined {
  return filters.find(({ result }) => result === 'fail');
}

/** Asked about one person who is left out: why. Asked about all: who gets it, or what stops the mail itself. */
function endOf(facts: Facts): Ending {
  const { kept, stopped } = audienceOf(facts);
  const { person, client, rule, input, recipient } = facts;
  const userId = person?.userId;
  const type = rule?.typeCode ?? input.type;
  const about = {
    ...(client && { client: client.externalId }),
    ...(type !== undefined && { type }),
    ...(userId && { user: userId }),
    ...(rule && { rule: rule.id }),
    ...(person?.kind === 'contact' && { contact: person.id }),
  };
  // Without a rule there is none to choose somebody on: what is asked for goes to the client (DP-C).
  if (person && !rule && recipient?.selected === false && audienceOf(facts).client) {
    return ending('FOR_CLIENT_ITSELF', about);
  }
  const leftOut = person && recipient && whyLeftOut(facts, person, recipient);
  if (leftOut) return { ...leftOut, subject: about };
  const [first] = stopped;
  if (first && stopped.length === kept.length) return ending(first.code, about, first.detail ?? undefined);
  if (kept.length > 0) return ending('RECIPIENTS_FOUND', about, kept.join(', '));
  return nobody(audienceOf(facts), about);
}

/** Nobody, with what is missing; access and ticks put it right only where the client's users are asked for. */
function nobody({ candidates, catchAll, unmet }: AudienceFacts, about: Subject): Ending {
  const [first] = candidates.length === 0 && !catchAll ? unmet : [];
  return { ...ending('NO_RECIPIENT', about), ...(first && { toDo: first.code }), also: missing(unmet) };
}

/** Null: this person gets it. */
function whyLeftOut(
  facts: Facts,
  person: NonNullable<Facts['person']>,
  { selected, filters, duplicateOf, stopped }: NonNullable<Facts['recipient']>,
): Ending | null {
  if (person.kind === 'contact' && person.userId === null) return ending('CONTACT_HAS_NO_USER');
  if (!selected) return notSelected(facts);
  const failed = filters.find(({ result }) => result === 'fail');
  if (failed?.code) return ending(failed.code, {}, failed.detail);
  if (duplicateOf !== null) return sameAddress(facts, duplicateOf).end;
  return stopped && ending(stopped.code, {}, stopped.detail ?? undefined);
}

/** C03: staff look at the address on the card, so each answer says that it is not used, or what is wrong with it. */
function notesOf(facts: Facts): Ending['also'] {
  const { cardAddress, client } = audienceOf(facts);
  if (cardAddress !== null) return [{ code: 'CLIENT_CARD_ADDRESS_UNUSED', which: cardAddress }];
  if (!client?.instead) return [];
  const { code, detail } = client.instead;
  return [{ code, ...(detail !== null && { which: detail }) }];
}
