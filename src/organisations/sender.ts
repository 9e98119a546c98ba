import { checkEmailAddress } from '../common/email-address.js';

/** Where an address of ours may come from; a narrower step wins (E03–E07, Ed7). */
export interface CascadeSource {
  /** The dossier manager of the nearest client in the tree that has one (E04, Ed6); absent: there is none. */
  manager?: { id: string; name: string; email: string; active: boolean } | null;
  /** The nearest group that has an address: one without behaves as no group (E05, E08). */
  group?: { name: string; email: string | null } | null;
  branch: { name: string; email: string | null };
  organisation: { name: string; functionalEmail: string | null; communicationEmail: string | null };
}

export interface SenderSource extends CascadeSource {
  branch: CascadeSource['branch'] & { replyTo: string | null };
}

export type CascadeStep = 'manager' | 'group' | 'branch' | 'functional' | 'communication';

/** One step of the cascade, as traced. */
export interface SenderStep {
  step: CascadeStep;
  /** Of the manager, group or branch; absent where there is none, or it is the organisation's own address. */
  who?: string;
  value: string | null;
  valid: boolean;
  chosen: boolean;
  /** Ed1: filled in, but not usable, and so the next step was asked. */
  code?: 'SKIPPED_INVALID';
  /** Of a manager that was skipped: it is not the address, but the person who is not active any more. */
  inactive?: true;
}

/** Where the cascade ended. */
export interface CascadeHit {
  step: CascadeStep;
  name: string;
  address: string;
  /** Of the manager. */
  userId: string | null;
}

export interface Sender {
  name: string;
  address: string;
  replyTo: string | null;
}

/**
 * The one cascade, for who sends a mail (E03–E07) and for which of our own people gets one (E19): the first step with
 * a valid address; one that is filled in but not usable is skipped and traced (Ed1).
 */
export function walkCascade({ manager, group, branch, organisation }: CascadeSource): {
  hit: CascadeHit | null;
  steps: SenderStep[];
} {
  const candidates: { step: CascadeStep; who: string | undefined; value: string | null; inactive?: boolean }[] = [
    { step: 'manager', who: manager?.name, value: manager?.email ?? null, inactive: manager?.active === false },
    { step: 'group', who: group?.name, value: filled(group?.email) },
    { step: 'branch', who: branch.name, value: filled(branch.email) },
    { step: 'functional', who: undefined, value: filled(organisation.functionalEmail) },
    { step: 'communication', who: undefined, value: filled(organisation.communicationEmail) },
  ];
  let hit: CascadeHit | null = null;
  const steps = candidates.map(({ step, who, value, inactive }): SenderStep => {
    const address = inactive ? null : usable(value);
    const chosen = address !== null && hit === null;
    const skipped = value !== null && address === null && hit === null;
    if (chosen) {
      const userId = step === 'manager' ? manager!.id : null;
      hit = { step, name: who ?? organisation.name, address, userId };
    }
    return {
      step,
      ...(who !== undefined && { who }),
      value,
      valid: address !== null,
      chosen,
      ...(skipped && { code: 'SKIPPED_INVALID', ...(inactive && { inactive }) }),
    };
  });
  return { hit, steps };
}

/** Who sends a mail, in whose name. Answers to a manager or a group go there, whatever the branch says (Ed2, Ed7). */
export function chooseSender(source: SenderSource): { sender: Sender | null; steps: SenderStep[] } {
  const { hit, steps } = walkCascade(source);
  if (!hit) return { sender: null, steps };
  const personal = hit.step === 'manager' || hit.step === 'group';
  const replyTo = personal ? null : usable(source.branch.replyTo);
  return { sender: { name: hit.name, address: hit.address, replyTo }, steps };
}

/** Left empty is not filled in wrongly. */
function filled(value: string | null | undefined): string | null {
  return value?.trim() ? value : null;
}

/** The address as it may stand in a header: valid, and ASCII, so that no relay refuses it. */
function usable(value: string | null): string | null {
  const checked = value === null ? null : checkEmailAddress(value);
  return checked?.ok && !checked.needsSmtputf8 ? checked.address : null;
}
