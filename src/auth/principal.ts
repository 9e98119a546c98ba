import type { Language } from '../common/language.js';
import type { Permission } from './permissions.js';

/** Who is asking, and what he may do and see: a signed-in account or a system with an API key. */
export interface Principal {
  organisationId: string;
  /** Null for an API key. */
  userId: string | null;
  /** Null for an account. */
  apiKeyId: string | null;
  /** For pages and the timeline. */
  name: string;
  permissions: ReadonlySet<Permission>;
  /** L28: whose clients and messages he sees. */
  branchIds: readonly string[] | 'all';
  /** L06: whose letters he prints. */
  printGroupIds: readonly string[] | 'all';
  language: Language;
  /** IP address of the caller, for the audit. */
  address: string | null;
}
