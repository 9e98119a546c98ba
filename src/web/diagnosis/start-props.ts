import type { Procedure } from '../../decisions/diagnosis/diagnosis-input.js';
import type { ClientMatches } from '../client-field/client-field.js';
import type { FieldError } from '../components/form.js';
import type { Option, OptionGroup } from '../components/select-field.js';
import type { PageProps } from '../layout.js';

/** What can be chosen once the client is known. */
export interface StartChoices {
  client: { externalId: string; name: string } | null;
  /** The client itself, its contacts, and the users with access to it. */
  persons: OptionGroup[];
  cases: Option[];
  rules: Option[];
  types: Option[];
  /** Of which it is chosen who of the staff gets them (E18). */
  staffTypes: Option[];
}

export interface StartPageProps extends PageProps {
  procedure: Procedure;
  choices: StartChoices;
  /** What is filled in. */
  values: Readonly<Record<string, string>>;
  errors: FieldError[];
  /** Clients that may be meant by what was typed. */
  matches: ClientMatches | undefined;
}
