/** What conditions look at (A35): the event, its case and its client as they stand when it is decided. */
export interface Facts {
  event: { kind: string; origin: string; data: Record<string, unknown> };
  /** Null: the event has no case. */
  case: { type: string; startDate: string; data: Record<string, unknown> } | null;
  /** Null: the event has no client. */
  client: ClientFacts | null;
}

export interface ClientFacts {
  externalId: string;
  kind: string;
  name: string;
  language: string | null;
  /** Code of its branch. */
  branch: string | null;
  /** Name of the client group: of the nearest client that is in one (Ed6). */
  group: string | null;
  /** How approval is confirmed, by the nearest client that says, else by the organisation (Cd1). */
  confirmation: 'none' | 'pin' | 'sms';
  /** ISO date. */
  birthDate: string | null;
  flags: readonly string[];
  emails: readonly string[];
}

/** The moment and the place by which days are told. */
export interface Today {
  now: Date;
  /** Name of the organisation's zone, as `Europe/Brussels`. */
  zone: string;
}
