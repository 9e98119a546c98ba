/** Openings that suit everybody: Bode knows a name, and guesses neither sex nor age from it. */
const ENGLISH = { withName: 'Dear', reader: 'Dear reader' };
const OPENINGS = new Map([
  ['nl', { withName: 'Beste', reader: 'Beste lezer' }],
  ['fr', { withName: 'Bonjour', reader: 'Bonjour' }],
  ['en', ENGLISH],
  ['de', { withName: 'Guten Tag', reader: 'Guten Tag' }],
]);

/**
 * How a message opens, without the comma: "Beste Marie Peeters".
 *
 * @param client its `salutation`, when the library system gives one, is a whole opening ("Geachte mevrouw Peeters").
 * @param language of the text, not of the client: an opening in another language than its letter is odd. A language
 *   without an opening of its own is opened in English.
 */
export function salutation(client: { name: string; salutation?: string | null }, language: string): string {
  const own = client.salutation?.trim().replace(/[,\s]+$/, '');
  if (own) return own;
  const opening = OPENINGS.get(language) ?? ENGLISH;
  const name = client.name.trim();
  return name ? `${opening.withName} ${name}` : opening.reader;
}
