import { LANGUAGES, type Bilingual, type Language } from '../common/language.js';
import { fixOf, type LineKind, type ReasonCode } from '../common/reasons.js';
import { reasonText } from './reason-text.js';

/** What a stored decision says of recipients behind whom nobody stood; an older one says nothing. */
export interface NobodyTrace {
  unmet?: readonly { code: ReasonCode; detail?: string }[];
  fixes?: readonly { code: ReasonCode }[];
}

/** A line as far as its reason goes. */
interface Line {
  reason: ReasonCode | null;
  reasonDetail: string | null;
}

/** The sentence of a line's reason; where nobody was left, with what was missing (C16, A36). Null: there is no reason. */
export function sentenceOfLine({ reason, reasonDetail }: Line, trace: NobodyTrace, language: Language): string | null {
  if (reason === null) return null;
  const missing = reason === 'NO_RECIPIENT' ? (trace.unmet ?? []) : [];
  return [{ code: reason, detail: reasonDetail }, ...missing]
    .map(({ code, detail }) => reasonText(code, detail ?? null, language))
    .join('. ');
}

/** What there is to do about a line's reason: where nobody was left, about each thing that was missing. */
export function fixOfLine(reason: ReasonCode, trace: NobodyTrace, kind: LineKind | null): Bilingual {
  if (reason !== 'NO_RECIPIENT' || !trace.unmet?.length) return fixOf(reason, kind);
  const codes = [...new Set((trace.fixes ?? []).map(({ code }) => code))];
  const told = (language: Language) => codes.map((code) => fixOf(code)[language]).join(' ');
  return Object.fromEntries(LANGUAGES.map((language) => [language, told(language)])) as unknown as Bilingual;
}
