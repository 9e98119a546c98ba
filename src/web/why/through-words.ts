import type { View } from '../view.js';

/**
 * Through what somebody was reached, in words: of our own staff the step of the cascade (E19), or that they were chosen
 * (E18). A client or a role is called by its own name.
 */
export function throughText(via: string, view: View): string {
  const { cascade, recipients } = view.t.organisation;
  const steps: Record<string, string> = { ...cascade.steps, personalised: recipients.modes.personalised };
  return Object.hasOwn(steps, via) ? steps[via]! : via;
}
