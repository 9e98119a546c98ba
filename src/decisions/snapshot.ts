import type { ClientFlag } from '../clients/client.entity.js';
import type { PostalInput } from '../common/postal/postal-address.js';
import type { FallbackPreference } from '../messages/fallback-rule.js';
import type { Format } from '../message-types/message-type.entity.js';
import type { CascadeSource } from '../organisations/sender.js';

export interface OrganisationFacts {
  name: string;
  language: string;
  country: string;
  zone: string;
  functionalEmail: string | null;
  communicationEmail: string | null;
  /** Dd5: staff resend everything themselves. */
  asInWise: boolean;
}

export interface BranchFacts {
  id: string;
  name: string;
  email: string | null;
  replyTo: string | null;
}

export interface TypeFacts extends FallbackPreference {
  code: string;
  defaultFormat: Format;
  requirePostalAddress: boolean;
}

export interface PublishedText {
  id: string;
  language: string;
  version: number;
  subject: string;
  body: string;
  letterBody: string | null;
}

/** Who a message is about, as it stood at that moment. */
export interface ClientFacts {
  externalId: string;
  name: string;
  salutation: string | null;
  language: string | null;
  emails: readonly string[];
  postal: PostalInput | null;
  flags: readonly ClientFlag[];
}

/** What a line is made from, whoever it is for. */
export interface LineSource {
  organisation: OrganisationFacts;
  branch: BranchFacts;
  type: TypeFacts;
  /** The published text of each language. */
  texts: readonly PublishedText[];
  /** E04, E05: of the nearest client in the tree that has one. */
  manager?: CascadeSource['manager'];
  group?: CascadeSource['group'];
  /** Null: the event is about no client. */
  client: ClientFacts | null;
  /** The client's wish for this type (L02). */
  preference: Format | null;
}

/** Everything the decision on a direct request looks at. */
export interface Snapshot extends LineSource {
  client: ClientFacts;
}
