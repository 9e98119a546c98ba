/** Everything a test may want otherwise in a request; `client` is merged, unless it is only the name of one. */
export interface RequestWishes {
  client?: string | Record<string, unknown>;
  [field: string]: unknown;
}

let made = 0;

/** A body of `POST /messages` about a client of its own, in Ghent, with a good e-mail address. */
export function request({ client, ...wishes }: RequestWishes): Record<string, unknown> {
  made++;
  const whole = {
    externalId: `client-${made}`,
    name: 'Marie Peeters',
    language: 'nl',
    emails: [`marie.${made}@bib.example`],
    postal: { street: 'Kerkstraat', houseNumber: '12', box: '3', postcode: '9000', city: 'Gent', country: 'BE' },
  };
  return {
    key: `key-${made}`,
    type: 'HR1',
    data: { items: [{ title: 'Kaas', itemId: '30000001', dueDate: '2026-11-01' }] },
    ...wishes,
    client: typeof client === 'string' ? client : { ...whole, ...client },
  };
}
