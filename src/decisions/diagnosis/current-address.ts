import { checkEmailAddress } from '../../common/email-address.js';
import { ending } from './ending.js';
import type { Facts } from './facts.js';
import type { Result } from './node.js';

type Who = Pick<Facts, 'person' | 'client'>;

/** Where mails to the person go today, in order: a client may have several addresses (L08), a user has one (C02). */
export function addressesOf({ person, client }: Who): readonly string[] {
  if (person?.kind === 'client') return client?.emails ?? [];
  return person?.address ? [person.address] : [];
}

/** Whether mails to the person go to this address today. */
export function isCurrent(address: string, who: Who): boolean {
  return addressesOf(who).some((now) => asSent(now) === asSent(address));
}

/** The ending of a mail that went to an address that is the person's no longer; null: it went to one of today. */
export function elsewhere(facts: Facts): Result | null {
  const line = facts.lines.ofPerson;
  if (!line || line.to === null || isCurrent(line.to, facts)) return null;
  const values = { address: line.to, now: addressesOf(facts).join(', ') || '–' };
  return {
    verdict: 'fail',
    finding: { key: 'sent-to-other-address', values },
    end: ending('WENT_ELSEWHERE', { message: line.id }, line.to),
  };
}

/** An address as it was handed over, whatever the case. */
function asSent(address: string): string {
  const checked = checkEmailAddress(address);
  return (checked.ok ? checked.address : address.trim()).toLowerCase();
}
