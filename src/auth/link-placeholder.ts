/** What a link to set a password is for; each says how long it works. */
export type LinkPurpose = 'welcome' | 'password';

/** Hours that a link works after its mail was handed over. Somebody new may be on holiday; who forgot sits waiting. */
export const LINK_HOURS: Readonly<Record<LinkPurpose, number>> = { welcome: 72, password: 2 };

/**
 * What stands in a stored text where the link will be (design §2): a link that works is made when the mail is handed
 * over, and stands in no table. The name can't exist (RFC 6761 §6.4), so a text that got out as it is leads nowhere.
 */
const PLACEHOLDERS: Readonly<Record<LinkPurpose, string>> = {
  welcome: 'https://welcome.link.invalid/',
  password: 'https://password.link.invalid/',
};

/** The fields that texts of such mails name, for the event that asks for the mail. */
export function linkData(purpose: LinkPurpose, login: string): { login: string; link: string; hours: number } {
  return { login, link: PLACEHOLDERS[purpose], hours: LINK_HOURS[purpose] };
}

/** Which link a stored text waits for; null for nearly every mail there is. */
export function awaitedLink(body: string): LinkPurpose | null {
  if (!body.includes('.link.invalid/')) return null;
  const purposes = Object.keys(PLACEHOLDERS) as LinkPurpose[];
  return purposes.find((purpose) => body.includes(PLACEHOLDERS[purpose])) ?? null;
}

/** The text as it is handed over. */
export function withLink(body: string, purpose: LinkPurpose, link: string): string {
  return body.replaceAll(PLACEHOLDERS[purpose], link);
}
