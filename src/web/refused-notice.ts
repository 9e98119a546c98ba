import type { Language } from '../common/language.js';
import { reasons, reasonSentence, type ReasonCode } from '../common/reasons.js';
import type { NoticeData } from './view.js';

/** What was not done, and what to do about it, for the top of the next page. */
export function refusedNotice({ code, which }: { code: ReasonCode; which?: string }, language: Language): NoticeData {
  return {
    tone: 'failed',
    text: `${reasonSentence(code, language, which)}.`,
    detail: reasons[code].fix[language],
  };
}
