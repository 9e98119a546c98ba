import { textContext, type TextContext } from '../../../src/message-types/text-context.js';

interface Particulars {
  name?: string;
  language?: string;
  data?: Record<string, unknown>;
}

export function buildContext({ name = 'Marie Peeters', language = 'nl', data = {} }: Particulars = {}): TextContext {
  return textContext({
    client: { name, externalId: 'C1' },
    branch: { name: 'Bibliotheek Noord', email: 'noord@bib.example' },
    organisation: { name: 'De Bib', zone: 'Europe/Brussels' },
    data,
    language,
    now: new Date('2026-11-22T08:00:00Z'),
  });
}
