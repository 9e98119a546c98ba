import type { ClientPart, ClientParts } from '../../clients/client-list.service.js';
import { NO_KIND } from '../client/kind-words.js';
import type { Texts } from '../i18n/texts.js';

interface PartChoice {
  /** As it stands in the address. */
  value: string;
  label: string;
}

/** What the clients can be browsed by, as a field offers it. */
export function partChoices(
  { kinds, branches, flagged }: ClientParts,
  t: Texts['clients']['browse'],
): { all: PartChoice[]; groups: { label: string; choices: PartChoice[] }[] } {
  const ofKind = kinds.map((kind) => ({
    value: partValue({ of: 'kind', kind }),
    label: kind === NO_KIND ? t.noKind : kind,
  }));
  const ofBranch = branches.map(({ code, name }) => ({
    value: partValue({ of: 'branch', branch: code }),
    label: name,
  }));
  return {
    all: [
      { value: partValue({ of: 'all' }), label: t.all },
      ...(flagged ? [{ value: partValue({ of: 'flagged' }), label: t.flagged }] : []),
    ],
    groups: [
      { label: t.kinds, choices: ofKind },
      { label: t.branches, choices: ofBranch },
    ].filter(({ choices }) => choices.length > 0),
  };
}

/** A part of the clients as an address names it; `partIn` reads it back. */
export function partValue(part: ClientPart): string {
  if (part.of === 'kind') return `kind:${part.kind}`;
  return part.of === 'branch' ? `branch:${part.branch}` : part.of;
}

/** The part that an address asks for: one that is offered, else all. Undefined: nothing is browsed. */
export function partIn(show: unknown, { kinds, branches, flagged }: ClientParts): ClientPart | undefined {
  if (typeof show !== 'string' || show === '') return undefined;
  const offered: ClientPart[] = [
    ...kinds.map((kind) => ({ of: 'kind', kind }) as const),
    ...branches.map(({ code }) => ({ of: 'branch', branch: code }) as const),
    ...(flagged ? [{ of: 'flagged' } as const] : []),
  ];
  return offered.find((part) => partValue(part) === show) ?? { of: 'all' };
}
