import type { NamedClients } from '../client-field/client-names.service.js';
import type { FieldError } from '../components/form.js';
import type { MessageRow } from '../components/message-table.js';
import type { PageProps } from '../layout.js';
import type { UserChoices } from './user-choices.service.js';
import type { UserForm } from './user-form.js';

/** What the page of a user shows, and with it each part of its form. */
export interface UserPageProps extends PageProps {
  /** Null for somebody who is to be made. */
  user: { id: string; name: string; email: string; active: boolean; hasPassword: boolean } | null;
  form: UserForm;
  choices: UserChoices;
  /** Names of the clients in the form, by number. */
  clients: ReadonlyMap<string, string>;
  errors: FieldError[];
  /** Clients that may be meant by what was typed, by the ids of the fields. */
  matches?: NamedClients['matches'];
  /** X9: who has the address that was asked for. */
  existing: { id: string; name: string; side: 'staff' | 'client' } | null;
  /** The client that the form offers access to; the user has it once it is saved. */
  offered?: string | undefined;
  /** The latest mails to this user; empty of somebody new. */
  mails: MessageRow[];
  /** Whether any of them went to the address that the user has now, or is about to. */
  welcomed: boolean;
  /** May a search for a missing mail begin here (A01)? */
  canExplain: boolean;
}
