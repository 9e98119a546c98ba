import { walkCascade, type CascadeHit, type CascadeSource, type SenderStep } from './sender.js';

/** How the mails of one type for our own people find their way (E18). */
export interface Routing {
  mode: 'cascade' | 'personalised';
  /** Those chosen, in order; kept while the cascade decides, so that switching back finds them again. */
  userIds: readonly string[];
}

/** Where nobody chose anything (E19). */
export const BY_CASCADE: Routing = { mode: 'cascade', userIds: [] };

export type StaffRecipients =
  /** At least one of those chosen is active; the others are traced and left out. */
  | { way: 'personalised'; userIds: readonly string[] }
  /** E19: manager, else client group, else branch, functional or communication address; null where none is usable. */
  | { way: 'cascade'; hit: CascadeHit | null; steps: SenderStep[] };

/**
 * Which of our own people get a mail of this type. Personalised with nobody chosen, or with nobody left who is active,
 * counts as no choice (Ed4).
 *
 * @param isActive whether a user exists and is active
 */
export function staffRecipients(
  { mode, userIds }: Routing,
  isActive: (userId: string) => boolean,
  source: CascadeSource,
): StaffRecipients {
  if (mode === 'personalised' && userIds.some(isActive)) return { way: 'personalised', userIds };
  return { way: 'cascade', ...walkCascade(source) };
}
