import { AccountLinks } from '../../src/auth/account-links.js';
import type { LinkPurpose } from '../../src/auth/link-placeholder.js';
import type { TestApp } from './app.js';

/** The path of a link to set a password, as it stands in a mail that goes to this address of the user. */
export async function linkFor(
  { app, library }: Pick<TestApp, 'app' | 'library'>,
  { id, email }: { id: string; email: string },
  purpose: LinkPurpose,
): Promise<string> {
  const link = await app
    .get(AccountLinks)
    .create(library.organisationId, id, purpose, email, () => Promise.resolve(false));
  if (!link.ok) throw new Error(`There is no link: ${link.refusal.which}`);
  return new URL(link.href).pathname;
}
