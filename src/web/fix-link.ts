import type { Permission } from '../auth/permissions.js';
import { reasons, type ReasonCode } from '../common/reasons.js';
import { urls } from './urls.js';
import type { View } from './view.js';

export interface FixLink {
  href: string;
  text: string;
}

/** What a reason is about, so that its link leads to the very client or type. */
export interface FixSubject {
  clientExternalId: string | null;
  typeCode: string;
}

/** Where a reason is put right, for whoever may do so there; null where no page of ours can help. */
export function fixLink(
  code: ReasonCode,
  { clientExternalId, typeCode }: FixSubject,
  permissions: ReadonlySet<Permission>,
  view: View,
): FixLink | null {
  const t = view.t.messages.fix;
  switch (reasons[code].where) {
    case 'client-email':
    case 'client-postal':
      return clientExternalId !== null && permissions.has('clients:correct')
        ? { href: urls.clientAddresses(clientExternalId), text: t.address }
        : null;
    case 'client':
      return clientExternalId !== null && permissions.has('clients:read')
        ? { href: urls.client(clientExternalId), text: t.client }
        : null;
    case 'type':
    case 'text':
      return permissions.has('types:read') ? { href: urls.messageType(typeCode), text: t.type } : null;
    default:
      return null;
  }
}
