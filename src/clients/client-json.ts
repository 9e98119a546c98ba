import type { ClientRecord } from './client-details.service.js';
import type { Correction, Corrections } from './corrections.js';

/** A client as the API answers it: in the words in which it was sent (design §8), with what was corrected here (L21). */
export function clientJson(client: ClientRecord) {
  const { externalId, cardNumbers, parent, kind, name, birthDate, salutation, language, emails, postal, flags } =
    client;
  return {
    externalId,
    cardNumbers,
    parent,
    kind,
    name,
    birthDate,
    salutation,
    language,
    emails,
    postal,
    flags,
    branch: client.branchCode,
    group: client.group,
    manager: client.manager,
    confirmation: client.confirmation,
    ...(Object.keys(client.corrections).length > 0 && { corrections: correctionsJson(client.corrections) }),
  };
}

/** Without the name of who corrected it, which is the library's own affair. */
function correctionsJson({ emails, postal }: Corrections) {
  return { ...(emails && { emails: correctionJson(emails) }), ...(postal && { postal: correctionJson(postal) }) };
}

function correctionJson<Value>({ source, at, overruled }: Correction<Value>) {
  return { source, at, ...(overruled && { overruled }) };
}
