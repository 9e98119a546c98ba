import { dayIn } from './formats.js';
import { salutation } from './salutation.js';

/** What the author of a text can name between `{{` and `}}`. */
export interface TextContext {
  client: { name: string; salutation: string; externalId: string };
  branch: { name: string; email: string };
  /** `zone`: IANA name, for times in data. */
  organisation: { name: string; zone: string };
  /** The request's data as it came. */
  data: Record<string, unknown>;
  /** `data.items` where that is a list (L13): texts loop over it without asking. */
  items: unknown[];
  language: string;
  /** ISO day, in the organisation's zone. */
  today: string;
}

export interface TextContextSource {
  client: { name: string; salutation?: string | null; externalId?: string | null };
  branch: { name: string; email?: string | null };
  organisation: { name: string; zone: string };
  data: Record<string, unknown>;
  /** The language of the text that was chosen. */
  language: string;
  now: Date;
}

/** Gathers what a text may name; the salutation is made in the text's language. */
export function textContext({ client, branch, organisation, data, language, now }: TextContextSource): TextContext {
  return {
    client: {
      name: client.name,
      salutation: salutation(client, language),
      externalId: client.externalId ?? '',
    },
    branch: { name: branch.name, email: branch.email ?? '' },
    organisation: { name: organisation.name, zone: organisation.zone },
    data,
    items: Array.isArray(data['items']) ? data['items'] : [],
    language,
    today: dayIn(organisation.zone, now),
  };
}
