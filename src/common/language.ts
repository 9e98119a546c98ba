/** The languages of Bode's own pages and sentences. Message texts may exist in any language an organisation adds. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A sentence in every language of the pages. */
export type Bilingual = Readonly<Record<Language, string>>;

/** Is it a language that pages and sentences have? */
export function isLanguage(value: unknown): value is Language {
  return value === 'nl' || value === 'en';
}
