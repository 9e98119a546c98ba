import { checkEmailAddress } from '../common/email-address.js';

/** Where the sender's address of a mail may come from; a narrower step wins (E03–E07, Ed7). */
export interface SenderSource {
  organisation: { name: string; functionalEmail: string | null; communicationEmail: string | null };
  branch: { name: string; email: string | null; replyTo: string | null };
}

/** One step of the cascade, as traced. */
export interface SenderStep {
  step: 'branch' | 'functional' | 'communication';
  value: string | null;
  valid: boolean;
  chosen: boolean;
}

export interface Sender {
  name: string;
  address: string;
  replyTo: string | null;
}

/** The first step with a valid address; an invalid one is skipped and traced (Ed1). */
export function chooseSender({ organisation, branch }: SenderSource): { sender: Sender | null; steps: SenderStep[] } {
  const candidates = [
    { step: 'branch', value: branch.email, name: branch.name },
    { step: 'functional', value: organisation.functionalEmail, name: organisation.name },
    { step: 'communication', value: organisation.communicationEmail, name: organisation.name },
  ] as const;
  let sender: Sender | null = null;
  const steps = candidates.map(({ step, value, name }): SenderStep => {
    const address = usable(value);
    const chosen = address !== null && sender === null;
    if (chosen) sender = { name, address, replyTo: usable(branch.replyTo) };
    return { step, value, valid: address !== null, chosen };
  });
  return { sender, steps };
}

/** The address as it may stand in a header: valid, and ASCII, so that no relay refuses it. */
function usable(value: string | null): string | null {
  const checked = value === null ? null : checkEmailAddress(value);
  return checked?.ok && !checked.needsSmtputf8 ? checked.address : null;
}
