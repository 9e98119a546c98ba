import { checkEmailAddress, type EmailFault } from '../common/email-address.js';
import { suggestEmail } from '../common/email-suggestion.js';
import { checkPostal, type PostalCheck, type PostalInput } from '../common/postal/postal-address.js';

/** One e-mail address of a client, and what its form alone tells. */
export interface JudgedEmail {
  address: string;
  /** Why no mail can go there; null when one can. */
  fault: EmailFault | null;
  /** "hotmail.com?": a whole address that may have been meant, to be proposed (N13). */
  suggestion: string | null;
}

/** What can be said of a client's addresses without having sent anything. */
export interface JudgedAddresses {
  emails: JudgedEmail[];
  /** With its hints; the fault where no letter can go there (L16). */
  postal: PostalCheck;
}

/** What is wrong with each of a client's addresses, as it is stored beside them. */
export function judgeAddresses(
  client: { name: string; emails: readonly string[]; postal: PostalInput | null },
  home: { country: string; language: string },
): JudgedAddresses {
  return { emails: client.emails.map(judgeEmail), postal: checkPostal(client.name, client.postal, home) };
}

/** Whether a mail can go to an address as it is written, and which one may be meant. */
export function judgeEmail(address: string): JudgedEmail {
  const checked = checkEmailAddress(address);
  return { address, fault: checked.ok ? null : checked.code, suggestion: suggestEmail(address) };
}
