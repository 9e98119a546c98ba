import { isMicrosoftDomain } from '../../common/mail-domains.js';
import { PATTERN_FROM } from '../../messages/domain-signs.js';
import type { MessageRow as Line } from '../../messages/message-list.service.js';
import { isIn } from '../../messages/states.js';
import type { NotReceivedProps } from './not-received.js';

/** "Sent but not received?" for a mail that is out of our hands (D14); null for every other line. */
export function notReceived(
  { format, status, toAddress, clientExternalId }: Pick<Line, 'format' | 'status' | 'toAddress' | 'clientExternalId'>,
  domain: { name: string; othersMissing: number } | null,
  can: { test: boolean; correct: boolean },
): Omit<NotReceivedProps, 'view'> | null {
  if (format !== 'email' || !isIn('bounceable', status) || toAddress === null || clientExternalId === null) return null;
  return {
    externalId: clientExternalId,
    address: toAddress,
    microsoftDomain: domain && isMicrosoftDomain(domain.name) ? domain.name : null,
    pattern:
      domain && domain.othersMissing >= PATTERN_FROM ? { domain: domain.name, clients: domain.othersMissing } : null,
    canTest: can.test,
    canCorrect: can.correct,
  };
}
