/** Longer words are cut: some servers answer with pages of policy, and only their beginning helps. */
const LONGEST = 1000;

/**
 * Words of a foreign server, made fit for the database and for a page: no control characters save the line feed, no
 * halves of surrogate pairs, at most 1,000 characters.
 */
export function serverWords(words: string): string {
  return words
    .slice(0, LONGEST * 4)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();
}
