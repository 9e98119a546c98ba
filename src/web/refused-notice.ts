import type { Language } from '../common/language.js';
import { reasons, reasonSentence, type Refusal } from '../common/reasons.js';
import type { NoticeData } from './view.js';

/** Why something was not done, and what to do about it, in one line: for the field it is about. */
export function refusalText({ code, which }: Refusal, language: Language): string {
  return `${reasonSentence(code, language, which)}. ${reasons[code].fix[language]}`;
}

/** The same for the top of the next page. */
export function refusedNotice({ code, which }: Refusal, language: Language): NoticeData {
  return {
    tone: 'failed',
    text: `${reasonSentence(code, language, which)}.`,
    detail: reasons[code].fix[language],
  };
}
