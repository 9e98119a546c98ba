import { checkPostal, type PostalInput } from '../common/postal/postal-address.js';

export interface SenderOnPaper {
  organisationName: string;
  branchName: string;
  branchEmail: string | null;
  returnAddress: PostalInput;
  country: string;
  organisationLanguage: string;
}

/** The letterhead, the line above the address by which the post brings a letter back, and the place before the date. */
export function postalSenderLines(sender: SenderOnPaper): { letterhead: string[]; returnLine: string; place: string } {
  const { organisationName, branchName, branchEmail, returnAddress } = sender;
  const checked = checkPostal(organisationName, returnAddress, {
    country: sender.country,
    language: sender.organisationLanguage,
  });
  // A return address that names the sender itself must not say it twice.
  const said = [organisationName, `${organisationName} ${branchName}`];
  const address = checked.ok ? checked.lines.slice(1).filter((line) => !said.includes(line)) : [];
  return {
    letterhead: [
      organisationName,
      ...(branchName === organisationName ? [] : [branchName]),
      ...address,
      ...(branchEmail ? [branchEmail] : []),
    ],
    returnLine: [organisationName, ...address].map((line) => line.replace(/\s+/g, ' ')).join(', '),
    place: returnAddress.city ?? '',
  };
}
